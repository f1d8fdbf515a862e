//! What is fetched once the first screen is there and all is quiet: every part and the workers, so
//! that later none has to be waited for and the loss of the connection takes nothing away.

use leptos::task::spawn_local;

use crate::import::{intake, office};
use crate::screens::print::breaking::break_words;
use crate::screens::settings::english;
use crate::screens::{cards, ficha, library, plan, plan_data, preview, table, timeline};
use crate::session::Ui;
use crate::storage::{self, StorageRequest, updates};
use crate::widgets::chunks::{self, Fetching, in_part};

/// The parts, the likeliest to be needed first. Each is named by one of the screens in it.
const PARTS: [fn() -> Fetching; 8] = [
    || Box::pin(library::load()),
    || Box::pin(plan::load()),
    || Box::pin(cards::load()),
    || Box::pin(table::load_ranges()),
    || Box::pin(ficha::load()),
    || Box::pin(timeline::load()),
    || Box::pin(preview::load()),
    || Box::pin(plan_data::load()),
];

in_part! {
    reading, load: fn settle_in(ui: Ui) -> () {
        office::fetch();
        updates::start(ui, async || storage::save_before_reload().await, intake::take_from_outside);
    }
}

/// Has the storage begin at once, and fetches the rest when all is quiet. Then the words of the
/// table break, and the app is kept in the browser.
pub fn fetch(ui: Ui) {
    storage::send(ui, StorageRequest::Start);
    spawn_local(async move {
        chunks::fetch_when_quiet(&PARTS).await;
        let _ = english::load().await;
        let _ = break_words().await;
        let _ = settle_in(ui).await;
    });
}
