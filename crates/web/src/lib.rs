//! The guarded door and the kit that pages are made with.
//!
//! A room declares its [`Routes`]: each is open, for a receipt, or for staff with a permission, and there is no fourth way in.
//! The guard checks, writes the entry and hands the handler a visit; what a handler may do comes with it: a public one can
//! only seal, a staff one has the witness [`May`] for its verbs. Pages are askama templates that extend `layout.html`, with
//! a [`Frame`] for words and [`components`] and a [`Form`] that keeps what was typed.

mod answer;
mod assets;
pub mod components;
mod cookie;
mod derivations;
mod desk;
pub mod drafts;
mod errors;
mod form;
mod frame;
mod guard;
mod may;
pub mod policy;
pub mod receipts;
mod routes;
pub mod serve;
pub mod sessions;
mod site;
pub mod stamps;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod texts;
mod visit;
pub mod walker;

pub use answer::Answer;
pub use components::Cell;
pub use cookie::Cookie;
pub use derivations::DerivationPool;
pub use desk::{Desk, NeutralSite, NeutralSiteError, Services, Settings, Standing};
pub use form::{CodeList, Form, NotText, Word, fields_of};
pub use frame::{Frame, Hidden};
pub use may::{KeysToGrant, May, Opener};
pub use routes::{Access, BoxedAnswer, Handler, Method, Routes};
pub use sessions::SessionRow;
pub use site::{AssemblyError, RouteLine, Site};
pub use texts::Texts;
pub use visit::{ReceiptOpener, ReceiptVisit, StaffVisit, Visit};
