use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Wakes a thread that waits for something to be committed. A signal given while nobody waits is not lost.
#[derive(Debug, Default)]
pub(crate) struct Signal {
    given: Mutex<bool>,
    changed: Condvar,
}

impl Signal {
    /// Wakes whoever waits, or the next to wait.
    pub(crate) fn give(&self) {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    /// Waits for a signal, at most so long, and takes it.
    pub(crate) fn wait(&self, most: Duration) {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut given, _) =
            self.changed.wait_timeout_while(given, most, |given| !*given).unwrap_or_else(PoisonError::into_inner);
        *given = false;
    }
}
