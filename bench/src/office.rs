//! An office in a folder of its own, set up as people do it: through its pages, with the code from the console, a
//! password, and the codes of an authenticator.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use data_encoding::BASE32_NOPAD;
use lyhty_base::{Clock as _, SystemClock};
use lyhty_store::StoreConfig;
use lyhty_vault::Payload as _;
use lyhty_vault::second_factor::TotpSecret;
use tempfile::TempDir;

use crate::Outcome;
use crate::database::{Engine, Place};
use crate::http::Client;
use crate::page::{between, encoded, hidden};
use crate::server::{Programme, Server};

/// Everybody's password.
pub const PASSWORD: &str = "lantern over the harbour at dusk";

/// An office that is being served.
pub struct Office {
    pub server: Server,
    pub programme: Programme,
    /// How the store opens the office's own database.
    pub store: StoreConfig,
    /// Where more databases can be made.
    pub place: Place,
    /// The director, signed in.
    pub director: Client,
    // Last, since it takes the data with it.
    pub folder: TempDir,
}

impl Office {
    /// Makes an empty office, serves it and sets it up.
    pub fn found(programme: &Path, engine: Engine) -> Outcome<Self> {
        // The programme refuses to work where others of the machine get at its data.
        let folder =
            tempfile::Builder::new().prefix("lyhty-bench-").permissions(Permissions::from_mode(0o700)).tempdir()?;
        let mut place = Place::of(engine, folder.path())?;
        let (database, store) = place.make("office")?;
        let programme = Programme::new(programme, folder.path().join("data"), database);
        programme.migrate()?;
        let server = programme.serve()?;
        let mut director = Client::connect(server.address)?;
        let code = server.set_up_code.clone().ok_or("the programme printed no set-up code")?;
        let credentials = Credentials { login: "director".to_owned(), name: "The director" };
        credentials.make(&mut director, "/en/staff/set-up", &[("code-set-up", &code)])?.sign_in(&mut director)?;
        Ok(Self { server, programme, store, place, director, folder })
    }

    /// Stops the service, lets something be done to the database and with the folder of data, and serves again. The director
    /// stays signed in.
    pub fn while_closed<T>(self, work: impl FnOnce(&StoreConfig, &Path) -> Outcome<T>) -> Outcome<(Self, T)> {
        let Self { server, programme, store, place, mut director, folder } = self;
        server.stop()?;
        let done = work(&store, &folder.path().join("data"))?;
        let server = programme.serve()?;
        director.follow(server.address)?;
        Ok((Self { server, programme, store, place, director, folder }, done))
    }

    /// So many social workers, each invited, with keys granted, and signed in over a connection of their own.
    pub fn colleagues(&mut self, count: u16) -> Outcome<Vec<Client>> {
        let mut colleagues = Vec::new();
        for number in 1..=count {
            let mut client = Client::connect(self.server.address)?;
            let credentials = Credentials { login: format!("colleague-{number}"), name: "A colleague" };
            let account = credentials.make(&mut client, &self.invite("social-worker")?, &[])?;
            colleagues.push((client, account));
        }
        self.grant_all()?;
        // With the keys that the role is due: a session without them would be lighter than in service.
        colleagues.into_iter().map(|(mut client, account)| account.sign_in(&mut client).map(|()| client)).collect()
    }

    /// The path of a fresh invitation.
    fn invite(&mut self, role: &str) -> Outcome<String> {
        let page = self.director.get("/en/staff/invitations")?.page()?;
        let form = encoded(&[("token", hidden(&page, "token")?), ("role", role)]);
        let page = self.director.post("/en/staff/invitations", &form)?.page()?;
        let token = between(&page, "/en/staff/invitation/", "<").ok_or("the page shows no invitation")?;
        Ok(format!("/en/staff/invitation/{token}"))
    }

    /// Grants the keys that accounts await.
    fn grant_all(&mut self) -> Outcome<()> {
        let page = self.director.get("/en/staff/grants")?.page()?;
        let form = encoded(&[("token", hidden(&page, "token")?)]);
        for part in page.split("action=\"/en/staff/grants/").skip(1) {
            let account = part.split('"').next().unwrap_or("");
            if !account.ends_with("/end") {
                self.director.post(&format!("/en/staff/grants/{account}"), &form)?.leads_to()?;
            }
        }
        Ok(())
    }
}

/// What somebody chooses for an account.
struct Credentials {
    login: String,
    name: &'static str,
}

/// An account that was made.
struct Account {
    login: String,
    second_factor: TotpSecret,
}

impl Credentials {
    /// Fills in a page that makes an account.
    fn make(self, client: &mut Client, path: &str, more: &[(&str, &str)]) -> Outcome<Account> {
        let page = client.get(path)?.page()?;
        let letters = between(&page, "<p><code>", "</code>").ok_or("the page shows no second factor")?.replace(' ', "");
        let second_factor = TotpSecret::decode(TotpSecret::VERSION, &BASE32_NOPAD.decode(letters.as_bytes())?)?;
        let code = second_factor.code_at(SystemClock.now());
        let mut fields = vec![
            ("stamp", hidden(&page, "stamp")?),
            ("code-secret", hidden(&page, "code-secret")?),
            ("login", &self.login),
            ("name", self.name),
            ("password-new", PASSWORD),
            ("password-again", PASSWORD),
            ("code-new", &code),
        ];
        fields.extend_from_slice(more);
        let done = client.post(path, &encoded(&fields))?.page()?;
        if !done.contains("class=\"recovery-codes\"") {
            return Err(format!("no account was made: {}", crate::page::text_of(&done)).into());
        }
        Ok(Account { login: self.login, second_factor })
    }
}

impl Account {
    fn sign_in(self, client: &mut Client) -> Outcome<()> {
        let path = "/en/staff/sign-in";
        let page = client.get(path)?.page()?;
        // A code is good once, and the present one was used to make the account: the next is taken already.
        let code = self.second_factor.code_at(SystemClock.now().plus_seconds(30));
        let stamp = hidden(&page, "stamp")?;
        let fields = [("stamp", stamp), ("login", &self.login), ("password", PASSWORD), ("code", &code)];
        client.post(path, &encoded(&fields))?.leads_to().map(drop)
    }
}
