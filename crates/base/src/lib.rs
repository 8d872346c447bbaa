//! The words everybody uses: ids, moments and days, languages, text from outside, code lists, problems.
//!
//! Nothing here does input or output, knows a database or a page, or takes time or chance from its surroundings:
//! both come in as parameters ([`Clock`], [`Chance`]).

mod calendar;
mod chance;
mod clock;
mod codes;
mod country;
mod ids;
mod language;
mod private;
mod problem;
mod text;

pub use calendar::{Half, Month};
pub use chance::{Chance, SeededChance};
pub use clock::{Clock, Day, Moment, SettableClock, SystemClock};
pub use codes::CodeListError;
pub use country::Country;
pub use ids::*;
pub use language::Language;
pub use private::{Private, under_seal};
pub use problem::{Argument, Fault, FieldProblem, Outcome, Problem, Refusal};
pub use text::{Text, TextProblem};

#[doc(hidden)]
pub mod macro_support {
    pub use serde;
    pub use uuid;
}
