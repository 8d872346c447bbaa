//! Choosing a half-year and a cut-off, and the days that they mean, for pages of figures and of reviews.

use lyhty_base::{Day, Half, Month};
use lyhty_web::components::Select;
use lyhty_web::{Form, Frame};

use super::Dates;
use super::names::half_words;

/// The cut-offs that can be chosen: so many months after the half.
pub const CUT_OFFS: [i32; 6] = [0, 1, 2, 3, 6, 12];

/// The usual one.
pub const USUAL_CUT_OFF: i32 = 1;

/// The half-year that a month lies in and all those before it, the newest first.
pub fn halves_back(month: Month) -> impl Iterator<Item = Half> {
    let before = |half: &Half| Some(Half::of(half.first_month().plus_months(-1)));
    std::iter::successors(Some(Half::of(month)), before)
}

/// The field `half`.
pub fn half_field<'a>(frame: &'a Frame, form: &'a Form, halves: &[Half]) -> Select<'a> {
    let mut select = frame.select(form, "half", "statistics-choose-half");
    for half in halves {
        select = select.named(&half.to_string(), &half_words(frame, *half));
    }
    select
}

/// The field `later`: how many months after the half the cut-off is.
pub fn cut_off_field<'a>(frame: &'a Frame, form: &'a Form) -> Select<'a> {
    let mut select = frame.select(form, "later", "statistics-choose-cut-off").hint("statistics-cut-off-hint");
    for months in CUT_OFFS {
        let words = frame.say("statistics-later").number("months", months).plain();
        select = select.named(&months.to_string(), &words);
    }
    select
}

/// The days of a half's figures, as the page's language writes them.
pub struct DaysShown {
    /// The half's first day.
    pub from: String,
    /// The half's last day.
    pub to: String,
    /// The day of the stock.
    pub stock: String,
    /// The cut-off.
    pub known: String,
}

impl DaysShown {
    /// The days of these dates.
    pub fn of(frame: &Frame, dates: Dates) -> Self {
        let said = |day: Option<Day>| day.map_or_else(String::new, |day| frame.day_text(&day));
        Self {
            from: said(dates.half.first_month().first_day()),
            to: said(dates.half.last_month().last_day()),
            stock: said(dates.stock.last_day()),
            known: said(dates.known_by.last_day()),
        }
    }
}
