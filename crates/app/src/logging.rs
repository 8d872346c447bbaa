//! The log: standard error, and only what our own code wrote for it.

use std::io;
use std::panic;

use tracing_subscriber::filter::{FilterFn, LevelFilter};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

/// Whether a line may be logged: only lines of our own crates, which hold sentences and ids and no value of a person's.
/// Libraries log addresses, header values and statements, so nothing of theirs gets through.
fn is_safe(target: &str) -> bool {
    target.split("::").next().is_some_and(|root| root == "lyhty" || root.starts_with("lyhty_"))
}

/// Starts logging, and makes a panic a line with its place and without its message: the message may quote the text
/// that caused it.
pub fn start() {
    let safe = FilterFn::new(|metadata| is_safe(metadata.target()));
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr).with_ansi(false).with_target(false);
    // A second start in one process changes nothing.
    let _ = tracing_subscriber::registry().with(lines.with_filter(LevelFilter::INFO).with_filter(safe)).try_init();
    panic::set_hook(Box::new(|information| {
        let place = information.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        tracing::error!(place, "a thread panicked; its message is not logged because it could quote a person");
    }));
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn lines_of_libraries_are_not_logged() {
        assert!(is_safe("lyhty") && is_safe("lyhty_web::guard"));
        for library in ["hyper::proto", "rustls::server", "tokio_postgres::connection", "lyhtyish", ""] {
            assert!(!is_safe(library), "{library}");
        }
    }
}
