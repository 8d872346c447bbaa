//! A backup comes back onto an empty machine of the other engine, and people go on where they were.

use lyhty_store::EngineKind;

use crate::office::{adult, first_proposal, receipts};
use crate::real_office::{Client, Machine, mailbox_of};

#[test]
fn after_a_restore_staff_sign_in_and_read_and_receipts_open_their_mailboxes() {
    for (from, to) in [(EngineKind::Sqlite, EngineKind::Postgres), (EngineKind::Postgres, EngineKind::Sqlite)] {
        let machine = Machine::empty(from);
        let founded = machine.found();
        let served = machine.serve();
        let mut visitor = Client::to(&served.address).expect("it listens");
        let shown = receipts(&visitor.fill("/en/form/whole", &adult()));
        assert_eq!(shown.len(), 2);
        // While it serves.
        let backup = machine.folder.join("backup").display().to_string();
        machine.run_well(&["backup", "--output", &backup]);
        drop(visitor);
        served.kill_nine();

        let other = Machine::empty(to);
        let key = founded.recovery_key.display().to_string();
        other.run_well(&["restore", "--from", &backup, "--recovery-key-file", &key]);
        let served = other.serve();
        let mut director = Client::to(&served.address).expect("it listens");
        founded.sign_in(&mut director);
        let id = first_proposal(&director.get("/en/staff/proposals"));
        let one = director.get(&format!("/en/staff/proposals/{id}"));
        assert!(one.text.contains("kanarialintu-7f3a was told"), "{from:?} to {to:?}: {}", one.text);
        for receipt in &shown {
            assert!(mailbox_of(&served.address, receipt).text.contains("Awaiting a decision"), "{receipt}");
        }
        // What comes after the restore is kept and covered as before it.
        let mut visitor = Client::to(&served.address).expect("it listens");
        assert_eq!(visitor.fill("/en/form/whole", &adult()).status, 200);
        drop((director, visitor));
        served.stop();
        assert_eq!(other.count("SELECT count(*) FROM proposals"), 2);
        let said = other.run(&["audit", "verify"]);
        assert_eq!(said.code, 0, "{from:?} to {to:?}: {}", said.text);
    }
}
