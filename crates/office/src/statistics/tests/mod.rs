//! Figures over facts that were written in several months, on both engines.

mod counting;
mod definitions;
mod leaving_the_office;

use lyhty_base::{Half, Moment, Month, Outcome};
use lyhty_store::Actor;
use lyhty_store::testing::TestStore;

use super::{Dates, Figures};
use crate::facts::words::{ClientKind, Form, Residence, ResidenceReason, Sex};
use crate::facts::{ClientFact, ExploitationFact};

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn half(text: &str) -> Half {
    text.parse().expect("a half")
}

/// Sets the clock to the middle of a month.
fn at(test: &TestStore, text: &str) {
    let day = month(text).first_day().expect("a day").plus_days(14);
    let days = i64::from(day.year() - 1970) * 366 + 366;
    // Looks for the moment by steps of hours: no calendar arithmetic of our own in tests.
    let mut moment = Moment::from_milliseconds(days * 86_400_000);
    while moment.helsinki_day() > day {
        moment = moment.plus_hours(-24);
    }
    test.clock.set(moment);
}

fn write(test: &TestStore, body: impl Fn(&mut lyhty_store::Tx<'_>) -> Outcome<()> + Send + 'static) {
    test.store.write_blocking("facts", Actor::Duty("test"), body).expect("facts are written");
}

fn count(test: &TestStore, dates: Dates) -> Figures {
    test.store.read_blocking("figures", move |tx| Figures::count(tx, dates)).expect("figures")
}

fn client(admitted: &str, citizenship: &str) -> ClientFact {
    ClientFact {
        admitted: month(admitted),
        kind: ClientKind::Victim,
        sex: Sex::Woman,
        age: Some(30),
        comes_of_age: None,
        citizenship: citizenship.parse().ok(),
    }
}

/// A row of somebody admitted in a month.
fn exploitation(admitted: &str, in_finland: bool, at_home: bool, form: Form) -> ExploitationFact {
    ExploitationFact {
        admitted: month(admitted),
        in_finland,
        at_home,
        form,
        main_in_finland: in_finland,
        residence: if in_finland { Residence::Permit } else { Residence::NotKnown },
        reason: ResidenceReason::NotKnown,
    }
}
