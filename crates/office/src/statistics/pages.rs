//! The office's page of figures: every counted figure of a half with its definition, and the decisions about small ones.

use askama::Template;
use lyhty_base::{Half, Month, Outcome, Problem};
use lyhty_web::components::Select;
use lyhty_web::policy::{self, Grade, Permission as _, ReleaseSmallCells, SeeFigures};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use super::choosing::{self, CUT_OFFS, DaysShown, USUAL_CUT_OFF};
use super::definitions::{Definition, definition_of};
use super::names::{LARGEST_NATIONALITY, citizenship_words, figure_name as name};
use super::{Dates, Figures, SafeFigures, SmallCell, release_small_cell, small_cells};

/// The first half-year that can be chosen: that in which Act 746/2011, on which the register rests, came into force.
const FIRST_HALF: Half = Half::second_of(2011);

/// The pages of figures.
pub fn routes() -> Routes {
    Routes::new("statistics")
        .staff::<SeeFigures>(Method::Get, "/{language}/staff/figures", show)
        .staff::<ReleaseSmallCells>(Method::Post, "/{language}/staff/figures/release", release)
        .navigation::<SeeFigures>("/{language}/staff/figures", "statistics-navigation")
}

/// Which rows a table has.
enum Rows {
    /// These paths.
    These(&'static [&'static str]),
    /// Everything directly below a path, which share a definition.
    Below(&'static str),
    /// Everything that begins with a path: the figures of earlier halves, days or years.
    Earlier(&'static str),
}

/// A table as it is laid out.
struct Layout {
    caption: &'static str,
    rows: Rows,
}

/// A section as it is laid out: what it is of stands in its lead.
struct Section {
    title: &'static str,
    lead: &'static str,
    tables: &'static [Layout],
}

/// Every section of the page. What was received and what was decided are two sections, with their own dates.
const SECTIONS: &[Section] = &[
    Section {
        title: "statistics-received-title",
        lead: "statistics-received-lead",
        tables: &[
            Layout {
                caption: "statistics-caption-received",
                rows: Rows::These(&["proposals.received", "proposals.proposed_themselves"]),
            },
            Layout {
                caption: "statistics-caption-outcome",
                rows: Rows::These(&[
                    "proposals.outcome.accepted",
                    "proposals.outcome.awaiting",
                    "proposals.outcome.neither_accepted_nor_awaiting",
                ]),
            },
            Layout { caption: "statistics-caption-by-proposer", rows: Rows::Below("proposals.by_proposer") },
        ],
    },
    Section {
        title: "statistics-decisions-title",
        lead: "statistics-decisions-lead",
        tables: &[Layout { caption: "statistics-caption-decisions", rows: Rows::Below("decisions") }],
    },
    Section {
        title: "statistics-new-title",
        lead: "statistics-new-lead",
        tables: &[
            Layout {
                caption: "statistics-caption-new",
                rows: Rows::These(&[
                    "new_clients.total",
                    "new_clients.minors",
                    "new_clients.adults",
                    "new_clients.age_not_known",
                    "new_clients.nationalities",
                    "new_clients.exploited_in_finland",
                    "new_clients.exploited_abroad_only",
                    "new_clients.exploited_only_in_home_country",
                    "new_clients.exploited_outside_home_country",
                    "new_clients.exploitation_not_known",
                ]),
            },
            Layout { caption: "statistics-caption-by-form", rows: Rows::Below("new_clients.in_finland_by_form") },
            Layout {
                caption: "statistics-caption-by-residence",
                rows: Rows::Below("new_clients.in_finland_by_residence"),
            },
        ],
    },
    Section {
        title: "statistics-stock-title",
        lead: "statistics-stock-lead",
        tables: &[Layout {
            caption: "statistics-caption-stock",
            rows: Rows::These(&[
                "stock.clients",
                "stock.women_or_girls",
                "stock.men_or_boys",
                "stock.other_or_not_known_sex",
                "stock.minors_now",
                "stock.minors_on_admission",
                "stock.children_of_clients",
                "stock.people_covered",
            ]),
        }],
    },
    Section {
        title: "statistics-earlier-title",
        lead: "statistics-earlier-lead",
        tables: &[
            Layout { caption: "statistics-caption-earlier", rows: Rows::Earlier("earlier_halves.") },
            Layout { caption: "statistics-caption-earlier-day", rows: Rows::Earlier("earlier_days.") },
            Layout { caption: "statistics-caption-earlier-years", rows: Rows::Earlier("earlier_years.") },
        ],
    },
];

/// A figure as it is shown.
struct RowShown {
    /// The dotted path, so that a link can lead to the row.
    path: String,
    name: String,
    value: u64,
    /// For a small one of the list: whether it was released.
    small: Option<bool>,
    definition: Option<&'static Definition>,
}

/// A table as it is shown. Where all rows share a definition it stands once, above them.
struct TableShown {
    caption: &'static str,
    shared: Option<&'static Definition>,
    rows: Vec<RowShown>,
}

/// A section as it is shown.
struct SectionShown {
    title: &'static str,
    lead: &'static str,
    tables: Vec<TableShown>,
}

#[derive(Template)]
#[template(path = "statistics/pages/figures.html")]
struct FiguresPage {
    frame: Frame,
    form: Form,
    halves: Vec<Half>,
    days: DaysShown,
    /// The cut-off is not over: what is counted here may still move.
    still_moves: bool,
    sections: Vec<SectionShown>,
    largest_nationality: Option<String>,
    cells: Vec<(SmallCell, String)>,
    may_leave: bool,
    may_release: bool,
    just_released: bool,
}

impl FiguresPage {
    fn half_field(&self) -> Select<'_> {
        choosing::half_field(&self.frame, &self.form, &self.halves)
    }

    fn cut_off_field(&self) -> Select<'_> {
        choosing::cut_off_field(&self.frame, &self.form)
    }
}

/// What was counted, and whether it may leave the office.
struct Counted {
    figures: Figures,
    cells: Vec<SmallCell>,
    may_leave: bool,
}

async fn show(visit: StaffVisit<SeeFigures>) -> Outcome<Answer> {
    let this_month = Month::of(visit.now().helsinki_day());
    let halves = halves(this_month);
    let (half, later) = asked(visit.query("half"), visit.query("later"), &halves)?;
    let dates = Dates::known_after(half, later);
    let counted = visit
        .read("figures", move |tx| {
            let figures = Figures::count(tx, dates)?;
            let cells = small_cells(tx, &figures)?;
            let may_leave = match SafeFigures::make(tx, &figures) {
                Ok(_) => true,
                Err(Problem::Refusal(_)) => false,
                Err(other) => return Err(other),
            };
            Ok(Counted { figures, cells, may_leave })
        })
        .await?;
    let mut form = Form::empty();
    form.set("half", half.to_string());
    form.set("later", later.to_string());
    let mut page = page(visit.frame("statistics-title"), form, halves, this_month, counted);
    page.may_release = policy::allows(visit.may().role(), ReleaseSmallCells::NAME) == Grade::Yes;
    page.just_released = visit.query("released").is_some();
    Answer::page(&page)
}

async fn release(visit: StaffVisit<ReleaseSmallCells>) -> Outcome<Answer> {
    let form = visit.form();
    let halves = halves(Month::of(visit.now().helsinki_day()));
    let (half, later) = asked(Some(form.value("half")), Some(form.value("later")), &halves)?;
    let (may, path) = (visit.may().clone(), form.value("path").to_owned());
    let value: u64 = form.value("value").parse().map_err(|_| Problem::Absent)?;
    visit
        .write("release-small-cell", move |tx| {
            release_small_cell(tx, &may, Dates::known_after(half, later), &path, value)
        })
        .await?;
    Ok(Answer::to(visit.to(&format!("/staff/figures?half={half}&later={later}&released=yes"))))
}

/// The half-years that can be chosen: the one that a month lies in, and those before it, the newest first.
fn halves(month: Month) -> Vec<Half> {
    choosing::halves_back(month).take_while(|half| *half >= FIRST_HALF).collect()
}

/// The half and the cut-off that were asked for; the last half that is over and the usual cut-off when none was.
///
/// # Errors
/// [`Problem::Absent`] when what was asked for can't be chosen: other figures than those asked for would be taken for them.
fn asked(half: Option<&str>, later: Option<&str>, halves: &[Half]) -> Outcome<(Half, i32)> {
    let half = match half {
        Some(half) => half.parse().ok().filter(|half| halves.contains(half)),
        None => halves.get(1).or(halves.first()).copied(),
    };
    let later = match later {
        Some(later) => later.parse().ok().filter(|later| CUT_OFFS.contains(later)),
        None => Some(USUAL_CUT_OFF),
    };
    half.zip(later).ok_or(Problem::Absent)
}

fn page(frame: Frame, form: Form, halves: Vec<Half>, this_month: Month, counted: Counted) -> FiguresPage {
    let Counted { figures, cells, may_leave } = counted;
    let days = DaysShown::of(&frame, figures.dates);
    let sections = SECTIONS
        .iter()
        .map(|section| SectionShown {
            title: section.title,
            lead: section.lead,
            tables: section.tables.iter().map(|table| table_shown(&frame, table, &figures, &cells)).collect(),
        })
        .collect();
    let cells = cells.into_iter().map(|cell| (cell.clone(), cell_name(&frame, &cell.path))).collect();
    FiguresPage {
        form,
        halves,
        days,
        still_moves: figures.dates.known_by >= this_month,
        sections,
        largest_nationality: figures
            .largest_nationality
            .map(|largest| citizenship_words(&frame, largest.citizenship.letters())),
        cells,
        may_leave,
        may_release: false,
        just_released: false,
        frame,
    }
}

/// A figure's name with the title of its section before it: names alone are not told apart in a list. The largest nationality is
/// no row of a section, and is named in full.
fn cell_name(frame: &Frame, path: &str) -> String {
    if path.starts_with(LARGEST_NATIONALITY) {
        return name(frame, path);
    }
    let holds = |table: &Layout| match table.rows {
        Rows::These(paths) => paths.contains(&path),
        Rows::Below(start) => path.starts_with(start),
        Rows::Earlier(start) => path.starts_with(start),
    };
    let section = SECTIONS.iter().find(|section| section.tables.iter().any(holds));
    let title = section.map(|section| frame.plain(section.title)).unwrap_or_default();
    format!("{title}: {}", name(frame, path))
}

fn table_shown(frame: &Frame, table: &Layout, figures: &Figures, cells: &[SmallCell]) -> TableShown {
    let shared = match table.rows {
        Rows::Below(start) => definition_of(&format!("{start}.*")),
        Rows::These(_) | Rows::Earlier(_) => None,
    };
    let row = |path: &str, value: u64| RowShown {
        path: path.to_owned(),
        name: name(frame, path),
        value,
        small: cells.iter().find(|cell| cell.path == path).map(|cell| cell.released),
        definition: if shared.is_some() { None } else { definition_of(path) },
    };
    let rows = match table.rows {
        Rows::These(paths) => paths.iter().filter_map(|path| Some(row(path, figures.get(path)?))).collect(),
        Rows::Below(start) => {
            figures.below(start).map(|(last, value)| row(&format!("{start}.{last}"), value)).collect()
        }
        Rows::Earlier(start) => {
            figures.all().filter(|(path, _)| path.starts_with(start)).map(|(path, value)| row(path, value)).collect()
        }
    };
    TableShown { caption: table.caption, shared, rows }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use lyhty_base::Language;
    use lyhty_web::testing::{Samples, frame, shows_every_sample};

    use super::*;
    use crate::statistics::{DEFINITIONS, LargestNationality};

    fn half(text: &str) -> Half {
        text.parse().unwrap()
    }

    /// Every path that is defined, with a figure.
    fn figures(value: u64) -> Figures {
        let mut values = BTreeMap::new();
        for definition in DEFINITIONS {
            let words: &[&str] = match definition.path {
                "proposals.by_proposer.*" => &["the_person", "lawyer", "police", "other"],
                "decisions.*" => &["accept", "not_accept"],
                "new_clients.in_finland_by_form.*" => &["sexual_exploitation", "forced_marriage", "other"],
                "new_clients.in_finland_by_residence.*" => {
                    &["no_lawful_residence", "asylum_seeker", "permit_or_citizen_of_finland_or_eu", "not_known"]
                }
                "largest_nationality.stock" => &[],
                path if path.starts_with("earlier_years.") => &["2016", "2017"],
                path if path.starts_with("earlier_days.") => &["2017-06-30"],
                _ => &["2016-1", "2017-1"],
            };
            for word in words {
                values.insert(definition.path.replace('*', word), value);
            }
        }
        let records = BTreeMap::new();
        let largest_nationality =
            "NG".parse().ok().map(|citizenship| LargestNationality { citizenship, clients: value });
        Figures { dates: Dates::of(half("2018-1")), values, largest_nationality, records }
    }

    fn cells(figures: &Figures, released: bool) -> Vec<SmallCell> {
        let implied = |path: &str| path.ends_with("not_known");
        let cell =
            |(path, value): (&str, u64)| SmallCell { path: path.to_owned(), value, implied: implied(path), released };
        let largest = figures.largest_nationality.map(|largest| (largest.path(), largest.clients));
        let largest = largest.iter().map(|(path, clients)| (path.as_str(), *clients));
        figures.all().chain(largest).filter(|(_, value)| (1..=4).contains(value)).map(cell).collect()
    }

    impl Samples for FiguresPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let month: Month = "2018-07".parse().unwrap();
            let sample = |value: u64, released: bool, may_release: bool| {
                let figures = figures(value);
                let cells = cells(&figures, released);
                let may_leave = cells.iter().all(|cell| cell.released);
                let mut form = Form::empty();
                form.set("half", "2018-1");
                form.set("later", "1");
                let month = if released { month.plus_months(6) } else { month };
                let counted = Counted { figures, cells, may_leave };
                let page = page(frame.clone(), form, halves(month), month, counted);
                Self { may_release, just_released: released, ..page }
            };
            let mut empty = sample(0, false, true);
            for table in empty.sections.iter_mut().flat_map(|section| &mut section.tables) {
                table.rows.clear();
            }
            empty.largest_nationality = None;
            vec![
                empty,
                sample(115, false, false),
                sample(3, false, false),
                sample(3, false, true),
                sample(3, true, true),
            ]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<FiguresPage>();
    }

    #[test]
    fn every_figure_has_a_name_in_every_language_and_stands_on_the_page_once() {
        for &language in Language::ALL {
            let frame = frame(language);
            let figures = figures(3);
            let mut shown = 0;
            for section in SECTIONS {
                for table in section.tables {
                    shown += table_shown(&frame, table, &figures, &[]).rows.len();
                }
            }
            assert_eq!(shown, figures.all().count());
            for (path, _) in figures.all() {
                let name = name(&frame, path);
                assert!(name != path && !name.contains(['_', '…']), "{language}: {path} is called {name}");
            }
            assert!(cell_name(&frame, "largest_nationality.stock.NG").ends_with("Nigeria (NG)"), "{language}");
        }
    }

    #[test]
    fn every_half_since_the_act_can_be_chosen_and_the_last_one_that_is_over_is_shown_first() {
        let halves = halves("2018-07".parse().unwrap());
        assert_eq!((halves.len(), halves[0], halves[14]), (15, half("2018-2"), half("2011-2")));
        assert_eq!(asked(None, None, &halves).unwrap(), (half("2018-1"), 1));
        assert_eq!(asked(Some("2017-2"), Some("6"), &halves).unwrap(), (half("2017-2"), 6));
        for (wrong, later) in [("1999-1", "1"), ("2019-1", "1"), ("2018-3", "1"), ("", "1"), ("2018-1", "5")] {
            assert!(matches!(asked(Some(wrong), Some(later), &halves), Err(Problem::Absent)), "{wrong} {later}");
        }
        assert_eq!(Dates::known_after(half("2018-2"), 1).known_by.to_string(), "2019-01");
    }
}
