use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use lyhty_base::Moment;
use lyhty_vault::trail::{Checkpoint, EntryHash, SignedCheckpoint, TrailKey, link};

use super::{canonical, entry_columns};
use crate::{Actor, Store, StoreError, Tx, Value, params};

/// Entries that one transaction links: few, so that on SQLite nobody waits long behind it.
const BATCH_MAX: i64 = 128;
/// Links that one statement writes.
const LINKS_AT_ONCE: usize = 32;
/// How often a checkpoint is signed.
const CHECKPOINT_SECONDS: i64 = 60;
/// Lets entries gather before they are linked; an entry waits for its link a second at most.
const GATHER: Duration = Duration::from_millis(250);
/// Other processes write entries too and can't wake this one.
const NAP: Duration = Duration::from_millis(600);

/// Links entries into a chain and signs checkpoints over it. There may be several (one a node); they take turns.
pub struct Chainer {
    store: Store,
    key: TrailKey,
    checkpoints: PathBuf,
    /// The position and the moment of the last checkpoint that this chainer signed.
    signed: Mutex<Option<(u64, Moment)>>,
}

impl Chainer {
    /// A chainer that appends its checkpoints to this file, outside the database.
    pub const fn new(store: Store, key: TrailKey, checkpoints: PathBuf) -> Self {
        Self { store, key, checkpoints, signed: Mutex::new(None) }
    }

    /// Links every entry that is committed and not yet linked; their number.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn link_all(&self) -> Result<u64, StoreError> {
        let mut linked = 0;
        loop {
            let now_linked = self.store.write_blocking("link entries", Actor::Duty("chainer"), link_batch)?;
            linked += now_linked;
            if now_linked < BATCH_MAX.unsigned_abs() {
                return Ok(linked);
            }
        }
    }

    /// Signs a checkpoint over the end of the chain and appends it to the file, which is synced. Nothing when the chain
    /// is empty or has not grown since the last one.
    ///
    /// # Errors
    /// When the database or the file refuses.
    pub fn checkpoint(&self) -> Result<Option<SignedCheckpoint>, StoreError> {
        let (head, at) = self.store.read_blocking("head of trail", |tx| Ok::<_, StoreError>((head(tx)?, tx.now())))?;
        let Some((position, entry_hash)) = head else { return Ok(None) };
        let mut signed = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        if signed.is_some_and(|(last, _)| last == position) {
            return Ok(None);
        }
        let checkpoint = Checkpoint { position, entry_hash, at }.sign(&self.key);
        append(&self.checkpoints, &checkpoint)?;
        *signed = Some((position, at));
        Ok(Some(checkpoint))
    }

    /// Starts a thread that links entries within a second of their commit and signs a checkpoint every minute and when
    /// it is stopped.
    ///
    /// # Errors
    /// When the thread can't be started.
    pub fn start(self) -> Result<RunningChainer, StoreError> {
        let (store, stopping) = (self.store.clone(), Arc::new(AtomicBool::new(false)));
        let seen = Arc::clone(&stopping);
        let thread = std::thread::Builder::new()
            .name("trail-chainer".to_owned())
            .spawn(move || {
                while !seen.load(Ordering::SeqCst) {
                    self.store.context().entries.wait(NAP);
                    if !seen.load(Ordering::SeqCst) {
                        std::thread::park_timeout(GATHER);
                    }
                    self.turn();
                }
                self.last_turn();
            })
            .map_err(|source| StoreError::file("the chainer thread can't be started", source))?;
        Ok(RunningChainer { store, stopping, thread: Some(thread) })
    }

    fn turn(&self) {
        let result = self.link_all().and_then(|_| {
            let now = self.store.clock().now();
            let last = *self.signed.lock().unwrap_or_else(PoisonError::into_inner);
            if last.is_none_or(|(_, at)| at.plus_seconds(CHECKPOINT_SECONDS) <= now) {
                self.checkpoint()?;
            }
            Ok(())
        });
        if let Err(error) = result {
            tracing::error!(error = %lyhty_base::Fault::new(error).chain(), "the trail could not be linked or signed");
        }
    }

    fn last_turn(&self) {
        if let Err(error) = self.link_all().and_then(|_| self.checkpoint()) {
            tracing::error!(error = %lyhty_base::Fault::new(error).chain(), "the trail could not be signed at the stop");
        }
    }
}

/// The end of the chain: its position and hash; nothing while nothing is linked.
///
/// # Errors
/// When the database refuses or holds something that is no hash.
pub fn head(tx: &mut Tx<'_>) -> Result<Option<(u64, EntryHash)>, StoreError> {
    let row = tx.query_optional("SELECT position, hash FROM links ORDER BY position DESC LIMIT 1", params![])?;
    row.map(|row| Ok((row.get::<i64>(0)?.unsigned_abs(), row.parse(1)?))).transpose()
}

fn link_batch(tx: &mut Tx<'_>) -> Result<u64, StoreError> {
    tx.on_postgres("LOCK TABLE links IN EXCLUSIVE MODE")?;
    let (last, mut hash) = head(tx)?.map_or((0, EntryHash::START), |(position, hash)| (position.cast_signed(), hash));
    let sql = format!(
        "SELECT {} FROM entries WHERE position IS NULL
             AND NOT EXISTS (SELECT 1 FROM links WHERE links.entry = entries.number)
         ORDER BY number LIMIT $1",
        entry_columns("")
    );
    let entries = tx.query(&sql, params![BATCH_MAX])?;
    let mut links: Vec<[Value; 3]> = Vec::with_capacity(entries.len());
    for (row, position) in entries.iter().zip(last + 1..) {
        hash = link(&hash, &canonical(row, 0));
        links.push([Value::Integer(position), row.get(0)?, Value::Text(hash.to_string())]);
    }
    let (whole, rest) = links.as_chunks::<LINKS_AT_ONCE>();
    for some in whole {
        tx.execute(&insert_links(LINKS_AT_ONCE), some.as_flattened())?;
    }
    for one in rest {
        tx.execute(&insert_links(1), one)?;
    }
    if !links.is_empty() {
        tx.execute(
            "UPDATE entries SET position = links.position FROM links
             WHERE links.entry = entries.number AND links.position > $1",
            params![last],
        )?;
    }
    Ok(links.len() as u64)
}

fn insert_links(rows: usize) -> String {
    let places: Vec<String> =
        (0..rows).map(|row| format!("(${}, ${}, ${})", 3 * row + 1, 3 * row + 2, 3 * row + 3)).collect();
    format!("INSERT INTO links (position, entry, hash) VALUES {}", places.join(", "))
}

/// Appends a line and returns when it is on the disk.
fn append(path: &Path, checkpoint: &SignedCheckpoint) -> Result<(), StoreError> {
    let failed = |source| StoreError::file(format!("the checkpoint file {} can't be written", path.display()), source);
    let fresh = !path.exists();
    let mut file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path).map_err(failed)?;
    // A power cut may have torn the last line; the next one must not be glued to it, or a good checkpoint is lost too.
    let start = if ends_in_a_whole_line(&mut file).map_err(failed)? { "" } else { "\n" };
    file.write_all(format!("{start}{checkpoint}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    if fresh && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    }
    Ok(())
}

fn ends_in_a_whole_line(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// A chainer at work. Dropping it stops it too.
pub struct RunningChainer {
    store: Store,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl RunningChainer {
    /// Links what is left, signs a last checkpoint and stops.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for RunningChainer {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.store.context().entries.give();
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            if thread.join().is_err() {
                tracing::error!("the chainer thread panicked");
            }
        }
    }
}
