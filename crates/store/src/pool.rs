use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::StoreError;

/// A thread that waits longer than this for a connection is told that the store is busy.
const WAIT_MAX: Duration = Duration::from_secs(20);
/// More threads than this don't wait for one pool.
const WAITING_MAX: usize = 256;

/// A bounded set of connections that are lent out one at a time.
#[derive(Debug)]
pub(crate) struct Pool<T> {
    state: Mutex<State<T>>,
    freed: Condvar,
    size: usize,
}

#[derive(Debug)]
struct State<T> {
    idle: Vec<T>,
    /// Idle and lent together.
    open: usize,
    waiting: usize,
}

enum Found<T> {
    Idle(T),
    MayOpen,
}

impl<T> Pool<T> {
    pub(crate) const fn new(size: usize) -> Self {
        Self { state: Mutex::new(State { idle: Vec::new(), open: 0, waiting: 0 }), freed: Condvar::new(), size }
    }

    /// Lends a connection: an idle one, a new one while there are fewer than the limit, or else one that is given back
    /// in time. Whoever takes one owes a [`Pool::give_back`] or [`Pool::give_up`].
    pub(crate) fn take(&self, open: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        match self.find()? {
            Found::Idle(connection) => Ok(connection),
            Found::MayOpen => open().inspect_err(|_| self.give_up()),
        }
    }

    fn find(&self) -> Result<Found<T>, StoreError> {
        let mut state = self.lock();
        loop {
            if let Some(connection) = state.idle.pop() {
                return Ok(Found::Idle(connection));
            }
            if state.open < self.size {
                state.open += 1;
                return Ok(Found::MayOpen);
            }
            if state.waiting >= WAITING_MAX {
                return Err(StoreError::Busy);
            }
            state.waiting += 1;
            let (woken, waited) = self.freed.wait_timeout(state, WAIT_MAX).unwrap_or_else(PoisonError::into_inner);
            state = woken;
            state.waiting -= 1;
            if waited.timed_out() && state.idle.is_empty() && state.open >= self.size {
                return Err(StoreError::Busy);
            }
        }
    }

    /// Gives a connection back for the next.
    pub(crate) fn give_back(&self, connection: T) {
        self.lock().idle.push(connection);
        self.freed.notify_one();
    }

    /// Says that a lent connection is no more.
    pub(crate) fn give_up(&self) {
        let mut state = self.lock();
        state.open = state.open.saturating_sub(1);
        drop(state);
        self.freed.notify_one();
    }

    /// Takes all idle connections out, to be dropped by the caller.
    pub(crate) fn drain(&self) -> Vec<T> {
        let mut state = self.lock();
        state.open = state.open.saturating_sub(state.idle.len());
        std::mem::take(&mut state.idle)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The async door before a pool: callers wait here without holding a thread, and not too many of them.
#[derive(Debug)]
pub(crate) struct Gate {
    permits: Semaphore,
    waiting: AtomicUsize,
    waiting_max: usize,
}

impl Gate {
    pub(crate) fn new(permits: usize, waiting_max: usize) -> Self {
        Self { permits: Semaphore::new(permits), waiting: AtomicUsize::new(0), waiting_max }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when too many wait already.
    pub(crate) async fn pass(&self) -> Result<SemaphorePermit<'_>, StoreError> {
        if let Ok(permit) = self.permits.try_acquire() {
            return Ok(permit);
        }
        let _waiting = Waiting::join(&self.waiting, self.waiting_max)?;
        self.permits.acquire().await.map_err(|_| StoreError::Closed)
    }
}

/// Counts one who waits, also when they stop waiting because the request was given up.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn join(count: &'a AtomicUsize, most: usize) -> Result<Self, StoreError> {
        let waiting = Self(count);
        if count.fetch_add(1, Ordering::Relaxed) >= most { Err(StoreError::Busy) } else { Ok(waiting) }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
