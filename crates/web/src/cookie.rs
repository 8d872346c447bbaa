use std::fmt::Write as _;

/// The cookie of somebody signed in.
pub const SESSION: &str = "__Host-session";
/// The cookie of somebody who came with a receipt.
pub const RECEIPT: &str = "__Host-receipt";
/// The cookie of a form that is not yet sent.
pub const DRAFT: &str = "__Host-draft";
/// The mark, without a value, that somebody has just left; it lives [`EXIT_SECONDS`].
pub const EXIT: &str = "exit";
/// How long every page below the front page leads away after an exit.
pub const EXIT_SECONDS: i64 = 120;

/// A cookie to set or to drop. All are Secure and for the whole site and this host alone; none has a date of its own
/// but the exit's, so that the browser forgets them when it is closed.
pub struct Cookie {
    name: &'static str,
    value: String,
    max_age_seconds: Option<i64>,
}

impl Cookie {
    /// A cookie with a secret value that no script can read and that is not sent from other sites.
    pub(crate) const fn secret(name: &'static str, value: String) -> Self {
        Self { name, value, max_age_seconds: None }
    }

    /// Makes the browser forget a cookie.
    pub(crate) const fn dropped(name: &'static str) -> Self {
        Self { name, value: String::new(), max_age_seconds: Some(0) }
    }

    /// The mark of somebody who has just left. Our script reads it, so it is not HttpOnly.
    pub(crate) fn exit() -> Self {
        Self { name: EXIT, value: "1".to_owned(), max_age_seconds: Some(EXIT_SECONDS) }
    }

    /// The value of the `Set-Cookie` header.
    pub(crate) fn header(&self) -> String {
        // The exit's mark has to come along when "Back" returns from the neutral site, which Strict forbids.
        let reach = if self.name == EXIT { "SameSite=Lax" } else { "SameSite=Strict; HttpOnly" };
        let mut header = format!("{}={}; Path=/; Secure; {reach}", self.name, self.value);
        if let Some(seconds) = self.max_age_seconds {
            let _ = write!(header, "; Max-Age={seconds}");
        }
        header
    }
}

impl std::fmt::Debug for Cookie {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Cookie({})", self.name)
    }
}

/// The value of one of our cookies in `Cookie` headers.
pub(crate) fn find<'a>(headers: impl Iterator<Item = &'a str>, name: &str) -> Option<&'a str> {
    headers
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(candidate, _)| *candidate == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_cookie_is_closed_to_scripts_and_other_sites_and_has_no_date() {
        assert_eq!(
            Cookie::secret(SESSION, "abc".into()).header(),
            "__Host-session=abc; Path=/; Secure; SameSite=Strict; HttpOnly"
        );
    }

    #[test]
    fn the_exit_mark_lives_two_minutes_and_has_no_value() {
        assert_eq!(Cookie::exit().header(), "exit=1; Path=/; Secure; SameSite=Lax; Max-Age=120");
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let headers = ["a=1; __Host-draft=xyz", "exit=1"];
        assert_eq!(find(headers.into_iter(), DRAFT), Some("xyz"));
        assert_eq!(find(headers.into_iter(), EXIT), Some("1"));
        assert_eq!(find(headers.into_iter(), SESSION), None);
    }
}
