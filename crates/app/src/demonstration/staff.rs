//! The invented staff, one a role, and their sign-ins, which are made anew for each folder and kept in it.

use std::fs;
use std::io::Write as _;
use std::num::NonZero;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::thread;

use lyhty_base::{Chance, Clock as _, Moment, Private, SystemClock, Text};
use lyhty_office::accounts::{Founding, LoginName, NewAccount, PreparedAccount};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{MachineSecrets, OsChance, Password, Payload as _};
use lyhty_web::policy::Role;

use crate::console::{self, Stop};

/// What the signs-in of a demonstration are kept in: invented people's, so they may lie in a file.
const SIGN_INS: &str = "sign-ins.txt";

/// Somebody invented: role, name to sign in with, name.
type Invented = (Role, &'static str, &'static str);

/// Names say themselves that nobody is called so.
const STAFF: &[Invented] = &[
    (Role::Director, "director", "Aino Keksitty"),
    (Role::SeniorAdviser, "adviser", "Eero Keksitty"),
    (Role::SocialWorker, "worker", "Saara Keksitty"),
    (Role::SocialInstructor, "instructor", "Olli Keksitty"),
    (Role::Nurse, "nurse", "Helmi Keksitty"),
    (Role::ProjectManager, "manager", "Väinö Keksitty"),
    (Role::Trainee, "trainee", "Kerttu Keksitty"),
    (Role::Auditor, "auditor", "Toivo Keksitty"),
    (Role::Editor, "editor", "Lempi Keksitty"),
    (Role::HotlineDuty, "duty", "Arvo Keksitty"),
    (Role::SystemAdministrator, "machine", "Taimi Keksitty"),
];

/// One invented person's way in.
pub struct SignIn {
    /// Their role.
    pub role: Role,
    /// The name to sign in with.
    pub login: String,
    /// The password.
    pub password: String,
    second_factor: TotpSecret,
}

impl SignIn {
    /// The six digits of a moment.
    pub fn code_at(&self, now: Moment) -> String {
        self.second_factor.code_at(now)
    }
}

/// Makes the sign-ins.
pub fn invent() -> Vec<SignIn> {
    STAFF
        .iter()
        .map(|(role, login, _)| SignIn {
            role: *role,
            login: (*login).to_owned(),
            password: invented_password(),
            second_factor: TotpSecret::generate(),
        })
        .collect()
}

/// Twenty letters in groups, 92 bits: a demonstration is reachable by others only if somebody makes it so, and even then
/// its sign-ins are not guessed.
fn invented_password() -> String {
    const LETTERS: &[u8; 25] = b"abcdefghijkmnopqrstuvwxyz";
    let mut password = String::from("demo");
    for place in 0..20 {
        if place % 5 == 0 {
            password.push('-');
        }
        let letter = loop {
            let mut byte = [0];
            OsChance.fill(&mut byte);
            // 250 is the largest multiple of 25 in a byte: no letter is likelier than another.
            if byte[0] < 250 {
                break LETTERS.get(usize::from(byte[0] % 25)).copied().unwrap_or(b'a');
            }
        };
        password.push(char::from(letter));
    }
    password
}

/// Founds the invented office: its director and everybody else, granted what their roles hold.
///
/// # Errors
/// A fault when the keys can't be made.
pub fn founding(sign_ins: &[SignIn], machine: &MachineSecrets) -> Result<Founding, Stop> {
    let share = STAFF.len().div_ceil(thread::available_parallelism().map_or(1, NonZero::get));
    let accounts = thread::scope(|scope| {
        let shares = STAFF.chunks(share).zip(sign_ins.chunks(share));
        let threads: Vec<_> = shares.map(|(staff, ways)| scope.spawn(|| accounts(staff, ways, machine))).collect();
        let mut accounts = Vec::new();
        for thread in threads {
            let prepared = thread.join().map_err(|_| Stop::Fault("making the invented staff".to_owned()))?;
            accounts.extend(prepared?);
        }
        Ok::<_, Stop>(accounts)
    })?;
    let mut founding: Option<Founding> = None;
    for account in accounts {
        founding = Some(match founding {
            None => Founding::prepare(account)?,
            Some(founding) => founding.with_colleague(account)?,
        });
    }
    founding.ok_or_else(|| Stop::Fault("the demonstration has no staff".to_owned()))
}

/// Accounts of invented people, locked with their passwords, which takes its time.
fn accounts(staff: &[Invented], ways: &[SignIn], machine: &MachineSecrets) -> Result<Vec<PreparedAccount>, Stop> {
    let mut accounts = Vec::new();
    for ((role, login, name), way) in staff.iter().zip(ways) {
        let account = NewAccount {
            login: LoginName::parse(login).map_err(|refusal| Stop::Fault(refusal.key.to_owned()))?,
            name: Private::new(Text::new(name).map_err(|problem| Stop::fault("an invented name", problem))?),
            role: *role,
            password: Password::parse(&way.password).map_err(|problem| Stop::fault("a password", problem))?,
            second_factor: way.second_factor.clone(),
            used_step: 0,
        };
        accounts.push(account.prepare(&OsChance, machine)?);
    }
    Ok(accounts)
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join(SIGN_INS)
}

/// Keeps the sign-ins in the demonstration's folder, closed to others.
///
/// # Errors
/// When the file can't be written.
pub fn keep(folder: &Path, sign_ins: &[SignIn], more: &[String]) -> Result<(), Stop> {
    let path = file_in(folder);
    let failed = |error: std::io::Error| Stop::fault(format!("writing {}", path.display()), error);
    let mut file =
        fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path).map_err(failed)?;
    for sign_in in sign_ins {
        let secret = sign_in.second_factor.encode().map_err(|error| Stop::fault("a second factor", error))?;
        let secret: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(file, "{}\t{}\t{}\t{secret}", sign_in.role.word(), sign_in.login, sign_in.password).map_err(failed)?;
    }
    for line in more {
        writeln!(file, "# {line}").map_err(failed)?;
    }
    file.sync_all().map_err(failed)
}

/// Reads what was kept: the sign-ins, and the lines to print with them.
///
/// # Errors
/// Refused when the folder holds no finished demonstration.
pub fn kept(folder: &Path) -> Result<(Vec<SignIn>, Vec<String>), Stop> {
    let path = file_in(folder);
    let unfinished =
        || Stop::Refused(format!("{} holds no finished demonstration: start over with --fresh.", folder.display()));
    let text = fs::read_to_string(&path).map_err(|_| unfinished())?;
    let (mut sign_ins, mut more) = (Vec::new(), Vec::new());
    for line in text.lines() {
        if let Some(line) = line.strip_prefix("# ") {
            more.push(line.to_owned());
        } else {
            sign_ins.push(read_line(line).ok_or_else(unfinished)?);
        }
    }
    Ok((sign_ins, more))
}

fn read_line(line: &str) -> Option<SignIn> {
    let mut parts = line.split('\t');
    let (role, login, password, secret) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let bytes: Option<Vec<u8>> =
        (0..secret.len()).step_by(2).map(|at| u8::from_str_radix(secret.get(at..at + 2)?, 16).ok()).collect();
    Some(SignIn {
        role: role.parse().ok()?,
        login: login.to_owned(),
        password: password.to_owned(),
        second_factor: TotpSecret::decode(TotpSecret::VERSION, &bytes?).ok()?,
    })
}

/// Whether a demonstration in this folder was finished.
pub fn is_finished(folder: &Path) -> bool {
    file_in(folder).exists()
}

/// Prints one sign-in per role, with the code of this half minute.
pub fn print(folder: &Path) -> Result<(), Stop> {
    let (sign_ins, more) = kept(folder)?;
    let now = SystemClock.now();
    console::say(format_args!("Sign-ins of the invented staff (role, name, password, code of this half minute):"));
    for sign_in in &sign_ins {
        console::say(format_args!(
            "  {:<21} {:<11} {}  {}",
            sign_in.role.word(),
            sign_in.login,
            sign_in.password,
            sign_in.code_at(now)
        ));
    }
    for line in &more {
        console::say(format_args!("{line}"));
    }
    console::say(format_args!("New codes: lyhty demo --codes --data {}", folder.display()));
    Ok(())
}
