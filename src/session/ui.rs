//! What every screen shares: texts, the route, the one notice. Nothing of it is in a plan.

use std::any::Any;
use std::str::FromStr as _;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use plan::Id;
use plan::history::Left;
use text::{Language, Messages};

use crate::browser::page;
use crate::session::plan_list::PlanList;
use crate::session::settings::Settings;

/// A view of an open plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    /// *Tabla*.
    Table,
    /// *Cronograma*.
    Timeline,
    /// *Datos del plan*.
    Data,
    /// *Imprimir o PDF*.
    Print,
    /// *Versiones anteriores*.
    Versions,
}

impl View {
    /// Whether the form of the chosen action stands beside it.
    pub const fn has_ficha(self) -> bool {
        matches!(self, Self::Table | Self::Timeline)
    }
}

/// A place in the app, written in the address after `#`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Route {
    /// *Mis planes*.
    Library,
    /// The preview of what was opened or pasted.
    Preview,
    /// A plan.
    Plan(Id, View),
    /// *Ajustes*.
    Settings,
    /// *Ayuda*.
    Help,
}

const VIEWS: [(View, &str); 5] = [
    (View::Table, "table"),
    (View::Timeline, "timeline"),
    (View::Data, "data"),
    (View::Print, "print"),
    (View::Versions, "versions"),
];

impl Route {
    /// The place that an address names; *Mis planes* for any other text.
    pub fn parse(hash: &str) -> Self {
        let parts: Vec<&str> = hash.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["open"] => Self::Preview,
            ["settings"] => Self::Settings,
            ["help"] => Self::Help,
            ["plan", id, rest @ ..] => {
                let named = |key: &&str| VIEWS.iter().find(|(_, name)| name == key);
                let view = rest.first().and_then(named).map_or(View::Table, |(view, _)| *view);
                Id::from_str(id).map_or(Self::Library, |id| Self::Plan(id, view))
            }
            _ => Self::Library,
        }
    }

    /// The address of this place, without `#`.
    pub fn hash(self) -> String {
        match self {
            Self::Library => "/".into(),
            Self::Preview => "/open".into(),
            Self::Settings => "/settings".into(),
            Self::Help => "/help".into(),
            Self::Plan(id, view) => {
                let name =
                    VIEWS.iter().find(|(known, _)| *known == view).map_or("", |(_, key)| key);
                format!("/plan/{id}/{name}")
            }
        }
    }

    /// The plan that is open here.
    fn plan(self) -> Option<Id> {
        match self {
            Self::Plan(id, _) => Some(id),
            _ => None,
        }
    }

    /// The address of this place for a link.
    pub fn href(self) -> String {
        format!("#{}", self.hash())
    }
}

/// How grave a notice is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Something was done; goes away by itself.
    Done,
    /// Something is to be answered; stays until it is, or is closed.
    Question,
    /// Something was not done; stays until it is closed, or what it tells of is over.
    Problem,
}

/// The one notice on the page.
#[derive(Clone)]
pub struct Notice {
    /// How grave it is.
    pub tone: Tone,
    /// What happened and what to do.
    pub text: String,
    /// Its buttons: their words and what they do.
    pub actions: Vec<(String, Offer)>,
}

/// What the button of a notice does. A `Callback` would not do: it is gone with the row, menu
/// or screen that made it, and the notice outlives them.
pub type Offer = Arc<dyn Fn() + Send + Sync>;

/// Where what was brought in waits to be looked through.
///
/// The first wasm has the place only: what stands in it is known to the part that reads, and so
/// is the code that takes it apart.
#[derive(Clone, Copy, Default)]
pub struct ImportSlot(RwSignal<Option<Box<dyn Any + Send + Sync>>>);

impl ImportSlot {
    /// What is there.
    pub fn kept(self) -> RwSignal<Option<Box<dyn Any + Send + Sync>>> {
        self.0
    }

    /// Nothing waits any more.
    pub fn clear(self) {
        self.0.set(None);
    }
}

/// Where what is brought in goes, and what is asked about it.
#[derive(Clone, Copy)]
pub struct Intake {
    /// The file chooser.
    pub file: NodeRef<html::Input>,
    /// Whether the dialog of *Mis planes* that takes a text or a file is open.
    pub bringing: RwSignal<bool>,
    /// Whether that dialog asks for the self-assessment guide.
    pub guide: RwSignal<bool>,
    /// Why the last thing brought in was no plan; said in that dialog.
    pub refusal: RwSignal<Option<String>>,
    /// Whether it is asked what the file is that came over an open plan.
    pub asks: RwSignal<bool>,
}

impl Default for Intake {
    /// Nothing was brought in yet.
    fn default() -> Self {
        Self {
            file: NodeRef::new(),
            bringing: RwSignal::new(false),
            guide: RwSignal::new(false),
            refusal: RwSignal::new(None),
            asks: RwSignal::new(false),
        }
    }
}

/// The app's shared state, handed to every screen.
#[derive(Clone, Copy)]
pub struct Ui {
    /// Language and colours.
    pub settings: Settings,
    /// Where the person is.
    pub route: ReadSignal<Route>,
    /// The one notice.
    pub notice: RwSignal<Option<Notice>>,
    /// The plans on this device.
    pub plans: PlanList,
    /// Whether the window is as narrow as a phone: cards in place of the table.
    pub narrow: ReadSignal<bool>,
    /// Whether the window is as narrow as a phone, or as low as one on its side: the form of an
    /// action covers the page.
    pub small: ReadSignal<bool>,
    /// Whether a keyboard on the screen takes the place of all else: notices wait.
    pub crowded: ReadSignal<bool>,
    /// The plan that was open last since the page was loaded.
    pub recent: StoredValue<Option<Id>>,
    /// What was brought in and waits to be looked through.
    pub opened: ImportSlot,
    /// Where what is brought in goes.
    pub intake: Intake,
    /// What can be undone of the plans that were open in this tab.
    pub left: StoredValue<Left>,
}

impl Ui {
    /// The state at the start of the page.
    pub fn new() -> Self {
        let (route, set_route) = signal(Route::parse(&page::hash()));
        let recent = StoredValue::new(route.get_untracked().plan());
        let listener = page::on_hash_change(move || {
            let route = Route::parse(&page::hash());
            if let Some(id) = route.plan() {
                recent.set_value(Some(id));
            }
            set_route.set(route);
        });
        on_cleanup(move || listener.remove());
        Self {
            settings: Settings::load(),
            route,
            notice: RwSignal::new(None),
            plans: PlanList::open(),
            narrow: page::media("(max-width: 599px)"),
            small: page::media("(max-width: 599px), (max-height: 479px)"),
            crowded: page::crowded(),
            recent,
            opened: ImportSlot::default(),
            intake: Intake::default(),
            left: StoredValue::new(Left::default()),
        }
    }

    /// The language. Not tracked: where it changes, the app makes the screen anew,
    /// so that no text has to listen to it.
    pub fn language(self) -> Language {
        self.settings.language.get_untracked()
    }

    /// The texts in the chosen language, likewise not tracked.
    pub fn texts(self) -> Messages {
        self.language().messages()
    }

    /// Goes to another place, as a new step of the browser's history.
    pub fn go(self, route: Route) {
        page::set_hash(&route.hash());
    }

    /// Goes to another place in the step of the browser's history in which the person is.
    pub fn go_instead(self, route: Route) {
        page::set_hash_instead(&route.hash());
    }

    /// Says that something was done.
    pub fn done(self, text: impl Into<String>) {
        self.notice.set(Some(Notice { tone: Tone::Done, text: text.into(), actions: Vec::new() }));
    }

    /// Says that something was done and offers what `run` does, such as taking it back.
    pub fn offer(
        self,
        text: impl Into<String>,
        words: &str,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        let actions = vec![(words.to_owned(), Arc::new(run) as Offer)];
        self.notice.set(Some(Notice { tone: Tone::Done, text: text.into(), actions }));
    }

    /// Asks what to do; `run` is told whether the first answer was given. It stays until it is
    /// answered or closed.
    pub fn ask(
        self,
        text: impl Into<String>,
        yes: &str,
        no: &str,
        run: impl Fn(bool) + Send + Sync + 'static,
    ) {
        let run = Arc::new(run);
        let other = Arc::clone(&run);
        let actions = vec![
            (yes.to_owned(), Arc::new(move || run(true)) as Offer),
            (no.to_owned(), Arc::new(move || other(false)) as Offer),
        ];
        self.notice.set(Some(Notice { tone: Tone::Question, text: text.into(), actions }));
    }

    /// Takes a question away that is answered elsewhere, or that nobody can answer here.
    pub fn drop_question(self) {
        self.drop_notice(|it| it.tone == Tone::Question);
    }

    /// Takes away what tells of a failure that is over: since then something else was done, or
    /// another screen is shown. What a button mends stays until it is mended.
    pub fn drop_problem(self) {
        self.drop_notice(|it| it.tone == Tone::Problem && it.actions.is_empty());
    }

    /// Takes away what offers to mend something that was mended elsewhere.
    pub fn drop_mended(self) {
        self.drop_notice(|it| it.tone == Tone::Problem && !it.actions.is_empty());
    }

    fn drop_notice(self, over: fn(&Notice) -> bool) {
        let is_over = |it: &Option<Notice>| it.as_ref().is_some_and(over);
        if self.notice.try_with_untracked(is_over) == Some(true) {
            self.notice.set(None);
        }
    }

    /// Says that something was not done and what to do.
    pub fn problem(self, text: impl Into<String>) {
        self.notice.set(Some(Notice {
            tone: Tone::Problem,
            text: text.into(),
            actions: Vec::new(),
        }));
    }
}

impl Default for Ui {
    fn default() -> Self {
        Self::new()
    }
}

/// The app's shared state, from anywhere below the app's own component.
pub fn use_ui() -> Ui {
    expect_context()
}
