//! A static server with the headers of production, for people, tests and the benchmark.

pub mod encoding;
pub mod headers;
mod site;

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Result, anyhow};
use tiny_http::{Method, Request, Server as Listener};

use self::encoding::Accepts;
use self::site::{Answer, Site};

/// How many requests are answered at once.
const THREADS: usize = 8;
/// How many ports are tried before giving up.
const TRIES: u16 = 50;

/// A running server; it stops when it is dropped.
pub struct Server {
    /// The address of the site, with its prefix.
    pub address: String,
    listener: Arc<Listener>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves a folder on this machine only, at `port` or the next free one.
    pub fn start(folder: &Path, port: u16, prefix: &str) -> Result<Self> {
        let site = Arc::new(Site::load(folder, prefix)?);
        let (listener, port) = listen(port)?;
        let listener = Arc::new(listener);
        let threads = (0..THREADS)
            .map(|_| {
                let (listener, site) = (Arc::clone(&listener), Arc::clone(&site));
                thread::spawn(move || {
                    while let Ok(request) = listener.recv() {
                        answer(request, &site);
                    }
                })
            })
            .collect();
        Ok(Self { address: format!("http://127.0.0.1:{port}{}", site.prefix()), listener, threads })
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            thread.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.listener.unblock();
        }
        for thread in self.threads.drain(..) {
            thread.join().ok();
        }
    }
}

fn listen(port: u16) -> Result<(Listener, u16)> {
    let mut last = anyhow!("port {port} cannot be used");
    // Port 0 lets the system choose.
    let most = if port == 0 { 0 } else { port.saturating_add(TRIES) };
    for port in port..=most {
        match Listener::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
            Ok(listener) => {
                let taken = listener.server_addr().to_ip().map_or(port, |address| address.port());
                return Ok((listener, taken));
            }
            Err(error) => last = anyhow!("cannot listen on port {port}: {error}"),
        }
    }
    Err(last.context("no free port was found: name another one with --port"))
}

fn answer(request: Request, site: &Site) {
    let read_only = matches!(request.method(), Method::Get | Method::Head);
    let accepts = Accepts::read(value(&request, "Accept-Encoding").unwrap_or_default());
    let known = value(&request, "If-None-Match").unwrap_or_default();
    let answer = if read_only {
        site.answer(request.url(), accepts, known)
    } else {
        Answer::plain(405, "Only GET and HEAD are answered here.\n").with("Allow", "GET, HEAD")
    };
    let message = message(answer, *request.method() == Method::Head);
    // All of it goes out in one write: tiny_http's own two writes cost a browser 40 ms each time,
    // while the kernel waits to hear that the first has arrived. A browser that has gone away in
    // the meantime is no concern of the server.
    let mut writer = request.into_writer();
    writer.write_all(&message).and_then(|()| writer.flush()).ok();
}

fn value<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    let header = request.headers().iter().find(|header| header.field.equiv(name))?;
    Some(header.value.as_str())
}

fn message(answer: Answer, head_only: bool) -> Vec<u8> {
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
    use super::*;

    #[test]
    fn a_message_is_complete_and_head_leaves_out_the_content() {
        let whole = String::from_utf8(message(Answer::plain(404, "Gone"), false)).unwrap();
        assert!(whole.starts_with("HTTP/1.1 404 \r\nContent-Security-Policy: default-src"));
        assert!(whole.ends_with("Content-Length: 4\r\n\r\nGone"));
        let head = String::from_utf8(message(Answer::plain(404, "Gone"), true)).unwrap();
        assert!(head.ends_with("Content-Length: 4\r\n\r\n"));
    }
}
