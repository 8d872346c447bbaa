//! The parts that pages are made of: one folder each, a typed struct with its template and its examples.
//!
//! Templates make them through the frame: `{{ frame.text_field(form, "name", "accounts-name").hint("…") }}`. Every part is
//! safe HTML when shown. [`examples`] gives all of them for the page of components.

mod answers;
mod button;
mod cards;
mod checkbox;
mod choice;
mod day;
mod demonstration_banner;
mod empty_state;
mod error_summary;
mod field;
mod footer;
mod header;
mod leave_now;
mod notice;
mod pager;
mod queue_row;
mod receipt;
mod select;
mod steps;
mod table;
mod tabs;
mod text_area;
mod text_field;
mod time_line;

pub use answers::Answers;
pub use button::Button;
pub use cards::Cards;
pub use checkbox::Checkbox;
pub use choice::Choice;
pub use day::DayField;
pub use demonstration_banner::DemonstrationBanner;
pub use empty_state::EmptyState;
pub use error_summary::ErrorSummary;
pub use footer::Footer;
pub use header::Header;
pub use leave_now::LeaveNow;
pub use notice::{Notice, Tone};
pub use pager::Pager;
pub use queue_row::QueueRow;
pub use receipt::Receipt;
pub use select::Select;
pub use steps::Steps;
pub use table::{Cell, Table};
pub use tabs::Tabs;
pub use text_area::TextArea;
pub use text_field::TextField;
pub use time_line::TimeLine;

use crate::{Form, Frame};

/// Marks components as safe HTML: their templates escape what they show.
macro_rules! components {
    ($($component:ident),+ $(,)?) => {$(
        impl askama::filters::HtmlSafe for $component<'_> {}
    )+};
}

components!(
    Answers,
    Button,
    Cards,
    Checkbox,
    Choice,
    DayField,
    DemonstrationBanner,
    EmptyState,
    ErrorSummary,
    Footer,
    Header,
    LeaveNow,
    Notice,
    Pager,
    QueueRow,
    Receipt,
    Select,
    Steps,
    Table,
    Tabs,
    TextArea,
    TextField,
    TimeLine,
);

/// One component with the pieces of HTML that show it.
pub struct Example {
    /// The component's name, which is its folder's.
    pub name: &'static str,
    /// Each example as HTML.
    pub shown: Vec<String>,
}

/// Every component with its examples, in the order of the alphabet. `form` is one with things typed and things wrong, as
/// [`example_form`] gives it.
pub fn examples(frame: &Frame, form: &Form) -> Vec<Example> {
    let example = |name, shown| Example { name, shown };
    vec![
        example("answers", answers::examples(frame)),
        example("button", button::examples(frame)),
        example("cards", cards::examples(frame)),
        example("checkbox", checkbox::examples(frame, form)),
        example("choice", choice::examples(frame, form)),
        example("day", day::examples(frame, form)),
        example("demonstration_banner", demonstration_banner::examples(frame)),
        example("empty_state", empty_state::examples(frame)),
        example("error_summary", error_summary::examples(frame, form)),
        example("footer", footer::examples(frame)),
        example("header", header::examples(frame)),
        example("leave_now", leave_now::examples(frame)),
        example("notice", notice::examples(frame)),
        example("pager", pager::examples(frame)),
        example("queue_row", queue_row::examples(frame)),
        example("receipt", receipt::examples(frame)),
        example("select", select::examples(frame, form)),
        example("steps", steps::examples(frame)),
        example("table", table::examples(frame)),
        example("tabs", tabs::examples(frame)),
        example("text_area", text_area::examples(frame, form)),
        example("text_field", text_field::examples(frame, form)),
        example("time_line", time_line::examples(frame)),
    ]
}

/// A form with things typed and things wrong, for the examples.
pub fn example_form() -> Form {
    let mut form = Form::empty();
    form.set("example-text", "Matti <b>");
    form.set("example-role", "social-worker");
    form.set("example-day-day", "31");
    form.set("example-day-month", "2");
    form.set("example-day-year", "2018");
    let _ = form.required_text::<200>("example-empty");
    let _ = form.required_day("example-day");
    form
}

#[cfg(test)]
mod tests {
    use lyhty_base::Language;

    use super::*;
    use crate::testing;

    #[test]
    fn every_component_shows_its_examples_in_every_language_as_well_formed_html() {
        for &language in Language::ALL {
            let frame = testing::frame(language);
            for example in examples(&frame, &example_form()) {
                assert!(!example.shown.is_empty(), "{} has no example", example.name);
                for shown in example.shown {
                    testing::well_formed(&shown).unwrap_or_else(|what| panic!("{}: {what}\n{shown}", example.name));
                    assert!(!shown.contains('…'), "{}: a text is missing\n{shown}", example.name);
                }
            }
        }
    }

    #[test]
    fn every_folder_of_components_is_among_the_examples() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/components");
        let entries = std::fs::read_dir(folder).expect("the folder of components").flatten();
        let mut folders: Vec<_> = entries
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        folders.sort();
        let frame = testing::frame(Language::English);
        let shown: Vec<_> = examples(&frame, &example_form()).iter().map(|example| example.name).collect();
        assert_eq!(folders, shown);
    }
}
