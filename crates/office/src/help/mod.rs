//! The public site. So far its front page: danger first, then the three ways in. The guides, the directory and the rest of
//! the public site come with an issue of their own.
//!
//! Opens no seal and knows no session.

mod pages;

pub use pages::routes;
