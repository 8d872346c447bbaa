use askama::Template;
use lyhty_base::{AccountId, DelegationId, Outcome, Refusal};
use lyhty_store::Tx;
use lyhty_web::policy::{self, Decide, DelegateDecisions, Grade, Permission, SeeDelegations};
use lyhty_web::{Answer, Form, Frame, May, Method, Opener, Routes, StaffVisit};

use super::{DelegatedDays, Delegation, DelegationState, delegate, list, revoke};
use crate::accounts::{AccountState, Colleagues, names, rows};

/// The pages of the delegations.
pub fn routes(routes: Routes) -> Routes {
    routes
        .staff::<SeeDelegations>(Method::Get, "/{language}/staff/delegations", see)
        .staff::<DelegateDecisions>(Method::Get, "/{language}/staff/delegations/new", delegate_form)
        .staff::<DelegateDecisions>(Method::Post, "/{language}/staff/delegations/new", delegate_now)
        .staff::<DelegateDecisions>(Method::Post, "/{language}/staff/delegations/{delegation}/revoke", revoke_now)
        .navigation::<SeeDelegations>("/{language}/staff/delegations", "accounts-delegations-title")
}

/// A delegation as the page shows it.
struct Line {
    id: DelegationId,
    name: String,
    delegated_by: String,
    first: String,
    last: String,
    state: String,
    revocable: bool,
}

#[derive(Template)]
#[template(path = "accounts/delegations/pages/delegations.html")]
struct DelegationsPage {
    frame: Frame,
    lines: Vec<Line>,
    may_delegate: bool,
}

/// A colleague to whom the power may be handed on.
struct Candidate {
    account: String,
    name: String,
}

#[derive(Template)]
#[template(path = "accounts/delegations/pages/delegate.html")]
struct DelegatePage {
    frame: Frame,
    form: Form,
    candidates: Vec<Candidate>,
}

impl DelegatePage {
    /// The list of colleagues with their names.
    fn colleagues(&self) -> String {
        let mut select = self.frame.select(&self.form, "account", "accounts-delegate-to");
        for candidate in &self.candidates {
            select = select.named(&candidate.account, &candidate.name);
        }
        select.to_string()
    }
}

async fn see(visit: StaffVisit<SeeDelegations>) -> Outcome<Answer> {
    let may: May<SeeDelegations> = visit.may().clone();
    let may_delegate = policy::allows(may.role(), DelegateDecisions::NAME) == Grade::Yes;
    let (delegations, colleagues): (Vec<Delegation>, Colleagues) =
        visit.read("see-delegations", move |tx| Ok((list(tx)?, names(tx, &may.names())?))).await?;
    let (frame, today) = (visit.frame("accounts-delegations-title"), visit.now().helsinki_day());
    let lines = delegations.iter().map(|delegation| {
        let state = delegation.state(today);
        Line {
            id: delegation.id,
            name: colleagues.shown(&frame, delegation.account),
            delegated_by: colleagues.shown(&frame, delegation.delegated_by),
            first: frame.day_text(&delegation.days.first()),
            last: frame.day_text(&delegation.days.last()),
            state: frame.plain(state.message_key()),
            revocable: may_delegate && matches!(state, DelegationState::Coming | DelegationState::Valid),
        }
    });
    let lines = lines.collect();
    Answer::page(&DelegationsPage { frame, lines, may_delegate })
}

/// Colleagues whose role decides with a delegation and who can sign in.
fn candidates(tx: &mut Tx<'_>, opener: &Opener) -> Outcome<(Vec<AccountId>, Colleagues)> {
    let accounts = rows::list(tx)?.into_iter().filter(|account| {
        let usable = matches!(account.state, AccountState::InUse | AccountState::AwaitingKeys);
        usable && policy::allows(account.role, Decide::NAME) == Grade::Deed
    });
    let accounts = accounts.map(|account| account.id).collect();
    Ok((accounts, names(tx, opener)?))
}

async fn delegate_page(visit: &StaffVisit<DelegateDecisions>, form: Form) -> Outcome<Answer> {
    let may = visit.may().clone();
    let (accounts, colleagues) = visit.read("see-colleagues", move |tx| candidates(tx, &may.names())).await?;
    let frame = visit.frame("accounts-delegate-title");
    let candidate =
        |account: &AccountId| Candidate { account: account.to_string(), name: colleagues.shown(&frame, *account) };
    let candidates = accounts.iter().map(candidate).collect();
    Answer::form(&form.clone(), &DelegatePage { frame, form, candidates })
}

async fn delegate_form(visit: StaffVisit<DelegateDecisions>) -> Outcome<Answer> {
    delegate_page(&visit, Form::empty()).await
}

async fn delegate_now(visit: StaffVisit<DelegateDecisions>) -> Outcome<Answer> {
    let mut form = visit.form();
    let account = form.value("account").parse::<AccountId>().ok();
    if account.is_none() {
        form.add("account", Refusal::new("form-choose-one"));
    }
    let (first, last) = (form.required_day("first"), form.required_day("last"));
    let days = first
        .zip(last)
        .and_then(|(first, last)| DelegatedDays::new(first, last).map_err(|refusal| form.add("last", refusal)).ok());
    let (Some(account), Some(days), false) = (account, days, form.has_problems()) else {
        return delegate_page(&visit, form).await;
    };
    let may = visit.may().clone();
    match visit.write("delegate", move |tx| delegate(tx, &may, account, days)).await {
        Ok(_) => Ok(Answer::to(visit.to("/staff/delegations"))),
        Err(problem) => {
            form.take(problem)?;
            delegate_page(&visit, form).await
        }
    }
}

async fn revoke_now(visit: StaffVisit<DelegateDecisions>) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<DelegationId>("delegation")?);
    visit.write("revoke-delegation", move |tx| revoke(tx, &may, id)).await?;
    Ok(Answer::to(visit.to("/staff/delegations")))
}

#[cfg(test)]
mod tests {
    use lyhty_base::{Identity as _, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for DelegationsPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let line = |revocable| Line {
                id: DelegationId::fresh(&SeededChance::new(1)),
                name: "Keksitty Nimi".to_owned(),
                delegated_by: "Keksitty Nimi".to_owned(),
                first: "1 July 2018".to_owned(),
                last: "2 July 2018".to_owned(),
                state: "valid".to_owned(),
                revocable,
            };
            let of = |lines, may_delegate| Self { frame: frame.clone(), lines, may_delegate };
            vec![of(Vec::new(), false), of(vec![line(true), line(false)], true)]
        }
    }

    impl Samples for DelegatePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("last", Refusal::new("accounts-delegation-order"));
            let candidates = vec![Candidate { account: "0".repeat(32), name: "Keksitty Nimi".to_owned() }];
            vec![Self { frame: frame.clone(), form: wrong, candidates }]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<DelegationsPage>();
        shows_every_sample::<DelegatePage>();
    }
}
