use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use lyhty_base::{Clock, Moment};
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// How often the files are looked at, at most.
const LOOK_SECONDS: i64 = 30;

/// A certificate, or its key, that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file can't be read as PEM.
    #[error("can't read {}: {what}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// Certificate and key don't belong together, or TLS can't use them.
    #[error("the certificate and the key can't be used together: {0}")]
    Pair(String),
}

/// The certificate in use, read again when its files change: renewing it needs no stop.
pub(super) struct Certificates {
    certificate: PathBuf,
    key: PathBuf,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

struct State {
    config: Arc<ServerConfig>,
    written_at: [Option<SystemTime>; 2],
    looked_at: Moment,
}

impl Certificates {
    pub(super) fn load(certificate: PathBuf, key: PathBuf, clock: Arc<dyn Clock>) -> Result<Self, CertificateError> {
        let written_at = written_at(&certificate, &key);
        let config = read(&certificate, &key)?;
        let state = State { config, written_at, looked_at: clock.now() };
        Ok(Self { certificate, key, clock, state: Mutex::new(state) })
    }

    /// The certificate for a new connection. Files that are half-written or wrong leave the old one in use.
    pub(super) fn current(&self) -> Arc<ServerConfig> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        if state.looked_at.plus_seconds(LOOK_SECONDS) <= now {
            state.looked_at = now;
            let written_at = written_at(&self.certificate, &self.key);
            if written_at != state.written_at {
                match read(&self.certificate, &self.key) {
                    Ok(config) => {
                        state.config = config;
                        state.written_at = written_at;
                        tracing::info!("the certificate was read again");
                    }
                    Err(error) => tracing::error!(%error, "the new certificate can't be used; the old one stays"),
                }
            }
        }
        Arc::clone(&state.config)
    }
}

fn written_at(certificate: &Path, key: &Path) -> [Option<SystemTime>; 2] {
    [certificate, key].map(|path| std::fs::metadata(path).and_then(|found| found.modified()).ok())
}

fn read(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, CertificateError> {
    let mistake = |path: &Path, what: String| CertificateError::File { path: path.to_owned(), what };
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| mistake(certificate, error.to_string()))?;
    if chain.is_empty() {
        return Err(mistake(certificate, "no certificate is in it".to_owned()));
    }
    let key = PrivateKeyDer::from_pem_file(key).map_err(|error| mistake(key, error.to_string()))?;
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| CertificateError::Pair(error.to_string()))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|error| CertificateError::Pair(error.to_string()))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
