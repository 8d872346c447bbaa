use askama::Template;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use lyhty_base::{Outcome, Problem};

use crate::Form;
use crate::cookie::{self, Cookie};

/// What a handler answers: a page, a way on, a download.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Vec<u8>,
    pub(crate) cookies: Vec<Cookie>,
}

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

    /// Leads to an address; ours or the neutral site's.
    pub(crate) fn see_other(address: &str) -> Self {
        let answer = Self { status: StatusCode::SEE_OTHER, headers: Vec::new(), body: Vec::new(), cookies: Vec::new() };
        answer.with_header(header::LOCATION, address)
    }

    pub(crate) fn of(status: StatusCode, media_type: &'static str, body: Vec<u8>) -> Self {
        let headers = vec![(header::CONTENT_TYPE, HeaderValue::from_static(media_type))];
        Self { status, headers, body, cookies: Vec::new() }
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

#[cfg(test)]
mod tests {
    use super::*;

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
