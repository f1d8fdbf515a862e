//! Files in and out: picked, dropped, pasted, downloaded.

use js_sys::{Array, Uint8Array};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, File, HtmlAnchorElement, HtmlInputElement, Url,
};

/// What a person brought in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incoming {
    /// The name of the file; `None` for a pasted text.
    pub name: Option<String>,
    /// What it holds, or how many bytes it has when these are more than the limit given.
    pub content: Result<Vec<u8>, TooBig>,
    /// The same as a web page, where the clipboard has it: Word and Excel put their tables there
    /// with cells and line breaks whole.
    pub html: Option<String>,
}

/// Takes what was brought in.
pub type Taker = Box<dyn FnOnce(Incoming)>;

/// A file that was not read because of its size in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooBig(pub usize);

/// The file chosen in this `<input type="file">`, read; the input is emptied, so that choosing
/// the same file again counts as a change.
pub fn picked(event: &ev::Event, limit: usize, f: Taker) {
    let input: HtmlInputElement = event_target(event);
    let file = input.files().and_then(|files| files.get(0));
    let taker = move |incoming| {
        input.set_value("");
        f(incoming);
    };
    read(file, limit, Box::new(taker));
}

/// Opens the file chooser of this input.
pub fn choose(input: NodeRef<html::Input>) {
    if let Some(input) = input.get_untracked() {
        input.click();
    }
}

/// Which texts are taken besides files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AcceptedTexts {
    /// All.
    All,
    /// Those with cells.
    Tables,
}

/// Whether something that is dragged brings a file along.
pub fn drags_file(event: &ev::DragEvent) -> bool {
    let types = event.data_transfer().map(|transfer| transfer.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// Whether the app answers a drag here: a text that is dragged into a text box is the box's own.
pub fn may_drop(event: &ev::DragEvent) -> bool {
    drags_file(event) || !super::dom::is_typing(event)
}

/// The dropped file, read. The browser's own reaction, leaving the page, is prevented.
pub fn dropped(event: &ev::DragEvent, limit: usize, which: AcceptedTexts, f: Taker) {
    event.prevent_default();
    if let Some(transfer) = event.data_transfer() {
        transferred(&transfer, limit, which, f);
    }
}

/// The pasted file or text, unless the paste goes into a text box.
pub fn pasted(event: &ev::ClipboardEvent, limit: usize, which: AcceptedTexts, f: Taker) {
    if let Some(transfer) = event.clipboard_data()
        && transferred(&transfer, limit, which, f)
    {
        event.prevent_default();
    }
}

/// Reads what came by hand; gives whether there was anything to take.
fn transferred(transfer: &DataTransfer, limit: usize, which: AcceptedTexts, f: Taker) -> bool {
    if let Some(file) = transfer.files().and_then(|files| files.get(0)) {
        read(Some(file), limit, f);
        return true;
    }
    if which == AcceptedTexts::Tables && !has_cells(transfer) {
        return false;
    }
    let incoming = texts(transfer, limit);
    let any = incoming.is_some();
    if let Some(incoming) = incoming {
        f(incoming);
    }
    any
}

/// Whether a text comes as a table: as a page with one, or with tabs between its cells.
fn has_cells(transfer: &DataTransfer) -> bool {
    let get = |kind| transfer.get_data(kind).unwrap_or_default();
    get("text/plain").contains('\t') || get("text/html").contains("<table")
}

/// What is pasted or dropped as text, if it is any.
fn texts(transfer: &DataTransfer, limit: usize) -> Option<Incoming> {
    let get = |kind| transfer.get_data(kind).ok().filter(|text| !text.is_empty());
    let (text, html) = (get("text/plain"), get("text/html"));
    let any = text.is_some() || html.is_some();
    any.then(|| Incoming { html, ..incoming_text(text.unwrap_or_default(), limit) })
}

/// What a paste brings as texts.
pub struct PastedTexts {
    /// As a page, where it does.
    pub html: Option<String>,
    /// As plain text.
    pub text: String,
}

/// The texts of a paste that brings no file; the browser's own reaction is prevented.
pub fn pasted_texts(event: &ev::ClipboardEvent) -> Option<PastedTexts> {
    let transfer = event.clipboard_data()?;
    if transfer.files().is_some_and(|files| files.length() > 0) {
        return None;
    }
    event.prevent_default();
    let get = |kind| transfer.get_data(kind).ok().filter(|text| !text.is_empty());
    let (html, text) = (get("text/html"), get("text/plain"));
    let any = html.is_some() || text.is_some();
    any.then(|| PastedTexts { html, text: text.unwrap_or_default() })
}

/// Gives this text, and where there is one this page, to the clipboard as what a copy copies; gives
/// whether the browser takes it.
pub fn copy_both(event: &ev::ClipboardEvent, text: &str, html: &str) -> bool {
    let Some(transfer) = event.clipboard_data() else { return false };
    let taken = transfer.set_data("text/plain", text).is_ok()
        && (html.is_empty() || transfer.set_data("text/html", html).is_ok());
    if taken {
        event.prevent_default();
    }
    taken
}

/// A text as something brought in.
pub fn incoming_text(text: String, limit: usize) -> Incoming {
    let content = if text.len() > limit { Err(TooBig(text.len())) } else { Ok(text.into_bytes()) };
    Incoming { name: None, content, html: None }
}

fn read(file: Option<File>, limit: usize, f: Taker) {
    let Some(file) = file else { return };
    let name = Some(file.name());
    let size = file.size() as usize;
    if size > limit {
        return f(Incoming { name, content: Err(TooBig(size)), html: None });
    }
    spawn_local(async move {
        let bytes = match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => Uint8Array::new(&buffer).to_vec(),
            Err(_) => Vec::new(),
        };
        f(Incoming { name, content: Ok(bytes), html: None });
    });
}

/// Downloads a text as a file with this name.
pub fn download(name: &str, kind: &str, text: &str) {
    save(name, address(text, kind));
}

/// Downloads bytes as a file with this name.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) {
    save(name, blob_address(&Uint8Array::from(bytes), kind));
}

fn save(name: &str, address: Option<String>) {
    let Some(address) = address else { return };
    let link = document().create_element("a").ok().map(|e| e.unchecked_into::<HtmlAnchorElement>());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser reads the blob after the click returns, so the address must outlive it.
    super::clock::after(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    });
}

/// The address of an SVG as a picture, which holds all of it.
pub fn picture(svg: &str) -> String {
    format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg)))
}

/// An address of this text for a link, good until the page is closed.
pub fn address(text: &str, kind: &str) -> Option<String> {
    blob_address(&text.into(), kind)
}

fn blob_address(content: &JsValue, kind: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(content);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}
