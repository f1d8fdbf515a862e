//! The dialog that takes a plan from Word or Excel as pasted text, or as a file.

use leptos::prelude::*;

use super::{Room, intake};
use crate::browser::{dom, files, page};
use crate::lazy::{effect, lazy, piece};
use crate::ui::use_ui;
use crate::widgets::{Dialog, Glyph, Icon};

/// The dialog. What it was given is shown at once where it is a plan; otherwise it says why not.
#[component]
pub fn BringDialog(room: Room) -> impl IntoView {
    let ui = use_ui();
    let title = Signal::derive(move || {
        let texts = ui.texts().library();
        if room.guide.get() { texts.guide } else { texts.open_door }.to_owned()
    });
    effect(move || {
        if room.bringing.get() {
            dom::focus_soon("#bring-text".into());
        }
    });
    view! {
        <Dialog open=room.bringing title>
            <Refusal room />
            <Steps room />
            <Paste room />
        </Dialog>
    }
}

#[component]
fn Refusal(room: Room) -> impl IntoView {
    view! {
        <div role="alert">
            {piece(move || {
                room.refusal
                    .get()
                    .map(|why| {
                        view! {
                            <p class="refusal">
                                <Icon glyph=Glyph::Warning />
                                <span>{why}</span>
                            </p>
                        }
                    })
            })}
        </div>
    }
}

#[component]
fn Steps(room: Room) -> impl IntoView {
    let ui = use_ui();
    let touch = page::media("(pointer: coarse)");
    let steps = move || {
        let texts = ui.texts().dialogs();
        let what = if room.guide.get() { ui.texts().guide().bring_all } else { texts.bring_table };
        if touch.get() {
            [what, texts.bring_copy_touch, texts.bring_paste_touch]
        } else {
            [what, texts.bring_copy, texts.bring_paste]
        }
    };
    view! {
        <ol class="steps">
            {piece(move || steps().map(|step| view! { <li>{step}</li> }).into_iter().collect_view())}
        </ol>
    }
}

#[component]
fn Paste(room: Room) -> impl IntoView {
    let ui = use_ui();
    let text = RwSignal::new(String::new());
    let words = move || {
        let (plan, guide) = (ui.texts().dialogs(), ui.texts().guide());
        if room.guide.get() {
            (guide.bring_box, guide.bring_file)
        } else {
            (plan.bring_box, plan.bring_file)
        }
    };
    let submit = move || intake::take_text(ui, room, text.get_untracked());
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            submit();
        }>
            <label class="visually-hidden" for="bring-text">
                {piece(move || words().0)}
            </label>
            <textarea
                id="bring-text"
                class="input bring-text"
                rows="5"
                spellcheck="false"
                placeholder=lazy(move || words().0)
                prop:value=lazy(move || text.get())
                on:input=move |event| text.set(event_target_value(&event))
                on:paste=move |event| {
                    files::pasted(&event, exchange::MAX_BYTES, intake::taker(ui, room));
                }
            ></textarea>
            <div class="buttons">
                <button
                    type="submit"
                    class="button primary"
                    disabled=lazy(move || text.with(|text| text.trim().is_empty()))
                >
                    {ui.texts().dialogs().go_to_preview}
                </button>
                <button type="button" class="button" on:click=move |_| room.bringing.set(false)>
                    {ui.texts().common().cancel}
                </button>
            </div>
            <p class="bring-file">
                <span class="hint">{piece(move || words().1)}</span>
                <button
                    type="button"
                    class="button"
                    data-choose=""
                    on:click=move |_| files::choose(room.file)
                >
                    {ui.texts().library().choose_file}
                </button>
            </p>
        </form>
    }
}
