use std::io::{self, Write};

use lyhty_store::trail::Report;

/// Writes what a check of the trail found, in plain words, for the command line.
///
/// # Errors
/// When it can't be written out.
pub fn print_report(report: &Report, output: &mut dyn Write) -> io::Result<()> {
    writeln!(
        output,
        "Compared: {}, {}, {} named in them.",
        counted(report.entries, "entry", "entries"),
        counted(report.checkpoints, "checkpoint", "checkpoints"),
        counted(report.facts, "row", "rows"),
    )?;
    match report.unsigned_tail {
        0 => writeln!(output, "Every entry is covered by a checkpoint.")?,
        tail => writeln!(
            output,
            "Not yet covered by a checkpoint: {}. What is wrong there would not be seen.",
            counted(tail, "entry", "entries")
        )?,
    }
    if report.is_sound() {
        return writeln!(output, "Nothing is wrong.");
    }
    writeln!(output, "WRONG: {}.", counted(report.findings.len() as u64, "finding", "findings"))?;
    for finding in &report.findings {
        writeln!(output, "- {finding}")?;
    }
    writeln!(output, "Keep the database, its backups and the checkpoints as they are, and tell the auditor.")
}

fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use lyhty_store::trail::Finding;

    use super::*;

    fn printed(report: &Report) -> String {
        let mut output = Vec::new();
        print_report(report, &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn a_sound_trail_is_said_to_be_sound_and_its_tail_is_counted() {
        let report = Report { entries: 1, checkpoints: 2, unsigned_tail: 3, facts: 4, findings: Vec::new() };
        let text = printed(&report);
        assert!(text.starts_with("Compared: 1 entry, 2 checkpoints, 4 rows named in them.\n"), "{text}");
        assert!(text.contains("Not yet covered by a checkpoint: 3 entries."), "{text}");
        assert!(text.ends_with("Nothing is wrong.\n"), "{text}");
    }

    #[test]
    fn every_finding_is_named_on_a_line_of_its_own() {
        let findings = vec![Finding::Changed { position: 7 }, Finding::NoCheckpoint];
        let text = printed(&Report { findings, ..Report::default() });
        assert!(text.contains("WRONG: 2 findings.\n- the entry at position 7 was changed\n- "), "{text}");
        assert!(!text.contains("Nothing is wrong"), "{text}");
    }
}
