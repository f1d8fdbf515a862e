//! The elements of `crates/elements` in the page: built once, then changed where they differ.

extern crate elements as leptos;

mod common;

use common::settle;
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Shows a view in an empty place of the page.
fn shown<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> HtmlElement {
    let place = document().create_element("div").unwrap().unchecked_into::<HtmlElement>();
    document().body().unwrap().append_child(&place).unwrap();
    mount_to(place.clone(), view).forget();
    place
}

fn find(place: &Element, selector: &str) -> Element {
    place.query_selector(selector).unwrap().expect("it is there")
}

#[test]
async fn what_a_view_says_is_in_the_page() {
    let place = shown(|| {
        view! {
            <p class="a" class:b=true class:c=false title="T" data-x=7u8 hidden=false style:--n="3">
                "one "
                <b>{"two"}</b>
            </p>
            <svg><path d="M0 0"></path></svg>
        }
    });
    let p = find(&place, "p");
    assert_eq!(p.class_name(), "a b");
    assert_eq!(p.text_content().as_deref(), Some("one two"));
    assert_eq!(p.get_attribute("title").as_deref(), Some("T"));
    assert_eq!(p.get_attribute("data-x").as_deref(), Some("7"));
    assert!(!p.has_attribute("hidden"));
    let style = p.unchecked_ref::<HtmlElement>().style();
    assert_eq!(style.get_property_value("--n").unwrap(), "3");
    assert_eq!(find(&place, "path").namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
}

#[test]
async fn attributes_follow_their_signals() {
    let (word, is_on) = (RwSignal::new(Some("uno")), RwSignal::new(false));
    let place = shown(move || {
        view! { <p class:on=is_on title=move || word.get() aria-hidden=move || is_on.get().to_string()></p> }
    });
    let p = find(&place, "p");
    assert_eq!(p.get_attribute("title").as_deref(), Some("uno"));
    assert_eq!(p.get_attribute("class"), None);
    word.set(None);
    is_on.set(true);
    settle().await;
    assert!(!p.has_attribute("title"));
    assert_eq!(p.class_name(), "on");
    assert_eq!(p.get_attribute("aria-hidden").as_deref(), Some("true"));
}

#[test]
async fn a_view_that_is_made_anew_keeps_the_element() {
    let number = RwSignal::new(1);
    let clicked = RwSignal::new(0);
    let place = shown(move || {
        move || {
            let now = number.get();
            view! { <button title=now.to_string() on:click=move |_| clicked.set(now)>{now}</button> }
        }
    });
    let before = find(&place, "button");
    number.set(2);
    settle().await;
    let after = find(&place, "button");
    assert!(before.is_same_node(Some(&after)));
    assert_eq!(after.get_attribute("title").as_deref(), Some("2"));
    assert_eq!(after.text_content().as_deref(), Some("2"));
    after.unchecked_ref::<HtmlElement>().click();
    assert_eq!(clicked.get_untracked(), 2, "the answer is the new one, and the only one");
}

#[test]
async fn another_tag_or_other_attributes_make_another_element() {
    let kind = RwSignal::new(0);
    let place = shown(move || {
        move || match kind.get() {
            0 => view! { <p title="a">"x"</p> }.into_any(),
            1 => view! { <h2 title="a">"x"</h2> }.into_any(),
            _ => view! { <h2 lang="es">"x"</h2> }.into_any(),
        }
    });
    assert_eq!(find(&place, "p").text_content().as_deref(), Some("x"));
    kind.set(1);
    settle().await;
    assert_eq!(place.query_selector_all("p, h2").unwrap().length(), 1);
    assert_eq!(find(&place, "h2").get_attribute("title").as_deref(), Some("a"));
    kind.set(2);
    settle().await;
    assert_eq!(place.query_selector_all("h2").unwrap().length(), 1);
    assert!(!find(&place, "h2").has_attribute("title"));
    assert_eq!(find(&place, "h2").get_attribute("lang").as_deref(), Some("es"));
}

#[test]
async fn properties_are_set_even_where_the_person_has_changed_them() {
    let draft = RwSignal::new("uno".to_owned());
    let input = NodeRef::<html::Input>::new();
    let place = shown(move || {
        view! { <input node_ref=input prop:value=move || draft.get() prop:checked=true /> }
    });
    settle().await;
    let found = find(&place, "input").unchecked_into::<HtmlInputElement>();
    assert!(input.get_untracked().is_some_and(|it| it.is_same_node(Some(&found))));
    assert_eq!(found.value(), "uno");
    assert!(found.checked() && !found.has_attribute("checked"));
    found.set_value("typed");
    draft.set("uno".to_owned());
    settle().await;
    assert_eq!(found.value(), "uno");
}

#[test]
async fn a_value_is_there_before_who_waits_for_the_element() {
    let (area, list) = (NodeRef::<html::Textarea>::new(), NodeRef::<html::Select>::new());
    let seen = StoredValue::new(String::new());
    Effect::new(move |_| {
        if let (Some(area), Some(list)) = (area.get(), list.get()) {
            seen.set_value(format!("{} {}", area.value(), list.value()));
        }
    });
    shown(move || {
        view! {
            <textarea node_ref=area prop:value=move || "uno"></textarea>
            <select node_ref=list prop:value="b"><option>"a"</option><option>"b"</option></select>
        }
    });
    settle().await;
    assert_eq!(seen.get_value(), "uno b");
}

#[test]
async fn what_is_gone_hears_nothing() {
    let (is_there, heard) = (RwSignal::new(true), RwSignal::new(0));
    let place = shown(move || {
        move || {
            is_there
                .get()
                .then(|| view! { <button on:click=move |_| heard.update(|it| *it += 1)></button> })
        }
    });
    let button = find(&place, "button").unchecked_into::<HtmlElement>();
    button.click();
    is_there.set(false);
    settle().await;
    assert!(place.query_selector("button").unwrap().is_none());
    button.click();
    assert_eq!(heard.get_untracked(), 1);
}
