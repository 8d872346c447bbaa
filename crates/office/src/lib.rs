//! The rooms of the office, one folder each, named after what the office does there.
//!
//! Which room may import which stands in the table of `ARCHITECTURE.md`, and a test compares it with every
//! `use crate::…` here.

use std::path::Path;
use std::sync::Arc;

use lyhty_web::Routes;

pub mod accounts;
pub mod audit;
pub mod clients;
pub mod contact;
pub mod facts;
pub mod help;
pub mod notices;
pub mod proposals;
pub mod review;
pub mod statistics;

/// The pages of every room. What rooms show of each other without knowing each other is handed in here.
pub fn routes(checkpoints: Arc<Path>) -> Vec<Routes> {
    vec![
        help::routes(),
        proposals::routes(),
        clients::routes(),
        statistics::routes(),
        review::routes(),
        contact::routes(&[proposals::mailbox_panel], &[proposals::safety_panel]),
        accounts::routes(),
        audit::routes(checkpoints),
        notices::routes(),
    ]
}
