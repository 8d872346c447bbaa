//! What staff type into the forms of an invented person.

use lyhty_base::Day;
use lyhty_office::facts::words::ClientKind;

use super::plan::{Birth, Child, Client, Exploitation, Leaving, Person};
use crate::demonstration::office::parts;

/// Fields of a form.
pub type Fields = Vec<(&'static str, String)>;

/// The name of the person with a number, by which a list is searched. It says itself that nobody is called so.
pub fn name(number: usize) -> String {
    format!("Invented Person {number:04}")
}

fn fields(list: &[(&'static str, &str)]) -> Fields {
    list.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

fn add_day(fields: &mut Fields, names: [&'static str; 3], day: Day) {
    let (day, month, year) = parts(day);
    fields.extend(names.into_iter().zip([day, month, year]));
}

/// A proposal from paper or the telephone, with the day of arrival.
pub fn proposal(number: usize, person: &Person) -> Fields {
    let mut form = fields(&[
        ("who", person.proposer.word()),
        ("consent", "yes"),
        ("channel", person.channel.word()),
        ("told-before", "what-the-system-is"),
        ("told-before", "voluntary"),
        ("told-before", "may-be-withdrawn"),
        ("consent-language", "Invented language"),
        ("interpreter", "professional"),
        ("present", "nobody"),
        ("whose-telephone", "own-alone"),
        ("safe", "call"),
        ("present-as", "first-name"),
        ("languages", "Invented language"),
        ("place", "Invented place"),
        ("danger", "none"),
        ("your-name", "Proposer Keksitty"),
        ("workplace", "An invented workplace"),
    ]);
    // Who speaks for a child is asked before anything else; from 15 the child says yes too.
    form.extend(fields(match person.birth.age_on(person.arrived) {
        ..15 => &[("age", "under-15"), ("guardian", "representative"), ("given-by", "representative")],
        15..18 => &[("age", "from-15-to-17"), ("guardian", "representative"), ("given-by", "child-and-representative")],
        _ => &[("age", "adult"), ("given-by", "the-person")],
    }));
    let name = name(number);
    form.push(("told", format!("{name} tells what was done to them (invented).")));
    form.push(("name", format!("{name} (invented)")));
    add_day(&mut form, ["arrived-day", "arrived-month", "arrived-year"], person.arrived);
    form
}

/// A decision that does not accept.
pub fn not_accept() -> Fields {
    fields(&[
        ("known", "no"),
        ("kind", "not-accept"),
        ("victim", "no"),
        ("grounds-victim", "Nothing points to trafficking (invented)."),
        ("help", "yes"),
        ("grounds-help", "Help is found elsewhere (invented)."),
    ])
}

/// A decision that accepts somebody as a client.
pub fn accept(person: &Person, client: &Client) -> Fields {
    let mut form = fields(&[
        ("known", "no"),
        ("kind", "accept"),
        ("victim", "yes"),
        ("help", "yes"),
        ("grounds-help", "As the assessment of needs shows (invented)."),
        ("admitted-as", client.kind.word()),
        ("sex", person.sex.word()),
        ("citizenships", client.citizenship.unwrap_or_default()),
    ]);
    let grounds = match client.kind {
        ClientKind::Victim => "As told by the person and seen by the proposer (invented).",
        ClientKind::Assisting => "Assists the investigation of the offence (invented).",
    };
    form.push(("grounds-victim", grounds.to_owned()));
    match person.birth {
        Birth::Day(born) => add_day(&mut form, ["born-day", "born-month", "born-year"], born),
        Birth::Age(years) => form.push(("age", years.to_string())),
    }
    form
}

/// A row of exploitation.
pub fn exploitation(row: &Exploitation) -> Fields {
    fields(&[
        ("country", row.country),
        ("form", row.form.word()),
        ("residence", row.residence.word()),
        ("reason", row.reason.word()),
        ("means", "Debt and threats (invented)."),
    ])
}

/// A child of a client.
pub fn child(child: &Child) -> Fields {
    let mut form = fields(&[("name", "Invented Child (invented)")]);
    add_day(&mut form, ["born-day", "born-month", "born-year"], child.born);
    form.push(("since-month", child.since.month().to_string()));
    form.push(("since-year", child.since.year().to_string()));
    form
}

/// Leaving, decided on paper on the day of leaving.
pub fn leaving(leaving: &Leaving) -> Fields {
    let grounds = ("grounds", "As the person and the staff who know them see it (invented).");
    let mut form = fields(&[("ground", leaving.ground.word()), grounds, ("checked", "yes")]);
    add_day(&mut form, ["day-day", "day-month", "day-year"], leaving.day);
    add_day(&mut form, ["decided-day", "decided-month", "decided-year"], leaving.day);
    form
}

/// The person takes the proposal back, by word of mouth.
pub fn withdrawal() -> Fields {
    fields(&[("by", "the-person")])
}

/// Staff confirm that a proposal lapses.
pub fn lapse() -> Fields {
    fields(&[("reason", "not-reached")])
}
