//! The door: who comes in, what is written down, what is refused and what is kept.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that can not set its office up has to fail")]

mod assembly;
mod headers;
mod office;
mod serving;
mod sessions;
mod stories;
mod wrong_handlers;
