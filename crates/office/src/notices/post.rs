use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::extension::ClientId;
use lettre::{SmtpTransport, Transport as _};
use lyhty_base::{DeedId, DeliveryId, Identity as _, Language, Moment, Outcome, Private};
use lyhty_store::jobs::{Job, JobFailure};
use lyhty_store::{Actor, Store};
use lyhty_vault::MachineSecrets;
use lyhty_web::Texts;

use super::rows::{self, DeliveryRow};
use super::{Address, Envelope, NoticeKind, TrayReason, note_sent, put_in_tray};

/// A mail server that does not answer holds the worker up no longer than this.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is said; without it nothing is sent.
    StartTls,
    /// None: only for a mail server on this machine itself.
    None,
}

/// Who we are for the mail server.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The user's name.
    pub user: String,
    /// The password.
    pub password: Private<String>,
}

/// The mail server, as the settings name it.
#[derive(Clone, Debug)]
pub struct MailServer {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub protection: Protection,
    /// Who we are there, if it wants to know.
    pub sign_in: Option<SignIn>,
    /// The address our mails come from.
    pub from: String,
}

/// Where the office is told that something awaits it: a setting, like the mail server.
#[derive(Clone, Debug)]
pub struct OfficeAddress {
    /// The address.
    pub address: Private<Address>,
    /// The language of the office.
    pub language: Language,
}

/// Settings of the mail server that can't work.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The sender is no mail address.
    #[error("the address that mails come from is not a mail address")]
    Sender,
    /// TLS can't be set up.
    #[error("TLS to the mail server can't be set up")]
    Tls(#[source] smtp::Error),
}

/// What sends the deliveries: by the mail server, or into the tray where none is set.
pub struct Post {
    machine: Arc<MachineSecrets>,
    texts: Texts,
    office: Option<OfficeAddress>,
    line: Option<Line>,
}

/// The way to the mail server.
struct Line {
    transport: SmtpTransport,
    from: Mailbox,
}

impl Post {
    /// The post of this office. Says nothing to the mail server yet.
    ///
    /// # Errors
    /// When the settings can't work.
    pub fn new(
        machine: Arc<MachineSecrets>,
        texts: Texts,
        office: Option<OfficeAddress>,
        server: Option<&MailServer>,
    ) -> Result<Self, PostError> {
        Ok(Self { machine, texts, office, line: server.map(Line::to).transpose()? })
    }

    /// Sends the delivery that the job names. Blocks; for the worker's thread.
    ///
    /// A crash between sending and noting it sends the notice again: twice is better than never.
    ///
    /// # Errors
    /// When the mail server can't be reached or does not take it now; it is tried again. The words are safe to log.
    pub fn send(&self, store: &Store, job: &Job) -> Result<(), JobFailure> {
        let id: DeliveryId = job.payload.parse().map_err(|_| JobFailure::lasting("the payload is no delivery"))?;
        let found =
            store.read_blocking("find-delivery", move |tx| -> Outcome<_> { Ok(rows::find_delivery(tx, id)?) })?;
        let Some(delivery) = found else { return Ok(()) };
        let unsent = match (self.address(id, &delivery)?, &self.line) {
            (_, None) => Some(TrayReason::NoMailServer),
            (None, Some(_)) => Some(TrayReason::NoAddress),
            (Some(envelope), Some(line)) => {
                let letter = write(&self.texts, delivery.kind, &envelope);
                let mark = DeedId::fresh(&**store.chance()).to_string();
                line.send(envelope.address.reveal().as_str(), &letter, &mark, store.clock().now())?
            }
        };
        store.write_blocking("end-delivery", Actor::Duty(super::SEND_JOB), move |tx| -> Outcome<()> {
            match unsent {
                None => note_sent(tx, id),
                Some(reason) => put_in_tray(tx, id, reason),
            }
        })?;
        Ok(())
    }

    /// Where it goes: what its envelope says, or the office's own address; nothing when the office has set none.
    fn address(&self, id: DeliveryId, delivery: &DeliveryRow) -> Result<Option<Envelope>, JobFailure> {
        if let Some(sealed) = &delivery.envelope {
            let opened = self.machine.machine_key.open(&id.to_string(), sealed);
            return opened.map(Some).map_err(|_| JobFailure::lasting("the machine key does not open the envelope"));
        }
        Ok(self.office.as_ref().map(|office| Envelope {
            address: office.address.clone(),
            language: office.language.tag().to_owned(),
            link: Private::new(String::new()),
        }))
    }
}

/// A mail's subject and body.
struct Letter {
    subject: String,
    body: String,
    language: Language,
}

fn write(texts: &Texts, kind: NoticeKind, envelope: &Envelope) -> Letter {
    let key = match kind {
        NoticeKind::SomethingAwaitsOffice => "notices-body-something-awaits-office",
        NoticeKind::Invitation => "notices-body-invitation",
        NoticeKind::MailboxAnswer => "notices-body-mailbox-answer",
    };
    let language = envelope.language.parse().unwrap_or(Language::English);
    let body = texts.say(language, key).word("link", envelope.link.reveal()).plain();
    Letter { subject: texts.say(language, "notices-subject").plain(), body: format!("{body}\n"), language }
}

impl Line {
    fn to(server: &MailServer) -> Result<Self, PostError> {
        let from: Mailbox = server.from.parse().map_err(|_| PostError::Sender)?;
        let builder = match server.protection {
            Protection::Tls => SmtpTransport::relay(&server.host).map_err(PostError::Tls)?,
            Protection::StartTls => SmtpTransport::starttls_relay(&server.host).map_err(PostError::Tls)?,
            Protection::None => SmtpTransport::builder_dangerous(&server.host),
        };
        // The name that we give ourselves is the sender's domain: the machine's own name is nobody's business.
        let mut builder = builder
            .port(server.port)
            .timeout(Some(TIME_LIMIT))
            .hello_name(ClientId::Domain(from.email.domain().to_owned()));
        if let Some(sign_in) = &server.sign_in {
            builder = builder.credentials(Credentials::new(sign_in.user.clone(), sign_in.password.reveal().clone()));
        }
        Ok(Self { transport: builder.build(), from })
    }

    /// Nothing when the mail server took it; a reason when it never will.
    fn send(
        &self,
        address: &str,
        letter: &Letter,
        mark: &str,
        written: Moment,
    ) -> Result<Option<TrayReason>, JobFailure> {
        let Ok(to) = address.parse::<lettre::Address>() else { return Ok(Some(TrayReason::Refused)) };
        let milliseconds = u64::try_from(written.milliseconds()).unwrap_or_default();
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject.as_str())
            .date(UNIX_EPOCH + Duration::from_millis(milliseconds))
            .message_id(Some(format!("<{mark}@{}>", self.from.email.domain())))
            .header(AutoSubmitted)
            .header(ContentLanguage(letter.language))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|_| JobFailure::lasting("the mail can't be written"))?;
        match self.transport.send(&message) {
            Ok(_) => Ok(None),
            Err(error) if refuses_address(&error) => Ok(Some(TrayReason::Refused)),
            Err(error) => Err(JobFailure::again(safe_words(&error))),
        }
    }
}

/// The replies that are about the address and not about us (RFC 5321, section 4.2.3; RFC 7504 for 556).
fn refuses_address(error: &smtp::Error) -> bool {
    error.status().is_some_and(|code| matches!(u16::from(code), 550 | 551 | 553 | 556))
}

/// What went wrong, without what the server said: replies quote addresses.
fn safe_words(error: &smtp::Error) -> String {
    let kind = if error.is_timeout() {
        "the mail server does not answer in time"
    } else if error.is_tls() {
        "TLS to the mail server fails"
    } else if error.is_transient() {
        "the mail server asks to come again"
    } else if error.is_permanent() {
        "the mail server refuses"
    } else {
        "the mail server can't be reached"
    };
    error.status().map_or_else(|| kind.to_owned(), |code| format!("{kind} (reply {code})"))
}

/// Keeps out-of-office replies away (RFC 3834, section 5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The language of the text (RFC 3282), so that it is read aloud rightly.
#[derive(Clone)]
struct ContentLanguage(Language);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(tag: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(tag.parse()?))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.tag().to_owned())
    }
}
