use std::fmt::Write as _;

use lyhty_vault::Compartment;

use super::{Grade, Role, TABLE, allows, compartments};

/// The whole policy as a table of text that a director can read: the golden file `golden/policy.txt`.
pub fn policy_text() -> String {
    let mut text = String::from(
        "Who may do what in the office. Roles across, permissions down.\n\
         yes   allowed\n\
         own   allowed for the records that were given to the account\n\
         deed  allowed while a valid delegation of the director stands\n\
         .     not allowed; it looks as if the thing were not there\n\
         *     the person must have confirmed within ten minutes that it is they\n\n",
    );
    let name_width = TABLE.iter().map(|line| line.name.len() + 1).max().unwrap_or(0).max("compartment protected".len());
    let heading = |text: &mut String, first: &str| {
        let _ = write!(text, "{first:name_width$}");
        for role in Role::ALL {
            let _ = write!(text, "  {}", role.word());
        }
        text.push('\n');
    };
    heading(&mut text, "permission");
    for line in TABLE {
        let name = format!("{}{}", line.name, if line.step_up { "*" } else { "" });
        row(&mut text, &name, name_width, |role| match allows(role, line.name) {
            Grade::No => ".",
            Grade::Yes => "yes",
            Grade::Own => "own",
            Grade::Deed => "deed",
        });
    }
    text.push_str("\nWhich keys a role may be granted.\n\n");
    heading(&mut text, "key");
    for compartment in Compartment::ALL {
        let name = format!("compartment {}", compartment.word());
        row(&mut text, &name, name_width, |role| if compartments(role).contains(compartment) { "yes" } else { "." });
    }
    text.push_str("\nPermissions that open records about people, and through which keys.\n\n");
    for line in TABLE.iter().filter(|line| line.opening) {
        let through: Vec<_> = line.opens.iter().map(|compartment| compartment.word()).collect();
        let through =
            if through.is_empty() { "single records shared with the account".to_owned() } else { through.join(", ") };
        let _ = writeln!(text, "{:name_width$}  {through}", line.name);
    }
    text
}

fn row(text: &mut String, name: &str, name_width: usize, cell: impl Fn(Role) -> &'static str) {
    let _ = write!(text, "{name:name_width$}");
    for role in Role::ALL {
        let _ = write!(text, "  {:width$}", cell(*role), width = role.word().len());
    }
    while text.ends_with(' ') {
        text.pop();
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_one_in_the_golden_file() {
        crate::testing::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/policy.txt"), &policy_text());
    }
}
