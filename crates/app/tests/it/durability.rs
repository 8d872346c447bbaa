//! What is acknowledged is on the disk: seen from outside for SQLite, asked of the server for PostgreSQL.

use std::collections::HashMap;

use lyhty_store::{EngineKind, StoreError};
use rustix::process::{Signal, geteuid};

use crate::office::{adult, receipts};
use crate::own_postgres::OwnPostgres;
use crate::real_office::{Client, Machine};

/// What `strace` is to watch: what opens and closes, what writes, what syncs.
const WATCHED: &str = "trace=open,openat,accept,accept4,close,dup,dup2,dup3,write,writev,pwrite64,pwritev,pwritev2,\
                       sendto,sendmsg,fsync,fdatasync,sync_file_range,msync";

/// One call that the programme made, as `strace` saw it begin and end.
#[derive(Debug)]
struct Call {
    thread: String,
    name: String,
    arguments: String,
    result: String,
    /// The line on which it began.
    began: usize,
    /// The line on which it ended; never when the trace stops before.
    ended: Option<usize>,
}

impl Call {
    fn succeeded(&self) -> bool {
        self.ended.is_some() && self.result.parse::<i64>().is_ok_and(|result| result >= 0)
    }

    fn descriptor(&self) -> Option<i64> {
        let digits: String = self.arguments.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    }

    fn is_write(&self) -> bool {
        ["write", "writev", "pwrite64", "pwritev", "pwritev2", "sendto", "sendmsg"].contains(&self.name.as_str())
    }

    fn is_sync(&self) -> bool {
        ["fsync", "fdatasync"].contains(&self.name.as_str())
    }
}

/// What a descriptor leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Log,
    Database,
    Socket,
    Other,
}

/// The calls of a trace in the order in which they began. Lines look like `17 write(3, "…", 5) = 5`, or in two parts:
/// `17 write(3, "…", 5 <unfinished ...>` and later `17 <... write resumed>) = 5`.
fn calls(trace: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut open: HashMap<String, usize> = HashMap::new();
    for (line_number, line) in trace.lines().enumerate() {
        let Some((thread, rest)) = line.trim_start().split_once(char::is_whitespace) else { continue };
        let rest = rest.trim_start();
        if let Some(resumed) = rest.strip_prefix("<... ") {
            let Some(call) = open.remove(thread).map(|index| &mut calls[index]) else { continue };
            let (_, rest) = resumed.split_once(" resumed>").expect("a call goes on");
            let (arguments, result) = rest.rsplit_once(" = ").unwrap_or((rest, ""));
            call.arguments.push_str(arguments);
            call.result = first_word(result);
            call.ended = Some(line_number);
            continue;
        }
        let Some((name, rest)) = rest.split_once('(') else { continue };
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            continue;
        }
        let mut call = Call {
            thread: thread.to_owned(),
            name: name.to_owned(),
            arguments: rest.to_owned(),
            result: String::new(),
            began: line_number,
            ended: None,
        };
        if let Some(begun) = rest.strip_suffix("<unfinished ...>") {
            begun.trim_end().clone_into(&mut call.arguments);
            open.insert(thread.to_owned(), calls.len());
        } else if let Some((arguments, result)) = rest.rsplit_once(" = ") {
            arguments.clone_into(&mut call.arguments);
            call.result = first_word(result);
            call.ended = Some(line_number);
        }
        calls.push(call);
    }
    calls
}

fn first_word(text: &str) -> String {
    text.split_whitespace().next().unwrap_or_default().to_owned()
}

/// What each call's descriptor led to when it began.
fn targets(calls: &[Call]) -> Vec<Target> {
    // Descriptors come into being when a call ends and go when one begins.
    let mut happenings: Vec<(usize, bool, usize)> = Vec::new();
    for (index, call) in calls.iter().enumerate() {
        happenings.push((call.began, true, index));
        happenings.extend(call.ended.map(|ended| (ended, false, index)));
    }
    happenings.sort_by_key(|(line, begins, index)| (*line, !*begins, *index));
    let mut known: HashMap<i64, Target> = HashMap::new();
    let mut found = vec![Target::Other; calls.len()];
    for (_, begins, index) in happenings {
        let call = &calls[index];
        let opened = call.result.parse::<i64>().ok().filter(|result| *result >= 0);
        match (call.name.as_str(), begins) {
            ("open" | "openat", false) => {
                let path = call.arguments.split('"').nth(1).unwrap_or_default();
                let target = if path.ends_with("lyhty.sqlite-wal") {
                    Target::Log
                } else if path.ends_with("lyhty.sqlite") {
                    Target::Database
                } else {
                    Target::Other
                };
                known.extend(opened.map(|opened| (opened, target)));
            }
            ("accept" | "accept4", false) => known.extend(opened.map(|opened| (opened, Target::Socket))),
            ("dup" | "dup2" | "dup3", false) => {
                let target = call.descriptor().and_then(|old| known.get(&old).copied()).unwrap_or(Target::Other);
                known.extend(opened.map(|opened| (opened, target)));
            }
            ("close", true) => drop(call.descriptor().map(|closed| known.remove(&closed))),
            (_, true) => {
                let target = call.descriptor().and_then(|descriptor| known.get(&descriptor));
                found[index] = target.copied().unwrap_or(Target::Other);
            }
            _ => {}
        }
    }
    found
}

/// Whether the commit that wrote this id was on the disk when the answer with this number (from 0) began: a completed sync
/// of the log or the database stands between the commit's last write and the answer's first byte. Gives how many writes
/// the commit was made of, or says what is wrong.
fn on_disk_before_answered(trace: &str, id: &str, answer: usize) -> Result<usize, String> {
    let calls = calls(trace);
    let targets = targets(&calls);
    let with_target = || calls.iter().zip(&targets);
    let answered = with_target()
        .filter(|(call, target)| **target == Target::Socket && call.is_write() && call.arguments.contains("HTTP/1.1 "))
        .nth(answer)
        .map(|(call, _)| call.began)
        .ok_or("there is no such answer")?;
    let stored = |target: Target| matches!(target, Target::Log | Target::Database);
    let (first, _) = with_target()
        .find(|(call, target)| stored(**target) && call.is_write() && call.arguments.contains(id))
        .ok_or("nothing was written")?;
    // One thread writes; the commit goes on until that thread syncs.
    let after = || with_target().filter(|(call, _)| call.thread == first.thread && call.began >= first.began);
    let (sync, _) =
        after().find(|(call, target)| stored(**target) && call.is_sync()).ok_or("what was written was never synced")?;
    let writes: Vec<&Call> = after()
        .filter(|(call, target)| stored(**target) && call.is_write() && call.began < sync.began)
        .map(|(call, _)| call)
        .collect();
    let last = writes.last().and_then(|call| call.ended).ok_or("the last write did not end")?;
    if !writes.iter().all(|call| call.succeeded()) {
        return Err("a write failed".to_owned());
    }
    match sync.ended {
        Some(synced) if !sync.succeeded() => Err(format!("the sync on line {synced} failed: {}", sync.result)),
        Some(synced) if last < sync.began && synced < answered => Ok(writes.len()),
        _ => Err(format!("answered on line {answered}, synced on line {:?}", sync.ended)),
    }
}

#[test]
fn sqlite_has_synced_a_commit_before_the_first_byte_of_its_answer() {
    let machine = Machine::empty(EngineKind::Sqlite);
    machine.found();
    let trace_file = machine.folder.join("trace");
    let name = trace_file.display().to_string();
    // As a grandchild, so that the programme is our own child. Pages of the database are written whole into the trace.
    let strace = ["strace", "-D", "-f", "-q", "-s", "6000", "-e", WATCHED, "-o", &name];
    // The programme forbids others to read its memory, root excepted: whoever is not root is one in a name space of their own.
    let unshare = ["unshare", "--user", "--map-root-user"];
    let watcher = if geteuid().is_root() { strace.to_vec() } else { [&unshare[..], &strace].concat() };
    let mut served = machine.serve_under(watcher[0], &watcher[1..]);
    let mut client = Client::to(&served.address).expect("it listens");
    let mut answers = Vec::new();
    for _ in 0..3 {
        let seen = client.fill("/en/form/whole", &adult());
        assert_eq!((seen.status, receipts(&seen).len()), (200, 2), "{}", seen.text);
        answers.push(client.answers - 1);
    }
    drop(client);
    served.send(Signal::TERM);
    assert_eq!(served.end().code(), Some(0));

    let ids = machine.store().read_blocking("ids", |tx| -> Result<Vec<String>, StoreError> {
        let rows = tx.query("SELECT id FROM proposals ORDER BY submitted_at", &[])?;
        rows.iter().map(|row| row.get(0)).collect()
    });
    let trace = String::from_utf8_lossy(&std::fs::read(trace_file).expect("strace watched")).into_owned();
    for (id, answer) in ids.expect("ids").iter().zip(answers) {
        match on_disk_before_answered(&trace, id, answer) {
            Ok(writes) => assert!(writes > 0, "a commit writes"),
            Err(wrong) => panic!("the proposal {id} was acknowledged too early: {wrong}"),
        }
    }
}

/// A trace of one commit and its answer, with these lines in the middle.
fn trace_of(middle: &[&str]) -> String {
    let begin = [
        r#"7 openat(AT_FDCWD, "/x/lyhty.sqlite", O_RDWR) = 3"#,
        r#"7 openat(AT_FDCWD, "/x/lyhty.sqlite-wal", O_RDWR|O_CREAT <unfinished ...>"#,
        "8 accept4(9, NULL, NULL, SOCK_CLOEXEC) = 5",
        "7 <... openat resumed>, 0600) = 4",
        r#"7 pwrite64(4, "\0\1 the-id", 9, 32) = 9"#,
        r#"7 pwrite64(4, "more", 4, 41) = 4"#,
    ];
    [&begin, middle].concat().join("\n")
}

const ANSWER: &str = r#"8 writev(5, [{iov_base="HTTP/1.1 200 OK\r\n", iov_len=17}], 1) = 17"#;

#[test]
fn the_reader_of_traces_accepts_an_answer_after_the_sync() {
    let split = ["7 fdatasync(4 <unfinished ...>", "8 close(12) = 0", "7 <... fdatasync resumed>) = 0", ANSWER];
    for middle in [&["7 fdatasync(4) = 0", ANSWER][..], &split, &["7 fsync(4) = 0", ANSWER]] {
        assert_eq!(on_disk_before_answered(&trace_of(middle), "the-id", 0), Ok(2), "{middle:?}");
    }
}

#[test]
fn the_reader_of_traces_names_an_answer_that_came_too_early() {
    let late = ["7 fdatasync(4 <unfinished ...>", ANSWER, "7 <... fdatasync resumed>) = 0"];
    for middle in [
        &[ANSWER][..],
        &[ANSWER, "7 fdatasync(4) = 0"],
        &late,
        &["7 fdatasync(4 <unfinished ...>", ANSWER],
        &["7 fdatasync(4) = -1 EIO (Input/output error)", ANSWER],
        // Somebody else's sync, a sync of another file, and a sync before the last write.
        &["6 fdatasync(4) = 0", ANSWER],
        &["7 fdatasync(11) = 0", ANSWER],
        &["7 close(4) = 0", r#"7 openat(AT_FDCWD, "/x/other", O_RDWR) = 4"#, "7 fdatasync(4) = 0", ANSWER],
        &["7 fdatasync(4) = 0", r#"8 write(6, "HTTP/1.1 200 OK", 15) = 15"#],
    ] {
        let found = on_disk_before_answered(&trace_of(middle), "the-id", 0);
        assert!(found.is_err(), "{middle:?}: {found:?}");
    }
}

#[test]
fn serve_refuses_a_server_of_postgresql_that_may_lose_what_it_acknowledged() {
    let server = OwnPostgres::new();
    let machine = Machine::empty(EngineKind::Sqlite).with_database_at(&server.address());
    server.start("");
    machine.run_well(&["migrate"]);
    machine.serve().stop();
    let refused = |setting: &str, loss: &str| {
        let said = machine.run(&["serve"]);
        assert_eq!(said.code, 3, "{setting}: {}", said.text);
        let sentence = format!("PostgreSQL runs with {setting} = off: {loss}; set it to on");
        assert!(said.text.contains(&sentence), "{}", said.text);
        assert!(!said.text.contains("listening"), "{}", said.text);
    };
    let undone = "a power cut can undo what was acknowledged";

    server.run("ALTER DATABASE postgres SET synchronous_commit = off");
    refused("synchronous_commit", undone);
    server.run("ALTER DATABASE postgres RESET synchronous_commit; ALTER ROLE postgres SET synchronous_commit = off");
    refused("synchronous_commit", undone);
    server.run("ALTER ROLE postgres RESET synchronous_commit");
    machine.serve().stop();

    for (setting, loss) in [
        ("fsync", "a power cut can destroy the whole database"),
        ("synchronous_commit", undone),
        ("full_page_writes", "a power cut can tear pages"),
    ] {
        server.stop();
        server.start(&format!("-c {setting}=off"));
        refused(setting, loss);
    }
}
