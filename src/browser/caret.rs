//! Where in a text a press fell, and the word there.

use leptos::ev;
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, Node};

use super::dom::Caret;

/// A place where a word may break, which only the page shows.
const SOFT_HYPHEN: u16 = 0xad;

/// Where in the text of a cell a click fell. A list has a line for each of its items.
pub fn at(event: &ev::MouseEvent) -> Caret {
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let Some((node, offset)) = clicked_text(x, y) else { return Caret::End };
    let text = node.text_content().unwrap_or_default();
    Caret::At(before(&node) + without_hyphens(text.encode_utf16().take(offset)))
}

/// Where the caret stands in the text box that the selector matches, in UTF-16 units; behind every
/// text where there is no such box.
pub fn of(selector: &str) -> usize {
    let found = document().query_selector(selector).ok().flatten();
    let area = found.and_then(|found| found.dyn_into::<HtmlTextAreaElement>().ok());
    let at = area.and_then(|area| area.selection_end().ok().flatten());
    at.map_or(usize::MAX, |at| at as usize)
}

/// Where the caret stands in the text box that has the focus, in UTF-16 units, where it holds this text.
pub fn focused_in(text: &str) -> Option<u32> {
    let focused = document().active_element()?;
    if let Some(area) = focused.dyn_ref::<HtmlTextAreaElement>() {
        return area.selection_end().ok().flatten().filter(|_| area.value() == text);
    }
    let line = focused.dyn_ref::<HtmlInputElement>()?;
    line.selection_end().ok().flatten().filter(|_| line.value() == text)
}

/// Calls `f` whenever a caret has moved, for as long as the page lives.
pub fn on_moved(f: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(f);
    let function = listener.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback("selectionchange", function);
    listener.forget();
}

/// The text node under a point and the offset in it. Safari has only the older of the two
/// functions, Firefox only the newer one, which web-sys does not bind.
fn clicked_text(x: f32, y: f32) -> Option<(Node, usize)> {
    let page = document();
    let call = |name: &str| {
        let function: js_sys::Function =
            js_sys::Reflect::get(&page, &name.into()).ok()?.dyn_into().ok()?;
        function.call2(&page, &x.into(), &y.into()).ok()
    };
    let (found, node, offset) = match call("caretPositionFromPoint") {
        Some(found) => (found, "offsetNode", "offset"),
        None => (call("caretRangeFromPoint")?, "startContainer", "startOffset"),
    };
    let node: Node = js_sys::Reflect::get(&found, &node.into()).ok()?.dyn_into().ok()?;
    let offset = js_sys::Reflect::get(&found, &offset.into()).ok()?.as_f64()?;
    (node.node_type() == Node::TEXT_NODE).then_some((node, offset as usize))
}

/// The length of the lines before the list item that a text node stands in.
fn before(node: &Node) -> u32 {
    let mut item = node.parent_element().filter(|parent| parent.tag_name() == "LI");
    let mut length = 0;
    while let Some(previous) = item.and_then(|item| item.previous_element_sibling()) {
        let text = previous.text_content().unwrap_or_default();
        length += without_hyphens(text.encode_utf16()) + 1;
        item = Some(previous);
    }
    length
}

fn without_hyphens(text: impl Iterator<Item = u16>) -> u32 {
    text.filter(|unit| *unit != SOFT_HYPHEN).count() as u32
}

/// Where the word at a caret begins and ends in a text box; both are the caret where there is none.
pub fn word_in(area: &HtmlTextAreaElement, caret: u32) -> (u32, u32) {
    let (from, to) = word(&area.value(), caret as usize);
    (from as u32, to as u32)
}

/// Where the word around `caret` begins and ends, in UTF-16 units; both are `caret` where it
/// stands in no word.
fn word(text: &str, caret: usize) -> (usize, usize) {
    let mut found = (0, 0);
    let mut at = 0;
    for letter in text.chars() {
        at += letter.len_utf16();
        if is_of_word(letter) {
            found.1 = at;
        } else if at > caret {
            break;
        } else {
            found = (at, at);
        }
    }
    if found.0 <= caret && caret <= found.1 { found } else { (caret, caret) }
}

fn is_of_word(letter: char) -> bool {
    let stops = ['«', '»', '“', '”', '‘', '’', '¿', '¡', '…', '–', '—', '·'];
    !(letter.is_whitespace() || letter.is_ascii_punctuation() || stops.contains(&letter))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::word;

    #[test]
    fn the_word_around_a_caret_is_found() {
        let check = |text: &str, caret: usize, expect: &str| {
            let (from, to) = word(text, caret);
            let units: Vec<u16> = text.encode_utf16().collect();
            assert_eq!(String::from_utf16_lossy(&units[from..to]), expect, "{caret} in {text}");
            assert!(from <= caret && caret <= to, "{caret} in {text}");
        };
        let text = "Año 2026: «reuniones», y 👍 más.";
        check(text, 0, "Año");
        check(text, 2, "Año");
        check(text, 3, "Año");
        check(text, 5, "2026");
        check(text, 9, "");
        check(text, 15, "reuniones");
        check(text, 20, "reuniones");
        check(text, 21, "");
        check(text, 30, "más");
        check(text, 32, "");
        check("", 0, "");
        check("una sola", 8, "sola");
    }
}
