//! A browser's side of HTTP/1.1, as small as can be: on a machine with few cores the client must not take from the server what
//! is to be measured. One connection that stays open, answers with a stated length, one cookie.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::Outcome;

/// Whoever waits longer has found something worse than a slow answer.
const WAIT_MAX: Duration = Duration::from_secs(60);
const END_OF_HEAD: &[u8] = b"\r\n\r\n";

/// One connection and the session on it.
pub struct Client {
    address: SocketAddr,
    stream: TcpStream,
    host: String,
    cookie: Option<String>,
    output: Vec<u8>,
    input: Vec<u8>,
}

/// What was answered.
pub struct Answer {
    pub status: u16,
    /// Where it leads, for 303.
    pub location: Option<String>,
    pub body: String,
    cookie: Option<String>,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Outcome<Self> {
        let (stream, host) = (connect(address)?, address.to_string());
        Ok(Self { address, stream, host, cookie: None, output: Vec::new(), input: Vec::new() })
    }

    /// Goes on with the same session where the service listens now.
    pub fn follow(&mut self, address: SocketAddr) -> Outcome<()> {
        (self.stream, self.address, self.host) = (connect(address)?, address, address.to_string());
        Ok(())
    }

    /// Asks for a page. The service lets go of connections on which nothing was asked for a while: then, as browsers do,
    /// over a new one.
    pub fn get(&mut self, path: &str) -> Outcome<Answer> {
        self.begin("GET", path);
        self.output.extend_from_slice(b"\r\n");
        match self.exchange() {
            Err(_) if self.input.is_empty() => {
                self.stream = connect(self.address)?;
                self.exchange()
            }
            answered => answered,
        }
    }

    /// Sends a form whose fields are encoded already.
    pub fn post(&mut self, path: &str, form: &str) -> Outcome<Answer> {
        self.begin("POST", path);
        let head = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\nContent-Length: {}\r\n\r\n",
            form.len()
        );
        self.output.extend_from_slice(head.as_bytes());
        self.output.extend_from_slice(form.as_bytes());
        self.exchange()
    }

    fn begin(&mut self, method: &str, path: &str) {
        self.output.clear();
        for part in [method, " ", path, " HTTP/1.1\r\nHost: ", &self.host, "\r\n"] {
            self.output.extend_from_slice(part.as_bytes());
        }
        if let Some(cookie) = &self.cookie {
            for part in ["Cookie: ", cookie, "\r\n"] {
                self.output.extend_from_slice(part.as_bytes());
            }
        }
    }

    fn exchange(&mut self) -> Outcome<Answer> {
        self.input.clear();
        self.stream.write_all(&self.output)?;
        let end = loop {
            let seen = self.input.len().saturating_sub(END_OF_HEAD.len());
            self.read_some()?;
            if let Some(found) = self.input[seen..].windows(END_OF_HEAD.len()).position(|part| part == END_OF_HEAD) {
                break seen + found;
            }
        };
        let head = Head::read(std::str::from_utf8(&self.input[..end])?)?;
        let (begin, length) = (end + END_OF_HEAD.len(), head.length);
        while self.input.len() < begin + length {
            self.read_some()?;
        }
        let body = std::str::from_utf8(&self.input[begin..])?.to_owned();
        let answer = Answer { status: head.status, location: head.location, body, cookie: head.cookie };
        if answer.cookie.is_some() {
            self.cookie.clone_from(&answer.cookie);
        }
        Ok(answer)
    }

    fn read_some(&mut self) -> Outcome<()> {
        let mut part = [0; 16 * 1024];
        match self.stream.read(&mut part)? {
            0 => Err("the connection was closed before the answer's end".into()),
            read => {
                self.input.extend_from_slice(&part[..read]);
                Ok(())
            }
        }
    }
}

fn connect(address: SocketAddr) -> Outcome<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(WAIT_MAX))?;
    Ok(stream)
}

impl Answer {
    /// The page, or why there is none.
    pub fn page(self) -> Outcome<String> {
        if self.status == 200 { Ok(self.body) } else { Err(self.unexpected()) }
    }

    /// Where it leads, or why it leads nowhere.
    pub fn leads_to(self) -> Outcome<String> {
        match self.location {
            Some(location) if self.status == 303 => Ok(location),
            _ => Err(self.unexpected()),
        }
    }

    /// What an answer says that was not expected.
    pub fn unexpected(self) -> Box<dyn std::error::Error + Send + Sync> {
        let text: String = crate::page::text_of(&self.body).chars().take(600).collect();
        format!("unexpected answer {}: {text}", self.status).into()
    }
}

/// What is looked at of an answer's head.
struct Head {
    status: u16,
    length: usize,
    location: Option<String>,
    cookie: Option<String>,
}

impl Head {
    fn read(head: &str) -> Outcome<Self> {
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap_or("").parse()?;
        let (mut length, mut location, mut cookie) = (None, None, None);
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            if name.eq_ignore_ascii_case("content-length") {
                length = Some(value.parse()?);
            } else if name.eq_ignore_ascii_case("location") {
                location = Some(value.to_owned());
            } else if name.eq_ignore_ascii_case("set-cookie") {
                cookie = value.split(';').next().map(str::to_owned);
            }
        }
        let length = length.ok_or("an answer states no length")?;
        Ok(Self { status, length, location, cookie })
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn a_page_is_asked_for_again_when_the_connection_was_let_go() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
        let mut client = Client::connect(listener.local_addr().expect("an address")).expect("connects");
        let serving = std::thread::spawn(move || {
            drop(listener.accept().expect("a visitor"));
            let (mut stream, _) = listener.accept().expect("the visitor again");
            let mut request = [0; 1024];
            assert!(stream.read(&mut request).expect("a request") > 0);
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").expect("sent");
        });
        assert_eq!(client.get("/en").expect("an answer").page().expect("a page"), "ok");
        serving.join().expect("served");
    }

    #[test]
    fn an_answer_that_comes_in_pieces_is_put_together() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
        let address = listener.local_addr().expect("an address");
        let serving = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a visitor");
            let mut request = [0; 1024];
            let read = stream.read(&mut request).expect("a request");
            for piece in [
                "HTTP/1.1 303 See Other\r\nLocation: /en\r\nSet-",
                "Cookie: a=b; Path=/\r\nContent-Length: 4\r\n\r",
                "\nhä",
                "!",
            ] {
                stream.write_all(piece.as_bytes()).expect("sent");
                stream.flush().expect("sent");
            }
            String::from_utf8_lossy(&request[..read]).into_owned()
        });
        let mut client = Client::connect(address).expect("connects");
        let answer = client.post("/en/form", "a=1").expect("an answer");
        assert_eq!((answer.status, answer.body.as_str()), (303, "hä!"));
        assert_eq!(client.cookie.as_deref(), Some("a=b"));
        assert_eq!(answer.leads_to().expect("a way"), "/en");
        let request = serving.join().expect("served");
        assert!(request.starts_with("POST /en/form HTTP/1.1\r\n") && request.ends_with("\r\n\r\na=1"), "{request}");
    }
}
