//! The register of the demonstration: from September 2011 to August 2018, invented people who went through the real verbs at
//! the real door, and from whom every counted figure of the review of January–June 2018 comes by counting.
//!
//! [`plan`] says who comes when and what becomes of them, from a fixed seed by the numbers in [`quotas`]; [`walk`] makes it
//! happen. Ids and keys are the operating system's chance, so two demonstrations differ in them and in nothing that is counted.

mod forms;
mod leaving;
mod people;
mod plan;
mod quotas;
#[cfg(test)]
mod tests;
mod walk;

use lyhty_base::Moment;

use super::office::Office;
use crate::console::Stop;
use plan::Plan;
use walk::Walk;

/// The moment at which the office is founded, before its first deed: ten in the morning of 1 September 2011, when Act 746/2011
/// came into force.
pub const BEGINNING: Moment = Moment::from_milliseconds(1_314_860_400_000);

/// The register that is to be made.
pub struct Register {
    plan: Plan,
}

impl Register {
    /// Plans it.
    ///
    /// # Errors
    /// A fault when the quotas do not fit each other.
    pub fn plan() -> Result<Self, Stop> {
        Plan::make().map(|plan| Self { plan })
    }

    /// How often [`Register::make`] reports that a month is done.
    pub fn months(&self) -> u64 {
        u64::try_from(self.plan.months().len()).unwrap_or(u64::MAX)
    }

    /// Makes it in an office that is founded and empty, whose clock shows [`BEGINNING`]. Afterwards the clock shows a day of
    /// August 2018 and the director has released every small cell of the figures of January–June 2018 as known by the end of
    /// July, so that they may leave the office. `done` is called after each month.
    ///
    /// # Errors
    /// A fault when the office did not answer as it should.
    pub async fn make(&self, office: &Office<'_>, done: impl Fn()) -> Result<(), Stop> {
        Walk::new(office, &self.plan).make(done).await
    }
}
