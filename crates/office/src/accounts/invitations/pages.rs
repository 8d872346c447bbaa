use std::sync::Arc;

use askama::Template;
use lyhty_base::{InvitationId, Outcome, Private, Refusal};
use lyhty_web::policy::{Invite, Role};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, Visit};

use super::{InvitationState, accept, find_waiting, invite, list, withdraw};
use crate::accounts::credential_fields::{self, OfferedFactor};
use crate::accounts::credentials::NewAccount;
use crate::accounts::names;
use crate::accounts::shown_once::ShownOncePage;
use crate::accounts::token::{OneTimeToken, TokenPurpose};
use crate::notices::{self, Notice};

/// The pages of the invitations: the office's list, and the open page behind a link.
pub fn routes(routes: Routes) -> Routes {
    routes
        .staff::<Invite>(Method::Get, "/{language}/staff/invitations", see)
        .staff::<Invite>(Method::Post, "/{language}/staff/invitations", invite_now)
        .staff::<Invite>(Method::Post, "/{language}/staff/invitations/{invitation}/withdraw", withdraw_now)
        .open(Method::Get, "/{language}/staff/invitation/{token}", accept_form)
        .open(Method::Post, "/{language}/staff/invitation/{token}", accept_now)
        .navigation::<Invite>("/{language}/staff/invitations", "accounts-invitations-title")
}

/// An invitation as the page shows it.
struct Line {
    id: InvitationId,
    role: String,
    invited_by: String,
    state: String,
    moment: String,
    waits: bool,
}

#[derive(Template)]
#[template(path = "accounts/invitations/pages/invitations.html")]
struct InvitationsPage {
    frame: Frame,
    form: Form,
    roles: Vec<Role>,
    lines: Vec<Line>,
    mail: bool,
}

#[derive(Template)]
#[template(path = "accounts/invitations/pages/invited.html")]
struct InvitedPage {
    frame: Frame,
    link: String,
    mailed: bool,
}

#[derive(Template)]
#[template(path = "accounts/invitations/pages/accept.html")]
struct AcceptPage {
    frame: Frame,
    form: Form,
    factor: OfferedFactor,
    role: String,
}

/// What this colleague may invite somebody to be.
fn roles_of(inviter: Role) -> Vec<Role> {
    Role::ALL.iter().copied().filter(|role| *role != Role::Director || inviter == Role::Director).collect()
}

async fn page(visit: &StaffVisit<Invite>, form: Form) -> Outcome<Answer> {
    let may = visit.may().clone();
    let (invitations, colleagues) =
        visit.read("see-invitations", move |tx| Ok((list(tx, &may)?, names(tx, &may.names())?))).await?;
    let (frame, now) = (visit.frame("accounts-invitations-title"), visit.now());
    let lines = invitations.iter().map(|invitation| {
        let state = invitation.state(now);
        Line {
            id: invitation.id,
            role: frame.plain(invitation.role.message_key()),
            invited_by: match invitation.invited_by {
                Some(account) => colleagues.shown(&frame, account),
                None => frame.plain("accounts-invited-by-duty"),
            },
            state: frame.plain(state.message_key()),
            moment: frame.moment_text(&state.moment()),
            waits: matches!(state, InvitationState::Waiting { .. }),
        }
    });
    let lines = lines.collect();
    let (roles, mail) = (roles_of(visit.may().role()), visit.desk().settings().public_origin.is_some());
    Answer::form(&form.clone(), &InvitationsPage { frame, form, roles, lines, mail })
}

async fn see(visit: StaffVisit<Invite>) -> Outcome<Answer> {
    page(&visit, Form::empty()).await
}

async fn invite_now(visit: StaffVisit<Invite>) -> Outcome<Answer> {
    let mut form = visit.form();
    let role = form.choice::<Role>("role");
    let address = Private::new(form.text::<254>("address"));
    let origin = visit.desk().settings().public_origin.clone();
    let mailed = !address.reveal().is_empty();
    if mailed && (origin.is_none() || !address.reveal().as_str().contains('@')) {
        form.add("address", Refusal::new("accounts-invite-address"));
    }
    let (Some(role), false) = (role, form.has_problems()) else { return page(&visit, form).await };
    let token = OneTimeToken::fresh(&**visit.desk().chance());
    let path = visit.to(&format!("/staff/invitation/{}", token.reveal()));
    let link = format!("{}{path}", origin.unwrap_or_default());
    let machine = Arc::clone(visit.desk().machine());
    let token_hash = token.hash(TokenPurpose::Invitation, &machine.login_key);
    let (may, language, mailed_link) = (visit.may().clone(), visit.language(), Private::new(link.clone()));
    let invited = visit.write("invite", move |tx| {
        invite(tx, &may, &token_hash, role)?;
        if mailed {
            let notice = Notice::Invitation { link: &mailed_link };
            notices::queue(tx, &machine.machine_key.public(), &notice, language, &address)?;
        }
        Ok(())
    });
    match invited.await {
        Ok(()) => Answer::page(&InvitedPage { frame: visit.frame("accounts-invited-title"), link, mailed }),
        Err(problem) => {
            form.take(problem)?;
            page(&visit, form).await
        }
    }
}

async fn withdraw_now(visit: StaffVisit<Invite>) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<InvitationId>("invitation")?);
    visit.write("withdraw-invitation", move |tx| withdraw(tx, &may, id)).await?;
    Ok(Answer::to(visit.to("/staff/invitations")))
}

/// The role behind the link of this visit and the token's hash.
async fn role_behind(visit: &Visit) -> Outcome<(Role, String)> {
    let token = OneTimeToken::typed(visit.path("token"));
    let token_hash = token.hash(TokenPurpose::Invitation, &visit.desk().machine().login_key);
    let looked_up = token_hash.clone();
    let invitation = visit.read("see-invitation", move |tx| find_waiting(tx, &looked_up)).await?;
    Ok((invitation.role, token_hash))
}

fn accept_page(visit: &Visit, form: Form, role: Role) -> Outcome<Answer> {
    let frame = visit.form_frame("accounts-accept-title");
    let (factor, role) = (OfferedFactor::on(visit, &form), frame.plain(role.message_key()));
    Answer::form(&form.clone(), &AcceptPage { frame, form, factor, role })
}

async fn accept_form(visit: Visit) -> Outcome<Answer> {
    let (role, _) = role_behind(&visit).await?;
    accept_page(&visit, Form::empty(), role)
}

async fn accept_now(visit: Visit) -> Outcome<Answer> {
    let (role, token_hash) = role_behind(&visit).await?;
    let mut form = visit.form();
    let login = credential_fields::login_name(&mut form);
    let name = form.required_text::<100>("name");
    let password = credential_fields::new_password(&mut form);
    let second_factor = credential_fields::shown(&mut form, visit.now());
    let (Some(login), Some(password), Some(factor), false) = (login, password, second_factor, form.has_problems())
    else {
        return accept_page(&visit, form, role);
    };
    let name = Private::new(name);
    let new = NewAccount { login, name, role, password, second_factor: factor.secret, used_step: factor.step };
    let (machine, chance) = (visit.desk().machine().clone(), visit.desk().chance().clone());
    let accepted = async {
        let account = Arc::new(visit.derive(move || new.prepare(&*chance, &machine)).await??);
        let stored = Arc::clone(&account);
        visit.write("accept-invitation", move |tx| accept(tx, &token_hash, &stored)).await?;
        Ok(account)
    };
    match accepted.await {
        Ok(account) => {
            let frame = visit.frame("accounts-accepted-title");
            ShownOncePage::new(frame, account.recovery_codes(), visit.to("/staff/sign-in")).waiting_for_keys().answer()
        }
        Err(problem) => {
            form.take(problem)?;
            accept_page(&visit, form, role)
        }
    }
}

#[cfg(test)]
mod tests {
    use lyhty_base::{Identity as _, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for InvitationsPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("address", Refusal::new("accounts-invite-address"));
            let line = |waits| Line {
                id: InvitationId::fresh(&SeededChance::new(1)),
                role: "Nurse".to_owned(),
                invited_by: "Keksitty Nimi".to_owned(),
                state: "Waits until".to_owned(),
                moment: "1 July 2018, 00:30".to_owned(),
                waits,
            };
            let of = |form, lines, mail| Self { frame: frame.clone(), form, roles: Role::ALL.to_vec(), lines, mail };
            vec![of(Form::empty(), Vec::new(), false), of(wrong, vec![line(true), line(false)], true)]
        }
    }

    impl Samples for InvitedPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let of = |mailed| Self { frame: frame.clone(), link: "/en/staff/invitation/0".to_owned(), mailed };
            vec![of(true), of(false)]
        }
    }

    impl Samples for AcceptPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("login", Refusal::new("accounts-login-taken"));
            let of =
                |form| Self { frame: frame.clone(), form, factor: OfferedFactor::sample(), role: "Nurse".to_owned() };
            vec![of(Form::empty()), of(wrong)]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<InvitationsPage>();
        shows_every_sample::<InvitedPage>();
        shows_every_sample::<AcceptPage>();
    }
}
