//! The table of settings as a page for people and as what holds now.

use std::fmt::Write as _;

use super::reading::Reading;
use super::settings::{ALL, Fallback, Kind};

/// `docs/configuration.md`.
pub fn markdown() -> String {
    let mut page = String::from(
        "# Configuration\n\n\
         <!-- Generated from the table of settings; a test compares it and LYHTY_OVERWRITE=1 writes it anew. -->\n\n\
         Settings stand in a TOML file (`--configuration FILE`, else the one named by `LYHTY_CONFIGURATION`, else\n\
         `/etc/lyhty/lyhty.toml` when it is there) or in the environment; the environment wins. A dot in a key is a\n\
         table in the file: `smtp.host` stands as `host` under `[smtp]`. A relative path counts from the file's folder,\n\
         and one in the environment from where the programme was started. A key or a `LYHTY_` variable that is not in\n\
         this list is an error. `lyhty check` shows what holds and where it was set.\n",
    );
    for setting in ALL {
        let fallback = match setting.fallback {
            Fallback::Text(text) => format!("`{text}`"),
            Fallback::InDataFolder(inside) => format!("`{inside}` in the data folder"),
            Fallback::Nothing => "nothing".to_owned(),
        };
        // Writing to a String can't fail.
        let _ = write!(
            page,
            "\n## `{}`\n\n{}\n\n- In the environment: `{}`\n- What may stand there: {}\n- Without it: {}\n- For example: `{}`\n",
            setting.key,
            wrapped(setting.meaning.trim()),
            setting.environment(),
            setting.kind.description(),
            fallback,
            setting.example,
        );
    }
    page
}

/// What holds now, a line a setting: key, value, where it was set. Without the password of a database's address.
pub fn effective(reading: &Reading) -> String {
    let width = ALL.iter().map(|setting| setting.key.len()).max().unwrap_or_default();
    let mut lines = String::new();
    for setting in ALL {
        let value = match reading.text(setting) {
            Some(value) if setting.kind == Kind::Database => without_password(&value),
            Some(value) => value,
            None => "–".to_owned(),
        };
        let _ = writeln!(lines, "{:width$}  {value}  ({})", setting.key, reading.place(setting));
    }
    lines
}

/// A database's address with everything gone that could be a password: what stands before the host, and the query.
pub(super) fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let rest = rest.split('?').next().unwrap_or_default();
    match rest.rsplit_once('@') {
        Some((who, where_to)) => format!("{scheme}://{}:…@{where_to}", who.split(':').next().unwrap_or_default()),
        None => format!("{scheme}://{rest}"),
    }
}

fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        if length > 0 && length + 1 + word.chars().count() > 118 {
            lines.push('\n');
            length = 0;
        } else if length > 0 {
            lines.push(' ');
            length += 1;
        }
        lines.push_str(word);
        length += word.chars().count();
    }
    lines
}
