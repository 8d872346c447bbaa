use askama::Template;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use data_encoding::HEXLOWER;
use lyhty_base::{Outcome, Problem};
use sha2::{Digest, Sha256};

use crate::Form;
use crate::cookie::{self, Cookie};

/// What a handler answers: a page, a way on, a download.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Vec<u8>,
    pub(crate) cookies: Vec<Cookie>,
    /// How an answer that is the same for everybody may be kept; nothing for all others.
    kept: Option<&'static str>,
}

/// Kept and asked about again each time, so that a page that was left stays left.
const ASKED_AGAIN: &str = "public, no-cache";
/// Kept for a day without asking: files of which only the address can change.
const FOR_A_DAY: &str = "public, max-age=86400";

impl Answer {
    /// A page.
    ///
    /// # Errors
    /// A fault when the template can't be written out.
    pub fn page(page: &impl Template) -> Outcome<Self> {
        let body = page.render().map_err(Problem::fault)?;
        Ok(Self::of(StatusCode::OK, "text/html; charset=utf-8", body.into_bytes()))
    }

    /// A page with a form: as [`Answer::page`], but 422 when the form has problems and 503 when the office was busy.
    ///
    /// # Errors
    /// A fault when the template can't be written out.
    pub fn form(form: &Form, page: &impl Template) -> Outcome<Self> {
        Ok(Self::page(page)?.status(form.status()))
    }

    /// Leads on to one of our own pages (303), as after every deed.
    pub fn to(path: impl AsRef<str>) -> Self {
        Self::see_other(path.as_ref())
    }

    /// A file to keep. The name is ours, never a person's: ASCII letters, digits, `-` and `.` stay of it.
    pub fn download(name: &str, media_type: &'static str, body: Vec<u8>) -> Self {
        let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-.".contains(*c)).collect();
        let disposition = format!("attachment; filename=\"{name}\"");
        Self::of(StatusCode::OK, media_type, body).with_header(header::CONTENT_DISPOSITION, &disposition)
    }

    /// The same page, which says the same to everybody: it may be kept, and is asked about again each time. Only an open
    /// route's answer without a cookie is kept; elsewhere nothing is.
    #[must_use]
    pub const fn for_everybody(mut self) -> Self {
        self.kept = Some(ASKED_AGAIN);
        self
    }

    /// The same file, which never changes under its address and is the same for everybody: it may be kept for a day.
    #[must_use]
    pub const fn lasting_for_everybody(mut self) -> Self {
        self.kept = Some(FOR_A_DAY);
        self
    }

    /// Whether it says the same to everybody: a whole answer that gives nobody a cookie.
    pub(crate) fn is_for_everybody(&self) -> bool {
        self.kept.is_some() && self.cookies.is_empty() && self.status == StatusCode::OK
    }

    /// An answer for everybody with the mark of its bytes; without its bytes when the asker has them already.
    pub(crate) fn marked(mut self, known: Option<&str>) -> Self {
        let kept = self.kept.unwrap_or("no-store");
        let mark = format!("\"{}\"", HEXLOWER.encode(&Sha256::digest(&self.body)[..16]));
        let has_it = known.is_some_and(|known| known == "*" || known.split(',').any(|one| is_mark(one, &mark)));
        if has_it {
            self.status = StatusCode::NOT_MODIFIED;
            self.body.clear();
            self.headers.clear();
        }
        self.with_header(header::ETAG, &mark).with_header(header::CACHE_CONTROL, kept)
    }

    /// Leads to an address; ours or the neutral site's.
    pub(crate) fn see_other(address: &str) -> Self {
        let answer = Self {
            status: StatusCode::SEE_OTHER,
            headers: Vec::new(),
            body: Vec::new(),
            cookies: Vec::new(),
            kept: None,
        };
        answer.with_header(header::LOCATION, address)
    }

    pub(crate) fn of(status: StatusCode, media_type: &'static str, body: Vec<u8>) -> Self {
        let headers = vec![(header::CONTENT_TYPE, HeaderValue::from_static(media_type))];
        Self { status, headers, body, cookies: Vec::new(), kept: None }
    }

    /// The same with another status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self
    }

    /// The same and a cookie.
    #[must_use]
    pub fn with_cookie(mut self, cookie: Cookie) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// The same; the browser forgets the draft's cookie.
    #[must_use]
    pub fn dropping_draft(self) -> Self {
        self.with_cookie(Cookie::dropped(cookie::DRAFT))
    }

    /// The same; the browser forgets the session's cookie and what it kept of our pages.
    #[must_use]
    pub fn dropping_session(self) -> Self {
        self.with_cookie(Cookie::dropped(cookie::SESSION)).clearing_browser()
    }

    /// The same; the browser forgets the receipt's cookie and what it kept of our pages.
    #[must_use]
    pub fn dropping_receipt(self) -> Self {
        self.with_cookie(Cookie::dropped(cookie::RECEIPT)).clearing_browser()
    }

    pub(crate) fn clearing_browser(self) -> Self {
        self.with_header(HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"")
    }

    /// The same with a header; a value that is no header value is left out.
    #[must_use]
    pub(crate) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// The same with the page filled up with blanks, so that its length on the wire tells nothing: to `step` bytes, or
    /// the next multiple of it.
    #[must_use]
    pub(crate) fn padded(mut self, step: usize) -> Self {
        let whole = self.body.len().div_ceil(step).max(1) * step;
        self.body.resize(whole, b' ');
        self
    }

    /// How the trail names this result.
    pub(crate) fn result(&self) -> &'static str {
        match self.status.as_u16() {
            422 => "refused",
            503 => "busy",
            _ => "done",
        }
    }

    pub(crate) fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            response.headers_mut().append(name, value);
        }
        for cookie in self.cookies {
            if let Ok(value) = HeaderValue::from_str(&cookie.header()) {
                response.headers_mut().append(header::SET_COOKIE, value);
            }
        }
        response
    }
}

/// Whether an asker names this mark, perhaps as a weak one, as proxies that compress make them.
fn is_mark(named: &str, mark: &str) -> bool {
    let named = named.trim();
    named.strip_prefix("W/").unwrap_or(named) == mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_for_everybody_is_marked_by_its_bytes_and_not_sent_to_whoever_has_them() {
        let answer = || Answer::of(StatusCode::OK, "text/plain", b"figures".to_vec());
        assert!(!answer().is_for_everybody(), "no other answer is kept");
        assert!(!answer().for_everybody().with_cookie(Cookie::exit()).is_for_everybody(), "none with a cookie");
        assert!(!answer().for_everybody().status(404).is_for_everybody(), "no error");
        assert!(answer().for_everybody().is_for_everybody());
        let first = answer().for_everybody().marked(None);
        let mark = first.headers.iter().find(|(name, _)| name == header::ETAG).expect("a mark").1.clone();
        let mark = mark.to_str().expect("text");
        assert_eq!(first.status, StatusCode::OK);
        for known in [mark.to_owned(), format!("W/{mark}"), format!("\"x\", {mark}"), "*".to_owned()] {
            let again = answer().for_everybody().marked(Some(&known));
            assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{known}");
        }
        let other = Answer::of(StatusCode::OK, "text/plain", b"other".to_vec()).for_everybody();
        assert_eq!(other.marked(Some(mark)).status, StatusCode::OK);
    }

    #[test]
    fn pages_of_different_length_become_one_length() {
        let page = |length: usize| Answer::of(StatusCode::OK, "text/html", vec![b'x'; length]).padded(100).body.len();
        assert_eq!([page(0), page(1), page(100), page(101)], [100, 100, 100, 200]);
    }

    #[test]
    fn a_download_has_a_plain_name() {
        let answer = Answer::download("trail\"; x=2018-06-30.csv", "text/csv", Vec::new());
        assert_eq!(answer.headers[1].1, "attachment; filename=\"trailx2018-06-30.csv\"");
    }
}
