//! Sizes and places of elements on the screen, and properties set on them outside the views
//! while a finger or a mouse moves.

use crate::erased::effect;
use js_sys::Array;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, FocusOptions, HtmlElement, ResizeObserver};

/// A box on the screen, in CSS pixels from the top left corner of the window.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The width.
    pub width: f64,
}

/// A length in CSS pixels as a style says it, to the thousandth. Rust's own writing of numbers
/// with a point would weigh more than a screen of the app.
pub fn px(length: f64) -> String {
    let thousandths = (length * 1000.0).round() as i64;
    let (sign, length) = (if thousandths < 0 { "-" } else { "" }, thousandths.unsigned_abs());
    format!("{sign}{}.{:03}px", length / 1000, length % 1000)
}

/// The box of the innermost element around the event that a CSS selector matches.
pub fn around(event: &ev::Event, selector: &str) -> Option<Rect> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let rect = target.closest(selector).ok()??.get_bounding_client_rect();
    Some(Rect { left: rect.left(), top: rect.top(), width: rect.width() })
}

/// The heights of the elements below `root` that a CSS selector matches, in order.
pub fn heights(root: NodeRef<html::Div>, selector: &str) -> Vec<f64> {
    let Some(found) =
        root.try_get_untracked().flatten().and_then(|root| root.query_selector_all(selector).ok())
    else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into::<Element>().ok())
        .map(|element| element.get_bounding_client_rect().height())
        .collect()
}

/// Sets properties of the first element that a CSS selector matches.
pub fn set_properties(selector: &str, properties: &[(&str, String)]) {
    let Ok(Some(element)) = document().query_selector(selector) else { return };
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
    for (name, value) in properties {
        let _ = element.style().set_property(name, value);
    }
}

/// Gives or takes a class of the first element that a CSS selector matches.
pub fn set_class(selector: &str, class: &str, on: bool) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        let _ = element.class_list().toggle_with_force(class, on);
    }
}

/// Focuses the first element that a CSS selector matches, without scrolling to it.
pub fn focus_in_place(selector: &str) {
    let Ok(Some(element)) = document().query_selector(selector) else { return };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls an element sideways to this distance from its left end.
pub fn scroll_sideways(node: NodeRef<html::Div>, left: f64) {
    if let Some(element) = node.try_get_untracked().flatten() {
        element.set_scroll_left(left as i32);
    }
}

/// How far an element is scrolled sideways.
pub fn scrolled(node: NodeRef<html::Div>) -> f64 {
    node.try_get_untracked().flatten().map_or(0.0, |element| f64::from(element.scroll_left()))
}

/// The left edge and the width of an element on the screen.
pub fn span(node: NodeRef<html::Div>) -> Option<(f64, f64)> {
    let rect = node.try_get_untracked().flatten()?.get_bounding_client_rect();
    Some((rect.left(), rect.width()))
}

/// Scrolls an element sideways by this much.
pub fn scroll_sideways_by(node: NodeRef<html::Div>, by: f64) {
    if let Some(element) = node.try_get_untracked().flatten() {
        element.set_scroll_left(element.scroll_left() + by as i32);
    }
}

/// Calls `f` a frame after the size of the first element that a CSS selector matches has changed, and
/// once at first, until the owner goes.
pub fn on_resize(selector: &str, f: impl Fn() + Clone + 'static) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        watch(&element, f);
    }
}

/// What follows from a size may change it once more, which an observer may not do while it is called:
/// some browsers then report an error.
fn watch(element: &Element, f: impl Fn() + Clone + 'static) {
    let on_resize = Closure::new(move |_| request_animation_frame(f.clone()));
    let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    // Dropped with the owner.
    StoredValue::new_local(Watch { observer, _on_resize: on_resize });
}

/// Whether a box as wide as this, from the left edge of the first element that a CSS selector matches,
/// would leave the window.
pub fn leaves_window(selector: &str, width: f64) -> bool {
    let element = document().query_selector(selector).ok().flatten();
    let whole = window().inner_width().ok().and_then(|it| it.as_f64());
    let left = element.map(|element| element.get_bounding_client_rect().left());
    left.zip(whole).is_some_and(|(left, whole)| left + width > whole)
}

/// The inner width of an element without its scroll bar, kept up to date; 0 until it is there.
pub fn width(node: NodeRef<html::Div>) -> ReadSignal<f64> {
    let (width, set) = signal(0.0);
    effect(move || {
        let Some(element) = node.get() else { return };
        set.set(f64::from(element.client_width()));
        let watched = element.clone();
        watch(&element, move || {
            let _ = set.try_set(f64::from(watched.client_width()));
        });
    });
    width
}

/// Fetches fonts that the styles name, each as a style says it; ends also where one cannot be had.
pub async fn load_fonts(fonts: &[&str]) {
    for font in fonts {
        let _ = JsFuture::from(document().fonts().load(font)).await;
    }
}

struct Watch {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
