//! Elements of the page: focus, caret, scrolling, and what an event happened on.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plan::{Column, Id};
use view_model::chord::KeyStroke;
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// The value of `attribute` on the innermost element around the event that has it.
pub fn closest(event: &ev::Event, attribute: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// Whether the event happened in an element that a CSS selector matches, or inside one.
pub fn within(event: &ev::Event, selector: &str) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Whether the event happened where a person types.
pub fn is_typing(event: &ev::Event) -> bool {
    within(event, "input, textarea, select, [contenteditable]")
}

/// Focuses the first element that the selector matches; says whether there was one.
pub fn focus(selector: &str) -> bool {
    let found = query(selector);
    if let Some(element) = &found {
        let _ = element.focus();
    }
    found.is_some()
}

/// Focuses the first element that the selector matches once the page has been updated.
pub fn focus_soon(selector: String) {
    request_animation_frame(move || {
        focus(&selector);
    });
}

/// Scrolls the first element that the selector matches into view, if it is not there already.
pub fn scroll_to(selector: &str) {
    if let Some(element) = query(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether some of the first element that the selector matches is seen in the first one that
/// `viewport` matches.
pub fn in_sight(selector: &str, viewport: &str) -> bool {
    let Some((element, viewport)) = query(selector).zip(query(viewport)) else { return false };
    let (own, seen) = (element.get_bounding_client_rect(), viewport.get_bounding_client_rect());
    own.bottom() > seen.top() && own.top() < seen.bottom()
}

/// Sets an attribute on the first element that the selector matches; says whether there was one.
pub fn set_attribute(selector: &str, attribute: &str, value: &str) -> bool {
    query(selector).is_some_and(|element| element.set_attribute(attribute, value).is_ok())
}

/// Whether there is an element that the selector matches.
pub fn is_there(selector: &str) -> bool {
    query(selector).is_some()
}

fn query(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// The caret's distance from both ends of the text box that the event happened in, in UTF-16
/// units: (before, after). Both are zero in an empty box.
pub fn caret(event: &ev::Event) -> Option<(u32, u32)> {
    let target = event.target()?;
    let (start, end, length) = if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        (area.selection_start().ok()??, area.selection_end().ok()??, area.text_length())
    } else {
        let input = target.dyn_ref::<HtmlInputElement>()?;
        let length = input.value().encode_utf16().count() as u32;
        (input.selection_start().ok()??, input.selection_end().ok()??, length)
    };
    Some((start, length.saturating_sub(end)))
}

/// Where the caret of a text box is put.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Caret {
    /// Behind the text.
    End,
    /// So many UTF-16 units from its start.
    At(u32),
    /// The word there is marked.
    Word(u32),
    /// The whole text is marked.
    All,
}

/// Focuses a text box and puts its caret.
pub fn place_caret(area: &HtmlTextAreaElement, caret: Caret) {
    let end = area.text_length();
    let (from, to) = match caret {
        Caret::End => (end, end),
        Caret::At(at) => (at.min(end), at.min(end)),
        Caret::Word(at) => super::caret::word_in(area, at),
        Caret::All => (0, end),
    };
    let _ = area.focus();
    let _ = area.set_selection_range(from, to);
}

/// How far below the content of a cell the mark reaches that styles put behind it, and how far to
/// the right, in CSS pixels.
const MARK: (f64, f64) = (24.0, 120.0);

/// Whether a click fell on the mark that styles put behind the content of a cell.
pub fn on_mark(event: &ev::MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let cell = target.and_then(|target| target.closest("td, th").ok()).flatten();
    let (Some(cell), Ok(range)) = (cell, document().create_range()) else { return false };
    if range.select_node_contents(&cell).is_err() {
        return false;
    }
    let (content, edges) = (range.get_bounding_client_rect(), cell.get_bounding_client_rect());
    let below = content.bottom().max(edges.top());
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    y >= below && y <= below + MARK.0 && x <= edges.left() + MARK.1
}

/// Whether a person has marked a text on the page.
pub fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// The key that was pressed, with what was held.
pub fn key_stroke(event: &ev::KeyboardEvent) -> KeyStroke {
    let ctrl = event.ctrl_key() || event.meta_key();
    KeyStroke { key: event.key(), ctrl, shift: event.shift_key(), alt: event.alt_key() }
}

/// The action and the column of the cell that an event happened in.
pub fn grid_cell(event: &ev::Event) -> Option<(Id, Column)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell = target.closest("td").ok()??;
    let row = cell.closest("[data-row]").ok()??.get_attribute("data-row")?;
    let classes = cell.class_name();
    let column = classes.split(' ').find_map(|name| Column::from_key(name.strip_prefix("col-")?));
    Some((row.parse().ok()?, column?))
}

/// The column whose head an event happened in.
pub fn grid_head(event: &ev::Event) -> Option<Column> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let classes = target.closest("thead th").ok()??.class_name();
    classes.split(' ').find_map(|name| Column::from_key(name.strip_prefix("col-")?))
}

/// Where an element lies in another one, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ElementRect {
    /// From the left edge.
    pub left: f64,
    /// From the top edge.
    pub top: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
    /// The width of the frame.
    pub frame: f64,
}

impl ElementRect {
    /// This place at least `width` wide, moved to the left where it would leave the frame.
    pub fn widened(self, width: f64) -> Self {
        let width = self.width.max(width);
        Self { width, left: self.left.min(self.frame - width).max(0.0), ..self }
    }
}

/// Where the element that `selector` matches lies in the one that `frame` matches.
pub fn place_in(selector: &str, frame: &str) -> Option<ElementRect> {
    let (inner, outer) = (query(selector)?, query(frame)?);
    let (inner, outer) = (inner.get_bounding_client_rect(), outer.get_bounding_client_rect());
    Some(ElementRect {
        left: inner.left() - outer.left(),
        top: inner.top() - outer.top(),
        width: inner.width(),
        height: inner.height(),
        frame: outer.width(),
    })
}

/// How many of the elements that `rows` matches fill what is seen of `frame`, from the first on that
/// is seen whole.
pub fn rows_of_a_screen(frame: &str, rows: &str) -> usize {
    let (Some(frame), Ok(found)) = (query(frame), document().query_selector_all(rows)) else {
        return 1;
    };
    let frame = frame.get_bounding_client_rect();
    let places = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    let places = places.map(|row| row.get_bounding_client_rect());
    let seen = places.skip_while(|row| row.top() < frame.top());
    seen.take_while(|row| row.bottom() <= frame.bottom()).count().max(1)
}

/// Gives or takes an attribute of each element that the selector matches, as `is_so` says of what
/// its attribute `by` says.
pub fn mark_all(selector: &str, by: &str, attribute: &str, is_so: impl Fn(&str) -> bool) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    for element in (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok()) {
        let marked = element.get_attribute(by).is_some_and(|says| is_so(&says));
        match (marked, element.has_attribute(attribute)) {
            (true, false) => drop(element.set_attribute(attribute, "true")),
            (false, true) => drop(element.remove_attribute(attribute)),
            _ => (),
        }
    }
}

/// Has the browser copy what is selected, as its own key does.
pub fn copy() -> bool {
    let page: web_sys::HtmlDocument = document().unchecked_into();
    page.exec_command("copy").unwrap_or(false)
}

/// Puts a text in place of what is marked in the text box of the event, and gives the whole new
/// text to `f`.
pub fn type_text(event: &ev::KeyboardEvent, text: &str, f: impl FnOnce(String)) {
    let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let from = area.selection_start().ok().flatten().unwrap_or_default();
    let to = area.selection_end().ok().flatten().unwrap_or_default();
    if area.set_range_text_with_start_and_end(text, from, to).is_ok() {
        f(area.value());
        let at = from + text.encode_utf16().count() as u32;
        let _ = area.set_selection_range(at, at);
    }
}

/// Removes an attribute of the first element that the selector matches.
pub fn remove_attribute(selector: &str, attribute: &str) {
    if let Some(element) = query(selector) {
        let _ = element.remove_attribute(attribute);
    }
}

/// The left edge and the width of an element, in CSS pixels.
pub fn horizontal(element: &Element) -> (f64, f64) {
    let rect = element.get_bounding_client_rect();
    (rect.left(), rect.width())
}

/// Opens a dialog over the page, or closes it.
pub fn show_dialog(dialog: NodeRef<html::Dialog>, open: bool) {
    let Some(dialog) = dialog.get_untracked() else { return };
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Lets an element keep receiving a pointer until it is released.
pub fn capture_pointer(event: &ev::PointerEvent) {
    if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

/// How many fingers are on the screen.
pub fn fingers(event: &ev::TouchEvent) -> u32 {
    event.touches().length()
}

/// Focuses the heading of a screen, so that a screen reader reads on from there.
pub fn focus_heading(node: NodeRef<html::H1>) {
    if let Some(heading) = node.get_untracked() {
        let _ = heading.focus();
    }
}

/// Focuses an element.
pub fn focus_node(node: NodeRef<html::Button>) {
    if let Some(element) = node.get_untracked() {
        let _ = element.focus();
    }
}

/// Focuses the element `step` places after the focused one among those that the selector
/// matches, going round at the ends.
pub fn focus_next(selector: &str, step: i32) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    let elements: Vec<HtmlElement> =
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    if elements.is_empty() {
        return;
    }
    let active = document().active_element();
    let is_active =
        |element: &HtmlElement| active.as_ref().is_some_and(|a| a.is_same_node(Some(element)));
    let next = match elements.iter().position(is_active) {
        Some(at) => (at as i32 + step).rem_euclid(elements.len() as i32) as usize,
        None => 0,
    };
    let _ = elements[next].focus();
}

/// Whether a `dragleave` takes the pointer out of the page, not merely to another element.
pub fn leaves_page(event: &ev::DragEvent) -> bool {
    event.related_target().is_none()
}

/// Whether a `focusout` takes the focus out of the element that listens.
pub fn focus_leaves(event: &ev::FocusEvent) -> bool {
    let inside = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .zip(event.related_target().and_then(|target| target.dyn_into::<Element>().ok()))
        .is_some_and(|(own, to)| own.contains(Some(&to)));
    !inside
}

/// Focuses the text box that the selector matches and puts its caret, once what has just changed
/// is on the page and before the next key is heard.
pub fn edit_soon(selector: String, caret: Caret) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        leptos::task::tick().await;
        edit(&selector, caret);
    });
}

/// Does the same with a box that may have to be loaded, as soon as it is there: tries it for so
/// many frames.
pub fn edit_within(frames: u32, selector: String, caret: Caret) {
    request_animation_frame(move || {
        if !edit(&selector, caret) && frames > 0 {
            edit_within(frames - 1, selector, caret);
        }
    });
}

fn edit(selector: &str, caret: Caret) -> bool {
    let Some(found) = query(selector) else { return false };
    if let Some(area) = found.dyn_ref::<HtmlTextAreaElement>() {
        place_caret(area, caret);
        return true;
    }
    let _ = found.focus();
    if let (Some(line), Caret::At(at)) = (found.dyn_ref::<HtmlInputElement>(), caret) {
        let _ = line.set_selection_range(at, at);
    }
    true
}

/// The value of `attribute` on the focused element.
pub fn focused(attribute: &str) -> Option<String> {
    document().active_element()?.get_attribute(attribute)
}

/// Whether no element has the focus.
pub fn nothing_focused() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

/// Whether the focus goes to an element outside of the one that hears of it. It may also go nowhere, as
/// where its element goes.
pub fn focus_moves_out(event: &ev::FocusEvent) -> bool {
    event.related_target().is_some() && focus_leaves(event)
}

/// Whether the focus is inside the first element that the selector matches.
pub fn has_focus(selector: &str) -> bool {
    let active = document().active_element();
    query(selector).is_some_and(|element| element.contains(active.as_deref()))
}

/// Whether a part of the text box that the event happened in is marked.
pub fn has_marked(event: &ev::Event) -> bool {
    let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    area.is_some_and(|area| {
        area.selection_start().ok().flatten() != area.selection_end().ok().flatten()
    })
}
