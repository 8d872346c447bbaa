//! A visitor without a browser, who walks through the door inside the programme: the demonstration's people make their
//! past this way, through the same forms, checks and entries as everybody, and tests do the same.

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use tower::ServiceExt as _;

use crate::Site;
use crate::form::encoded;

/// The largest page that a walker reads.
const PAGE_BYTES_MOST: usize = 16 * 1024 * 1024;

/// A visitor with cookies of their own. JavaScript is off.
#[derive(Debug)]
pub struct Walker {
    site: Site,
    cookies: BTreeMap<String, String>,
    seen: String,
}

/// What a walker was answered.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The status.
    pub status: u16,
    /// Where the answer leads, when it leads on.
    pub location: Option<String>,
    /// The page.
    pub text: String,
}

/// A walk that came to nothing: the request could not be made or answered.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct WalkError(String);

impl Walker {
    /// Somebody new, of whom nothing is known.
    pub fn new(site: &Site) -> Self {
        Self { site: site.clone(), cookies: BTreeMap::new(), seen: String::new() }
    }

    /// The same visitor in another window of the same browser: with the cookies that they hold now, and nothing seen yet.
    #[must_use]
    pub fn another_window(&self) -> Self {
        Self { site: self.site.clone(), cookies: self.cookies.clone(), seen: String::new() }
    }

    /// The value of a cookie that the walker holds.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Looks at a page.
    ///
    /// # Errors
    /// When the path is none.
    pub async fn get(&mut self, path: &str) -> Result<Seen, WalkError> {
        self.send("GET", path, None).await
    }

    /// Looks at a page and goes on while it leads on, at most ten times.
    ///
    /// # Errors
    /// As [`Walker::get`].
    pub async fn follow(&mut self, path: &str) -> Result<Seen, WalkError> {
        let mut seen = self.get(path).await?;
        for _ in 0..10 {
            let Some(location) = seen.location.clone() else { break };
            seen = self.get(&location).await?;
        }
        Ok(seen)
    }

    /// Looks at a page, fills its form in and sends it to the same path.
    ///
    /// # Errors
    /// As [`Walker::get`].
    pub async fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Seen, WalkError> {
        self.get(path).await?;
        self.post(path, fields).await
    }

    /// Sends fields with the hidden marks of the page that was seen last.
    ///
    /// # Errors
    /// As [`Walker::get`].
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Seen, WalkError> {
        let mut body = String::new();
        let marks =
            ["stamp", "token", "version"].into_iter().filter_map(|name| Some((name, hidden(&self.seen, name)?)));
        let fields = marks.chain(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
        for (name, value) in fields {
            if !body.is_empty() {
                body.push('&');
            }
            body.push_str(&encoded(name));
            body.push('=');
            body.push_str(&encoded(&value));
        }
        self.send("POST", path, Some(body)).await
    }

    async fn send(&mut self, method: &str, path: &str, body: Option<String>) -> Result<Seen, WalkError> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let request =
            request.body(Body::from(body.unwrap_or_default())).map_err(|error| WalkError(error.to_string()))?;
        let answer = self.site.router().oneshot(request).await.unwrap_or_else(|never| match never {});
        for set in answer.headers().get_all(header::SET_COOKIE) {
            self.keep(set.to_str().unwrap_or(""));
        }
        let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let status = answer.status().as_u16();
        let bytes =
            to_bytes(answer.into_body(), PAGE_BYTES_MOST).await.map_err(|error| WalkError(error.to_string()))?;
        let text = String::from_utf8(bytes.to_vec()).map_err(|error| WalkError(error.to_string()))?;
        self.seen.clone_from(&text);
        Ok(Seen { status, location, text })
    }

    fn keep(&mut self, set_cookie: &str) {
        let Some((name, value)) = set_cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        let dropped = value.is_empty() || set_cookie.to_ascii_lowercase().contains("max-age=0");
        if dropped {
            self.cookies.remove(name.trim());
        } else {
            self.cookies.insert(name.trim().to_owned(), value.to_owned());
        }
    }
}

/// The value of a hidden field of a page of ours. Marks are of letters, digits, `-`, `_` and `.`: nothing is escaped.
fn hidden(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

impl Seen {
    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> Option<String> {
        hidden(&self.text, name)
    }
}
