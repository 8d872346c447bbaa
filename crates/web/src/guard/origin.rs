//! Where a form was sent from. Other sites must not send forms in a visitor's name.

use super::arrival::Arrival;
use crate::visit::{Entrance, TOKEN_PURPOSE, Visit};

/// Whether a request is one of our own pages'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Ours; or only reading.
    Own,
    /// Another site's, or nobody can tell.
    Foreign,
}

/// Looks at where a form came from: what the browser says of the site, else the origin, and where neither says anything
/// (our own `no-referrer` makes browsers send `Origin: null`) the form's stamp or the session's token.
pub(super) fn check(arrival: &Arrival, visit: &Visit) -> Verdict {
    if arrival.is_reading {
        return Verdict::Own;
    }
    let said = said(arrival.fetch_site.as_deref(), arrival.origin.as_deref(), arrival.host.as_deref());
    match said {
        Some(verdict) => verdict,
        None if has_mark(visit) => Verdict::Own,
        None => Verdict::Foreign,
    }
}

/// What the browser says by itself; nothing when it does not say.
fn said(fetch_site: Option<&str>, origin: Option<&str>, host: Option<&str>) -> Option<Verdict> {
    match (fetch_site, origin) {
        (Some("same-origin"), _) => Some(Verdict::Own),
        (Some(_), _) => Some(Verdict::Foreign),
        (None, None | Some("null")) => None,
        (None, Some(origin)) => {
            let authority = origin.split_once("://").map(|(_, authority)| authority);
            Some(if authority.is_some() && authority == host { Verdict::Own } else { Verdict::Foreign })
        }
    }
}

fn has_mark(visit: &Visit) -> bool {
    let inner = visit.inner();
    let token = inner.form.value("token");
    match &inner.entrance {
        Entrance::Open => visit.stamp().is_ok(),
        Entrance::Receipt(receipt) => receipt.0.secret.token_matches(TOKEN_PURPOSE, token),
        Entrance::Staff(session) => session.secret.token_matches(TOKEN_PURPOSE, token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_browser_says_of_the_site_comes_first() {
        assert_eq!(said(Some("same-origin"), Some("null"), Some("a.fi")), Some(Verdict::Own));
        for other in ["cross-site", "same-site", "none", ""] {
            assert_eq!(said(Some(other), Some("https://a.fi"), Some("a.fi")), Some(Verdict::Foreign), "{other}");
        }
    }

    #[test]
    fn without_it_the_origin_has_to_be_our_own() {
        assert_eq!(said(None, Some("https://a.fi:8443"), Some("a.fi:8443")), Some(Verdict::Own));
        assert_eq!(said(None, Some("https://b.fi"), Some("a.fi")), Some(Verdict::Foreign));
        assert_eq!(said(None, Some("a.fi"), Some("a.fi")), Some(Verdict::Foreign));
        assert_eq!(said(None, Some("https://a.fi"), None), Some(Verdict::Foreign));
    }

    #[test]
    fn no_origin_and_a_null_origin_say_nothing() {
        assert_eq!(said(None, None, Some("a.fi")), None);
        assert_eq!(said(None, Some("null"), Some("a.fi")), None);
    }
}
