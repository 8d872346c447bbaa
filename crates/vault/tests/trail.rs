//! The trail's arithmetic: nothing can be put in, left out or exchanged, and a checkpoint says so in one line.

use lyhty_base::Moment;
use lyhty_vault::trail::{
    Checkpoint, CheckpointError, EntryHash, SignedCheckpoint, TrailKey, TrailPublic, digest_row, link,
};
use proptest::prelude::*;

fn chain(entries: &[Vec<u8>]) -> EntryHash {
    entries.iter().fold(EntryHash::START, |previous, entry| link(&previous, entry))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_change_of_the_chain_changes_its_hash(
        entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..20), 2..8),
        place: prop::sample::Index,
    ) {
        let place = place.index(entries.len());
        let mut shorter = entries.clone();
        shorter.remove(place);
        prop_assert_ne!(chain(&entries), chain(&shorter));
        let mut changed = entries.clone();
        changed[place].push(0);
        prop_assert_ne!(chain(&entries), chain(&changed));
        let mut exchanged = entries.clone();
        exchanged.swap(place, (place + 1) % entries.len());
        prop_assert_eq!(chain(&entries) == chain(&exchanged), entries == exchanged);
    }

    #[test]
    fn a_checkpoint_survives_its_line(position: u64, milliseconds: i64) {
        let key = TrailKey::generate();
        let at = Moment::from_milliseconds(milliseconds);
        let checkpoint = Checkpoint { position, entry_hash: link(&EntryHash::START, b"entry"), at };
        let line = checkpoint.sign(&key).to_string();
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(line.parse::<SignedCheckpoint>().unwrap().verify(&key.public()), Ok(checkpoint));
    }

    #[test]
    fn whatever_line_is_read_nothing_breaks(line in ".{0,300}") {
        prop_assert!(line.parse::<SignedCheckpoint>().is_err());
    }
}

#[test]
fn no_character_of_a_checkpoint_can_be_changed() {
    let key = TrailKey::generate();
    let checkpoint = Checkpoint { position: 12, entry_hash: EntryHash::START, at: Moment::from_milliseconds(9) };
    let line = checkpoint.sign(&key).to_string();
    for place in 0..line.len() {
        let mut changed = line.clone().into_bytes();
        changed[place] = if changed[place] == b'1' { b'2' } else { b'1' };
        let changed = String::from_utf8(changed).unwrap();
        let verified = changed.parse().and_then(|read: SignedCheckpoint| read.verify(&key.public()));
        assert!(verified.is_err(), "{changed}");
    }
    let parsed: SignedCheckpoint = line.parse().unwrap();
    assert_eq!(parsed.verify(&TrailKey::generate().public()), Err(CheckpointError::Signature));
    assert_eq!(line.replacen(" 1 ", " 2 ", 1).parse::<SignedCheckpoint>(), Err(CheckpointError::Version));
    for wrong in [format!("{line} "), format!(" {line}"), line.to_uppercase(), line.replacen(" 12 ", " 012 ", 1)] {
        assert!(wrong.parse::<SignedCheckpoint>().is_err(), "one line has one spelling");
    }
}

#[test]
fn the_public_key_survives_its_text() {
    let public = TrailKey::generate().public();
    assert_eq!(public.to_string().parse::<TrailPublic>(), Ok(public));
    assert!("00".repeat(32).parse::<TrailPublic>().is_err());
    assert!("".parse::<TrailPublic>().is_err());
}

#[test]
fn a_rows_digest_tells_every_cell_apart() {
    let one = digest_row("table", "id", &[("name", Some(b"value")), ("other", None)]);
    let different = [
        digest_row("tables", "id", &[("name", Some(b"value")), ("other", None)]),
        digest_row("table", "id2", &[("name", Some(b"value")), ("other", None)]),
        digest_row("table", "id", &[("name", Some(b"value")), ("other", Some(b""))]),
        digest_row("table", "id", &[("name", None), ("other", Some(b"value"))]),
        digest_row("table", "id", &[("other", None), ("name", Some(b"value"))]),
        digest_row("table", "id", &[("name", Some(b"value"))]),
        digest_row("table", "id", &[("namev", Some(b"alue")), ("other", None)]),
    ];
    assert!(different.iter().all(|digest| *digest != one));
    assert_eq!(one.to_string().parse(), Ok(one));
}
