//! Is somebody known? The clients, present and left, who have the same name or the same day of birth. Only a person can say
//! that two are one: what is found here is shown to whoever decides, and decides nothing.
//!
//! The look goes through the lines of the list, which open fast, and through no more of them than [`LOOKED_THROUGH_MOST`].

use std::collections::{BTreeMap, BTreeSet};

use lyhty_base::{ClientId, Day, Outcome, Problem};
use lyhty_store::Tx;
use lyhty_vault::Compartment;
use lyhty_web::Opener;

use super::rows;
use super::sealed::Short;
use crate::facts::words::ClientKind;

/// The most clients that are looked through, the newest admissions first: what bounds the time of a look.
pub const LOOKED_THROUGH_MOST: usize = 10_000;

/// The most candidates shown: whoever has a name that so many have is found by the day of birth.
const FOUND_MOST: usize = 40;

/// Lines whose keys are opened at once.
const LINES_AT_ONCE: usize = 500;

/// Whom one looks for.
#[derive(Clone, Default)]
pub struct Sought {
    names: Vec<BTreeSet<String>>,
    births: Vec<Day>,
}

impl Sought {
    /// Somebody with this name too. Case, order and what stands between the words do not matter.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        let words = folded(name);
        if !words.is_empty() {
            self.names.push(words);
        }
        self
    }

    /// Somebody born on this day too.
    #[must_use]
    pub fn born(mut self, day: Option<Day>) -> Self {
        self.births.extend(day);
        self
    }

    fn has_name(&self, name: &str) -> bool {
        let words = folded(name);
        self.names.iter().any(|sought| is_same_name(sought, &words))
    }
}

/// The words of a name, folded.
fn folded(name: &str) -> BTreeSet<String> {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The same words, or all of at least two words of one name among those of the other: middle names come and go.
fn is_same_name(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !fewer.is_empty() && fewer.is_subset(more) && (fewer.len() == more.len() || fewer.len() >= 2)
}

/// A client who may be the person looked for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The client.
    pub id: ClientId,
    /// The Helsinki day of admission.
    pub admitted_day: Day,
    /// Victim, or assisting.
    pub kind: ClientKind,
    /// Has left.
    pub left: bool,
    /// Name.
    pub name: Short,
    /// Day of birth, when it is known.
    pub born: Option<Day>,
    /// Has a name that was looked for.
    pub same_name: bool,
    /// Was born on a day that was looked for.
    pub same_birth: bool,
}

/// What a look found.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// Whether whoever looks holds the key of the register; else nothing is found.
    pub opens: bool,
    /// Whether every client was looked through and everybody found is shown.
    pub all: bool,
    /// Who may be the person: both alike first, then by name, then by birth.
    pub found: Vec<Candidate>,
}

impl Candidates {
    /// Those who are clients now.
    pub fn present(&self) -> Vec<&Candidate> {
        self.found.iter().filter(|candidate| !candidate.left).collect()
    }

    /// Those who have left.
    pub fn left(&self) -> Vec<&Candidate> {
        self.found.iter().filter(|candidate| candidate.left).collect()
    }
}

/// Looks for clients who may be the person.
///
/// # Errors
/// A fault of the store.
pub fn candidates(tx: &mut Tx<'_>, opener: &Opener, sought: &Sought) -> Outcome<Candidates> {
    if !opener.holds(Compartment::Register) {
        return Ok(Candidates::default());
    }
    let mut lines = rows::lines(tx, i64::try_from(LOOKED_THROUGH_MOST + 1).unwrap_or(i64::MAX))?;
    let mut all = lines.len() <= LOOKED_THROUGH_MOST;
    lines.truncate(LOOKED_THROUGH_MOST);
    let mut found = Vec::new();
    for some in lines.chunks(LINES_AT_ONCE) {
        let records: Vec<_> = some.iter().map(|row| row.record).collect();
        let keys: BTreeMap<_, _> = opener.open_keys(tx, &records)?.into_iter().collect();
        for row in some {
            let Some(line) = keys.get(&row.record).and_then(|key| key.open(row.record, &row.list_line).ok()) else {
                continue;
            };
            let born = line.birth.day();
            let same_name = sought.has_name(line.name.reveal().as_str());
            let same_birth = born.is_some_and(|born| sought.births.contains(&born));
            if same_name || same_birth {
                found.push(Candidate {
                    id: row.id,
                    admitted_day: line.admitted_day()?,
                    kind: line.kind,
                    left: row.left,
                    name: line.name,
                    born,
                    same_name,
                    same_birth,
                });
            }
        }
    }
    // The order of admission stays within each.
    found.sort_by_key(|candidate| match (candidate.same_name, candidate.same_birth) {
        (true, true) => 0,
        (true, false) => 1,
        (false, _) => 2,
    });
    all &= found.len() <= FOUND_MOST;
    found.truncate(FOUND_MOST);
    Ok(Candidates { opens: true, all, found })
}

/// Whether a client is one still, for a deed about somebody who is known. Locks the client, so that nobody leaves meanwhile.
///
/// # Errors
/// [`Problem::Absent`] when there is none or it does not open to this person.
pub fn is_present(tx: &mut Tx<'_>, opener: &Opener, id: ClientId) -> Outcome<bool> {
    if !tx.lock("clients", id)? {
        return Err(Problem::Absent);
    }
    let row = rows::find(tx, id)?.ok_or(Problem::Absent)?;
    opener.open_key(tx, row.record)?;
    Ok(!row.left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_any_case_and_order_and_with_a_middle_name_more() {
        let sought = Sought::default().named("Testi-Koe, Anna");
        for same in ["anna testi koe", "KOE Testi Anna", "Anna Maria Testi Koe", "Testi Koe"] {
            assert!(sought.has_name(same), "{same}");
        }
        for other in ["Anna", "Anna Testinen", "Testi Virta", "", "–"] {
            assert!(!sought.has_name(other), "{other}");
        }
        assert!(!Sought::default().named("  ").has_name(""), "nobody is found by no name");
        assert!(Sought::default().named("Anna").named("Liisa").has_name("liisa"), "any of the names");
    }
}
