use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

use crate::{Answer, Desk};

/// Where an answer may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// Not at all, not even by the browser.
    Nowhere,
    /// As the answer itself says.
    AsSaid,
}

/// An answer that says itself how long it may be kept, with the headers that all have: the files of pages.
pub(crate) fn closed(desk: &Desk, answer: Answer) -> Response {
    complete(desk, answer.into_response(), Kept::AsSaid)
}

/// Puts the headers on that every answer of ours has.
pub(super) fn complete(desk: &Desk, mut response: Response, kept: Kept) -> Response {
    let settings = desk.settings();
    let headers = response.headers_mut();
    // Without the neutral site in `form-action` Chromium silently blocks the exit's answer.
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self' {}; \
         frame-ancestors 'none'; base-uri 'none'",
        settings.neutral_site.origin()
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::REFERRER_POLICY, "no-referrer");
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(headers, HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if settings.strict_transport {
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
    if settings.demonstration {
        set(headers, HeaderName::from_static("x-robots-tag"), "noindex, nofollow");
    }
    if kept == Kept::Nowhere {
        set(headers, header::CACHE_CONTROL, "no-store");
    }
    response
}

/// Nothing that a browser could lend to a page is lent.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
    fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), web-share=(), xr-spatial-tracking=()";

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
