//! Speaking HTTP: by TLS, or in clear on loopback or a Unix socket behind a proxy; nothing else.

mod certificate;
mod connection;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use lyhty_base::Clock;
use tokio::net::{TcpListener, UnixListener};
use tokio::sync::{Semaphore, watch};
use tokio::time::{Duration, timeout};
use tokio_rustls::TlsAcceptor;

use crate::Site;
use certificate::Certificates;

pub use certificate::CertificateError;

/// How many connections may be open; more wait to be let in.
const CONNECTIONS_MOST: usize = 4096;
/// How long requests under way may take when the service stops.
const STOP_SECONDS: u64 = 20;

/// Where the site is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listener {
    /// TLS on any address, with a certificate and its key as PEM files, which are read again when they change.
    Tls {
        /// The address to listen at.
        address: SocketAddr,
        /// The certificate and those between it and its root.
        certificate: PathBuf,
        /// The private key.
        key: PathBuf,
    },
    /// HTTP in clear on a loopback address: for a proxy on the same machine, and for the demonstration.
    Loopback(SocketAddr),
    /// HTTP in clear on a Unix socket: for a proxy on the same machine.
    Unix(PathBuf),
}

/// Why the site can't be spoken to.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Plain HTTP would be read by everybody on the way.
    #[error(
        "{0} is not a loopback address: plain HTTP is spoken on loopback only; use TLS, or a proxy on this machine"
    )]
    PlainOutsideLoopback(SocketAddr),
    /// The address can't be listened at.
    #[error("can't listen at {at}")]
    Listen {
        /// The address or the socket's path.
        at: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The certificate or its key can't be used.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
}

/// A site that listens and is not yet served.
pub struct Bound {
    socket: Socket,
    certificates: Option<Arc<Certificates>>,
}

enum Socket {
    Tcp(TcpListener),
    Unix(UnixListener),
}

impl Bound {
    /// Begins to listen.
    ///
    /// # Errors
    /// When plain HTTP is asked for outside loopback, the address is taken, or the certificate can't be used.
    pub async fn to(listener: Listener, clock: Arc<dyn Clock>) -> Result<Self, ServeError> {
        let tcp = async |address: SocketAddr| {
            TcpListener::bind(address).await.map_err(|source| ServeError::Listen { at: address.to_string(), source })
        };
        match listener {
            Listener::Tls { address, certificate, key } => {
                let certificates = Arc::new(Certificates::load(certificate, key, clock)?);
                Ok(Self { socket: Socket::Tcp(tcp(address).await?), certificates: Some(certificates) })
            }
            Listener::Loopback(address) if !address.ip().is_loopback() => {
                Err(ServeError::PlainOutsideLoopback(address))
            }
            Listener::Loopback(address) => Ok(Self { socket: Socket::Tcp(tcp(address).await?), certificates: None }),
            Listener::Unix(path) => {
                let listening = remove_left_over(&path).and_then(|()| UnixListener::bind(&path));
                let at = path.display().to_string();
                let socket = listening.map_err(|source| ServeError::Listen { at, source })?;
                Ok(Self { socket: Socket::Unix(socket), certificates: None })
            }
        }
    }

    /// The address that is listened at; nothing for a Unix socket.
    pub fn address(&self) -> Option<SocketAddr> {
        match &self.socket {
            Socket::Tcp(listener) => listener.local_addr().ok(),
            Socket::Unix(_) => None,
        }
    }

    /// Serves the site until `stop` ends; then lets requests under way come to their end.
    pub async fn serve(self, site: &Site, stop: impl Future<Output = ()>) {
        let router = site.router();
        let places = Arc::new(Semaphore::new(CONNECTIONS_MOST));
        let (stopping, stopped) = watch::channel(false);
        tokio::pin!(stop);
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
            let accepted = tokio::select! {
                () = &mut stop => break,
                accepted = self.accept() => accepted,
            };
            match accepted {
                Ok(stream) => {
                    let serving = connection::serve(stream, router.clone(), stopped.clone());
                    tokio::spawn(async move {
                        serving.await;
                        drop(place);
                    });
                }
                Err(source) => {
                    // Out of file handles, most often: letting go of some takes a moment.
                    tracing::warn!(%source, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
        let _ = stopping.send(true);
        let all = u32::try_from(CONNECTIONS_MOST).unwrap_or(u32::MAX);
        let _ = timeout(Duration::from_secs(STOP_SECONDS), places.acquire_many(all)).await;
    }

    async fn accept(&self) -> std::io::Result<connection::Stream> {
        match (&self.socket, &self.certificates) {
            (Socket::Tcp(listener), Some(certificates)) => {
                let (stream, _) = listener.accept().await?;
                Ok(connection::Stream::Tls(TlsAcceptor::from(certificates.current()), stream))
            }
            (Socket::Tcp(listener), None) => Ok(connection::Stream::Tcp(listener.accept().await?.0)),
            (Socket::Unix(listener), _) => Ok(connection::Stream::Unix(listener.accept().await?.0)),
        }
    }
}

/// A socket that a former process left behind; a file of another kind is left alone, and binding fails.
fn remove_left_over(path: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::FileTypeExt;
    match std::fs::symlink_metadata(path) {
        Ok(found) if found.file_type().is_socket() => std::fs::remove_file(path),
        _ => Ok(()),
    }
}
