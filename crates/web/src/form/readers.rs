use std::ops::RangeInclusive;
use std::str::FromStr;

use lyhty_base::{Day, Refusal, Text};

use super::Form;

/// A word of a code list, as pages show it. Rooms implement it with [`crate::form_codes!`].
pub trait Word: Copy {
    /// The lasting word that travels in the form.
    fn word(self) -> &'static str;
    /// The key of the words that the reader sees.
    fn message_key(self) -> &'static str;
}

/// Templates hand values in by reference.
impl<W: Word> Word for &W {
    fn word(self) -> &'static str {
        (*self).word()
    }

    fn message_key(self) -> &'static str {
        (*self).message_key()
    }
}

/// A code list that forms read. Rooms implement it with [`crate::form_codes!`].
pub trait CodeList: Word + FromStr {}

/// Makes code lists usable in forms and pages: `form_codes!(Urgency, Need);`
#[macro_export]
macro_rules! form_codes {
    ($($list:ty),+ $(,)?) => {$(
        impl $crate::Word for $list {
            fn word(self) -> &'static str {
                <$list>::word(self)
            }
            fn message_key(self) -> &'static str {
                <$list>::message_key(self)
            }
        }
        impl $crate::CodeList for $list {}
    )+};
}

form_codes!(crate::policy::Role, lyhty_vault::Compartment);

impl Form {
    /// Text of at most `MAX` characters; empty when nothing is typed or when it can't be taken.
    pub fn text<const MAX: usize>(&mut self, name: &'static str) -> Text<MAX> {
        match Text::new(self.value(name)) {
            Ok(text) => text,
            Err(problem) => {
                self.add(name, problem.into());
                Text::default()
            }
        }
    }

    /// The same, and a problem when nothing is typed.
    pub fn required_text<const MAX: usize>(&mut self, name: &'static str) -> Text<MAX> {
        let text = self.text(name);
        if text.is_empty() && self.problems_of(name).next().is_none() {
            self.add(name, Refusal::new("form-required"));
        }
        text
    }

    /// One word of a code list; a problem when none is chosen.
    pub fn choice<E: CodeList>(&mut self, name: &'static str) -> Option<E> {
        let chosen = self.value(name).parse().ok();
        if chosen.is_none() {
            self.add(name, Refusal::new("form-choose-one"));
        }
        chosen
    }

    /// One word of a code list, or nothing chosen; a problem only for a word that is not in the list.
    pub fn optional_choice<E: CodeList>(&mut self, name: &'static str) -> Option<E> {
        if self.value(name).is_empty() { None } else { self.choice(name) }
    }

    /// Every chosen word of a code list; a problem for a word that is not in the list.
    pub fn several<E: CodeList>(&mut self, name: &'static str) -> Vec<E> {
        let chosen: Result<Vec<E>, _> = self.values_of(name).filter(|word| !word.is_empty()).map(str::parse).collect();
        chosen.unwrap_or_else(|_| {
            self.add(name, Refusal::new("form-choose-from-list"));
            Vec::new()
        })
    }

    /// A day from the three fields `name-day`, `name-month`, `name-year`; nothing when all three are empty.
    pub fn day(&mut self, name: &'static str) -> Option<Day> {
        let part = |what: &str| self.value(&format!("{name}-{what}")).trim().to_owned();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        let found = match (whole_number(&day), whole_number(&month), whole_number(&year)) {
            (Some(day), Some(month), Some(year @ 1000..=9999)) => i16::try_from(year)
                .ok()
                .zip(i8::try_from(month).ok())
                .zip(i8::try_from(day).ok())
                .and_then(|((year, month), day)| Day::new(year, month, day)),
            (Some(_), Some(_), Some(_)) => {
                self.add(name, Refusal::new("form-year-four-digits"));
                return None;
            }
            _ => {
                self.add(name, Refusal::new("form-day-incomplete"));
                return None;
            }
        };
        if found.is_none() {
            self.add(name, Refusal::new("form-no-such-day"));
        }
        found
    }

    /// The same, and a problem when nothing is typed.
    pub fn required_day(&mut self, name: &'static str) -> Option<Day> {
        let day = self.day(name);
        if day.is_none() && self.problems_of(name).next().is_none() {
            self.add(name, Refusal::new("form-day-required"));
        }
        day
    }

    /// A whole number within the range; nothing when nothing is typed. Digits of any script are read.
    pub fn number(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        let typed = self.value(name).trim().to_owned();
        if typed.is_empty() {
            return None;
        }
        match whole_number(&typed) {
            Some(number) if range.contains(&number) => Some(number),
            Some(_) => {
                let refusal = Refusal::new("form-number-range");
                self.add(name, refusal.with_number("least", *range.start()).with_number("most", *range.end()));
                None
            }
            None => {
                self.add(name, Refusal::new("form-not-a-number"));
                None
            }
        }
    }

    /// The same, and a problem when nothing is typed.
    pub fn required_number(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        let number = self.number(name, range);
        if number.is_none() && self.problems_of(name).next().is_none() {
            self.add(name, Refusal::new("form-required"));
        }
        number
    }

    /// Whether a box is ticked, or "yes" chosen.
    pub fn yes(&self, name: &str) -> bool {
        self.is_chosen(name, "yes")
    }
}

/// A whole number of at most 18 digits, in the decimal digits of any script that our readers write.
fn whole_number(typed: &str) -> Option<i64> {
    let (negative, digits) = typed.strip_prefix(['-', '−']).map_or((false, typed), |digits| (true, digits));
    if digits.is_empty() || digits.chars().count() > 18 {
        return None;
    }
    let mut number = 0_i64;
    for character in digits.chars() {
        number = number * 10 + i64::from(digit_value(character)?);
    }
    Some(if negative { -number } else { number })
}

/// The value of a decimal digit: ASCII, Arabic-Indic, Persian, Devanagari, Bengali, Thai, fullwidth.
fn digit_value(character: char) -> Option<u32> {
    const ZEROS: [char; 7] = ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{FF10}'];
    let code = u32::from(character);
    ZEROS.iter().map(|zero| u32::from(*zero)).find(|zero| (*zero..*zero + 10).contains(&code)).map(|zero| code - zero)
}

#[cfg(test)]
mod tests {
    use lyhty_base::Private;

    use super::*;
    use crate::policy::Role;

    fn form(fields: &[(&str, &str)]) -> Form {
        Form::typed(
            fields.iter().map(|(name, value)| ((*name).to_owned(), Private::new((*value).to_owned()))).collect(),
        )
    }

    fn keys(form: &Form) -> Vec<&'static str> {
        form.problems().iter().map(|problem| problem.refusal.key).collect()
    }

    #[test]
    fn there_is_no_31_february_and_the_form_says_so() {
        let mut form = form(&[("born-day", "31"), ("born-month", "2"), ("born-year", "2001")]);
        assert_eq!(form.required_day("born"), None);
        assert_eq!(keys(&form), ["form-no-such-day"]);
    }

    #[test]
    fn half_a_day_a_short_year_and_no_day_each_have_their_sentence() {
        let mut half = form(&[("born-day", "3")]);
        assert_eq!((half.day("born"), keys(&half)), (None, vec!["form-day-incomplete"]));
        let mut short = form(&[("born-day", "3"), ("born-month", "4"), ("born-year", "01")]);
        assert_eq!((short.day("born"), keys(&short)), (None, vec!["form-year-four-digits"]));
        let mut none = form(&[]);
        assert_eq!((none.day("born"), keys(&none)), (None, vec![]));
        assert_eq!((none.required_day("born"), keys(&none)), (None, vec!["form-day-required"]));
    }

    #[test]
    fn days_in_persian_digits_are_read() {
        let mut form = form(&[("born-day", "۳"), ("born-month", "٤"), ("born-year", "２００１")]);
        assert_eq!(form.day("born"), Day::new(2001, 4, 3));
    }

    #[test]
    fn an_age_of_150_is_outside_the_range() {
        let mut form = form(&[("age", "150"), ("other", "many")]);
        assert_eq!(form.number("age", 0..=120), None);
        assert_eq!(form.number("other", 0..=120), None);
        assert_eq!(keys(&form), ["form-number-range", "form-not-a-number"]);
    }

    #[test]
    fn a_word_outside_the_code_list_is_refused() {
        let mut form = form(&[("role", "king"), ("roles", "nurse"), ("roles", "king")]);
        assert_eq!(form.choice::<Role>("role"), None);
        assert_eq!(form.several::<Role>("roles"), []);
        assert_eq!(form.optional_choice::<Role>("absent"), None);
        assert_eq!(keys(&form), ["form-choose-one", "form-choose-from-list"]);
    }

    #[test]
    fn text_too_long_is_kept_and_named_once() {
        let mut form = form(&[("name", "abcdef")]);
        assert!(form.required_text::<3>("name").is_empty());
        assert_eq!(keys(&form), ["form-too-long"]);
        assert_eq!(form.value("name"), "abcdef");
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let mut form = form(&[("age", "999999999999999999"), ("more", "9999999999999999999999999")]);
        assert_eq!(form.number("age", 0..=i64::MAX), Some(999_999_999_999_999_999));
        assert_eq!(form.number("more", 0..=i64::MAX), None);
    }
}
