use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use lyhty_base::{AccountId, Chance, Clock, Outcome, Problem};
use lyhty_store::{Store, Tx};
use lyhty_vault::{Letterbox, MachineSecrets, NodeSecrets};

use crate::DerivationPool;
use crate::policy::Role;
use crate::texts::Texts;

/// Asks the room `accounts` what an account is now: its role, or nothing when it is closed or locked. The guard asks on
/// every request, so that somebody who leaves is out the same minute.
pub type Standing = fn(&mut Tx<'_>, AccountId) -> Outcome<Option<Role>>;

/// What the assembly hands to the desk.
pub struct Services {
    /// The database.
    pub store: Store,
    /// The machine's own secrets.
    pub machine: MachineSecrets,
    /// The secrets of the node group under which sessions and drafts lie.
    pub node_secrets: NodeSecrets,
    /// The key of `intake`, to seal to; nothing before the office is set up.
    pub letterbox: Option<Letterbox>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Random bytes for ids and stamps, never for keys.
    pub chance: Arc<dyn Chance>,
    /// What the site says.
    pub texts: Texts,
    /// The office's settings.
    pub settings: Settings,
    /// What an account is now.
    pub standing: Standing,
    /// Where slow keys are derived.
    pub derivations: DerivationPool,
}

/// What the office set for the site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The office's name as the header shows it: dull on purpose.
    pub office_name: String,
    /// The number at which the office can be called, as people write it; nothing when the office told none.
    pub telephone: Option<String>,
    /// Where "leave now" leads.
    pub neutral_site: NeutralSite,
    /// An invented office: every page says so first, and no search engine keeps it.
    pub demonstration: bool,
    /// Whether the site is reached by TLS, so that browsers are told to insist on it.
    pub strict_transport: bool,
    /// Scheme and host under which the public reaches the site (`https://office.example`), for links in mails and on paper.
    pub public_origin: Option<String>,
}

/// The site that "leave now" leads to: weather or news, the same for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeutralSite {
    address: String,
    origin: String,
}

/// An address that can't be the neutral site's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the neutral site must be an https address such as https://www.ilmatieteenlaitos.fi/")]
pub struct NeutralSiteError;

impl NeutralSite {
    /// From an address such as `https://www.ilmatieteenlaitos.fi/`.
    ///
    /// # Errors
    /// When it is no plain https address: it also goes into a security header.
    pub fn new(address: &str) -> Result<Self, NeutralSiteError> {
        let rest = address.strip_prefix("https://").ok_or(NeutralSiteError)?;
        let host = rest.split('/').next().unwrap_or("");
        let plain = |text: &str, more: &[u8]| text.bytes().all(|b| b.is_ascii_alphanumeric() || more.contains(&b));
        if host.is_empty() || !plain(host, b".-:") || !plain(rest, b".-:/_~%?=&") {
            return Err(NeutralSiteError);
        }
        Ok(Self { address: address.to_owned(), origin: format!("https://{host}") })
    }

    /// The whole address.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Scheme and host, as security headers want it.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// The services that every handler works with. Cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    store: Store,
    machine: Arc<MachineSecrets>,
    node_secrets: RwLock<Arc<NodeSecrets>>,
    letterbox: RwLock<Option<Letterbox>>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    texts: Texts,
    settings: Arc<Settings>,
    standing: Standing,
    derivations: DerivationPool,
}

impl Desk {
    /// A desk with these services.
    pub fn new(services: Services) -> Self {
        Self(Arc::new(Inner {
            store: services.store,
            machine: Arc::new(services.machine),
            node_secrets: RwLock::new(Arc::new(services.node_secrets)),
            letterbox: RwLock::new(services.letterbox),
            clock: services.clock,
            chance: services.chance,
            texts: services.texts,
            settings: Arc::new(services.settings),
            standing: services.standing,
            derivations: services.derivations,
        }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The machine's own secrets.
    pub fn machine(&self) -> &Arc<MachineSecrets> {
        &self.0.machine
    }

    /// The secrets under which sessions and drafts lie at present.
    pub fn node_secrets(&self) -> Arc<NodeSecrets> {
        Arc::clone(&self.0.node_secrets.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts the rotated secrets into use.
    pub fn rotate_node_secrets(&self, secrets: NodeSecrets) {
        *self.0.node_secrets.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(secrets);
    }

    /// What public code seals with; it opens nothing.
    ///
    /// # Errors
    /// A refusal while the office is not set up: there is no key yet to seal to.
    pub fn letterbox(&self) -> Outcome<Letterbox> {
        let letterbox = self.0.letterbox.read().unwrap_or_else(PoisonError::into_inner).clone();
        letterbox.ok_or(Problem::refusal("office-not-set-up"))
    }

    /// Hangs up the letterbox: at set-up, when the office's first keys exist.
    pub fn hang_letterbox(&self, letterbox: Letterbox) {
        *self.0.letterbox.write().unwrap_or_else(PoisonError::into_inner) = Some(letterbox);
    }

    /// What time it is.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }

    /// Random bytes for ids and stamps, never for keys.
    pub fn chance(&self) -> &Arc<dyn Chance> {
        &self.0.chance
    }

    /// What the site says.
    pub fn texts(&self) -> &Texts {
        &self.0.texts
    }

    /// The office's settings.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.0.settings
    }

    /// Where slow keys are derived.
    pub fn derivations(&self) -> &DerivationPool {
        &self.0.derivations
    }

    pub(crate) fn standing(&self) -> Standing {
        self.0.standing
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Desk")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_neutral_site_is_a_plain_https_address() {
        let site = NeutralSite::new("https://www.ilmatieteenlaitos.fi/saa/helsinki").expect("an address");
        assert_eq!(site.origin(), "https://www.ilmatieteenlaitos.fi");
        for wrong in ["http://a.fi", "https://", "https://a.fi; script-src *", "https://a.fi 'unsafe'", "javascript:1"]
        {
            assert_eq!(NeutralSite::new(wrong), Err(NeutralSiteError), "{wrong}");
        }
    }
}
