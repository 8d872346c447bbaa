use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use lyhty_base::{Outcome, Problem};
use tokio::sync::Semaphore;

/// How many derivations may wait for their turn.
const WAITING_MOST: usize = 64;

/// The bounded pool in which slow keys are derived (Argon2id): as many at once as there are cores, few waiting. So a flood
/// of receipts or sign-ins can't take the memory, and a plain page at the same time still answers at once.
#[derive(Clone, Debug)]
pub struct DerivationPool {
    turns: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
}

impl DerivationPool {
    /// A pool that runs this many at once; at least one.
    pub fn new(at_once: usize) -> Self {
        Self { turns: Arc::new(Semaphore::new(at_once.max(1))), waiting: Arc::new(AtomicUsize::new(0)) }
    }

    /// A pool with a turn for every core of the machine.
    pub fn for_this_machine() -> Self {
        Self::new(std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get))
    }

    /// Runs a derivation off the threads that answer pages. Never call it inside a transaction.
    ///
    /// # Errors
    /// [`Problem::Busy`] when too many wait already; a fault when the derivation panics.
    pub async fn run<T: Send + 'static>(&self, derive: impl FnOnce() -> T + Send + 'static) -> Outcome<T> {
        let place = Place::take(&self.waiting).ok_or(Problem::Busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(Problem::fault)?;
        drop(place);
        let task = tokio::task::spawn_blocking(move || {
            let result = derive();
            drop(turn);
            result
        });
        task.await.map_err(|_| Problem::fault("a derivation stopped before its end"))
    }
}

/// A place in the queue, given back when dropped.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(waiting: &Arc<AtomicUsize>) -> Option<Self> {
        let taken = waiting
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |count| (count < WAITING_MOST).then_some(count + 1));
        taken.is_ok().then(|| Self(Arc::clone(waiting)))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_full_pool_answers_busy_at_once_and_recovers() {
        let pool = DerivationPool::new(1);
        let (release, held) = mpsc::channel::<()>();
        let (begun, running) = mpsc::channel::<()>();
        let first = tokio::spawn({
            let pool = pool.clone();
            async move {
                pool.run(move || {
                    let _ = begun.send(());
                    let _ = held.recv();
                })
                .await
            }
        });
        running.recv().expect("the first derivation begins");
        let mut waiting = Vec::new();
        for _ in 0..WAITING_MOST {
            let pool = pool.clone();
            waiting.push(tokio::spawn(async move { pool.run(|| ()).await }));
        }
        while pool.waiting.load(Ordering::Acquire) < WAITING_MOST {
            tokio::task::yield_now().await;
        }
        assert!(matches!(pool.run(|| ()).await, Err(Problem::Busy)));
        release.send(()).expect("the first derivation still waits");
        first.await.expect("runs").expect("ends");
        for task in waiting {
            task.await.expect("runs").expect("gets its turn");
        }
        pool.run(|| ()).await.expect("the pool is free again");
    }
}
