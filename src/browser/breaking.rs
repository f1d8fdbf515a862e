//! Words that break with a hyphen at the end of a line in browsers without a dictionary of the
//! language: soft hyphens in what the page shows, and in nothing that is copied from it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList,
    Selection, Text,
};

use super::{clock, dom};

/// What gets soft hyphens.
const CELLS: &str = ".row > .prose, .row > .tasks";
/// What may have some when it is copied.
const COPIED: &str = ".row > td, .pr-type td, .pr-type th";
const SOFT_HYPHEN: char = '\u{ad}';
/// The texts that are looked at in one frame, so that a key is answered in between.
const AT_ONCE: usize = 150;
/// How long texts wait while a person has marked a part of the page, in milliseconds.
const WHILE_MARKED: u64 = 500;

/// Makes the text that is shown of one that a cell has.
pub type LineBreaker = fn(&str) -> String;

/// What is known of the texts of the page.
#[derive(Default)]
struct PageTexts {
    waiting: RefCell<VecDeque<Text>>,
    at_work: Cell<bool>,
    broken: Cell<Option<LineBreaker>>,
    watch: RefCell<Option<MutationObserver>>,
    cleans: Cell<bool>,
}

thread_local! {
    static TEXTS: PageTexts = PageTexts::default();
}

/// Whether the browser breaks long words of a language with a hyphen by itself.
pub fn hyphenates(language: &str) -> bool {
    let lines = ["none", "auto"].map(|how| height_of_a_long_word(language, how));
    matches!(lines, [Some(whole), Some(broken)] if broken > whole)
}

fn height_of_a_long_word(language: &str, how: &str) -> Option<i32> {
    let page = document();
    let probe: HtmlElement = page.create_element("div").ok()?.dyn_into().ok()?;
    probe.set_lang(language);
    probe.set_text_content(Some("responsabilidades"));
    let rules = [
        ("position", "absolute"),
        ("visibility", "hidden"),
        ("width", "70px"),
        ("font", "16px/20px sans-serif"),
        ("overflow-wrap", "normal"),
        ("-webkit-hyphens", how),
        ("hyphens", how),
    ];
    for (name, value) in rules {
        let _ = probe.style().set_property(name, value);
    }
    page.body()?.append_child(&probe).ok()?;
    let height = probe.offset_height();
    probe.remove();
    Some(height)
}

/// Has every cell of the table, now and later, show the text that `broken` makes of its own.
pub fn break_words(broken: LineBreaker) {
    let Some(body) = document().body() else { return };
    let first = TEXTS.with(|texts| texts.broken.replace(Some(broken)).is_none());
    if first {
        let changed = Closure::<dyn FnMut(Array)>::new(|records| on_change(&records));
        let Ok(watch) = MutationObserver::new(changed.as_ref().unchecked_ref()) else { return };
        changed.forget();
        let what = MutationObserverInit::new();
        what.set_subtree(true);
        what.set_child_list(true);
        what.set_character_data(true);
        let _ = watch.observe_with_options(&body, &what);
        TEXTS.with(|texts| texts.watch.replace(Some(watch)));
    }
    add_all(&body);
}

fn on_change(records: &Array) {
    for record in records.iter() {
        let Ok(record) = record.dyn_into::<MutationRecord>() else { continue };
        if record.type_() == "characterData" {
            record.target().into_iter().for_each(|node| add_all(&node));
        }
        nodes(&record.added_nodes()).for_each(|node| add_all(&node));
    }
}

fn nodes(list: &NodeList) -> impl Iterator<Item = Node> {
    (0..list.length()).filter_map(|at| list.get(at))
}

/// Has the texts of cells at, in or below a node looked at.
fn add_all(node: &Node) {
    let own = match node.dyn_ref::<Element>() {
        Some(element) => Some(element.clone()),
        None => node.parent_element(),
    };
    let Some(own) = own else { return };
    if own.closest(CELLS).is_ok_and(|cell| cell.is_some()) {
        each_text(node, &mut add);
    } else if node.has_child_nodes()
        && let Ok(cells) = own.query_selector_all(CELLS)
    {
        nodes(&cells).for_each(|cell| each_text(&cell, &mut add));
    }
}

fn add(text: Text) {
    let begins = TEXTS.with(|texts| {
        texts.waiting.borrow_mut().push_back(text);
        !texts.at_work.replace(true)
    });
    if begins {
        request_animation_frame(work);
    }
}

fn each_text(node: &Node, f: &mut impl FnMut(Text)) {
    match node.dyn_ref::<Text>() {
        Some(text) => f(text.clone()),
        None => nodes(&node.child_nodes()).for_each(|child| each_text(&child, f)),
    }
}

/// Puts soft hyphens into some of the texts that wait. What a person has marked would no longer
/// be marked, so it waits.
fn work() {
    if dom::has_selection() {
        clock::after(WHILE_MARKED, work);
        return;
    }
    TEXTS.with(|texts| {
        let count = texts.waiting.borrow().len().min(AT_ONCE);
        let some: Vec<Text> = texts.waiting.borrow_mut().drain(..count).collect();
        if let Some(broken) = texts.broken.get() {
            some.iter().filter(|text| text.is_connected()).for_each(|text| {
                let said = text.data();
                let made = broken(&said);
                if made != said {
                    text.set_data(&made);
                }
            });
        }
        forget_changes(texts);
        let more = !texts.waiting.borrow().is_empty();
        texts.at_work.set(more);
        if more {
            request_animation_frame(work);
        }
    });
}

/// Our own changes are no news.
fn forget_changes(texts: &PageTexts) {
    if let Some(watch) = &*texts.watch.borrow() {
        let _ = watch.take_records();
    }
}

/// Has what a person copies from the page be without soft hyphens: they are taken out while the
/// browser copies what is marked, and put back after it.
pub fn clean_copies() {
    if TEXTS.with(|texts| texts.cleans.replace(true)) {
        return;
    }
    window_event_listener(leptos::ev::copy, |event| {
        let selection = window().get_selection().ok().flatten();
        let marked = selection.filter(|selection| !selection.is_collapsed());
        if let Some(marked) = marked.filter(|_| !event.default_prevented()) {
            let cleaned = clean(&marked);
            clock::after(0, move || {
                cleaned.iter().for_each(|(text, places)| put_back(text, places));
                TEXTS.with(forget_changes);
            });
        }
    });
}

/// The marked texts that had soft hyphens, and where.
fn clean(selection: &Selection) -> Vec<(Text, Vec<u32>)> {
    let mut cleaned = Vec::new();
    let Ok(cells) = document().query_selector_all(COPIED) else { return cleaned };
    let marked = |cell: &Node| {
        selection.contains_node_with_allow_partial_containment(cell, true).unwrap_or_default()
    };
    for cell in nodes(&cells).filter(marked) {
        each_text(&cell, &mut |text: Text| {
            let places = soft_hyphens(&text.data());
            for place in places.iter().rev() {
                let _ = text.delete_data(*place, 1);
            }
            if !places.is_empty() {
                cleaned.push((text, places));
            }
        });
    }
    TEXTS.with(forget_changes);
    cleaned
}

fn put_back(text: &Text, places: &[u32]) {
    for place in places {
        // A place that is gone because the text has changed meanwhile needs none.
        let _ = text.insert_data(*place, "\u{ad}");
    }
}

/// Where soft hyphens are in a text, in UTF-16 units.
fn soft_hyphens(text: &str) -> Vec<u32> {
    let units = text.encode_utf16().zip(0..);
    units.filter(|(unit, _)| u32::from(*unit) == SOFT_HYPHEN as u32).map(|(_, at)| at).collect()
}
