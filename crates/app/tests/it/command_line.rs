//! What somebody at the terminal meets: help, exit codes, sentences.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The programme in a folder of its own, with nothing of ours in its environment.
fn lyhty(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lyhty"));
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    command.env("LYHTY_DATA_FOLDER", folder.join("data"));
    command
}

struct Said {
    code: i32,
    output: String,
    errors: String,
}

fn run(command: &mut Command) -> Said {
    let Output { status, stdout, stderr } = command.output().expect("the programme starts");
    Said {
        code: status.code().expect("the programme ends by itself"),
        output: String::from_utf8(stdout).expect("output is UTF-8"),
        errors: String::from_utf8(stderr).expect("errors are UTF-8"),
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn help_names_every_command_with_examples_and_exit_codes() {
    let folder = folder();
    let said = run(&mut lyhty(folder.path(), &["--help"]));
    assert_eq!(said.code, 0);
    for command in ["demo", "serve", "account", "audit", "backup", "restore", "migrate", "check", "doctor"] {
        assert!(said.output.contains(&format!("\n  {command} ")), "{command}: {}", said.output);
        let own = run(&mut lyhty(folder.path(), &[command, "--help"]));
        assert_eq!(own.code, 0, "{command}");
        assert!(own.output.contains("Usage: lyhty"), "{command}: {}", own.output);
    }
    for expected in ["Exit codes:", "Examples:", "docs/configuration.md"] {
        assert!(said.output.contains(expected), "{expected}");
    }
    for command in ["demo", "backup", "restore", "doctor"] {
        assert!(run(&mut lyhty(folder.path(), &[command, "--help"])).output.contains("Example"), "{command}");
    }
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let folder = folder();
    for arguments in [&["sevre"][..], &[], &["audit"], &["backup", "--to", "x"], &["demo", "--listen", "here"]] {
        let said = run(&mut lyhty(folder.path(), arguments));
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.errors);
    }
    assert!(run(&mut lyhty(folder.path(), &["sevre"])).errors.contains("serve"), "the nearest command is named");
}

#[test]
fn an_unknown_key_in_file_or_environment_ends_with_2_and_names_the_nearest() {
    let folder = folder();
    let file = folder.path().join("lyhty.toml");
    std::fs::write(&file, "[office]\nnmae = 'Office'\n").expect("a file");
    let name = file.display().to_string();
    let mut command = lyhty(folder.path(), &["check", "--configuration", &name]);
    let said = run(command.env("LYHTY_SECRET_FOLDER", "x"));
    assert_eq!(said.code, 2);
    assert!(
        said.errors.contains(&format!("{name} line 2: `office.nmae` is not a setting; the nearest is `office.name`.")),
        "{}",
        said.errors
    );
    assert!(said.errors.contains("the nearest is `LYHTY_SECRETS_FOLDER`"), "{}", said.errors);
}

#[test]
fn a_file_that_is_named_and_not_there_ends_with_2() {
    let folder = folder();
    let said = run(&mut lyhty(folder.path(), &["check", "--configuration", "nowhere.toml"]));
    assert_eq!(said.code, 2);
    assert!(said.errors.contains("nowhere.toml: can't be read"), "{}", said.errors);
}

#[test]
fn plain_http_on_a_network_is_refused_with_3_whatever_else_is_wrong() {
    let folder = folder();
    let mut serve = lyhty(folder.path(), &["serve"]);
    let said = run(serve.env("LYHTY_LISTEN", "0.0.0.0:0"));
    assert_eq!(said.code, 3, "{}", said.errors);
    assert!(said.errors.contains("plain HTTP on 0.0.0.0:0"), "{}", said.errors);
    let said = run(&mut lyhty(folder.path(), &["demo", "--listen", "0.0.0.0:0"]));
    assert_eq!(said.code, 3, "{}", said.errors);
    assert!(said.errors.contains("plain HTTP"), "{}", said.errors);
}

#[test]
fn serving_without_a_database_is_refused_and_says_what_to_do() {
    let folder = folder();
    let said = run(&mut lyhty(folder.path(), &["serve"]));
    assert_eq!(said.code, 3, "{}", said.errors);
    assert!(said.errors.contains("lyhty migrate"), "{}", said.errors);
}

#[test]
fn check_finds_the_missing_database_and_after_migrate_nothing() {
    let folder = folder();
    let said = run(&mut lyhty(folder.path(), &["check"]));
    assert_eq!(said.code, 1, "{}{}", said.output, said.errors);
    assert!(said.output.contains("WRONG") && said.output.contains("lyhty migrate"), "{}", said.output);

    let said = run(&mut lyhty(folder.path(), &["migrate"]));
    assert_eq!(said.code, 0, "{}", said.errors);
    assert!(said.output.contains("applied foundation"), "{}", said.output);
    let said = run(&mut lyhty(folder.path(), &["check"]));
    assert_eq!(said.code, 0, "{}", said.output);
    for expected in ["listen", "127.0.0.1:8080  (not set)", "(environment)", "keeps what it acknowledges"] {
        assert!(said.output.contains(expected), "{expected}: {}", said.output);
    }
    let said = run(&mut lyhty(folder.path(), &["migrate"]));
    assert_eq!((said.code, said.output.contains("applied")), (0, false), "a second time nothing is to be done");
}

#[test]
fn what_others_can_read_is_refused_with_the_command_that_mends_it() {
    let folder = folder();
    assert_eq!(run(&mut lyhty(folder.path(), &["migrate"])).code, 0);
    let database = folder.path().join("data/database/lyhty.sqlite");
    std::fs::set_permissions(&database, std::fs::Permissions::from_mode(0o644)).expect("a mode");
    let said = run(&mut lyhty(folder.path(), &["serve"]));
    assert_eq!(said.code, 3, "{}", said.errors);
    assert!(said.errors.contains(&format!("chmod 0600 {}", database.display())), "{}", said.errors);
    let said = run(&mut lyhty(folder.path(), &["check"]));
    assert_eq!(said.code, 1, "{}", said.output);
}

#[test]
fn new_secrets_are_never_made_beside_old_data() {
    let folder = folder();
    assert_eq!(run(&mut lyhty(folder.path(), &["migrate"])).code, 0);
    std::fs::remove_dir_all(folder.path().join("data/secrets")).expect("secrets were there");
    let said = run(&mut lyhty(folder.path(), &["migrate"]));
    assert_eq!(said.code, 3, "{}", said.errors);
    assert!(said.errors.contains("backup"), "{}", said.errors);
}

#[test]
fn a_database_address_is_never_shown_with_its_password() {
    let folder = folder();
    for command in ["check", "serve", "migrate", "doctor"] {
        let mut command = lyhty(folder.path(), &[command]);
        let said = run(command.env("LYHTY_DATABASE", "postgres://lyhty:hunter2@127.0.0.1:1/lyhty"));
        assert_ne!(said.code, 0);
        assert!(!said.output.contains("hunter2") && !said.errors.contains("hunter2"), "{}{}", said.output, said.errors);
    }
}

#[test]
fn doctor_says_something_about_everything_it_looks_at() {
    let folder = folder();
    assert_eq!(run(&mut lyhty(folder.path(), &["migrate"])).code, 0);
    let said = run(&mut lyhty(folder.path(), &["doctor"]));
    assert_eq!(said.code, 0, "{}", said.output);
    for subject in ["core file", "swap", "clock", "sessions", "checkpoint", "job", "unique", "modes", "secrets"] {
        assert!(said.output.contains(subject), "{subject}: {}", said.output);
    }
    let said = run(&mut lyhty(folder.path(), &["doctor", "--singling-out"]));
    assert_eq!(said.code, 0, "{}", said.errors);
    assert!(said.output.starts_with("0 of 0 people"), "{}", said.output);
    assert!(said.output.contains("0 of 0 clients are led to exactly one fact"), "{}", said.output);
}

#[test]
fn an_unknown_role_is_named_with_the_nearest() {
    let folder = folder();
    assert_eq!(run(&mut lyhty(folder.path(), &["migrate"])).code, 0);
    let said = run(&mut lyhty(folder.path(), &["account", "invite", "--role", "socialworker"]));
    assert_eq!(said.code, 2, "{}", said.errors);
    assert!(said.errors.contains("the nearest is `social-worker`"), "{}", said.errors);
}

#[test]
fn a_folder_that_is_no_demonstrations_is_never_deleted() {
    let folder = folder();
    let precious = folder.path().join("precious");
    std::fs::create_dir(&precious).expect("a folder");
    std::fs::write(precious.join("letter"), "keep").expect("a file");
    let said = run(&mut lyhty(folder.path(), &["demo", "--listen", "127.0.0.1:0", "--data", "precious", "--fresh"]));
    assert_eq!(said.code, 3, "{}", said.errors);
    assert!(precious.join("letter").exists());
}

#[test]
fn serve_refuses_a_demonstrations_folder_also_behind_a_link() {
    let folder = folder();
    let demonstration = folder.path().join("demonstration");
    std::fs::create_dir(&demonstration).expect("a folder");
    std::fs::write(demonstration.join("DEMONSTRATION"), "").expect("a mark");
    std::os::unix::fs::symlink(&demonstration, folder.path().join("office")).expect("a link");
    let mut serve = lyhty(folder.path(), &["serve"]);
    let said = run(serve.env("LYHTY_SECRETS_FOLDER", folder.path().join("office")));
    assert_eq!(said.code, 3, "{}", said.errors);
    assert!(said.errors.contains("a demonstration's folder"), "{}", said.errors);
}

#[test]
fn the_recovery_key_is_read_from_standard_input_and_a_wrong_one_is_said_to_be_wrong() {
    let folder = folder();
    let backup = folder.path().join("backup");
    std::fs::create_dir(&backup).expect("a folder");
    for ending in ["data", "record-keys", "machine-secrets"] {
        std::fs::write(backup.join(format!("lyhty-1.{ending}")), "").expect("a file");
    }
    let mut command = lyhty(folder.path(), &["restore", "--from", "backup"]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the programme starts");
    child.stdin.take().expect("its input").write_all(b"not a key\n").expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let errors = String::from_utf8(output.stderr).expect("errors are UTF-8");
    assert_eq!(output.status.code(), Some(2), "{errors}");
    assert!(errors.contains("no recovery key"), "{errors}");
    assert!(!folder.path().join("data").exists(), "nothing is made before the key is right");
}
