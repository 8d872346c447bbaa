//! The table of settings: every key once, with its kind, what stands when nothing is set, and its meaning.
//!
//! The TOML file, the environment, `docs/configuration.md`, the errors and `lyhty check` all come from this table.

use std::net::{IpAddr, SocketAddr};

use lyhty_web::NeutralSite;

/// One setting.
#[derive(Debug)]
pub struct Setting {
    /// The key in the file, with dots for tables: `smtp.host`.
    pub key: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// What stands when nothing is set.
    pub fallback: Fallback,
    /// An example for the documentation.
    pub example: &'static str,
    /// What it means, in sentences.
    pub meaning: &'static str,
}

impl Setting {
    /// The name in the environment: `smtp.host` is `LYHTY_SMTP_HOST`. Derived, so that the two can't come apart.
    pub fn environment(&self) -> String {
        format!("LYHTY_{}", self.key.to_uppercase().replace(['.', '-'], "_"))
    }
}

/// What may stand in a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A folder or file; a relative one in the file counts from the file's folder.
    Path,
    /// A name to be shown.
    Words,
    /// `ADDRESS:PORT` or `unix:PATH`.
    Listen,
    /// `https://name` without a path; `http://` only for this machine itself.
    Origin,
    /// A whole `https://` address.
    WebAddress,
    /// `sqlite:PATH` or `postgres://…`.
    Database,
    /// A telephone number.
    Telephone,
    /// An e-mail address.
    MailAddress,
    /// A host name or address.
    Host,
    /// 1 to 65535.
    Port,
    /// `true` or `false`.
    YesNo,
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// What stands when nothing is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// This text.
    Text(&'static str),
    /// This path inside the data folder.
    InDataFolder(&'static str),
    /// Nothing: what it would switch on stays off.
    Nothing,
}

macro_rules! settings {
    ($($(#[doc = $meaning:literal])+ $name:ident = $key:literal, $kind:expr, $fallback:expr, $example:literal;)+) => {
        $($(#[doc = $meaning])+
        pub static $name: Setting =
            Setting { key: $key, kind: $kind, fallback: $fallback, example: $example, meaning: concat!($($meaning),+) };)+

        /// Every setting, in the order of the documentation.
        pub static ALL: &[&Setting] = &[$(&$name),+];
    };
}

settings! {
    /// The folder that holds everything which has no place of its own below.
    DATA_FOLDER = "data-folder", Kind::Path, Fallback::Text("/var/lib/lyhty"), "/var/lib/lyhty";
    /// Where to listen: an address and port, or a Unix socket. Without a certificate only this machine itself
    /// (loopback) or a Unix socket is allowed: what people write never crosses a network in clear.
    LISTEN = "listen", Kind::Listen, Fallback::Text("127.0.0.1:8080"), "unix:/run/lyhty/lyhty.sock";
    /// The certificate chain (PEM). Read again when the file changes.
    TLS_CERTIFICATE = "tls.certificate", Kind::Path, Fallback::Nothing, "/etc/lyhty/certificate.pem";
    /// The private key that belongs to the certificate (PEM). Read again when the file changes.
    TLS_KEY = "tls.key", Kind::Path, Fallback::Nothing, "/etc/lyhty/key.pem";
    /// What stands in the reader's address bar before the first slash. Links that leave the site, such as an
    /// invitation's, begin with it. May be left out only on loopback without a proxy.
    PUBLIC_ORIGIN = "public-origin", Kind::Origin, Fallback::Nothing, "https://help.example";
    /// A reverse proxy on this machine speaks TLS for us (deploy/ has examples that log no address).
    BEHIND_PROXY = "behind-proxy", Kind::YesNo, Fallback::Text("false"), "true";
    /// The database: a SQLite file or a PostgreSQL server (15 or newer).
    DATABASE = "database", Kind::Database, Fallback::InDataFolder("database/lyhty.sqlite"), "postgres://lyhty@localhost/lyhty";
    /// The office's name, shown on every page and in its title, so that browsers keep it: dull on purpose, without a
    /// word that says whom the office helps.
    OFFICE_NAME = "office.name", Kind::Words, Fallback::Text("Lyhty"), "Assistance office";
    /// The number at which the office can be called, shown on every public page after the emergency number.
    OFFICE_TELEPHONE = "office.telephone", Kind::Telephone, Fallback::Nothing, "+358 00 000 0000";
    /// Where the office is told that something awaits it; never what. Without it nobody is told.
    OFFICE_NOTICE_ADDRESS = "office.notice-address", Kind::MailAddress, Fallback::Nothing, "duty@office.example";
    /// The language of the notices to the office.
    OFFICE_LANGUAGE = "office.language", Kind::Choice(&["en", "fi", "sv"]), Fallback::Text("fi"), "sv";
    /// The server that takes our mails. Without it they lie in the tray, which staff can see.
    SMTP_HOST = "smtp.host", Kind::Host, Fallback::Nothing, "mail.office.example";
    /// Its port.
    SMTP_PORT = "smtp.port", Kind::Port, Fallback::Text("465"), "587";
    /// How the connection is protected: `tls` from the first byte, `starttls` before anything is said, or `none`,
    /// which is taken only when the server is this machine itself.
    SMTP_PROTECTION = "smtp.protection", Kind::Choice(&["tls", "starttls", "none"]), Fallback::Text("tls"), "starttls";
    /// The user name there, if it wants one.
    SMTP_USER = "smtp.user", Kind::Words, Fallback::Nothing, "lyhty";
    /// A file (mode 0600) whose first line is the password there; a password never stands in a setting.
    SMTP_PASSWORD_FILE = "smtp.password-file", Kind::Path, Fallback::Nothing, "/etc/lyhty/smtp-password";
    /// The address our mails come from. Needed with `smtp.host`.
    SMTP_FROM = "smtp.from", Kind::MailAddress, Fallback::Nothing, "no-reply@office.example";
    /// Where the button "leave now" leads: a site that is the same for all and says nothing, such as the weather.
    NEUTRAL_SITE = "neutral-site", Kind::WebAddress, Fallback::Text("https://www.ilmatieteenlaitos.fi/"), "https://www.weather.example/";
    /// The machine's own secrets (mode 0700, files 0600). Backed up apart from everything else.
    SECRETS_FOLDER = "secrets-folder", Kind::Path, Fallback::InDataFolder("secrets"), "/etc/lyhty/secrets";
    /// The folder (mode 0700) of the secret that sessions hang on, renewed daily. Never in a backup, and apart from the
    /// database and the other secrets: whoever takes those can open no session that has ended.
    NODE_SECRET_FOLDER = "node-secret-folder", Kind::Path, Fallback::InDataFolder("node"), "/run/lyhty/node";
    /// The signed checkpoints of the trail. Keep it outside the database's folder, best on another disk, and give a
    /// copy to a second party now and then.
    CHECKPOINTS_FILE = "checkpoints-file", Kind::Path, Fallback::InDataFolder("trail/checkpoints"), "/srv/trail/checkpoints";
    /// Where `lyhty backup` writes when it is not told otherwise.
    BACKUP_FOLDER = "backup-folder", Kind::Path, Fallback::InDataFolder("backup"), "/srv/backup/lyhty";
}

impl Kind {
    /// What may stand there, for the documentation.
    pub fn description(self) -> String {
        match self {
            Self::Path => "a path".into(),
            Self::Words => "words".into(),
            Self::Listen => "`ADDRESS:PORT` or `unix:PATH`".into(),
            Self::Origin => "`https://NAME`, without a path".into(),
            Self::WebAddress => "an `https://` address".into(),
            Self::Database => "`sqlite:PATH` or `postgres://…`".into(),
            Self::Telephone => "a telephone number: digits and spaces, perhaps after `+`".into(),
            Self::MailAddress => "an e-mail address".into(),
            Self::Host => "a host name".into(),
            Self::Port => "a port, 1 to 65535".into(),
            Self::YesNo => "`true` or `false`".into(),
            Self::Choice(words) => {
                let marked: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
                format!("one of {}", marked.join(", "))
            }
        }
    }

    /// Whether the text may stand there.
    ///
    /// # Errors
    /// The end of a sentence that begins with the key: "must be …". It never repeats the value, which may be secret.
    pub fn check(self, text: &str) -> Result<(), String> {
        let fine = match self {
            Self::Path => !text.is_empty() && !text.contains('\0'),
            Self::Words => {
                !text.trim().is_empty() && text.chars().count() <= 200 && !text.chars().any(char::is_control)
            }
            Self::Listen => match text.strip_prefix("unix:") {
                Some(path) => !path.is_empty(),
                None => text.parse::<SocketAddr>().is_ok(),
            },
            Self::Origin => origin_host(text).is_some_and(|(secure, host)| secure || is_loopback_name(host)),
            Self::WebAddress => NeutralSite::new(text).is_ok(),
            Self::Database => match text.strip_prefix("sqlite:") {
                Some(path) => !path.is_empty(),
                None => text.starts_with("postgres://") || text.starts_with("postgresql://"),
            },
            Self::Telephone => {
                let rest = text.strip_prefix('+').unwrap_or(text);
                rest.chars().any(|mark| mark.is_ascii_digit())
                    && rest.len() <= 30
                    && rest.chars().all(|mark| mark.is_ascii_digit() || mark == ' ')
            }
            Self::MailAddress => text.split_once('@').is_some_and(|(local, host)| {
                !local.is_empty()
                    && !local.contains(|mark: char| mark.is_whitespace() || mark.is_control() || "<>@,".contains(mark))
                    && is_host(host)
            }),
            Self::Host => is_host(text),
            Self::Port => text.parse::<u16>().is_ok_and(|port| port != 0),
            Self::YesNo => matches!(text, "true" | "false"),
            Self::Choice(words) => words.contains(&text),
        };
        if fine { Ok(()) } else { Err(format!("must be {}", self.description())) }
    }
}

/// Whether the scheme is secure, and the host without its port, of `https://host[:port]`; nothing when it is no origin.
pub(super) fn origin_host(text: &str) -> Option<(bool, &str)> {
    let (secure, rest) = match text.strip_prefix("https://") {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix("http://")?),
    };
    let (host, port) = match rest.rsplit_once(':') {
        // The last colon of `[::1]` stands inside the brackets and begins no port.
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (rest, None),
    };
    let port_fine = port.is_none_or(|port| Kind::Port.check(port).is_ok());
    (port_fine && is_host(host)).then_some((secure, host))
}

/// Whether a host is this machine itself.
pub(super) fn is_loopback_name(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn is_host(text: &str) -> bool {
    if let Some(inner) = text.strip_prefix('[') {
        return inner.strip_suffix(']').is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok());
    }
    !text.is_empty()
        && text.len() <= 253
        && text.chars().all(|mark| mark.is_ascii_alphanumeric() || mark == '-' || mark == '.')
}
