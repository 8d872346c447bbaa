//! `lyhty serve`: the rooms behind the door, the worker, the chainer of the trail, and a stop that loses nothing.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use lyhty_base::{Private, Problem, Text};
use lyhty_office::accounts;
use lyhty_office::notices::{MailServer, OfficeAddress, Post, Protection, SignIn};
use lyhty_store::jobs::Worker;
use lyhty_store::trail::Chainer;
use lyhty_store::{Actor, Store};
use lyhty_vault::NodeSecrets;
use lyhty_web::serve::{Bound, Listener, ServeError};
use lyhty_web::{DerivationPool, Desk, NeutralSite, Services, Settings, Site, Texts};
use tokio::signal::unix::{SignalKind, signal};

use crate::configuration::{Configuration, Listen, MailProtection, Smtp};
use crate::console::{self, Ending, Stop};
use crate::premises::{self, chain};
use crate::{pins, upkeep};

/// How often the secret of the sessions and the pins are looked after.
const UPKEEP_EVERY: Duration = Duration::from_secs(60);

/// What is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A real office.
    Office,
    /// An invented one: every page says so.
    Demonstration,
}

/// Runs the office until it is told to stop.
///
/// # Errors
/// Refused for everything that would not be safe, all of it at once.
pub fn serve(configuration: &Configuration) -> Result<Ending, Stop> {
    let objections = premises::objections(configuration);
    if !objections.is_empty() {
        return Err(Stop::Refused(objections.join("\n")));
    }
    run(configuration, Kind::Office)
}

/// Opens everything, serves, and stops in the order that loses nothing: first no new request, then the worker, then the
/// chainer, which links what is left and signs the last checkpoint.
///
/// # Errors
/// Refused when database, secrets or pins are not safe to work with; a fault when the listener can't be opened.
pub fn run(configuration: &Configuration, kind: Kind) -> Result<Ending, Stop> {
    let store = premises::open_store(configuration)?;
    store.durability_check().map_err(premises::stop_for_store)?;
    pins::compare(configuration, &store)?;
    let site = assemble(configuration, &store, kind)?;

    let trail_key = premises::open_machine_secrets(configuration)?.trail_key;
    let chainer = Chainer::new(store.clone(), trail_key, configuration.checkpoints_file.clone())
        .start()
        .map_err(premises::stop_for_store)?;
    let post = post(configuration, site.desk())?;
    let worker = upkeep::handlers(Worker::new(store.clone()), post).start().map_err(premises::stop_for_store)?;
    upkeep::begin(&store).map_err(premises::stop_for_store)?;

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Stop::fault("starting the runtime", error))?;
    let served = runtime.block_on(listen(configuration, &site));
    runtime.shutdown_timeout(Duration::from_secs(5));
    worker.stop();
    chainer.stop();
    served.map(|()| Ending::Fine)
}

/// What every page knows of the office.
///
/// # Errors
/// When the site to which people leave is none.
pub fn settings(configuration: &Configuration, kind: Kind) -> Result<Settings, Stop> {
    let neutral_site = NeutralSite::new(&configuration.neutral_site).map_err(|error| Stop::Usage(error.to_string()))?;
    Ok(Settings {
        office_name: configuration.office.name.clone(),
        telephone: configuration.office.telephone.clone(),
        neutral_site,
        demonstration: kind == Kind::Demonstration,
        public_origin: configuration.public_origin.clone(),
        strict_transport: configuration.tls.is_some() || configuration.behind_proxy,
    })
}

/// The rooms behind the door, on this store and with its clock.
///
/// # Errors
/// Refused when a secret of the machine can't be used.
pub fn assemble(configuration: &Configuration, store: &Store, kind: Kind) -> Result<Site, Stop> {
    let (clock, chance) = (Arc::clone(store.clock()), Arc::clone(store.chance()));
    let node_secrets = NodeSecrets::load_or_generate(&configuration.node_secret_folder, clock.now())
        .map_err(|error| Stop::Refused(format!("the secret of the sessions can't be used: {}", chain(&error))))?;
    let letterbox = store.read_blocking("letterbox", |tx| -> Result<_, Problem> { accounts::letterbox(tx) })?;
    let desk = Desk::new(Services {
        store: store.clone(),
        machine: premises::open_machine_secrets(configuration)?,
        node_secrets,
        letterbox,
        clock,
        chance,
        texts: Texts::new().map_err(|error| Stop::fault("reading the texts", chain(&error)))?,
        settings: settings(configuration, kind)?,
        standing: accounts::standing,
        derivations: DerivationPool::for_this_machine(),
    });
    let routes = lyhty_office::routes(Arc::from(configuration.checkpoints_file.as_path()));
    Site::assemble(desk, routes).map_err(|error| Stop::Fault(chain(&error)))
}

/// What sends the notices: by the mail server, or into the tray where none is set.
fn post(configuration: &Configuration, desk: &Desk) -> Result<Post, Stop> {
    let office = configuration.office.notice_address.as_deref().map(|address| {
        let address =
            Text::new(address).map_err(|problem| Stop::Usage(format!("`office.notice-address`: {problem}")))?;
        Ok::<_, Stop>(OfficeAddress { address: Private::new(address), language: configuration.office.language })
    });
    let server = configuration.smtp.as_ref().map(mail_server).transpose()?;
    Post::new(Arc::clone(desk.machine()), desk.texts().clone(), office.transpose()?, server.as_ref())
        .map_err(|error| Stop::Usage(format!("the mail server: {}", chain(&error))))
}

fn mail_server(smtp: &Smtp) -> Result<MailServer, Stop> {
    let sign_in = smtp.sign_in.as_ref().map(|sign_in| {
        let password = sign_in.password().map_err(|error| {
            Stop::Usage(format!("`smtp.password-file`: {}: {error}", sign_in.password_file.display()))
        })?;
        Ok::<_, Stop>(SignIn { user: sign_in.user.clone(), password })
    });
    Ok(MailServer {
        host: smtp.host.clone(),
        port: smtp.port,
        protection: match smtp.protection {
            MailProtection::Tls => Protection::Tls,
            MailProtection::StartTls => Protection::StartTls,
            MailProtection::None => Protection::None,
        },
        sign_in: sign_in.transpose()?,
        from: smtp.from.clone(),
    })
}

/// Opens the listener, says where it is, and serves until the programme is asked to stop.
async fn listen(configuration: &Configuration, site: &Site) -> Result<(), Stop> {
    let desk = site.desk();
    let listener = match (&configuration.listen, &configuration.tls) {
        (Listen::Unix(path), _) => Listener::Unix(path.clone()),
        (Listen::Address(address), Some(tls)) => {
            Listener::Tls { address: *address, certificate: tls.certificate.clone(), key: tls.key.clone() }
        }
        (Listen::Address(address), None) => Listener::Loopback(*address),
    };
    let bound = Bound::to(listener, Arc::clone(desk.clock())).await.map_err(stop_for_listener)?;
    if let Listen::Unix(path) = &configuration.listen {
        // The proxy is another user of our group; who may come near is decided by the folder.
        fs::set_permissions(path, fs::Permissions::from_mode(0o660))
            .map_err(|error| Stop::fault(format!("opening {} to the group", path.display()), error))?;
    }
    let place = match bound.address() {
        Some(address) if configuration.tls.is_some() => format!("https://{address}"),
        Some(address) => format!("http://{address}"),
        None => configuration.listen.to_string(),
    };
    // Before we say that we are there: whoever reads it may ask us to stop at once.
    let asked = asked_to_stop().map_err(|error| Stop::fault("waiting for signals", error))?;
    // Both before the first request can come: whoever starts us reads them.
    say_set_up_code(desk, configuration.public_origin.as_deref().unwrap_or(&place)).await?;
    console::say(format_args!("listening on {place}"));
    tokio::spawn(look_after(configuration.clone(), desk.clone()));
    bound.serve(site, asked).await;
    tracing::info!("stopping");
    Ok(())
}

fn stop_for_listener(error: ServeError) -> Stop {
    match error {
        ServeError::PlainOutsideLoopback(_) => Stop::Refused(error.to_string()),
        ServeError::Certificate(_) => Stop::Usage(chain(&error)),
        ServeError::Listen { .. } => Stop::Fault(chain(&error)),
    }
}

/// On the console, before anybody has an account: the code with which the first one is made.
async fn say_set_up_code(desk: &Desk, origin: &str) -> Result<(), Stop> {
    let machine = Arc::clone(desk.machine());
    let duty = Actor::Duty("console");
    let code = desk.store().write("set-up-code", duty, move |tx| accounts::set_up_code(tx, &machine.login_key)).await?;
    if let Some(code) = code {
        console::say(format_args!("This office is not set up yet. Open {origin}/en/staff/set-up and type this code:"));
        console::say(format_args!("set-up code: {}", code.reveal()));
    }
    Ok(())
}

/// Renews the secret of the sessions when it is due, and pins the office's public keys once it has been set up.
async fn look_after(configuration: Configuration, desk: Desk) {
    let configuration = Arc::new(configuration);
    let mut every = tokio::time::interval(UPKEEP_EVERY);
    loop {
        every.tick().await;
        let (configuration, desk) = (Arc::clone(&configuration), desk.clone());
        let round = tokio::task::spawn_blocking(move || {
            pins::pin(&configuration, desk.store())?;
            renew_node_secret(&configuration.node_secret_folder, &desk)
        });
        if let Ok(Err(stop)) = round.await {
            tracing::error!("upkeep: {stop}");
        }
    }
}

fn renew_node_secret(folder: &Path, desk: &Desk) -> Result<(), Stop> {
    let now = desk.clock().now();
    let failed = |error: lyhty_vault::MachineError| Stop::fault("renewing the secret of the sessions", chain(&error));
    let mut secrets = NodeSecrets::load_or_generate(folder, now).map_err(failed)?;
    if secrets.rotate(folder, now).map_err(failed)? {
        desk.rotate_node_secrets(secrets);
    }
    Ok(())
}

/// Ends when the programme is asked to stop: SIGTERM from the system, SIGINT from the keyboard.
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
