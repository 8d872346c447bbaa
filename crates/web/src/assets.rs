//! The three files that pages need, under addresses that name their content, so that browsers may keep them for long.

use std::sync::LazyLock;

use axum::http::{StatusCode, header};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::Answer;

/// A file that is part of the binary.
pub struct Asset {
    /// The address, which changes with the content.
    pub address: &'static str,
    media_type: &'static str,
    /// The file itself.
    pub content: &'static str,
}

/// The one style sheet.
pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new(include_str!("../assets/lyhty.css"), "css", "text/css; charset=utf-8"));

/// The script that makes leaving faster; every page works without it.
pub static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new(include_str!("../assets/leave.js"), "js", "text/javascript; charset=utf-8"));

/// The dull icon.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new(include_str!("../assets/icon.svg"), "svg", "image/svg+xml"));

impl Asset {
    fn new(content: &'static str, ending: &str, media_type: &'static str) -> Self {
        let name = HEXLOWER.encode(&Sha256::digest(content.as_bytes())[..8]);
        // Made once in the life of the process.
        Self { address: String::leak(format!("/assets/{name}.{ending}")), media_type, content }
    }

    /// The file as an answer that browsers may keep for a year.
    pub(crate) fn answer(&self) -> Answer {
        let answer = Answer::of(StatusCode::OK, self.media_type, self.content.as_bytes().to_vec());
        answer.with_header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
    }
}
