//! Installing the app: *Ajustes* can do it whenever the browser offers it, and it is told once,
//! to a person who has come back.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::updates::in_turn;
use crate::browser::{clock, install, storage};
use crate::session::Ui;

/// Where it is noted how often the person came, and when last: two numbers.
const VISITS: &str = "mejora/visits";

/// How often the person has to come before they are told.
const TELL_AT: i64 = 2;

/// In place of the number once they have been told.
const TOLD: i64 = -1;

/// How long after the last load of the page another one is a visit of its own, in milliseconds.
const APART: i64 = 30 * 60 * 1_000;

/// Counts the visit, and tells in its turn that the app can be installed: once, from the second
/// visit on, and where the browser offers it.
pub fn start(ui: Ui) {
    if count() < TELL_AT {
        return;
    }
    let tell = Rc::new(move || {
        if install::is_offered() && visits().0 != TOLD {
            note(TOLD);
            in_turn(ui, move || {
                let texts = ui.texts().updates();
                ui.offer(texts.can_install, texts.install, || spawn_local(install::ask()));
            });
        }
    });
    tell();
    // Listens for as long as the page lives.
    install::on_change(move || tell());
}

/// Counts this load of the page, where it is a visit of its own, and gives how many there were.
fn count() -> i64 {
    let (visits, last) = visits();
    let is_new = visits != TOLD && clock::now() - last > APART;
    let visits = if is_new { visits + 1 } else { visits };
    note(visits);
    visits
}

fn visits() -> (i64, i64) {
    let noted = storage::text(VISITS).unwrap_or_default();
    let mut numbers = noted.split(' ').filter_map(|number| number.parse().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

fn note(visits: i64) {
    // A browser that stores nothing is told of nothing.
    let _ = storage::set_text(VISITS, &format!("{visits} {}", clock::now()));
}
