use askama::Template;
use lyhty_base::{AccountId, Outcome, Problem};
use lyhty_store::Tx;
use lyhty_web::components::Cell;
use lyhty_web::policy::{self, CloseAccount, Grade, Permission, ResetAccount, SeeAccounts};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use super::close;
use crate::accounts::{AccountState, grants, names, rows};

/// The pages of the accounts.
pub fn routes(routes: Routes) -> Routes {
    routes
        .staff::<SeeAccounts>(Method::Get, "/{language}/staff/accounts", see)
        .staff::<SeeAccounts>(Method::Get, "/{language}/staff/accounts/{account}", see_one)
        .staff::<CloseAccount>(Method::Get, "/{language}/staff/accounts/{account}/close", close_form)
        .staff::<CloseAccount>(Method::Post, "/{language}/staff/accounts/{account}/close", close_now)
        .navigation::<SeeAccounts>("/{language}/staff/accounts", "accounts-list-title")
}

#[derive(Template)]
#[template(path = "accounts/roster/pages/accounts.html")]
struct AccountsPage {
    frame: Frame,
    lines: Vec<Vec<Cell>>,
}

#[derive(Template)]
#[template(path = "accounts/roster/pages/account.html")]
struct AccountPage {
    frame: Frame,
    account: AccountId,
    name: String,
    role: String,
    state: String,
    since: String,
    signed_in: String,
    held: String,
    may_close: bool,
    may_reset: bool,
}

#[derive(Template)]
#[template(path = "accounts/roster/pages/close.html")]
struct ClosePage {
    frame: Frame,
    form: Form,
    name: String,
}

/// The compartments that an account holds, in words.
fn held_words(frame: &Frame, held: &[(AccountId, lyhty_vault::Compartment)], account: AccountId) -> String {
    let own = held.iter().filter(|(holder, _)| *holder == account);
    let words: Vec<String> = own.map(|(_, compartment)| frame.plain(compartment.message_key())).collect();
    if words.is_empty() { frame.plain("accounts-holds-nothing") } else { words.join(", ") }
}

async fn see(visit: StaffVisit<SeeAccounts>) -> Outcome<Answer> {
    let may = visit.may().clone();
    let read = move |tx: &mut Tx<'_>| Ok((rows::list(tx)?, grants::held(tx)?, names(tx, &may.names())?));
    let (accounts, held, colleagues) = visit.read("see-accounts", read).await?;
    let frame = visit.frame("accounts-list-title");
    let line = |account: &rows::AccountRow| {
        vec![
            Cell::text(colleagues.shown(&frame, account.id))
                .leading_to(frame.path(&format!("/staff/accounts/{}", account.id))),
            Cell::text(frame.plain(account.role.message_key())),
            Cell::text(frame.plain(account.state.message_key())),
            Cell::text(held_words(&frame, &held, account.id)),
        ]
    };
    let lines = accounts.iter().map(line).collect();
    Answer::page(&AccountsPage { frame, lines })
}

async fn see_one(visit: StaffVisit<SeeAccounts>) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<AccountId>("account")?);
    let read = move |tx: &mut Tx<'_>| Ok((rows::find(tx, id)?, grants::held(tx)?, names(tx, &may.names())?));
    let (account, held, colleagues) = visit.read("see-account", read).await?;
    let account = account.ok_or(Problem::Absent)?;
    let frame = visit.frame("accounts-one-title");
    let may = visit.may();
    let open = !matches!(account.state, AccountState::Closed { .. });
    let allowed = |permission| open && may.account() != id && policy::allows(may.role(), permission) == Grade::Yes;
    let page = AccountPage {
        account: id,
        name: colleagues.shown(&frame, id),
        role: frame.plain(account.role.message_key()),
        state: frame.plain(account.state.message_key()),
        since: account.state.since().map(|since| frame.moment_text(&since)).unwrap_or_default(),
        signed_in: frame.moment_text(&account.signed_in_at),
        held: held_words(&frame, &held, id),
        may_close: allowed(CloseAccount::NAME),
        may_reset: allowed(ResetAccount::NAME),
        frame,
    };
    Answer::page(&page)
}

async fn close_page(visit: &StaffVisit<CloseAccount>, form: Form) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<AccountId>("account")?);
    let colleagues = visit.read("see-account-to-close", move |tx| names(tx, &may.names())).await?;
    if !colleagues.0.contains_key(&id) {
        return Err(Problem::Absent);
    }
    let frame = visit.frame("accounts-close-title");
    let name = colleagues.shown(&frame, id);
    Answer::form(&form.clone(), &ClosePage { frame, form, name })
}

async fn close_form(visit: StaffVisit<CloseAccount>) -> Outcome<Answer> {
    close_page(&visit, Form::empty()).await
}

async fn close_now(visit: StaffVisit<CloseAccount>) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<AccountId>("account")?);
    match visit.write("close-account", move |tx| close(tx, &may, id)).await {
        Ok(()) => Ok(Answer::to(visit.to("/staff/accounts"))),
        Err(problem) => {
            let mut form = visit.form();
            form.take(problem)?;
            close_page(&visit, form).await
        }
    }
}

#[cfg(test)]
mod tests {
    use lyhty_base::{Identity as _, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for AccountsPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let line =
                vec![Cell::text("Keksitty Nimi"), Cell::text("Nurse"), Cell::text("In use"), Cell::text("names")];
            vec![Self { frame: frame.clone(), lines: vec![line] }]
        }
    }

    impl Samples for AccountPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let of = |may| Self {
                frame: frame.clone(),
                account: AccountId::fresh(&SeededChance::new(1)),
                name: "Keksitty Nimi".to_owned(),
                role: "Nurse".to_owned(),
                state: "In use".to_owned(),
                since: String::new(),
                signed_in: "1 July 2018, 00:30".to_owned(),
                held: "names".to_owned(),
                may_close: may,
                may_reset: may,
            };
            vec![of(true), of(false)]
        }
    }

    impl Samples for ClosePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("", lyhty_base::Refusal::new("accounts-close-own"));
            vec![Self { frame: frame.clone(), form: wrong, name: "Keksitty Nimi".to_owned() }]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<AccountsPage>();
        shows_every_sample::<AccountPage>();
        shows_every_sample::<ClosePage>();
    }
}
