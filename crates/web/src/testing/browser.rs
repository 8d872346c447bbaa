use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, header};
use tower::ServiceExt;

use super::html::attribute;
use crate::Site;
use crate::form::encoded;

/// A browser without a network and without scripts: it keeps cookies, says where its forms come from, and follows nothing by
/// itself.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    origin: Vec<(&'static str, String)>,
    always: Vec<(&'static str, String)>,
}

/// What a browser was answered.
#[derive(Clone, Debug)]
pub struct Page {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub text: String,
}

impl Page {
    /// Where a 303 leads.
    pub fn leads_to(&self) -> Option<&str> {
        self.header("location")
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The value of a hidden field, or of another input, on the page; empty when there is none.
    pub fn field(&self, name: &str) -> String {
        let tags = self.text.split('<').filter(|tag| tag.starts_with("input "));
        let found =
            tags.filter(|tag| attribute(tag, "name").as_deref() == Some(name)).find_map(|tag| attribute(tag, "value"));
        found.unwrap_or_default()
    }
}

impl Browser {
    /// A browser that knows nothing of the site yet.
    pub fn new(site: &Site) -> Self {
        let origin = vec![("sec-fetch-site", "same-origin".to_owned())];
        Self { router: site.router(), cookies: BTreeMap::new(), origin, always: Vec::new() }
    }

    /// Sends these headers instead of `Sec-Fetch-Site: same-origin` with its forms: another site, an old browser.
    #[must_use]
    pub fn saying(mut self, headers: &[(&'static str, &str)]) -> Self {
        self.origin = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self
    }

    /// Sends this header with everything that it asks for.
    #[must_use]
    pub fn always(mut self, name: &'static str, value: &str) -> Self {
        self.always.push((name, value.to_owned()));
        self
    }

    /// A cookie that it keeps.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie in.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        self.post_body(path, "application/x-www-form-urlencoded", pairs.collect::<Vec<_>>().join("&").into_bytes())
            .await
    }

    /// Sends any body.
    pub async fn post_body(&mut self, path: &str, media_type: &str, body: Vec<u8>) -> Page {
        let mut request = Request::post(path).header(header::CONTENT_TYPE, media_type);
        for (name, value) in &self.origin {
            request = request.header(*name, value);
        }
        self.send(request.header(header::CONTENT_LENGTH, body.len()), Body::from(body)).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Page {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = request.header(header::HOST, "office.example").header(header::COOKIE, cookies.join("; "));
        for (name, value) in &self.always {
            request = request.header(*name, value);
        }
        let Ok(request) = request.body(body) else { unreachable!("a test asks for paths and headers that exist") };
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok()) {
            self.keep(line);
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Page { status: parts.status.as_u16(), headers: parts.headers, text }
    }

    fn keep(&mut self, line: &str) {
        let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        if line.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}
