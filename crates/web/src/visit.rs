use std::fmt;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

use lyhty_base::{Language, Moment, Outcome, Private, Problem, RecordId, ThreadId};
use lyhty_store::keys::{self, Holder};
use lyhty_store::{Actor, Tx};
use lyhty_vault::{ReceiptKeys, RecordKey, Stamp, StampProblem};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::cookie::Cookie;
use crate::drafts::{self, DraftRow};
use crate::frame::NavigationLink;
use crate::may::May;
use crate::policy::{Grade, Permission};
use crate::receipts::{OpenReceipt, ReceiptRow};
use crate::sessions::{OpenSession, SessionRow};
use crate::stamps::STAMP_HOURS;
use crate::{Desk, Form, Frame};

/// What the token of a session is made for: its forms.
pub(crate) const TOKEN_PURPOSE: &str = "form";

/// One request by somebody of whom nothing is known, as a handler sees it. No address, no agent, no referrer is within
/// reach. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

/// What a visit is made of.
pub(crate) struct Inner {
    pub desk: Desk,
    pub room: &'static str,
    pub language: Language,
    /// The path after the language, without the query.
    pub path: String,
    pub parameters: Vec<(String, String)>,
    pub query: Vec<(String, Private<String>)>,
    pub form: Form,
    pub draft_cookie: Option<Private<String>>,
    pub navigation: Arc<Vec<NavigationLink>>,
    pub entrance: Entrance,
}

/// How the visitor came in.
pub(crate) enum Entrance {
    Open,
    Receipt(Box<(OpenReceipt, ReceiptKeys)>),
    Staff(Arc<OpenSession>),
}

impl Visit {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The language of the path, in which the answer is written.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// A part of the path by its name in the route; empty when the route has no such part.
    pub fn path(&self, name: &str) -> &str {
        self.0.parameters.iter().find(|(candidate, _)| candidate == name).map_or("", |(_, value)| value)
    }

    /// A part of the path as an id.
    ///
    /// # Errors
    /// [`Problem::Absent`] when it is none.
    pub fn id<I: FromStr>(&self, name: &str) -> Outcome<I> {
        self.path(name).parse().map_err(|_| Problem::Absent)
    }

    /// A value of the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.0.query.iter().find(|(candidate, _)| candidate == name).map(|(_, value)| value.reveal().as_str())
    }

    /// What was typed.
    pub fn form(&self) -> Form {
        self.0.form.clone()
    }

    /// The office's services.
    pub fn desk(&self) -> &Desk {
        &self.0.desk
    }

    /// What time it is.
    pub fn now(&self) -> Moment {
        self.0.desk.clock().now()
    }

    /// One of our paths in the visit's language: `to("/staff")` is `/fi/staff`.
    pub fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.0.language)
    }

    /// Where to go on to after signing in or confirming: the query's or the form's `next`, when it is a path of ours.
    pub fn next(&self) -> Option<String> {
        let next = self.query("next").or_else(|| Some(self.0.form.value("next")).filter(|next| !next.is_empty()))?;
        is_own_path(next).then(|| next.to_owned())
    }

    /// The frame of a page without an open form. Pages of people signed in have their token in any case.
    pub fn frame(&self, title_key: &'static str) -> Frame {
        let desk = &self.0.desk;
        let (texts, settings) = (desk.texts().clone(), Arc::clone(desk.settings()));
        let frame = Frame::new(texts, settings, self.0.language, title_key, &self.0.path);
        match &self.0.entrance {
            Entrance::Open => frame,
            Entrance::Receipt(receipt) => frame.with_token(receipt.0.secret.token(TOKEN_PURPOSE)),
            Entrance::Staff(session) => {
                frame.with_token(session.secret.token(TOKEN_PURPOSE)).for_staff(session.holder.role, &self.0.navigation)
            }
        }
    }

    /// The frame of a page with a form: it carries a stamp. The stamp of a form that was just sent stays as long as it is
    /// good, so that sending it again after a correction counts as the same form.
    pub fn form_frame(&self, title_key: &'static str) -> Frame {
        let sent = self.0.form.value("stamp");
        let stamp = if self.stamp().is_ok() { sent.to_owned() } else { self.new_stamp() };
        self.frame(title_key).with_stamp(stamp)
    }

    fn new_stamp(&self) -> String {
        let desk = &self.0.desk;
        desk.machine().stamp_key.issue(self.now(), self.0.room, desk.chance().as_ref())
    }

    /// The stamp of the form that was sent, checked.
    ///
    /// # Errors
    /// A refusal when there is none, when it is not ours or when the form lay open for too long.
    pub fn stamp(&self) -> Outcome<Stamp> {
        let sent = self.0.form.value("stamp");
        if sent.is_empty() {
            return Err(Problem::refusal("form-stamp-missing"));
        }
        let key = &self.0.desk.machine().stamp_key;
        key.check(sent, self.0.room, self.now(), STAMP_HOURS * 3600).map_err(|problem| match problem {
            StampProblem::Forged => Problem::refusal("form-stamp-forged"),
            StampProblem::TooOld => Problem::refusal("form-stamp-old"),
        })
    }

    /// Runs a transaction that writes, in this visitor's name. It may run more than once.
    ///
    /// # Errors
    /// What the body gives, or the store's.
    pub async fn write<T, F>(&self, name: &'static str, body: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Outcome<T> + Send + 'static,
    {
        self.0.desk.store().write(name, self.actor(), body).await
    }

    /// Runs a transaction that reads.
    ///
    /// # Errors
    /// What the body gives, or the store's.
    pub async fn read<T, F>(&self, name: &'static str, body: F) -> Outcome<T>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Outcome<T> + Send + 'static,
    {
        self.0.desk.store().read(name, body).await
    }

    /// Runs a slow derivation in the bounded pool.
    ///
    /// # Errors
    /// [`Problem::Busy`] when too many wait already.
    pub async fn derive<T: Send + 'static>(&self, derive: impl FnOnce() -> T + Send + 'static) -> Outcome<T> {
        self.0.desk.derivations().run(derive).await
    }

    /// Who the trail says it is.
    pub fn actor(&self) -> Actor {
        match &self.0.entrance {
            Entrance::Open => Actor::Nobody,
            Entrance::Receipt(receipt) => Actor::Receipt(receipt.0.thread),
            Entrance::Staff(session) => Actor::Account { id: session.row.account, role: session.holder.role.word() },
        }
    }

    /// What the visitor typed before into this room's form of several pages; nothing when there is no such draft.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn draft<T: DeserializeOwned + Send + 'static>(&self) -> Outcome<Option<T>> {
        let Some(cookie) = self.0.draft_cookie.clone() else { return Ok(None) };
        let (secrets, room) = (self.0.desk.node_secrets(), self.0.room);
        self.read("open draft", move |tx| drafts::open(tx, &secrets, cookie.reveal(), room)).await
    }

    /// Keeps what the visitor typed so far; the answer has to carry the cookie.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn save_draft<T: Serialize + Sync>(&self, draft: &T) -> Outcome<Cookie> {
        let secrets = self.0.desk.node_secrets();
        let cookie = self.0.draft_cookie.as_ref().map(|cookie| cookie.reveal().as_str());
        let sealed = Arc::new(drafts::seal(&secrets, cookie, self.0.room, draft)?);
        let written = Arc::clone(&sealed);
        self.write("save draft", move |tx| drafts::write(tx, &written)).await?;
        Ok(sealed.cookie())
    }

    /// The draft's row, to be erased in the transaction that sends the form.
    pub fn draft_row(&self) -> Option<DraftRow> {
        drafts::row(self.0.draft_cookie.as_ref().map(|cookie| cookie.reveal().as_str()))
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }
}

impl fmt::Debug for Visit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Visit({})", self.0.room)
    }
}

/// A path of ours, with its language: nothing that could lead to another site.
fn is_own_path(path: &str) -> bool {
    let clean = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let language = path.strip_prefix('/').map(|rest| rest.split(['/', '?']).next().unwrap_or(""));
    clean && language.is_some_and(|tag| Language::from_str(tag).is_ok())
}

/// One request by somebody who came with a receipt.
#[derive(Clone, Debug)]
pub struct ReceiptVisit(Visit);

impl ReceiptVisit {
    /// Only for a visit whose entrance is a receipt.
    pub(crate) const fn new(visit: Visit) -> Self {
        Self(visit)
    }

    fn receipt(&self) -> Outcome<&(OpenReceipt, ReceiptKeys)> {
        match &self.0.0.entrance {
            Entrance::Receipt(receipt) => Ok(receipt),
            Entrance::Open | Entrance::Staff(_) => Err(Problem::Absent),
        }
    }

    /// The thread that the receipt opens.
    ///
    /// # Errors
    /// Never on a receipt route.
    pub fn thread(&self) -> Outcome<ThreadId> {
        Ok(self.receipt()?.0.thread)
    }

    /// The row of this visit, for ending it.
    ///
    /// # Errors
    /// Never on a receipt route.
    pub fn row(&self) -> Outcome<ReceiptRow> {
        Ok(self.receipt()?.0.row.clone())
    }

    /// What opens the records of the receipt. Cheap to clone; give a clone to the transaction.
    pub fn opener(&self) -> ReceiptOpener {
        ReceiptOpener(self.clone())
    }
}

impl Deref for ReceiptVisit {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.0
    }
}

/// Opens the keys of records that were sealed to the receipt.
#[derive(Clone, Debug)]
pub struct ReceiptOpener(ReceiptVisit);

impl ReceiptOpener {
    /// The key of a record.
    ///
    /// # Errors
    /// [`Problem::Absent`] when there is no such record or the receipt does not open it.
    pub fn open_key(&self, tx: &mut Tx<'_>, record: RecordId) -> Outcome<RecordKey> {
        let keys = &self.0.receipt()?.1;
        let found = keys::find(tx, record, &[Holder::Receipt(keys.lookup_id())])?;
        let (_, wrapped) = found.first().ok_or(Problem::Absent)?;
        Ok(keys.unwrap(wrapped, record)?)
    }
}

/// One request by somebody signed in who may do `P`.
pub struct StaffVisit<P: Permission> {
    visit: Visit,
    session: Arc<OpenSession>,
    may: May<P>,
}

impl<P: Permission> StaffVisit<P> {
    /// For the guard, which has looked the policy up.
    pub(crate) fn granted(visit: Visit, session: Arc<OpenSession>, grade: Grade) -> Self {
        let may = May::granted(Arc::clone(&session.holder), grade);
        Self { visit, session, may }
    }

    /// The witness for verbs; clone it into the transaction.
    pub const fn may(&self) -> &May<P> {
        &self.may
    }

    /// The session, for signing out and for a confirmation.
    pub fn session(&self) -> &SessionRow {
        &self.session.row
    }
}

impl<P: Permission> Clone for StaffVisit<P> {
    fn clone(&self) -> Self {
        Self { visit: self.visit.clone(), session: Arc::clone(&self.session), may: self.may.clone() }
    }
}

impl<P: Permission> Deref for StaffVisit<P> {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl<P: Permission> fmt::Debug for StaffVisit<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "StaffVisit<{}>({})", P::NAME, self.visit.0.room)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_gone_on_to() {
        for own in ["/fi/staff", "/en", "/sv/staff/proposals?page=2"] {
            assert!(is_own_path(own), "{own}");
        }
        for other in
            ["//evil.example", "https://evil.example", "/\\evil.example", "/de/staff", "fi/staff", "/fi/a b", ""]
        {
            assert!(!is_own_path(other), "{other}");
        }
    }
}
