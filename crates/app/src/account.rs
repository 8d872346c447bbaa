//! `lyhty account`: invitations and a list. Never a grant: keys are handed on by people who hold them.

use lyhty_base::Problem;
use lyhty_office::accounts::{self, AccountState, OneTimeToken};
use lyhty_store::Actor;
use lyhty_web::policy::Role;

use crate::configuration::Configuration;
use crate::console::{self, Ending, Stop};
use crate::premises;

/// Makes an invitation and prints it, once.
///
/// # Errors
/// For an unknown role, naming those there are, and when the database refuses.
pub fn invite(configuration: &Configuration, role: &str) -> Result<Ending, Stop> {
    let role: Role = role.parse().map_err(|_| Stop::Usage(unknown_role(role)))?;
    let login_key = premises::open_machine_secrets(configuration)?.login_key;
    let store = premises::open_store(configuration)?;
    let token = OneTimeToken::fresh(store.chance().as_ref());
    let invited = token.clone();
    store
        .write_blocking("invite", Actor::Duty("console"), move |tx| -> Result<_, Problem> {
            accounts::invite_by_duty(tx, &invited, &login_key, role)
        })
        .map_err(|problem| match problem {
            Problem::Refusal(_) => {
                Stop::Refused("the office is not set up; `lyhty serve` prints the code for it.".into())
            }
            other => other.into(),
        })?;
    let origin = configuration.public_origin.clone().unwrap_or_else(|| format!("http://{}", configuration.listen));
    console::say(format_args!("{origin}/en/staff/invitation/{}", token.reveal()));
    console::warn(format_args!(
        "Hand this to one person, on a safe way: it makes one account with the role {}, is good once, and is not shown \
         again. The account opens nothing until a colleague who holds the keys grants them.",
        role.word()
    ));
    Ok(Ending::Fine)
}

fn unknown_role(typed: &str) -> String {
    let words: Vec<_> = Role::ALL.iter().map(|role| role.word()).collect();
    let nearest = words
        .iter()
        .copied()
        .max_by(|left, right| strsim::jaro_winkler(typed, left).total_cmp(&strsim::jaro_winkler(typed, right)));
    format!("`{typed}` is no role; the nearest is `{}`. Roles: {}.", nearest.unwrap_or_default(), words.join(", "))
}

/// Lists accounts without names, which are sealed.
///
/// # Errors
/// When the database refuses.
pub fn list(configuration: &Configuration) -> Result<Ending, Stop> {
    let store = premises::open_store(configuration)?;
    let lines = store.read_blocking("list-accounts", |tx| -> Result<_, Problem> { accounts::list_by_duty(tx) })?;
    for line in lines {
        console::say(format_args!(
            "{}  {:22} made {}, {}",
            line.id,
            line.role.word(),
            line.created_at,
            state(line.state)
        ));
    }
    Ok(Ending::Fine)
}

/// Where an account stands, in words for the terminal, which speaks English.
fn state(state: AccountState) -> String {
    match state {
        AccountState::AwaitingKeys => "awaits keys".to_owned(),
        AccountState::InUse => "in use".to_owned(),
        AccountState::Retired { since } => format!("retired since {since}"),
        AccountState::Closed { at } => format!("closed {at}"),
    }
}
