//! What the process does for itself before it touches a secret.

use std::io;

use rustix::fs::Mode;
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, dumpable_behavior, getrlimit, set_dumpable_behavior, setrlimit, umask,
};

/// No core file and no reading of our memory by other processes of the same user; files that we make are ours alone.
///
/// # Errors
/// When the system refuses, and then nothing secret should be loaded.
pub fn begin() -> io::Result<()> {
    // The hard limit too, so that nothing in this process can take it back.
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    umask(Mode::RWXG | Mode::RWXO);
    Ok(())
}

/// Whether a crash of this process leaves nothing behind. Both are needed: the limit does not hold for systems that pipe
/// core files to a collector (core(5)), and the mark is lost when another programme is started.
pub fn leaves_no_core() -> bool {
    getrlimit(Resource::Core).current == Some(0) && matches!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable))
}
