//! The page itself: its address, language, theme, title, and when it is about to go.

use std::cell::Cell;

use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// The part of the address after `#`.
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Goes to another part of the app, as a new step of the browser's history.
pub fn set_hash(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Goes to another part of the app in place of the present step of the browser's history; unlike
/// [`replace_hash`], listeners of the address hear of it.
pub fn set_hash_instead(hash: &str) {
    let _ = window().location().replace(&format!("#{hash}"));
}

/// Goes one step back in the browser's history, or to `otherwise` where that would leave the app.
pub fn back(otherwise: &str) {
    let back = has_moved().then(|| window().history().ok()).flatten();
    if back.is_none_or(|history| history.back().is_err()) {
        set_hash(otherwise);
    }
}

thread_local! {
    static MOVED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the address has changed since the page was loaded.
pub fn has_moved() -> bool {
    MOVED.get()
}

/// Goes to another part of the app in place of the present step of the browser's history.
pub fn replace_hash(hash: &str) {
    let address = format!("#{hash}");
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Calls `f` whenever the part after `#` has changed.
pub fn on_hash_change(f: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("hashchange", move |_| {
        MOVED.set(true);
        f();
    })
}

/// Sets or clears an attribute of `<html>`.
pub fn set_root(attribute: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(attribute, value),
            None => root.remove_attribute(attribute),
        };
    }
}

/// Names the page in the browser's tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Removes the element with this id.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}

/// The id of the link to the styles that only the parts of the app need.
const LATER_STYLES: &str = "later-styles";

/// Loads the styles that only the parts of the app need, if they are not there yet; gives
/// whether they are. A page without such a link, as in tests, has all styles from the start.
pub fn later_styles() -> impl Future<Output = bool> + 'static {
    let link = document().get_element_by_id(LATER_STYLES);
    let is_there =
        |link: &Element| Reflect::get(link, &"sheet".into()).is_ok_and(|sheet| sheet.is_object());
    let loading = link.filter(|link| !is_there(link)).map(|link| {
        let settled = Promise::new(&mut |done, failed| {
            let _ = link.add_event_listener_with_callback("load", &done);
            let _ = link.add_event_listener_with_callback("error", &failed);
        });
        if !link.has_attribute("rel") {
            let _ = link.set_attribute("rel", "stylesheet");
        }
        (link, settled)
    });
    async {
        let Some((link, settled)) = loading else { return true };
        let loaded = JsFuture::from(settled).await.is_ok();
        // Without `rel` the next call asks for the file again.
        if !loaded {
            let _ = link.remove_attribute("rel");
        }
        loaded
    }
}

/// Loads the page again.
pub fn reload() {
    let _ = window().location().reload();
}

/// Whether the page is hidden, or about to go.
pub fn is_hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}

/// A new place at the end of the page, marked `data-over`, for what is not part of a screen.
pub fn place(name: &str) -> Option<web_sys::HtmlElement> {
    let place = document().create_element("div").ok()?;
    place.set_attribute("data-over", name).ok()?;
    document().body()?.append_child(&place).ok()?;
    wasm_bindgen::JsCast::dyn_into(place).ok()
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = window().print();
}

/// Whether the browser prints on the paper and in the direction that the styles name. Safari does
/// so from 18.2; before, it drops what it does not know of a rule.
pub fn takes_paper() -> bool {
    page_rule().is_some_and(|rule| names_paper(&rule))
}

fn names_paper(rule: &str) -> bool {
    rule.contains("size")
}

/// What the browser understands of a rule that names a paper.
fn page_rule() -> Option<String> {
    let class = Reflect::get(&window(), &"CSSStyleSheet".into()).ok()?;
    let class: js_sys::Function = class.dyn_into().ok()?;
    let sheet = Reflect::construct(&class, &js_sys::Array::new()).ok()?;
    let sheet: web_sys::CssStyleSheet = sheet.dyn_into().ok()?;
    sheet.insert_rule("@page { size: letter landscape; }").ok()?;
    Some(sheet.css_rules().ok()?.get(0)?.css_text())
}

/// Calls `f` when the page is hidden or about to go: the last moment at which work is sure.
pub fn on_leaving(f: impl Fn() + Clone + 'static) -> [WindowListenerHandle; 2] {
    let hidden = f.clone();
    [
        window_event_listener_untyped("visibilitychange", move |_| {
            if document().visibility_state() == web_sys::VisibilityState::Hidden {
                hidden();
            }
        }),
        window_event_listener_untyped("pagehide", move |_| f()),
    ]
}

/// A signal that says whether a media query matches, kept up to date.
pub fn media(query: &str) -> ReadSignal<bool> {
    let list = window().match_media(query).ok().flatten();
    let (matches, set) = signal(list.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(list) = list {
        let on_change = wasm_bindgen::closure::Closure::<dyn Fn()>::new({
            let list = list.clone();
            move || {
                let _ = set.try_set(list.matches());
            }
        });
        list.set_onchange(Some(wasm_bindgen::JsCast::unchecked_ref(on_change.as_ref())));
        // The app asks for a handful of queries once; they live as long as the page.
        on_change.forget();
    }
    matches
}

/// The value of an attribute of `<html>`.
pub fn root(attribute: &str) -> Option<String> {
    document().document_element()?.get_attribute(attribute)
}

/// What the failure screen says and offers.
pub struct Failure<'a> {
    /// What happened.
    pub title: &'a str,
    /// What is safe, and what to do.
    pub text: &'a str,
    /// A file to download: the words of the link, the file's name and its content.
    pub download: Option<(&'a str, &'a str, String)>,
    /// The words of the link that loads the page again.
    pub reload: &'a str,
    /// The words of the link to the page that downloads every plan without the app.
    pub rescue: &'a str,
    /// The heading of the details.
    pub details_title: &'a str,
    /// The message of the failure.
    pub details: &'a str,
}

/// Covers the page with the failure screen. It is made of plain links, so that it works when
/// the app no longer does; `boot.js` reloads on a click on `data-reload`.
pub fn show_failure(failure: &Failure<'_>) {
    let page = document();
    let Some(body) = page.body() else { return };
    let add = |parent: &web_sys::Element, tag: &str, class: &str, text: &str| {
        let element = page.create_element(tag).ok()?;
        element.set_class_name(class);
        element.set_text_content((!text.is_empty()).then_some(text));
        parent.append_child(&element).ok()?;
        Some(element)
    };
    let Some(screen) = add(&body, "section", "failure", "") else { return };
    let _ = screen.set_attribute("role", "alertdialog");
    add(&screen, "h1", "", failure.title);
    add(&screen, "p", "", failure.text);
    if let Some((words, name, content)) = &failure.download
        && let Some(address) = super::files::address(content, "application/json")
        && let Some(link) = add(&screen, "a", "button primary", words)
    {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
    }
    if let Some(link) = add(&screen, "a", "button", failure.reload) {
        let _ = link.set_attribute("href", "");
        let _ = link.set_attribute("data-reload", "");
    }
    if let Some(link) = add(&screen, "a", "button", failure.rescue) {
        let _ = link.set_attribute("href", "./rescate.html");
    }
    if let Some(details) = add(&screen, "details", "", "") {
        add(&details, "summary", "", failure.details_title);
        add(&details, "pre", "", failure.details);
    }
}

/// Whether the person touches the screen rather than pointing with a mouse.
pub fn is_touch() -> bool {
    matches("(pointer: coarse)")
}

/// Whether a media query matches now.
pub fn matches(query: &str) -> bool {
    let list = window().match_media(query).ok().flatten();
    list.is_some_and(|list| list.matches())
}

/// What marks the step of the browser's history of something that lies over the page.
const LAYER: &str = "layer";

/// Adds a step to the browser's history for something that lies over the page, so that Back
/// takes it away. Does nothing where that step is the present one already.
pub fn push_layer() {
    if has_layer() {
        return;
    }
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&LAYER.into(), "", None);
    }
}

/// Whether the present step of the browser's history is one of [`push_layer`].
pub fn has_layer() -> bool {
    let state = window().history().and_then(|history| history.state());
    state.is_ok_and(|state| state.as_string().as_deref() == Some(LAYER))
}

/// Leaves the step of [`push_layer`], if it is the present one.
pub fn pop_layer() {
    if has_layer()
        && let Ok(history) = window().history()
    {
        let _ = history.back();
    }
}

/// Calls `f` when Back has left the step of [`push_layer`].
pub fn on_layer_left(f: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("popstate", move |_| {
        if !has_layer() {
            f();
        }
    })
}

/// Calls `f` with the top and the height of the part of the page that the keyboard on the screen
/// leaves free, in CSS pixels, now and at each change until the owner goes.
pub fn on_free_part(f: impl Fn(f64, f64) + 'static) {
    let Some(viewport) = window().visual_viewport() else { return };
    let source = viewport.clone();
    let tell = move || f(source.offset_top(), source.height());
    tell();
    let listener = wasm_bindgen::closure::Closure::<dyn Fn()>::new(tell);
    for event in ["resize", "scroll"] {
        let listener = wasm_bindgen::JsCast::unchecked_ref(listener.as_ref());
        let _ = viewport.add_event_listener_with_callback(event, listener);
    }
    let kept = StoredValue::new_local((viewport, listener));
    on_cleanup(move || {
        kept.with_value(|(viewport, listener)| {
            for event in ["resize", "scroll"] {
                let listener = wasm_bindgen::JsCast::unchecked_ref(listener.as_ref());
                let _ = viewport.remove_event_listener_with_callback(event, listener);
            }
        });
    });
}

/// Calls `f` when a keyboard on the screen, or a smaller window, leaves less of the page than before,
/// until the owner goes. Zooming with two fingers does not.
pub fn on_less_room(f: impl Fn() + 'static) {
    let last = std::cell::Cell::new(0.0);
    on_free_part(move |_, height| {
        let height = unzoomed(height);
        if height < last.replace(height) {
            f();
        }
    });
}

/// A height of what is seen of the page as it is without zooming with two fingers.
fn unzoomed(height: f64) -> f64 {
    (height * window().visual_viewport().map_or(1.0, |viewport| viewport.scale())).round()
}

/// The height that a keyboard on the screen takes at least, in CSS pixels.
const KEYBOARD: f64 = 120.0;

/// The height that is left at least where something fits beside what is typed, in CSS pixels.
const ROOM: f64 = 280.0;

/// A signal that says whether a keyboard on the screen lies over the page, or leaves room for
/// little more than a line. Zooming with two fingers is no keyboard.
pub fn crowded() -> ReadSignal<bool> {
    let (crowded, set) = signal(false);
    on_free_part(move |_, height| {
        let height = unzoomed(height);
        let whole = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(height);
        let now = whole - height > KEYBOARD || height < ROOM && is_touch();
        if crowded.try_get_untracked() == Some(!now) {
            set.set(now);
        }
    });
    crowded
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_browser_that_knows_papers_keeps_the_rule_that_names_one() {
        assert!(takes_paper(), "{:?}", page_rule());
        // What Safari 18.1 makes of it.
        assert!(!names_paper("@page {  }"));
    }
}
