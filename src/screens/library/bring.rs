//! The dialog that takes a plan from Word or Excel: the file, or its table pasted.

use import::NotAPlan;
use leptos::prelude::*;

use crate::browser::{dom, files, page};
use crate::editing::readers;
use crate::erased::{effect, piece};
use crate::import::intake;
use crate::session::use_ui;
use crate::widgets::chunks::view_in_part;
use crate::widgets::{Dialog, Glyph, Icon};

view_in_part! {
    /// The dialog, as soon as its part is there.
    reading, load, make:
    pub fn bring_dialog() {
        readers::bring();
        view! { <BringDialog /> }.into_any()
    }
}

/// The dialog. What it was given is shown at once where it is a plan; otherwise it says why not.
#[component]
pub fn BringDialog() -> impl IntoView {
    let ui = use_ui();
    let title = Signal::derive(move || {
        let texts = ui.texts().library();
        if ui.intake.guide.get() { texts.guide } else { texts.open_door }.to_owned()
    });
    effect(move || {
        if ui.intake.bringing.get() {
            dom::focus_soon("[data-choose]".into());
        }
    });
    view! {
        <Dialog open=ui.intake.bringing title>
            <Refusal />
            <Choose />
            <Paste />
        </Dialog>
    }
}

#[component]
fn Refusal() -> impl IntoView {
    let ui = use_ui();
    // Who looks for a guide is not told of the table of a plan.
    let no_plan = ui.language().not_a_plan(NotAPlan::NoTable { found: Default::default() });
    let said = move |why: String| match why == no_plan && ui.intake.guide.get() {
        true => ui.texts().guide().no_guide.to_owned(),
        false => why,
    };
    view! {
        <div role="alert">
            {piece(move || {
                ui.intake.refusal
                    .get()
                    .map(|why| {
                        view! {
                            <p class="refusal">
                                <Icon glyph=Glyph::Warning />
                                <span>{said(why)}</span>
                            </p>
                        }
                    })
            })}
        </div>
    }
}

/// The file, which is the usual way.
#[component]
fn Choose() -> impl IntoView {
    let ui = use_ui();
    let touch = page::media("(pointer: coarse)");
    let texts = ui.texts().dialogs();
    view! {
        <p>
            {piece(move || if ui.intake.guide.get() { ui.texts().guide().bring_file } else { texts.bring_file })}
            {piece(move || (!touch.get()).then(|| format!(" {}", texts.bring_drop)))}
        </p>
        <div class="buttons">
            <button
                type="button"
                class="button primary"
                data-choose=""
                on:click=move |_| intake::choose(ui)
            >
                {ui.texts().library().choose_file}
            </button>
        </div>
    }
}

#[component]
fn Paste() -> impl IntoView {
    let ui = use_ui();
    let texts = ui.texts().dialogs();
    let touch = page::media("(pointer: coarse)");
    let text = RwSignal::new(String::new());
    let words = move || {
        let guide = ui.texts().guide();
        match (ui.intake.guide.get(), touch.get()) {
            (true, true) => [guide.bring_or, guide.bring_copy_touch, guide.bring_box],
            (true, false) => [guide.bring_or, guide.bring_copy, guide.bring_box],
            (false, true) => [texts.bring_or, texts.bring_copy_touch, texts.bring_box],
            (false, false) => [texts.bring_or, texts.bring_copy, texts.bring_box],
        }
    };
    let submit = move || intake::take_text(ui, text.get_untracked());
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            submit();
        }>
            <h3 class="bring-or">{piece(move || words()[0])}</h3>
            <p class="hint" id="bring-how">
                {piece(move || words()[1])}
            </p>
            <label class="visually-hidden" for="bring-text">{piece(move || words()[2])}</label>
            <textarea
                id="bring-text"
                class="input bring-text"
                rows="4"
                spellcheck="false"
                aria-describedby="bring-how"
                placeholder=move || words()[2]
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
                on:paste=move |event| {
                    files::pasted(
                        &event,
                        cells::MAX_PACKED_BYTES,
                        files::AcceptedTexts::All,
                        intake::taker(ui),
                    );
                }
            ></textarea>
            <div class="buttons">
                <button
                    type="submit"
                    class="button"
                    disabled=move || text.with(|text| text.trim().is_empty())
                >
                    {texts.go_to_preview}
                </button>
                <button type="button" class="button" on:click=move |_| ui.intake.bringing.set(false)>
                    {ui.texts().common().cancel}
                </button>
            </div>
        </form>
    }
}
