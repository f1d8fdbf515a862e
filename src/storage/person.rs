//! The person's name: asked for once, before the first file leaves, so that others see whose the
//! changes are.

use std::cell::RefCell;

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::browser::{dom, page};
use crate::erased::effect;
use crate::session::{Offer, Ui};
use crate::widgets::Dialog;

/// The name with which the person signs changes, if they gave one.
pub fn person(ui: Ui) -> Option<String> {
    let name = ui.settings.name.try_get_untracked().flatten()?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

thread_local! {
    /// Takes the question away.
    static SHOWN: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

/// Asks for the name, unless that was done, and then lets the file leave. Whoever closes the
/// question without an answer keeps the file here, and is asked again.
pub fn ask(ui: Ui, then: Offer) {
    if ui.settings.name.with_untracked(Option::is_some) {
        return then();
    }
    let Some(place) = page::place("person") else { return then() };
    let inside = place.clone();
    let handle = mount_to(inside, move || {
        provide_context(ui);
        view! { <Question ui then /> }
    });
    take_away();
    SHOWN.set(Some(Box::new(move || {
        drop(handle);
        place.remove();
    })));
}

fn take_away() {
    if let Some(take_away) = SHOWN.take() {
        take_away();
    }
}

#[component]
fn Question(ui: Ui, then: Offer) -> impl IntoView {
    let open = RwSignal::new(true);
    let name = RwSignal::new(String::new());
    let texts = ui.texts().storage();
    let then = StoredValue::new(then);
    effect(move || {
        if open.get() {
            dom::focus_soon("#person-name".into());
        } else {
            // Once it has given the focus back.
            request_animation_frame(take_away);
        }
    });
    let answer = move || {
        let given = name.with_untracked(|name| name.trim().to_owned());
        ui.settings.name.set(Some(given));
        open.set(false);
        then.with_value(|then| then());
    };
    view! {
        <Dialog open title=texts.name_title>
            <form data-person on:submit=move |event| {
                event.prevent_default();
                answer();
            }>
                <p class="hint">{texts.name_why}</p>
                <div class="field">
                    <label for="person-name">{texts.name_label}</label>
                    <input
                        id="person-name"
                        class="input"
                        autocomplete="name"
                        maxlength="80"
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </div>
                <div class="buttons">
                    <button type="submit" class="button primary">{texts.name_go_on}</button>
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {ui.texts().common().cancel}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}
