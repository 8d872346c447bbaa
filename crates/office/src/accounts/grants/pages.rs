use askama::Template;
use lyhty_base::{AccountId, Outcome};
use lyhty_vault::Compartment;
use lyhty_web::policy::{self, GrantCompartments};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use super::{grant, held, take_away};
use crate::accounts::{AccountState, names, rows};

/// The pages of the grants: accounts that await keys, and those that hold some.
pub fn routes(routes: Routes) -> Routes {
    routes
        .staff::<GrantCompartments>(Method::Get, "/{language}/staff/grants", see)
        .staff::<GrantCompartments>(Method::Post, "/{language}/staff/grants/{account}", give)
        .staff::<GrantCompartments>(Method::Post, "/{language}/staff/grants/{account}/end", take)
        .navigation::<GrantCompartments>("/{language}/staff/grants", "accounts-grants-title")
}

/// An account as the page shows it.
struct Line {
    account: AccountId,
    name: String,
    role: String,
    awaited: Vec<String>,
    held: Vec<String>,
}

#[derive(Template)]
#[template(path = "accounts/grants/pages/grants.html")]
struct GrantsPage {
    frame: Frame,
    form: Form,
    awaiting: Vec<Line>,
    holding: Vec<Line>,
}

async fn page(visit: &StaffVisit<GrantCompartments>, form: Form) -> Outcome<Answer> {
    let may = visit.may().clone();
    let own = may.account();
    let read = move |tx: &mut lyhty_store::Tx<'_>| Ok((rows::list(tx)?, held(tx)?, names(tx, &may.names())?));
    let (accounts, held, colleagues) = visit.read("see-grants", read).await?;
    let frame = visit.frame("accounts-grants-title");
    let (mut awaiting, mut holding) = (Vec::new(), Vec::new());
    for account in accounts.iter().filter(|account| account.id != own) {
        let has = |compartment: &Compartment| held.contains(&(account.id, *compartment));
        let words = |compartments: Vec<Compartment>| -> Vec<String> {
            compartments.iter().map(|compartment| frame.plain(compartment.message_key())).collect()
        };
        let due = policy::compartments(account.role);
        let line = Line {
            account: account.id,
            name: colleagues.shown(&frame, account.id),
            role: frame.plain(account.role.message_key()),
            awaited: words(due.iter().copied().filter(|compartment| !has(compartment)).collect()),
            held: words(due.iter().copied().filter(has).collect()),
        };
        match account.state {
            AccountState::AwaitingKeys => awaiting.push(line),
            AccountState::InUse if !line.held.is_empty() => holding.push(line),
            AccountState::InUse | AccountState::Retired { .. } | AccountState::Closed { .. } => {}
        }
    }
    Answer::form(&form.clone(), &GrantsPage { frame, form, awaiting, holding })
}

async fn see(visit: StaffVisit<GrantCompartments>) -> Outcome<Answer> {
    page(&visit, Form::empty()).await
}

async fn give(visit: StaffVisit<GrantCompartments>) -> Outcome<Answer> {
    let (may, account) = (visit.may().clone(), visit.id::<AccountId>("account")?);
    match visit.write("grant", move |tx| grant(tx, &may, account)).await {
        Ok(_) => Ok(Answer::to(visit.to("/staff/grants"))),
        Err(problem) => {
            let mut form = visit.form();
            form.take(problem)?;
            page(&visit, form).await
        }
    }
}

async fn take(visit: StaffVisit<GrantCompartments>) -> Outcome<Answer> {
    let (may, account) = (visit.may().clone(), visit.id::<AccountId>("account")?);
    match visit.write("take-away-grants", move |tx| take_away(tx, &may, account)).await {
        Ok(()) => Ok(Answer::to(visit.to("/staff/grants"))),
        Err(problem) => {
            let mut form = visit.form();
            form.take(problem)?;
            page(&visit, form).await
        }
    }
}

#[cfg(test)]
mod tests {
    use lyhty_base::{Identity as _, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for GrantsPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("", lyhty_base::Refusal::new("accounts-grant-nothing"));
            let line = || Line {
                account: AccountId::fresh(&SeededChance::new(1)),
                name: "Keksitty Nimi".to_owned(),
                role: "Nurse".to_owned(),
                awaited: vec!["health".to_owned()],
                held: vec!["names".to_owned()],
            };
            let of = |form, awaiting, holding| Self { frame: frame.clone(), form, awaiting, holding };
            vec![of(Form::empty(), Vec::new(), Vec::new()), of(wrong, vec![line()], vec![line()])]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<GrantsPage>();
    }
}
