use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::path::Path;

use lyhty_base::Month;
use lyhty_vault::trail::{EntryHash, RowDigest, SignedCheckpoint, TrailPublic, link};

use super::{Fact, canonical, entry_columns, known, live_digest};
use crate::{Row, Store, StoreError, Tx, columns, params};

/// Links that don't fit which are looked at together, to tell a changed entry from a reordered one.
const COMPARED_MAX: usize = 200;

/// What a check of the whole trail found.
#[derive(Debug, Default)]
pub struct Report {
    /// Entries in the chain.
    pub entries: u64,
    /// Checkpoints that were compared.
    pub checkpoints: u64,
    /// Entries after the last checkpoint: nobody can vouch for them yet.
    pub unsigned_tail: u64,
    /// Rows whose digests were compared.
    pub facts: u64,
    /// What is wrong, in the order of the trail.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether nothing is wrong.
    pub const fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Something wrong with the trail; shown as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// An entry is not as it was linked.
    Changed {
        /// Its place in the chain.
        position: u64,
    },
    /// An entry stands in another place than it was linked.
    Reordered {
        /// The place in the chain.
        position: u64,
    },
    /// The link is there, its entry is not.
    Removed {
        /// Its place in the chain.
        position: u64,
    },
    /// Links are missing.
    Gap {
        /// The first place that is missing.
        first: u64,
        /// The last place that is missing.
        last: u64,
    },
    /// The chain ends before a place that a checkpoint vouches for.
    Truncated {
        /// Where the chain ends.
        head: u64,
        /// What the checkpoint vouches for.
        checkpoint: u64,
    },
    /// The chain says something else than the checkpoint: what came before was rewritten.
    Rewritten {
        /// The checkpoint's place in the chain.
        checkpoint: u64,
        /// Whether it is the checkpoint that somebody else held.
        held: bool,
    },
    /// A line of the checkpoint file is no checkpoint, or not signed by the office's key.
    Checkpoint {
        /// The line, from 1; 0 for the checkpoint that somebody else held.
        line: usize,
    },
    /// There are links and no checkpoint at all.
    NoCheckpoint,
    /// A row is not as the trail last recorded it.
    Fact {
        /// The table.
        table: String,
        /// The row's key.
        id: String,
        /// The number of the entry that recorded it.
        entry: i64,
    },
    /// A row of a deed that no entry tells of: it was put there by no verb of ours.
    Unrecorded {
        /// The table.
        table: String,
        /// The row's key.
        id: String,
    },
    /// Facts for figures are not what the trail last said of their table.
    KnownFacts {
        /// The table.
        table: String,
        /// Facts known before this month.
        before: Month,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { position } => write!(formatter, "the entry at position {position} was changed"),
            Self::Reordered { position } => write!(formatter, "the entry at position {position} stands out of order"),
            Self::Removed { position } => write!(formatter, "the entry at position {position} was removed"),
            Self::Gap { first, last } if first == last => write!(formatter, "position {first} of the chain is missing"),
            Self::Gap { first, last } => write!(formatter, "positions {first} to {last} of the chain are missing"),
            Self::Truncated { head, checkpoint } => {
                write!(
                    formatter,
                    "the chain ends at {head}, but a checkpoint vouches for {checkpoint}: the end was cut off"
                )
            }
            Self::Rewritten { checkpoint, held } => write!(
                formatter,
                "the chain differs from the {} at position {checkpoint}: entries at or before it were rewritten",
                if *held { "checkpoint that you hold" } else { "signed checkpoint" }
            ),
            Self::Checkpoint { line: 0 } => {
                formatter.write_str("the checkpoint that you hold is not signed by this office's key")
            }
            Self::Checkpoint { line } => {
                write!(formatter, "line {line} of the checkpoint file is no checkpoint signed by this office's key")
            }
            Self::NoCheckpoint => {
                formatter.write_str("there are linked entries and no checkpoint: the file was removed")
            }
            Self::Fact { table, id, entry } => {
                write!(formatter, "the row {id} of {table} is not as entry {entry} recorded it")
            }
            Self::Unrecorded { table, id } => write!(formatter, "no entry tells of the row {id} of {table}"),
            Self::KnownFacts { table, before } => {
                write!(
                    formatter,
                    "the rows of {table} that were known before {before} are not as the trail recorded them"
                )
            }
        }
    }
}

/// Checks the whole trail against itself, the checkpoint file, a checkpoint that somebody else held, and the live rows.
///
/// # Errors
/// When the database or the file can't be read; what is wrong with the trail is in the report.
pub fn verify(
    store: &Store,
    key: &TrailPublic,
    checkpoints: &Path,
    against: Option<&SignedCheckpoint>,
) -> Result<Report, StoreError> {
    // The file first: what it vouches for is then in the state of the database that is read after it.
    let mut walk = Walk::new(read_checkpoints(checkpoints)?, key, against);
    store.read_blocking("verify trail", |tx| {
        tx.take_long()?;
        let sql = format!(
            "SELECT l.position, l.hash, e.position, {} FROM links l LEFT JOIN entries e ON e.number = l.entry
             ORDER BY l.position",
            entry_columns("e.")
        );
        tx.for_each(&sql, params![], |row| walk.step(&row))?;
        let unlinked = format!(
            "SELECT {} FROM entries e LEFT JOIN links l ON l.entry = e.number WHERE l.entry IS NULL ORDER BY e.number",
            entry_columns("e.")
        );
        tx.for_each(&unlinked, params![], |row| walk.unlinked(&row))?;
        walk.finish(tx)
    })
}

fn read_checkpoints(path: &Path) -> Result<String, StoreError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(source) => Err(StoreError::file(format!("the checkpoint file {} can't be read", path.display()), source)),
    }
}

/// A link that does not fit.
struct Misfit {
    position: u64,
    before: EntryHash,
    hash: EntryHash,
    entry: Vec<u8>,
}

/// What the last entry about a row says of it.
struct LastSaid {
    entry: i64,
    columns: usize,
    /// Any of these is right: of entries that are not linked yet we don't know which came last.
    allowed: Vec<Option<RowDigest>>,
}

struct Walk {
    report: Report,
    /// What checkpoints vouch for: position, hash, and whether somebody else held it.
    marks: BTreeMap<u64, Vec<(EntryHash, bool)>>,
    /// The last place that the file vouches for.
    signed: u64,
    position: u64,
    /// The hash before; unknown after a gap.
    before: Option<EntryHash>,
    misfits: Vec<Misfit>,
    said: HashMap<(String, String), LastSaid>,
    removed: BTreeSet<u64>,
}

impl Walk {
    fn new(file: String, key: &TrailPublic, against: Option<&SignedCheckpoint>) -> Self {
        let mut walk = Self {
            report: Report::default(),
            marks: BTreeMap::new(),
            signed: 0,
            position: 0,
            before: Some(EntryHash::START),
            misfits: Vec::new(),
            said: HashMap::new(),
            removed: BTreeSet::new(),
        };
        for (index, line) in file.lines().enumerate() {
            let vouched = line.parse::<SignedCheckpoint>().ok().and_then(|signed| signed.verify(key).ok());
            match vouched {
                Some(checkpoint) => {
                    walk.report.checkpoints += 1;
                    walk.signed = walk.signed.max(checkpoint.position);
                    walk.marks.entry(checkpoint.position).or_default().push((checkpoint.entry_hash, false));
                }
                None => walk.report.findings.push(Finding::Checkpoint { line: index + 1 }),
            }
        }
        if let Some(held) = against {
            match held.verify(key) {
                Ok(checkpoint) => {
                    walk.report.checkpoints += 1;
                    walk.marks.entry(checkpoint.position).or_default().push((checkpoint.entry_hash, true));
                }
                Err(_) => walk.report.findings.push(Finding::Checkpoint { line: 0 }),
            }
        }
        walk
    }

    /// One link with its entry, in the order of the chain.
    fn step(&mut self, row: &Row) -> Result<(), StoreError> {
        let position = row.get::<i64>(0)?.unsigned_abs();
        if position != self.position + 1 {
            self.report.findings.push(Finding::Gap { first: self.position + 1, last: position.saturating_sub(1) });
            self.before = None;
        }
        self.position = position;
        self.report.entries += 1;
        let Ok(hash) = row.parse::<EntryHash>(1) else {
            self.report.findings.push(Finding::Changed { position });
            self.before = None;
            return Ok(());
        };
        for (vouched, held) in self.marks.remove(&position).unwrap_or_default() {
            if vouched != hash {
                self.report.findings.push(Finding::Rewritten { checkpoint: position, held });
            }
        }
        let before = self.before.replace(hash);
        let Ok(number) = row.get::<i64>(3) else {
            self.removed.insert(position);
            self.report.findings.push(Finding::Removed { position });
            return Ok(());
        };
        let entry = canonical(row, 3);
        match before {
            Some(before) if link(&before, &entry) != hash => {
                self.misfits.push(Misfit { position, before, hash, entry });
            }
            _ if row.get::<Option<i64>>(2)? != Some(position.cast_signed()) => {
                self.report.findings.push(Finding::Reordered { position });
            }
            _ => {}
        }
        let facts: String = row.get(17)?;
        for fact in facts.lines().filter_map(|line| line.parse::<Fact>().ok()) {
            let last = LastSaid { entry: number, columns: fact.columns, allowed: vec![fact.digest] };
            self.said.insert((fact.table, fact.id), last);
        }
        Ok(())
    }

    /// An entry that is not in the chain yet.
    fn unlinked(&mut self, row: &Row) -> Result<(), StoreError> {
        self.report.unsigned_tail += 1;
        let (number, facts): (i64, String) = (row.get(0)?, row.get(14)?);
        for fact in facts.lines().filter_map(|line| line.parse::<Fact>().ok()) {
            let said = self.said.entry((fact.table, fact.id)).or_insert_with(|| LastSaid {
                entry: number,
                columns: fact.columns,
                allowed: Vec::new(),
            });
            said.entry = number;
            said.columns = fact.columns;
            said.allowed.push(fact.digest);
        }
        Ok(())
    }

    fn finish(mut self, tx: &mut Tx<'_>) -> Result<Report, StoreError> {
        self.classify();
        let head = self.position;
        if let Some((last, _)) = self.marks.last_key_value()
            && *last > head
        {
            self.report.findings.push(Finding::Truncated { head, checkpoint: *last });
        }
        if self.report.checkpoints == 0 && self.report.entries > 0 {
            self.report.findings.push(Finding::NoCheckpoint);
        }
        self.report.unsigned_tail += head.saturating_sub(self.signed);
        for table in columns::tables()?.iter().filter(|table| table.recorded) {
            let key = table.single_key()?;
            let (said, findings) = (&self.said, &mut self.report.findings);
            tx.for_each(&format!("SELECT {key} FROM {} ORDER BY {key}", table.name), params![], |row| {
                let place = (table.name.clone(), row.get::<String>(0)?);
                if !said.contains_key(&place) {
                    findings.push(Finding::Unrecorded { table: place.0, id: place.1 });
                }
                Ok(())
            })?;
        }
        let mut said: Vec<_> = self.said.into_iter().collect();
        said.sort_by_key(|(_, last)| last.entry);
        for ((table, id), last) in said {
            self.report.facts += 1;
            // A table that is no longer ours can't be compared, and that must be seen.
            let live = match live_digest(tx, &table, &id, last.columns) {
                Err(StoreError::Table(_)) => None,
                other => Some(other?),
            };
            if live.is_none_or(|live| !last.allowed.contains(&live)) {
                self.report.findings.push(Finding::Fact { table, id, entry: last.entry });
            }
        }
        self.report.findings.extend(known::findings(tx)?);
        Ok(self.report)
    }

    /// Tells reordered entries from changed ones: an entry that was moved still fits the hash before its old place, or
    /// the link of its old place fits it.
    fn classify(&mut self) {
        let compared = &self.misfits[..self.misfits.len().min(COMPARED_MAX)];
        let hashes: Vec<EntryHash> = compared.iter().flat_map(|misfit| [misfit.before, misfit.hash]).collect();
        for misfit in &self.misfits {
            let moved_link = hashes.iter().any(|before| link(before, &misfit.entry) == misfit.hash);
            let moved_entry = compared.iter().any(|other| link(&misfit.before, &other.entry) == misfit.hash);
            let position = misfit.position;
            self.report.findings.push(if moved_link || moved_entry {
                Finding::Reordered { position }
            } else {
                Finding::Changed { position }
            });
        }
    }
}
