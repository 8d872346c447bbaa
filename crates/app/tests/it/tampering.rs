//! Somebody at the machine changes the trail; `lyhty audit verify` names it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use lyhty_base::{EntryId, Identity as _, SystemClock};
use lyhty_store::trail::Chainer;
use lyhty_store::{Actor, EngineKind, Store, StoreConfig, StoreError, Value};
use lyhty_vault::{MachineSecrets, OsChance};

use crate::office::{ACCEPT, adult, first_proposal};
use crate::real_office::{Client, Machine, Said};

/// A machine whose director has accepted a person; it has stopped, and its trail is whole.
fn decided() -> Machine {
    let machine = Machine::empty(EngineKind::Sqlite);
    let founded = machine.found();
    let served = machine.serve();
    let mut visitor = Client::to(&served.address).expect("it listens");
    assert_eq!(visitor.fill("/en/form/whole", &adult()).status, 200);
    let mut director = Client::to(&served.address).expect("it listens");
    founded.sign_in(&mut director);
    let id = first_proposal(&director.get("/en/staff/proposals"));
    director.get(&format!("/en/staff/proposals/{id}"));
    assert_eq!(director.post(&format!("/en/staff/proposals/{id}/take-up"), &[]).status, 303);
    let seen = director.fill(&format!("/en/staff/proposals/{id}/decide"), &ACCEPT);
    assert_eq!(seen.status, 303, "{}", seen.text);
    served.stop();
    let verified = machine.run_well(&["audit", "verify"]);
    assert!(verified.contains("Every entry is covered by a checkpoint."), "{verified}");
    machine
}

/// A copy of a machine, for somebody to change.
struct Copy<'a> {
    machine: &'a Machine,
    folder: tempfile::TempDir,
}

impl<'a> Copy<'a> {
    fn of(machine: &'a Machine) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy_folder(&machine.data(), &folder.path().join("data"));
        Self { machine, folder }
    }

    fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    fn checkpoints(&self) -> std::path::PathBuf {
        self.data().join("trail/checkpoints")
    }

    fn store(&self) -> Store {
        let config = StoreConfig::sqlite(self.data().join("database/lyhty.sqlite"));
        Store::open(&config, Arc::new(SystemClock), Arc::new(OsChance)).expect("the database opens")
    }

    /// Runs statements behind the programme's back.
    fn change(&self, statements: &'static [&'static str]) {
        let changed = self.store().write_blocking("tamper", Actor::Duty("test"), move |tx| {
            let mut changed = 0;
            for sql in statements {
                changed += tx.execute(sql, &[])?;
            }
            Ok::<_, StoreError>(changed)
        });
        assert!(changed.expect("the database takes it") > 0, "something was changed");
    }

    fn number(&self, sql: &'static str) -> i64 {
        let read = self.store().read_blocking("number", move |tx| -> Result<i64, StoreError> {
            tx.query_one(&format!("SELECT CAST(({sql}) AS BIGINT)"), &[])?.get(0)
        });
        read.expect("a number")
    }

    fn lyhty(&self, arguments: &[&str]) -> Said {
        let mut command = self.machine.lyhty(arguments);
        command.env("LYHTY_DATA_FOLDER", self.data()).env_remove("LYHTY_DATABASE");
        let output = command.output().expect("the programme starts");
        Said {
            code: output.status.code().expect("it ends by itself"),
            text: String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
        }
    }

    /// Verifies; every sentence must be there.
    fn is_named(&self, sentences: &[String]) {
        let said = self.lyhty(&["audit", "verify"]);
        assert_eq!(said.code, 1, "{sentences:?}: {}", said.text);
        for sentence in sentences {
            assert!(said.text.contains(sentence.as_str()), "{sentence}: {}", said.text);
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    fs::set_permissions(to, fs::metadata(from).expect("a folder").permissions()).expect("a mode");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn verify_names_every_change_to_the_trail_and_to_what_was_decided() {
    let machine = decided();
    let place = "SELECT position FROM entries WHERE verb = 'decide' AND facts LIKE '%decisions%'";

    let copy = Copy::of(&machine);
    let said = copy.lyhty(&["audit", "verify"]);
    assert_eq!(said.code, 0, "an untouched copy is sound: {}", said.text);
    let position = copy.number(place);
    let end = copy.number("SELECT max(position) FROM links");
    assert!(position > 2 && position < end, "the decision lies in the middle: {position} of {end}");

    // One byte of one entry.
    copy.change(&["UPDATE entries SET verb = 'decidf' WHERE verb = 'decide' AND facts LIKE '%decisions%'"]);
    copy.is_named(&[format!("the entry at position {position} was changed")]);

    let copy = Copy::of(&machine);
    copy.change(&["DELETE FROM entries WHERE verb = 'decide' AND facts LIKE '%decisions%'"]);
    copy.is_named(&[format!("the entry at position {position} was removed")]);

    // The entry and its link.
    let copy = Copy::of(&machine);
    copy.change(&[
        "DELETE FROM links WHERE entry = (SELECT number FROM entries WHERE verb = 'decide' AND facts LIKE '%decisions%')",
        "DELETE FROM entries WHERE verb = 'decide' AND facts LIKE '%decisions%'",
    ]);
    copy.is_named(&[format!("position {position} of the chain is missing")]);

    // Two entries change places.
    let copy = Copy::of(&machine);
    copy.change(&[
        "UPDATE links SET entry = -entry WHERE position IN (2, 3)",
        "UPDATE links SET entry = (SELECT number FROM entries WHERE position = 5 - links.position)
             WHERE position IN (2, 3)",
        "UPDATE entries SET position = 5 - position WHERE position IN (2, 3)",
    ]);
    copy.is_named(&["2", "3"].map(|position| format!("the entry at position {position} stands out of order")));

    // The end is cut off at the last checkpoint, with its entries and links.
    let copy = Copy::of(&machine);
    copy.change(&[
        "DELETE FROM entries WHERE position = (SELECT max(position) FROM links)",
        "DELETE FROM links WHERE position = (SELECT max(position) FROM links)",
    ]);
    let cut = format!("the chain ends at {}, but a checkpoint vouches for {end}: the end was cut off", end - 1);
    copy.is_named(&[cut]);

    // And long before it.
    let copy = Copy::of(&machine);
    copy.change(&["DELETE FROM entries WHERE position > 2", "DELETE FROM links WHERE position > 2"]);
    copy.is_named(&[format!("the chain ends at 2, but a checkpoint vouches for {end}: the end was cut off")]);

    // The trail is left as it is, and the decision is another one.
    let copy = Copy::of(&machine);
    copy.change(&["UPDATE decisions SET kind = 'not-accept'"]);
    let (id, entry) =
        (decision(&copy.store()), copy.number("SELECT number FROM entries WHERE facts LIKE '%decisions%'"));
    copy.is_named(&[format!("the row {id} of decisions is not as entry {entry} recorded it")]);

    let copy = Copy::of(&machine);
    copy.change(&["DELETE FROM decisions"]);
    copy.is_named(&[format!("the row {id} of decisions is not as entry {entry} recorded it")]);
}

fn decision(store: &Store) -> String {
    let read = store.read_blocking("decision", |tx| -> Result<String, StoreError> {
        tx.query_one("SELECT id FROM decisions", &[])?.get(0)
    });
    read.expect("a decision")
}

#[test]
fn a_trail_rewritten_with_every_key_of_the_machine_is_named_by_yesterdays_checkpoint() {
    let machine = decided();
    let yesterday = machine.folder.join("yesterday.checkpoint");
    let name = yesterday.display().to_string();
    machine.run_well(&["audit", "checkpoint", "--output", &name]);

    // Whoever has the machine has the key of the trail: the decision and its entry are replaced by a consistent lie, every
    // entry is linked anew and a fresh checkpoint is signed.
    let copy = Copy::of(&machine);
    let secrets = MachineSecrets::load(&copy.data().join("secrets")).expect("the machine's secrets");
    let lie = EntryId::fresh(&OsChance).to_string();
    let rewritten = copy.store().write_blocking("rewrite", Actor::Duty("test"), move |tx| {
        tx.execute("DELETE FROM links", &[])?;
        tx.execute("UPDATE entries SET position = NULL", &[])?;
        tx.execute(
            "UPDATE entries SET id = $1 WHERE verb = 'take-up' AND number = (SELECT max(number) FROM entries WHERE verb = 'take-up')",
            &[Value::Text(lie.clone())],
        )
    });
    assert_eq!(rewritten.expect("the database takes it"), 1);
    fs::remove_file(copy.checkpoints()).expect("checkpoints");
    let chainer = Chainer::new(copy.store(), secrets.trail_key, copy.checkpoints());
    assert!(chainer.link_all().expect("linked") > 3);
    assert!(chainer.checkpoint().expect("signed").is_some());
    drop(chainer);

    let alone = copy.lyhty(&["audit", "verify"]);
    assert_eq!(alone.code, 0, "by itself the lie is consistent, or this test shows nothing: {}", alone.text);
    let said = copy.lyhty(&["audit", "verify", "--against", &name]);
    assert_eq!(said.code, 1, "{}", said.text);
    assert!(said.text.contains("the chain differs from the checkpoint that you hold at position"), "{}", said.text);
    assert_eq!(machine.run(&["audit", "verify", "--against", &name]).code, 0, "the true trail agrees with it");

    // Cut to before what the second party holds, and signed anew.
    let copy = Copy::of(&machine);
    copy.change(&["DELETE FROM entries WHERE position > 2", "DELETE FROM links WHERE position > 2"]);
    fs::remove_file(copy.checkpoints()).expect("checkpoints");
    let secrets = MachineSecrets::load(&copy.data().join("secrets")).expect("the machine's secrets");
    let chainer = Chainer::new(copy.store(), secrets.trail_key, copy.checkpoints());
    assert!(chainer.checkpoint().expect("signed").is_some());
    drop(chainer);
    let said = copy.lyhty(&["audit", "verify", "--against", &name]);
    assert_eq!(said.code, 1, "{}", said.text);
    assert!(said.text.contains("the chain ends at 2, but a checkpoint vouches for"), "{}", said.text);
}
