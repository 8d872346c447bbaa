//! The words of figures: every path has a name in the reader's language.

use lyhty_base::{Country, Day, Half};
use lyhty_web::Frame;

/// Names of figures by their paths.
const NAMES: &[(&str, &str)] = &[
    ("proposals.received", "statistics-name-received"),
    ("proposals.proposed_themselves", "statistics-name-themselves"),
    ("proposals.by_proposer.the_person", "statistics-name-themselves"),
    ("proposals.outcome.accepted", "outcome-accepted"),
    ("proposals.outcome.awaiting", "outcome-awaiting"),
    ("proposals.outcome.neither_accepted_nor_awaiting", "statistics-name-neither"),
    ("decisions.accept", "outcome-accepted"),
    ("decisions.not_accept", "outcome-not-accepted"),
    ("new_clients.total", "statistics-name-new"),
    ("new_clients.minors", "statistics-name-minors-then"),
    ("new_clients.adults", "statistics-name-adults-then"),
    ("new_clients.age_not_known", "statistics-name-age-not-known"),
    ("new_clients.nationalities", "statistics-name-nationalities"),
    ("new_clients.exploited_in_finland", "statistics-name-in-finland"),
    ("new_clients.exploited_abroad_only", "statistics-name-abroad-only"),
    ("new_clients.exploitation_not_known", "statistics-name-place-not-known"),
    ("new_clients.exploited_only_in_home_country", "statistics-name-only-home"),
    ("new_clients.exploited_outside_home_country", "statistics-name-outside-home"),
    ("new_clients.in_finland_by_residence.no_lawful_residence", "residence-none"),
    ("new_clients.in_finland_by_residence.asylum_seeker", "residence-asylum-seeker"),
    ("new_clients.in_finland_by_residence.permit_or_citizen_of_finland_or_eu", "statistics-name-permit-or-citizen"),
    ("new_clients.in_finland_by_residence.not_known", "statistics-name-not-known"),
    ("stock.clients", "statistics-name-stock"),
    ("stock.men_or_boys", "statistics-name-men"),
    ("stock.women_or_girls", "statistics-name-women"),
    ("stock.other_or_not_known_sex", "statistics-name-other-sex"),
    ("stock.minors_now", "statistics-name-minors-now"),
    ("stock.minors_on_admission", "statistics-name-minors-then"),
    ("stock.children_of_clients", "statistics-name-children"),
    ("stock.people_covered", "statistics-name-covered"),
];

/// Where the last part of a path is a word of a code list: the path, and the list.
const LISTS: &[(&str, &str)] =
    &[("proposals.by_proposer.", "proposer-kind"), ("new_clients.in_finland_by_form.", "form")];

/// The path of the largest nationality; that of its count has the letters after it.
pub(super) const LARGEST_NATIONALITY: &str = "largest_nationality.stock";

/// Names of figures of an earlier year.
const YEAR_NAMES: &[(&str, &str)] = &[
    ("new_clients", "statistics-name-year-new"),
    ("women_or_girls", "statistics-name-year-women"),
    ("men_or_boys", "statistics-name-year-men"),
    ("other_or_not_known_sex", "statistics-name-year-other-sex"),
    ("minors", "statistics-name-year-minors"),
    ("sexual_exploitation_in_finland", "statistics-name-year-sexual"),
    ("people_covered_on_last_day", "statistics-name-year-covered"),
];

/// A half-year in words.
pub fn half_words(frame: &Frame, half: Half) -> String {
    let said = if half.number() == 1 { frame.say("statistics-half-1") } else { frame.say("statistics-half-2") };
    said.word("year", half.year()).plain()
}

/// A citizenship by the name of its country, with the letters by which files and texts of a review write it.
pub(super) fn citizenship_words(frame: &Frame, letters: &str) -> String {
    match Country::find(letters) {
        Some(country) => format!("{} ({letters})", country.name(frame.language())),
        None => letters.to_owned(),
    }
}

/// A figure's name; its path when there is none, so that it is seen that one is lacking.
pub fn figure_name(frame: &Frame, path: &str) -> String {
    if let Some((_, key)) = NAMES.iter().find(|(candidate, _)| *candidate == path) {
        return frame.plain(key);
    }
    if let Some((start, list)) = LISTS.iter().find(|(start, _)| path.starts_with(start)) {
        let word = path.trim_start_matches(start).replace('_', "-");
        return frame.plain(&format!("{list}-{word}"));
    }
    if let Some(letters) = path.strip_prefix(LARGEST_NATIONALITY).and_then(|rest| rest.strip_prefix('.')) {
        return frame.say("statistics-name-largest").word("country", citizenship_words(frame, letters)).plain();
    }
    earlier(frame, path).unwrap_or_else(|| path.to_owned())
}

/// The name of a figure of an earlier half, day or year.
fn earlier(frame: &Frame, path: &str) -> Option<String> {
    let (when, rest) = path.split_once('.')?;
    let (word, last) = rest.split_once('.')?;
    match when {
        "earlier_halves" => {
            let key = match last {
                "received" => "statistics-name-earlier-received",
                "new_clients" => "statistics-name-earlier-new",
                _ => return None,
            };
            Some(frame.say(key).word("half", half_words(frame, word.parse().ok()?)).plain())
        }
        "earlier_days" => {
            let day = frame.day_text(&word.parse::<Day>().ok()?);
            (last == "people_covered").then(|| frame.say("statistics-name-day-covered").word("day", day).plain())
        }
        "earlier_years" => {
            let key = YEAR_NAMES.iter().find(|(candidate, _)| *candidate == last)?.1;
            Some(frame.say(key).word("year", word).plain())
        }
        _ => None,
    }
}
