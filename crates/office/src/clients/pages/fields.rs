//! What the forms of the register ask, and how it is read.

use std::collections::BTreeSet;

use lyhty_base::{Country, Month, Private, Refusal};
use lyhty_web::components::Select;
use lyhty_web::{Form, Frame};

use crate::clients::Known;
use crate::clients::sealed::{Birth, Exploitation, Identity, Lines, NOT_KNOWN, SafeContact};
use crate::clients::words::{ContactChannel, PresentAs, WhoseTelephone};
use crate::facts::Citizenship;
use crate::facts::words::{Form as ExploitationForm, Residence, ResidenceReason, Sex};

/// The fields in which citizenships are chosen, in the order in which they count.
const CITIZENSHIPS: [&str; 3] = ["citizenships", "citizenships-second", "citizenships-third"];

/// A list of countries by name. `none` is one more answer: its letters and its sentence.
pub fn country_select<'a>(
    frame: &'a Frame,
    form: &'a Form,
    name: &'a str,
    label: &'a str,
    letters: &str,
    none: &str,
) -> Select<'a> {
    let named: BTreeSet<(String, &str)> =
        Country::all().iter().map(|country| (country.name(frame.language()).to_owned(), country.code())).collect();
    let select = frame.select(form, name, label).named(letters, &frame.plain(none));
    named.into_iter().fold(select, |select, (name, code)| select.named(code, &name))
}

/// Reads what figures count of somebody: sex, birth, citizenships. Problems go beside their fields.
pub fn read_known(form: &mut Form) -> Known {
    let sex = form.choice::<Sex>("sex").unwrap_or(Sex::NotKnown);
    let born = form.day("born");
    let age = form.number("age", 0..=119);
    let under_18 = form.yes("under-18");
    if [born.is_some(), age.is_some(), under_18].into_iter().filter(|said| *said).count() > 1 {
        form.add("age", Refusal::new("clients-born-or-age"));
    }
    let birth = match (born, age) {
        (Some(day), _) => Birth::on(day),
        (None, Some(years)) => Birth::AgeThen(years),
        (None, None) if under_18 => Birth::Under18,
        (None, None) => Birth::NotKnown,
    };
    let mut citizenships: Vec<String> = Vec::new();
    for field in CITIZENSHIPS {
        let typed = form.text::<100>(field);
        for part in typed.as_str().split([',', ' ', ';']).filter(|part| !part.is_empty()) {
            match part.to_ascii_uppercase().parse::<Citizenship>() {
                Ok(citizenship) if !citizenships.iter().any(|known| known == citizenship.letters()) => {
                    citizenships.push(citizenship.to_string());
                }
                Ok(_) => {}
                Err(_) => form.add(field, Refusal::new("clients-no-such-country")),
            }
        }
    }
    Known { sex, birth, citizenships }
}

/// Reads how a client may be reached without danger. Whoever leaves it empty says that nothing is safe.
fn read_safe_contact(form: &mut Form) -> SafeContact {
    let contact = SafeContact {
        safe: form.several::<ContactChannel>("safe"),
        whose_telephone: form.optional_choice::<WhoseTelephone>("whose-telephone"),
        when: Private::new(form.text::<200>("safe-when")),
        present_as: form.optional_choice::<PresentAs>("present-as"),
        as_told: Private::new(form.text::<200>("as-told")),
        never: Private::new(form.text::<2000>("never")),
    };
    if contact.present_as == Some(PresentAs::AsTold) && contact.as_told.reveal().is_empty() {
        form.add("as-told", Refusal::new("form-required"));
    }
    contact
}

/// Reads the fields that say who a client is.
pub(super) fn read_identity(form: &mut Form) -> Option<Identity> {
    let Known { sex, birth, citizenships } = read_known(form);
    let identity = Identity {
        name: Private::new(form.text::<200>("name")),
        birth,
        sex,
        citizenships,
        languages: Private::new(form.text::<200>("languages")),
        safe_contact: read_safe_contact(form),
        contact: Private::new(form.text::<4000>("contact")),
        home_municipality: Private::new(form.text::<200>("home-municipality")),
        circumstances: Private::new(form.text::<4000>("circumstances")),
    };
    (!form.has_problems()).then_some(identity)
}

/// A form that begins with what is recorded of somebody.
pub(super) fn identity_form(identity: &Identity) -> Form {
    let contact = &identity.safe_contact;
    let chosen = |channel: &ContactChannel| ("safe".to_owned(), Private::new(channel.word().to_owned()));
    let mut form = Form::typed(contact.safe.iter().map(chosen).collect());
    if let Some(whose) = contact.whose_telephone {
        form.set("whose-telephone", whose.word());
    }
    form.set("safe-when", contact.when.reveal().as_str());
    if let Some(present_as) = contact.present_as {
        form.set("present-as", present_as.word());
    }
    form.set("as-told", contact.as_told.reveal().as_str());
    form.set("never", contact.never.reveal().as_str());
    form.set("name", identity.name.reveal().as_str());
    form.set("sex", identity.sex.word());
    set_birth(&mut form, &identity.birth);
    for (field, letters) in CITIZENSHIPS.into_iter().zip(&identity.citizenships) {
        form.set(field, letters.as_str());
    }
    form.set("languages", identity.languages.reveal().as_str());
    form.set("contact", identity.contact.reveal().as_str());
    form.set("home-municipality", identity.home_municipality.reveal().as_str());
    form.set("circumstances", identity.circumstances.reveal().as_str());
    form
}

pub(super) fn set_birth(form: &mut Form, birth: &Birth) {
    match birth {
        Birth::Day(_) => {
            if let Some(day) = birth.day() {
                form.set("born-day", day.day().to_string());
                form.set("born-month", day.month().to_string());
                form.set("born-year", day.year().to_string());
            }
        }
        Birth::AgeThen(years) => form.set("age", years.to_string()),
        Birth::Under18 => form.set("under-18", "yes"),
        Birth::NotKnown => {}
    }
}

/// Reads a row of exploitation.
pub(super) fn read_exploitation(form: &mut Form) -> Option<Exploitation> {
    let country = form.required_text::<2>("country").as_str().to_ascii_uppercase();
    let is_known = Country::find(&country).is_some() || country == NOT_KNOWN;
    if form.problems_of("country").next().is_none() && !is_known {
        form.add("country", Refusal::new("clients-no-such-country"));
    }
    let kind = form.choice::<ExploitationForm>("form");
    let residence = form.choice::<Residence>("residence");
    let reason = form.choice::<ResidenceReason>("reason");
    let months = Private::new(form.text::<200>("months"));
    let means = Private::new(form.text::<4000>("means"));
    let row = Exploitation {
        country,
        months,
        form: kind?,
        residence: residence?,
        reason: reason?,
        means,
        main: form.yes("main"),
        main_in_finland: form.yes("main-in-finland"),
        struck: false,
    };
    (!form.has_problems()).then_some(row)
}

/// A form that begins with what is recorded of exploitation.
pub(super) fn exploitation_form(row: &Exploitation) -> Form {
    let mut form = Form::empty();
    form.set("country", row.country.as_str());
    form.set("form", row.form.word());
    form.set("months", row.months.reveal().as_str());
    form.set("residence", row.residence.word());
    form.set("reason", row.reason.word());
    form.set("means", row.means.reveal().as_str());
    for (field, marked) in [("main", row.main), ("main-in-finland", row.main_in_finland)] {
        if marked {
            form.set(field, "yes");
        }
    }
    form
}

/// Reads the birth of a child: the day, or the age now.
pub(super) fn read_childs_birth(form: &mut Form) -> Birth {
    let (born, age) = (form.day("born"), form.number("age", 0..=17));
    if born.is_some() && age.is_some() {
        form.add("age", Refusal::new("clients-born-or-age"));
    }
    born.map_or(age.map_or(Birth::NotKnown, Birth::AgeThen), Birth::on)
}

/// Reads why something is put right.
pub(super) fn read_reason(form: &mut Form, name: &'static str) -> Lines {
    Private::new(form.required_text::<4000>(name))
}

/// A month from the two fields `name-month`, `name-year`. What is missing is said once, beside the field in which it is missing.
pub(super) fn month(form: &mut Form, month: &'static str, year: &'static str) -> Option<Month> {
    let (number, years) = (form.required_number(month, 1..=12), form.required_number(year, 1900..=2999));
    let (years, number) = (i16::try_from(years?).ok()?, i8::try_from(number?).ok()?);
    Month::new(years, number)
}
