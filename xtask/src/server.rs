//! A static server with the headers of production, for people, tests and the benchmark.

pub mod encoding;
pub mod headers;
pub mod live;
pub mod site;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use anyhow::{Result, anyhow};
use httparse::{EMPTY_HEADER, Request, Status};

use self::encoding::Accepts;
use self::live::Live;
use self::site::{HttpAnswer, Site};

/// How many ports are tried before giving up.
const TRIES: u16 = 50;
/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 32 * 1024;
/// The most headers of a request.
const MOST_HEADERS: usize = 64;

/// A running server; it stops when it is dropped.
pub struct Server {
    /// The address of the site, with its prefix.
    pub address: String,
    socket: SocketAddr,
    stopped: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves a folder on this machine only, at `port` or the next free one.
    pub fn start(folder: &Path, port: u16, prefix: &str) -> Result<Self> {
        Self::of(Arc::new(Live::whole(Site::load(folder, prefix)?)), port)
    }

    /// Serves what is there of a site.
    ///
    /// Each connection has a thread of its own: browsers keep several open and idle, and none
    /// may wait for another.
    pub fn of(site: Arc<Live>, port: u16) -> Result<Self> {
        let listener = listen(port)?;
        let socket = listener.local_addr()?;
        let address = format!("http://{socket}{}", site.prefix());
        let stopped = Arc::new(AtomicBool::new(false));
        let is_stopped = Arc::clone(&stopped);
        let accepting = thread::spawn(move || {
            for stream in listener.incoming() {
                if is_stopped.load(Ordering::Acquire) {
                    break;
                }
                let (Ok(stream), site) = (stream, Arc::clone(&site)) else { continue };
                // A browser that goes away in the middle is no concern of the server.
                thread::spawn(move || converse(stream, &site).ok());
            }
        });
        Ok(Self { address, socket, stopped, accepting: Some(accepting) })
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            accepting.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
        // The listener looks up only when somebody calls.
        TcpStream::connect(self.socket).ok();
        if let Some(accepting) = self.accepting.take() {
            accepting.join().ok();
        }
    }
}

fn listen(port: u16) -> Result<TcpListener> {
    let mut last = anyhow!("port {port} cannot be used");
    // Port 0 lets the system choose.
    let most = if port == 0 { 0 } else { port.saturating_add(TRIES) };
    for port in port..=most {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = anyhow!("cannot listen on port {port}: {error}"),
        }
    }
    Err(last.context("no free port was found: name another one with --port"))
}

/// Answers the requests of one connection until either side ends it.
fn converse(mut stream: TcpStream, site: &Live) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        while let Some((message, length, last)) = respond(&read, site) {
            stream.write_all(&message)?;
            if last {
                return Ok(());
            }
            read.drain(..length);
        }
        match stream.read(&mut chunk)? {
            0 => return Ok(()),
            count => read.extend_from_slice(&chunk[..count]),
        }
    }
}

/// The answer to the request that `read` begins with, its length, and whether it is the last on
/// its connection; `None` while the request is not complete.
fn respond(read: &[u8], site: &Live) -> Option<(Vec<u8>, usize, bool)> {
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut request = Request::new(&mut headers);
    let length = match request.parse(read) {
        Ok(Status::Complete(length)) => length,
        Ok(Status::Partial) if read.len() <= LONGEST_HEAD => return None,
        _ => return Some((refusal(400, "This is no request.\n"), read.len(), true)),
    };
    let method = request.method.unwrap_or_default();
    if method != "GET" && method != "HEAD" {
        return Some((refusal(405, "Only GET and HEAD are answered here.\n"), length, true));
    }
    let accepts = Accepts::read(value(&request, "Accept-Encoding"));
    let url = request.path.unwrap_or_default();
    let answer = site.answer(url, accepts, value(&request, "If-None-Match"));
    let last = value(&request, "Connection").eq_ignore_ascii_case("close");
    Some((message(answer, method == "HEAD"), length, last))
}

fn refusal(status: u16, text: &str) -> Vec<u8> {
    message(
        HttpAnswer::plain(status, text).with("Allow", "GET, HEAD").with("Connection", "close"),
        false,
    )
}

fn value<'a>(request: &'a Request, name: &str) -> &'a str {
    let header = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
    header.and_then(|header| std::str::from_utf8(header.value).ok()).unwrap_or_default()
}

fn message(answer: HttpAnswer, head_only: bool) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} \r\n", answer.status);
    let security = headers::SECURITY.iter().map(|(name, value)| (*name, (*value).to_owned()));
    for (name, value) in security.chain(answer.headers) {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", answer.body.len()));
    let mut message = head.into_bytes();
    if !head_only {
        message.extend_from_slice(&answer.body);
    }
    message
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_message_is_complete_and_head_leaves_out_the_content() {
        let whole = String::from_utf8(message(HttpAnswer::plain(404, "Gone"), false)).unwrap();
        assert!(whole.starts_with("HTTP/1.1 404 \r\nContent-Security-Policy: default-src"));
        assert!(whole.ends_with("Content-Length: 4\r\n\r\nGone"));
        let head = String::from_utf8(message(HttpAnswer::plain(404, "Gone"), true)).unwrap();
        assert!(head.ends_with("Content-Length: 4\r\n\r\n"));
    }

    fn serving() -> (Server, std::path::PathBuf) {
        let name = format!("mejora-server-{}-{:?}", std::process::id(), thread::current().id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "<p>here").unwrap();
        (Server::start(&folder, 0, "/sub/").unwrap(), folder)
    }

    fn ask(stream: &mut TcpStream, request: &str) -> String {
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = [0; 4096];
        let count = stream.read(&mut answer).expect("an answer in time");
        String::from_utf8_lossy(&answer[..count]).into_owned()
    }

    /// The server before this one left a browser's second connection without a thread when two
    /// came at the same moment, and the page without its wasm.
    #[test]
    fn connections_that_come_together_and_stay_open_are_all_answered() {
        let (server, folder) = serving();
        for _ in 0..20 {
            let open = || TcpStream::connect(server.socket).unwrap();
            let mut streams: Vec<TcpStream> = (0..12).map(|_| open()).collect();
            for stream in streams.iter_mut().rev() {
                let answer = ask(stream, "GET /sub/ HTTP/1.1\r\nHost: x\r\n\r\n");
                assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
                assert!(answer.ends_with("<p>here"), "{answer}");
            }
        }
        drop(server);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_connection_takes_one_request_after_another() {
        let (server, folder) = serving();
        let mut stream = TcpStream::connect(server.socket).unwrap();
        for _ in 0..3 {
            let answer = ask(&mut stream, "HEAD /sub/ HTTP/1.1\r\n\r\n");
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        }
        assert!(ask(&mut stream, "POST /sub/ HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
        let mut other = TcpStream::connect(server.socket).unwrap();
        assert!(ask(&mut other, "\u{1}\u{2}\r\n\r\n").starts_with("HTTP/1.1 400"));
        drop(server);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
