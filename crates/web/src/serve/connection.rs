use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::watch;
use tokio::time::{Duration, sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// A client has this long for the handshake, and for the head of each request.
const HEAD_SECONDS: u64 = 10;
/// A connection lives this long; then it is closed as soon as the answer under way is sent. Browsers open a new one
/// unasked, and whoever reads or writes on purpose one byte a minute does not hold a place for ever.
const LIFE_SECONDS: u64 = 300;
/// The answer under way has this long.
const LAST_ANSWER_SECONDS: u64 = 60;
/// The largest head of a request.
const HEAD_BYTES_MOST: usize = 32 * 1024;
/// The most header lines of a request.
const HEADERS_MOST: usize = 64;

/// A connection just accepted.
pub(super) enum Stream {
    Tls(TlsAcceptor, TcpStream),
    Tcp(TcpStream),
    Unix(UnixStream),
}

/// Serves one connection to its end. Failures are the client's and of no interest; nothing of the client is logged.
pub(super) async fn serve(stream: Stream, router: Router, stopped: watch::Receiver<bool>) {
    match stream {
        Stream::Tls(acceptor, stream) => {
            if let Ok(Ok(stream)) = timeout(Duration::from_secs(HEAD_SECONDS), acceptor.accept(stream)).await {
                speak(stream, router, stopped).await;
            }
        }
        Stream::Tcp(stream) => {
            let _ = stream.set_nodelay(true);
            speak(stream, router, stopped).await;
        }
        Stream::Unix(stream) => speak(stream, router, stopped).await,
    }
}

async fn speak(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    router: Router,
    mut stopped: watch::Receiver<bool>,
) {
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move { router.oneshot(request.map(Body::new)).await }
    });
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEAD_SECONDS))
        .max_buf_size(HEAD_BYTES_MOST)
        .max_headers(HEADERS_MOST)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stopped.wait_for(|stopped| *stopped) => {}
        () = sleep(Duration::from_secs(LIFE_SECONDS)) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(Duration::from_secs(LAST_ANSWER_SECONDS), connection).await;
}
