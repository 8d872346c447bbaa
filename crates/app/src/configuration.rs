//! What the person who runs the office may set: one table ([`settings`]) from which the TOML file, the environment,
//! the documentation and `lyhty check` come.

mod documentation;
mod reading;
mod settings;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use lyhty_base::{Language, Private};

pub use documentation::{effective, markdown};
pub use reading::{ConfigurationError, Place, Reading};
use settings::Setting;

/// The file that is read when none is named and it is there.
pub const USUAL_FILE: &str = "/etc/lyhty/lyhty.toml";

/// Everything that is set, checked.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The folder of everything without a place of its own.
    pub data_folder: PathBuf,
    /// Where to listen.
    pub listen: Listen,
    /// The certificate, when we speak TLS ourselves.
    pub tls: Option<CertificateFiles>,
    /// What stands in the address bar; nothing only on loopback without a proxy, where the listener tells it.
    pub public_origin: Option<String>,
    /// A proxy on this machine speaks TLS for us.
    pub behind_proxy: bool,
    /// The database.
    pub database: Database,
    /// The office, its name and where it is told that something awaits it.
    pub office: Office,
    /// The mail server, if there is one.
    pub smtp: Option<Smtp>,
    /// Where "leave now" leads.
    pub neutral_site: String,
    /// The machine's own secrets.
    pub secrets_folder: PathBuf,
    /// The folder of the secret of the sessions.
    pub node_secret_folder: PathBuf,
    /// The checkpoints of the trail.
    pub checkpoints_file: PathBuf,
    /// Where backups go.
    pub backup_folder: PathBuf,
}

/// Where to listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listen {
    /// An address and port.
    Address(SocketAddr),
    /// A Unix socket at this path.
    Unix(PathBuf),
}

impl fmt::Display for Listen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(formatter, "{address}"),
            Self::Unix(path) => write!(formatter, "unix:{}", path.display()),
        }
    }
}

/// The two files of a certificate.
#[derive(Clone, Debug)]
pub struct CertificateFiles {
    /// The chain (PEM).
    pub certificate: PathBuf,
    /// The private key (PEM).
    pub key: PathBuf,
}

/// The database.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// A server; the address holds a password, so it is private.
    Postgres(Private<String>),
}

/// The office itself.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its name.
    pub name: String,
    /// The number at which it can be called.
    pub telephone: Option<String>,
    /// Where it is told that something awaits it.
    pub notice_address: Option<String>,
    /// The language of those notices.
    pub language: Language,
}

/// The mail server.
#[derive(Clone, Debug)]
pub struct Smtp {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub protection: MailProtection,
    /// Who we are there, if it wants to know.
    pub sign_in: Option<SmtpSignIn>,
    /// The address our mails come from.
    pub from: String,
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailProtection {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is said.
    StartTls,
    /// None; only to this machine itself.
    None,
}

/// Who we are for the mail server.
#[derive(Clone, Debug)]
pub struct SmtpSignIn {
    /// The user's name.
    pub user: String,
    /// The file whose first line is the password.
    pub password_file: PathBuf,
}

impl SmtpSignIn {
    /// The password, read now and not kept in the configuration.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn password(&self) -> io::Result<Private<String>> {
        let text = Private::new(std::fs::read_to_string(&self.password_file)?);
        Ok(Private::new(text.reveal().lines().next().unwrap_or_default().to_owned()))
    }
}

impl Configuration {
    /// Reads the file (the named one must be there; the usual one may be missing) and the environment on top of it.
    ///
    /// # Errors
    /// Every fault at once, a sentence each.
    pub fn read(file: Option<&Path>) -> Result<(Self, Reading), ConfigurationError> {
        let mut reading = Reading::default();
        let path = file.unwrap_or(Path::new(USUAL_FILE));
        match std::fs::read_to_string(path) {
            Ok(text) => reading.take_file(path, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound && file.is_none() => {}
            Err(error) => reading.refuse(format!("{}: can't be read: {error}.", path.display())),
        }
        reading.take_environment(std::env::vars_os());
        Self::from_reading(reading)
    }

    /// What the demonstration runs on: its own folder, this address, nothing from file or environment.
    ///
    /// # Errors
    /// When folder or address are not usable.
    pub fn for_demonstration(folder: &Path, listen: SocketAddr, office: &str) -> Result<Self, ConfigurationError> {
        let mut reading = Reading::default();
        reading.take(&settings::DATA_FOLDER, folder.display().to_string(), Place::CommandLine);
        reading.take(&settings::LISTEN, listen.to_string(), Place::CommandLine);
        reading.take(&settings::OFFICE_NAME, office.to_owned(), Place::CommandLine);
        Self::from_reading(reading).map(|(configuration, _)| configuration)
    }

    /// Puts the values together and checks what concerns several of them.
    ///
    /// # Errors
    /// Every fault at once, a sentence each.
    pub fn from_reading(mut reading: Reading) -> Result<(Self, Reading), ConfigurationError> {
        let listen = match text(&reading, &settings::LISTEN) {
            unix if unix.starts_with("unix:") => Listen::Unix(PathBuf::from(unix.trim_start_matches("unix:"))),
            address => match address.parse() {
                Ok(address) => Listen::Address(address),
                // Already noted by the check of the kind.
                Err(_) => Listen::Unix(PathBuf::new()),
            },
        };
        let tls = match (path(&reading, &settings::TLS_CERTIFICATE), path(&reading, &settings::TLS_KEY)) {
            (Some(certificate), Some(key)) => Some(CertificateFiles { certificate, key }),
            (None, None) => None,
            (Some(_), None) => {
                reading.refuse("`tls.certificate` is set, so `tls.key` must be set too.".into());
                None
            }
            (None, Some(_)) => {
                reading.refuse("`tls.key` is set, so `tls.certificate` must be set too.".into());
                None
            }
        };
        let behind_proxy = text(&reading, &settings::BEHIND_PROXY) == "true";
        let public_origin = reading.text(&settings::PUBLIC_ORIGIN);
        if tls.is_some() && behind_proxy {
            reading
                .refuse("`behind-proxy` is true and `tls.certificate` is set: only one of them can speak TLS.".into());
        }
        let needs_origin = tls.is_some() || behind_proxy || matches!(listen, Listen::Unix(_));
        if public_origin.is_none() && needs_origin {
            reading.refuse("`public-origin` must be set: links that leave the site begin with it.".into());
        }
        if needs_origin && public_origin.as_deref().is_some_and(|origin| origin.starts_with("http://")) {
            reading.refuse("`public-origin` must begin with https:// when TLS is spoken.".into());
        }
        let database = match text(&reading, &settings::DATABASE) {
            file if file.starts_with("sqlite:") => Database::Sqlite(PathBuf::from(file.trim_start_matches("sqlite:"))),
            address => Database::Postgres(Private::new(address)),
        };
        let smtp = smtp(&mut reading);
        let required = |setting| PathBuf::from(text(&reading, setting));
        let configuration = Self {
            data_folder: required(&settings::DATA_FOLDER),
            listen,
            tls,
            public_origin,
            behind_proxy,
            database,
            office: Office {
                name: text(&reading, &settings::OFFICE_NAME),
                telephone: reading.text(&settings::OFFICE_TELEPHONE),
                notice_address: reading.text(&settings::OFFICE_NOTICE_ADDRESS),
                language: text(&reading, &settings::OFFICE_LANGUAGE).parse().unwrap_or(Language::English),
            },
            smtp,
            neutral_site: text(&reading, &settings::NEUTRAL_SITE),
            secrets_folder: required(&settings::SECRETS_FOLDER),
            node_secret_folder: required(&settings::NODE_SECRET_FOLDER),
            checkpoints_file: required(&settings::CHECKPOINTS_FILE),
            backup_folder: required(&settings::BACKUP_FOLDER),
        };
        reading.finish().map(|reading| (configuration, reading))
    }
}

/// The value of a setting that always has one.
fn text(reading: &Reading, setting: &Setting) -> String {
    reading.text(setting).unwrap_or_default()
}

fn path(reading: &Reading, setting: &Setting) -> Option<PathBuf> {
    reading.text(setting).map(PathBuf::from)
}

fn smtp(reading: &mut Reading) -> Option<Smtp> {
    let Some(host) = reading.text(&settings::SMTP_HOST) else {
        for setting in [&settings::SMTP_USER, &settings::SMTP_PASSWORD_FILE, &settings::SMTP_FROM] {
            if reading.place(setting) != Place::Fallback {
                reading.refuse(format!("`{}` is set, so `smtp.host` must be set too.", setting.key));
            }
        }
        return None;
    };
    let protection = match text(reading, &settings::SMTP_PROTECTION).as_str() {
        "starttls" => MailProtection::StartTls,
        "none" => MailProtection::None,
        _ => MailProtection::Tls,
    };
    if protection == MailProtection::None && !settings::is_loopback_name(&host) {
        reading.refuse("`smtp.protection` may be `none` only when `smtp.host` is this machine itself.".into());
    }
    let sign_in = match (reading.text(&settings::SMTP_USER), path(reading, &settings::SMTP_PASSWORD_FILE)) {
        (Some(user), Some(password_file)) => Some(SmtpSignIn { user, password_file }),
        (None, None) => None,
        (Some(_), None) => {
            reading.refuse("`smtp.user` is set, so `smtp.password-file` must be set too.".into());
            None
        }
        (None, Some(_)) => {
            reading.refuse("`smtp.password-file` is set, so `smtp.user` must be set too.".into());
            None
        }
    };
    let from = reading.text(&settings::SMTP_FROM);
    if from.is_none() {
        reading.refuse("`smtp.host` is set, so `smtp.from` must be set too.".into());
    }
    let port = text(reading, &settings::SMTP_PORT).parse().unwrap_or_default();
    Some(Smtp { host, port, protection, sign_in, from: from.unwrap_or_default() })
}
