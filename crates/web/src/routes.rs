use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use lyhty_base::Outcome;

use crate::Answer;
use crate::frame::NavigationLink;
use crate::policy::{Grade, Permission};
use crate::sessions::OpenSession;
use crate::visit::{ReceiptVisit, StaffVisit, Visit};

/// How a page is asked for. Pages of HTML need no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reading.
    Get,
    /// Sending a form.
    Post,
}

impl fmt::Display for Method {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Get => "GET",
            Self::Post => "POST",
        })
    }
}

/// Who may come through a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Open,
    /// Whoever came with a receipt.
    Receipt,
    /// Whoever is signed in and has this permission.
    Staff(&'static str),
}

impl fmt::Display for Access {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => formatter.write_str("open"),
            Self::Receipt => formatter.write_str("receipt"),
            Self::Staff(permission) => write!(formatter, "staff {permission}"),
        }
    }
}

/// A function that answers a kind of visit: `async fn(Visit) -> Outcome<Answer>` and its like.
pub trait Handler<V>: Send + Sync + 'static {
    /// Answers.
    fn answer(&self, visit: V) -> BoxedAnswer;
}

/// An answer on its way.
pub type BoxedAnswer = Pin<Box<dyn Future<Output = Outcome<Answer>> + Send>>;

impl<V, F, Fut> Handler<V> for F
where
    F: Fn(V) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Outcome<Answer>> + Send + 'static,
{
    fn answer(&self, visit: V) -> BoxedAnswer {
        Box::pin(self(visit))
    }
}

/// The routes of one room. There are exactly three ways to add one, and each says who may come in.
pub struct Routes {
    pub(crate) room: &'static str,
    pub(crate) routes: Vec<Route>,
    pub(crate) navigation: Vec<NavigationLink>,
}

/// One route.
pub(crate) struct Route {
    pub method: Method,
    pub path: &'static str,
    pub room: &'static str,
    pub entry: Entry,
}

/// What the guard does before a route's handler, and the handler.
pub(crate) enum Entry {
    Open(Box<dyn Handler<Visit>>),
    Receipt(Box<dyn Handler<ReceiptVisit>>),
    Staff(StaffEntry),
}

/// A staff route with its permission taken out of the type, so that routes of all permissions lie in one list.
pub(crate) struct StaffEntry {
    pub permission: &'static str,
    pub step_up: bool,
    pub answer: Box<StaffAnswer>,
}

pub(crate) type StaffAnswer = dyn Fn(Visit, Arc<OpenSession>, Grade) -> BoxedAnswer + Send + Sync;

impl Routes {
    /// No routes yet; the room's name is also what its forms are stamped for.
    pub const fn new(room: &'static str) -> Self {
        Self { room, routes: Vec::new(), navigation: Vec::new() }
    }

    /// A route for anybody.
    #[must_use]
    pub fn open(self, method: Method, path: &'static str, handler: impl Handler<Visit>) -> Self {
        self.with(method, path, Entry::Open(Box::new(handler)))
    }

    /// A route for whoever came with a receipt.
    #[must_use]
    pub fn receipt(self, method: Method, path: &'static str, handler: impl Handler<ReceiptVisit>) -> Self {
        self.with(method, path, Entry::Receipt(Box::new(handler)))
    }

    /// A route for whoever is signed in and may do `P`.
    #[must_use]
    pub fn staff<P: Permission>(
        self,
        method: Method,
        path: &'static str,
        handler: impl Handler<StaffVisit<P>>,
    ) -> Self {
        let answer = Box::new(move |visit, session, grade| handler.answer(StaffVisit::granted(visit, session, grade)));
        self.with(method, path, Entry::Staff(StaffEntry { permission: P::NAME, step_up: P::STEP_UP, answer }))
    }

    /// Puts a page for staff into the navigation of those who may open it: its path, the key of the link's words.
    #[must_use]
    pub fn navigation<P: Permission>(mut self, path: &'static str, key: &'static str) -> Self {
        let path = path.strip_prefix("/{language}").unwrap_or(path).to_owned();
        self.navigation.push(NavigationLink { path, key, permission: P::NAME });
        self
    }

    fn with(mut self, method: Method, path: &'static str, entry: Entry) -> Self {
        self.routes.push(Route { method, path, room: self.room, entry });
        self
    }
}

impl Route {
    pub(crate) const fn access(&self) -> Access {
        match &self.entry {
            Entry::Open(_) => Access::Open,
            Entry::Receipt(_) => Access::Receipt,
            Entry::Staff(staff) => Access::Staff(staff.permission),
        }
    }
}

impl fmt::Debug for Routes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Routes({}, {})", self.room, self.routes.len())
    }
}
