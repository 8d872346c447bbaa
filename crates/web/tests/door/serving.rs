//! Speaking HTTP over real sockets. The certificates are for these tests alone; nobody trusts them.

use std::path::Path;
use std::sync::Arc;

use lyhty_base::Clock;
use lyhty_web::serve::{Bound, Listener, ServeError};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::oneshot;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::office::Office;

const REQUEST: &[u8] = b"GET /en HTTP/1.1\r\nHost: office.example\r\nConnection: close\r\n\r\n";

async fn ask(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> String {
    stream.write_all(REQUEST).await.expect("sent");
    let mut answer = Vec::new();
    // A server that closes at once after the answer is no failure.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

fn clock(office: &Office) -> Arc<dyn Clock> {
    office.test.clock.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_http_outside_loopback_is_refused() {
    let office = Office::new();
    let address = "0.0.0.0:0".parse().expect("an address");
    let bound = Bound::to(Listener::Loopback(address), clock(&office)).await;
    assert!(matches!(bound, Err(ServeError::PlainOutsideLoopback(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn loopback_and_a_unix_socket_are_served_and_stop_cleanly() {
    let office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("lyhty.sock");
    for listener in [Listener::Loopback("127.0.0.1:0".parse().expect("an address")), Listener::Unix(socket.clone())] {
        let bound = Bound::to(listener, clock(&office)).await.expect("listens");
        let address = bound.address();
        let (stop, stopped) = oneshot::channel::<()>();
        let site = office.site.clone();
        let serving = tokio::spawn(async move { bound.serve(&site, async { drop(stopped.await) }).await });
        let answer = match address {
            Some(address) => ask(TcpStream::connect(address).await.expect("connects")).await,
            None => ask(UnixStream::connect(&socket).await.expect("connects")).await,
        };
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
        stop.send(()).expect("still serving");
        serving.await.expect("ends by itself");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_certificate_is_in_use_after_half_a_minute_and_a_broken_one_is_not() {
    let office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let (certificate, key) = (folder.path().join("certificate.pem"), folder.path().join("key.pem"));
    put("first", &certificate, &key);
    let address = "127.0.0.1:0".parse().expect("an address");
    let listener = Listener::Tls { address, certificate: certificate.clone(), key: key.clone() };
    let bound = Bound::to(listener, clock(&office)).await.expect("listens");
    let address = bound.address().expect("an address");
    let site = office.site.clone();
    let serving = tokio::spawn(async move { bound.serve(&site, std::future::pending()).await });
    let speaks_with = async |name: &str| {
        let stream = TcpStream::connect(address).await.expect("connects");
        let server = ServerName::try_from("office.example").expect("a name");
        match connector(name).connect(server, stream).await {
            Ok(stream) => ask(stream).await.starts_with("HTTP/1.1 200"),
            Err(_) => false,
        }
    };
    assert!(speaks_with("first").await);
    put("second", &certificate, &key);
    assert!(speaks_with("first").await, "looked at no more often than every half minute");
    office.test.clock.advance_seconds(31);
    assert!(speaks_with("second").await);
    std::fs::write(&certificate, "not a certificate").expect("written");
    office.test.clock.advance_seconds(31);
    assert!(speaks_with("second").await, "the old one stays in use");
    serving.abort();
}

fn kept(name: &str) -> std::path::PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/door/certificates")).join(name)
}

fn put(name: &str, certificate: &Path, key: &Path) {
    std::fs::write(certificate, std::fs::read(kept(&format!("{name}.pem"))).expect("kept")).expect("written");
    std::fs::write(key, std::fs::read(kept(&format!("{name}-key.pem"))).expect("kept")).expect("written");
}

fn connector(trusting: &str) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    let certificate = CertificateDer::from_pem_file(kept(&format!("{trusting}.pem"))).expect("kept");
    roots.add(certificate).expect("a root");
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("TLS 1.2 and 1.3")
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}
