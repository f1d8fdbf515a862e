//! What the person is to know where this browser keeps less than it should.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::browser::indexed_db::Database;
use crate::browser::storage;
use crate::session::Ui;

thread_local! {
    static SAYS: RefCell<Option<RenderEffect<()>>> = const { RefCell::new(None) };
}

/// Tries both stores, and says in *Mis planes* what cannot be kept.
pub async fn look(ui: Ui) {
    let (local, database) = (storage::probe(), Database::shared().await.is_ok());
    let says = RenderEffect::new(move |_| {
        ui.settings.language.track();
        let texts = ui.texts().storage();
        ui.plans.warning.set(match (local, database) {
            (true, true) => None,
            (true, false) => Some(texts.no_database),
            (false, true) => Some(texts.no_local_storage),
            (false, false) => Some(texts.nothing_kept),
        });
    });
    SAYS.set(Some(says));
}
