//! What was done and read here, in order, unchangeable unseen; and what the machine could not do.
//!
//! An **entry** is one line of the **trail**: who, which verb, on which thing, when. It holds ids and fixed words, no
//! personal data; names of colleagues are put beside it for a reader who may know them. Reading is entered too, so that
//! *who has looked at this record?* has an answer: every entry about the record, whoever made it.
//!
//! Nothing is written here but that somebody verified, exported, or let a job run again. In the order of an auditor's
//! morning: the trail and its search, who looked at a record, the check of the whole chain
//! ([`note_verified`]), the export for a spreadsheet ([`note_exported`]); [`print_report`] for the command line.
//!
//! The list of **dead jobs** is here too, although the machine's administrator reads it and not the auditor: a job is
//! what a deed left to be done outside the database, and one that died is a deed that did not reach its end. It shows
//! kinds and ids only. [`revive`] lets one run again.

mod export;
mod pages;
mod print;
mod rows;
#[cfg(test)]
mod tests;

use lyhty_base::{AccountId, JobId, Moment, Outcome, Problem};
use lyhty_store::trail::Report;
use lyhty_store::{Entry, Tx, jobs};
use lyhty_web::May;
use lyhty_web::policy::{ExportTrail, Permission as _, ReadTrail, ReviveJobs};

pub use pages::routes;
pub use print::print_report;

/// Which entries somebody asks for; what is not said does not matter.
#[derive(Clone, Debug, Default)]
struct Search {
    /// About the thing with this id, whatever its kind.
    subject: Option<String>,
    /// By this account.
    actor: Option<AccountId>,
    /// With this verb.
    verb: Option<String>,
    /// Not before this moment.
    since: Option<Moment>,
    /// Before this moment.
    until: Option<Moment>,
    /// Older than the entry with this number: the next page.
    before: Option<i64>,
}

/// Enters that the whole chain was checked, and how it stood.
///
/// # Errors
/// A fault of the store.
fn note_verified(tx: &mut Tx<'_>, _: &May<ReadTrail>, report: &Report) -> Outcome<()> {
    let result = if report.is_sound() { "sound" } else { "not-sound" };
    tx.enter(Entry {
        permission: Some(ReadTrail::NAME),
        subject_kind: "trail",
        result: Some(result),
        ..Entry::of("verify")
    })?;
    Ok(())
}

/// Enters that the trail is exported: before anything is given out.
///
/// # Errors
/// A fault of the store.
fn note_exported(tx: &mut Tx<'_>, _: &May<ExportTrail>) -> Outcome<()> {
    tx.enter(Entry { permission: Some(ExportTrail::NAME), subject_kind: "trail", ..Entry::of("export-trail") })?;
    Ok(())
}

/// The entries that are asked for as a file that spreadsheets open, oldest first.
///
/// # Errors
/// A fault of the store.
fn write_export(tx: &mut Tx<'_>, search: &Search) -> Outcome<Vec<u8>> {
    let mut file = export::begin();
    rows::for_each(tx, search, |entry| export::add(&mut file, entry))?;
    Ok(file)
}

/// Lets a dead job run again from the start.
///
/// # Errors
/// Absent when there is no such dead job.
fn revive(tx: &mut Tx<'_>, _: &May<ReviveJobs>, job: JobId) -> Outcome<()> {
    if !jobs::revive(tx, job)? {
        return Err(Problem::Absent);
    }
    tx.enter(Entry {
        permission: Some(ReviveJobs::NAME),
        subject_kind: "job",
        subject: job.to_string(),
        ..Entry::of("revive-job")
    })?;
    Ok(())
}
