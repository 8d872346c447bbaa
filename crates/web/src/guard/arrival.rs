use std::str::FromStr;

use axum::RequestPartsExt;
use axum::body::{Body, to_bytes};
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, HeaderName, Method, header};
use lyhty_base::{Language, Private};
use tokio::time::{Duration, timeout};

use super::covered;
use crate::cookie;
use crate::form::{Form, fields_of};

/// The largest body that is read.
pub(crate) const BODY_BYTES_MOST: usize = 768 * 1024;
/// A body has to be there in this time.
const BODY_SECONDS: u64 = 30;

/// What of a request is looked at. Nothing else is kept: no address, no agent, no referrer.
pub(super) struct Arrival {
    pub language: Language,
    /// The path after the language.
    pub path: String,
    /// The path's query as it came, for leading back after signing in.
    pub raw_query: Option<String>,
    pub is_reading: bool,
    pub parameters: Vec<(String, String)>,
    pub query: Vec<(String, Private<String>)>,
    pub session_cookie: Option<Private<String>>,
    pub receipt_cookie: Option<Private<String>>,
    pub draft_cookie: Option<Private<String>>,
    pub has_exit_mark: bool,
    pub fetch_site: Option<String>,
    pub origin: Option<String>,
    pub host: Option<String>,
    /// The marks of answers for everybody that the asker has already.
    pub known_marks: Option<String>,
    is_form: bool,
    declared_bytes: Option<u64>,
}

/// Why a body was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Larger than [`BODY_BYTES_MOST`].
    TooLarge,
    /// Not what a form of ours sends.
    NotAForm,
    /// Bytes that are no text.
    NotText,
    /// It did not come, or not in time.
    Broken,
}

impl Arrival {
    /// Looks at a request. A path in no language of ours gives the language to say so in.
    pub(super) async fn of(request: Request) -> Result<(Self, Body), Language> {
        let (mut parts, body) = request.into_parts();
        let preferred = preferred_language(&parts.headers);
        let raw = parts.uri.path();
        let (tag, below) = raw[1.min(raw.len())..].split_once('/').unwrap_or((&raw[1.min(raw.len())..], ""));
        let language = Language::from_str(tag).map_err(|_| preferred)?;
        let path = if below.is_empty() { String::new() } else { format!("/{below}") };
        let raw_query = parts.uri.query().map(str::to_owned);
        let query = fields_of(raw_query.as_deref().unwrap_or("").as_bytes()).unwrap_or_default();
        let parameters = match parts.extract::<RawPathParams>().await {
            Ok(found) => found.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            Err(_) => return Err(language),
        };
        let headers = &parts.headers;
        let cookies: Vec<&str> = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).collect();
        let found = |name| cookie::find(cookies.iter().copied(), name).map(covered);
        let arrival = Self {
            language,
            path,
            raw_query,
            is_reading: parts.method == Method::GET || parts.method == Method::HEAD,
            parameters,
            query,
            session_cookie: found(cookie::SESSION),
            receipt_cookie: found(cookie::RECEIPT),
            draft_cookie: found(cookie::DRAFT),
            has_exit_mark: cookie::find(cookies.iter().copied(), cookie::EXIT) == Some("1"),
            fetch_site: text_of(headers, &HeaderName::from_static("sec-fetch-site")),
            origin: text_of(headers, &header::ORIGIN),
            host: text_of(headers, &header::HOST),
            known_marks: text_of(headers, &header::IF_NONE_MATCH),
            is_form: text_of(headers, &header::CONTENT_TYPE).is_some_and(|kind| {
                kind.split(';').next().unwrap_or("").trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
            }),
            declared_bytes: text_of(headers, &header::CONTENT_LENGTH).and_then(|length| length.parse().ok()),
        };
        Ok((arrival, body))
    }

    /// Reads the form of the body.
    pub(super) async fn read_form(&self, body: Body) -> Result<Form, Unreadable> {
        if self.declared_bytes.is_some_and(|bytes| bytes > BODY_BYTES_MOST as u64) {
            return Err(Unreadable::TooLarge);
        }
        if !self.is_form && self.declared_bytes != Some(0) {
            return Err(Unreadable::NotAForm);
        }
        let reading = timeout(Duration::from_secs(BODY_SECONDS), to_bytes(body, BODY_BYTES_MOST));
        let bytes = match reading.await {
            Ok(Ok(bytes)) => bytes,
            // The limit is the only fault of a body without a stated length that we can name.
            Ok(Err(_)) if self.declared_bytes.is_none() => return Err(Unreadable::TooLarge),
            Ok(Err(_)) | Err(_) => return Err(Unreadable::Broken),
        };
        fields_of(&bytes).map(Form::typed).map_err(|_| Unreadable::NotText)
    }

    /// Whether the page lies among those for staff.
    pub(super) fn is_below_staff(&self) -> bool {
        self.path == "/staff" || self.path.starts_with("/staff/")
    }

    /// The path with its language and query, as it can be gone back to.
    pub(super) fn whole_path(&self) -> String {
        let query = self.raw_query.as_ref().map_or_else(String::new, |query| format!("?{query}"));
        format!("/{}{}{query}", self.language, self.path)
    }

    /// The record that the path names: the last part that is an id, with its name in the route.
    pub(super) fn subject(&self) -> Option<(&str, &str)> {
        let is_id = |value: &str| value.len() == 32 && value.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let found = self.parameters.iter().rev().find(|(_, value)| is_id(value));
        found.map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn text_of(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The first language of the browser's list that is ours. The list's order is what browsers send by weight.
pub(super) fn preferred_language(headers: &HeaderMap) -> Language {
    let wanted = text_of(headers, &header::ACCEPT_LANGUAGE).unwrap_or_default();
    let mut tags = wanted.split(',').filter_map(|item| item.split(['-', ';']).next());
    tags.find_map(|tag| Language::from_str(&tag.trim().to_ascii_lowercase()).ok()).unwrap_or(Language::English)
}
