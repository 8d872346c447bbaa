use super::rows::EntryRow;

/// The headings, which are the columns of the table `entries` and the two of its link.
const HEADINGS: [&str; 17] = [
    "number",
    "id",
    "at",
    "actor_kind",
    "actor",
    "role",
    "verb",
    "permission",
    "subject_kind",
    "subject",
    "reason",
    "route",
    "result",
    "begun",
    "facts",
    "position",
    "hash",
];

/// A file with the headings alone (RFC 4180; every cell quoted).
pub fn begin() -> Vec<u8> {
    let mut file = Vec::new();
    add_line(&mut file, HEADINGS.map(str::to_owned));
    file
}

/// Adds one entry.
pub fn add(file: &mut Vec<u8>, entry: &EntryRow) {
    let shown = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<i64>| value.map(|number| number.to_string()).unwrap_or_default();
    add_line(
        file,
        [
            entry.number.to_string(),
            entry.id.to_string(),
            entry.at.to_string(),
            entry.actor_kind.clone(),
            entry.actor.clone(),
            shown(&entry.role),
            entry.verb.clone(),
            shown(&entry.permission),
            entry.subject_kind.clone(),
            entry.subject.clone(),
            shown(&entry.reason),
            shown(&entry.route),
            shown(&entry.result),
            entry.begun.map(|begun| begun.to_string()).unwrap_or_default(),
            entry.facts.clone(),
            number(entry.position),
            shown(&entry.hash),
        ],
    );
}

fn add_line(file: &mut Vec<u8>, cells: [String; HEADINGS.len()]) {
    let line = cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
    file.extend_from_slice(line.as_bytes());
    file.extend_from_slice(b"\r\n");
}

/// A cell between quotes. One that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV
/// injection"): our own words never do, but a changed database might hold anything.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_made_harmless() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        for begun in ["+1", "-1", "@x", "\t=1", "\r=1", "\n=1"] {
            assert!(quoted(begun).starts_with("\"'"), "{begun:?}");
        }
        assert_eq!(quoted("take-up"), "\"take-up\"");
    }

    #[test]
    fn the_first_line_holds_the_headings() {
        assert!(begin().starts_with(b"\"number\",\"id\",\"at\","));
        assert!(begin().ends_with(b"\"hash\"\r\n"));
    }
}
