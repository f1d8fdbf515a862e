//! The lists of people: who signs, and who is in the committee.

use leptos::html;
use leptos::prelude::*;
use plan::{Extra, Header, HeaderChange, Member, Role, Signatory};
use text::PlanData as Texts;

use super::field::commit;
use crate::browser::dom;
use crate::editing::Workspace;
use crate::erased::{memo, piece};
use crate::widgets::{Glyph, Icon};

const ROLES: [Role; 3] = [Role::Prepared, Role::Reviewed, Role::Approved];

/// A person of either list.
#[derive(Clone, PartialEq, Default)]
pub struct Person {
    name: String,
    post: String,
    role: Role,
    extra: Extra,
}

/// A list of people in the plan's header.
pub struct PeopleList {
    /// What it is called in the page.
    key: &'static str,
    /// Whether each says what the signature is for.
    roles: bool,
    hint: fn(&'static Texts) -> &'static str,
    add: fn(&'static Texts) -> &'static str,
    one: fn(&'static Texts) -> fn(usize) -> String,
    get: fn(&Header) -> Vec<Person>,
    change: fn(Vec<Person>) -> HeaderChange,
}

/// Who signs the plan.
pub static SIGNATORIES: PeopleList = PeopleList {
    key: "signatory",
    roles: true,
    hint: |texts| texts.signatures_hint,
    add: |texts| texts.add_signatory,
    one: |texts| texts.signatory,
    get: |header| header.signatories.iter().map(person_of_signatory).collect(),
    change: |people| HeaderChange::Signatories(people.into_iter().map(signatory).collect()),
};

/// The *Comité de Calidad*.
pub static COMMITTEE: PeopleList = PeopleList {
    key: "member",
    roles: false,
    hint: |texts| texts.committee_hint,
    add: |texts| texts.add_member,
    one: |texts| texts.member,
    get: |header| header.committee.iter().map(person_of_member).collect(),
    change: |people| HeaderChange::Committee(people.into_iter().map(member).collect()),
};

fn person_of_signatory(it: &Signatory) -> Person {
    let Signatory { name, post, role, extra } = it.clone();
    Person { name, post, role, extra }
}

fn person_of_member(it: &Member) -> Person {
    let Member { name, post, extra } = it.clone();
    Person { name, post, role: Role::default(), extra }
}

fn signatory(it: Person) -> Signatory {
    Signatory { name: it.name, post: it.post, role: it.role, extra: it.extra }
}

fn member(it: Person) -> Member {
    Member { name: it.name, post: it.post, extra: it.extra }
}

/// A list with its people, each with the ways to change, move and remove it.
#[component]
pub fn People(workspace: Workspace, list: &'static PeopleList) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let people = memo(move || plan.with(|plan| (list.get)(&plan.header)));
    let count = memo(move || people.with(Vec::len));
    let add = move |_| {
        let mut people = people.get_untracked();
        let at = people.len();
        // The next one signs as the next role: prepared, reviewed, approved.
        let role = ROLES[at.min(ROLES.len() - 1)];
        people.push(Person { role, ..Person::default() });
        commit(workspace, (list.change)(people));
        dom::focus_soon(format!("#pd-{}-{at}-name", list.key));
    };
    view! {
        <p class="hint">{piece(move || (list.hint)(ui.texts().plan_data()))}</p>
        <ol class="pd-people">
            <For
                each=move || 0..count.get()
                key=|at| *at
                children=move |at| view! { <PersonRow workspace list people at /> }
            />
        </ol>
        <button type="button" class="button" data-add=list.key on:click=add>
            <Icon glyph=Glyph::Plus />
            <span>{piece(move || (list.add)(ui.texts().plan_data()))}</span>
        </button>
    }
}

#[component]
fn PersonRow(
    workspace: Workspace,
    list: &'static PeopleList,
    people: Memo<Vec<Person>>,
    at: usize,
) -> impl IntoView {
    let ui = workspace.ui;
    let person = memo(move || people.with(|people| people.get(at).cloned()).unwrap_or_default());
    let edit = move |change: &dyn Fn(&mut Person)| {
        let mut people = people.get_untracked();
        people.get_mut(at).map(change);
        commit(workspace, (list.change)(people))
    };
    let id = move |part: &str| format!("pd-{}-{at}-{part}", list.key);
    let name = NodeRef::<html::Input>::new();
    let post = NodeRef::<html::Input>::new();
    let who = move || (list.one)(ui.texts().plan_data())(at + 1);
    view! {
        <li><div class="pd-person" role="group" aria-label=who>
            <div class="pd-pair">
                <div class="field">
                    <label for=id("name")>{ui.texts().plan_data().person_name}</label>
                    <input
                        class="input"
                        id=id("name")
                        node_ref=name
                        autocomplete="off"
                        prop:value=move || person.get().name
                        on:change=move |event| {
                            let typed = event_target_value(&event).trim().to_owned();
                            edit(&|person| person.name.clone_from(&typed));
                            reset(name, &person.get_untracked().name);
                        }
                    />
                </div>
                <div class="field">
                    <label for=id("post")>{ui.texts().plan_data().post}</label>
                    <input
                        class="input"
                        id=id("post")
                        node_ref=post
                        autocomplete="off"
                        prop:value=move || person.get().post
                        on:change=move |event| {
                            let typed = event_target_value(&event).trim().to_owned();
                            edit(&|person| person.post.clone_from(&typed));
                            reset(post, &person.get_untracked().post);
                        }
                    />
                </div>
            </div>
            <div class="pd-person-foot">
                {list
                    .roles
                    .then(|| {
                        let change = move |role| {
                            edit(&|person| person.role = role);
                        };
                        view! { <RoleChoice workspace id=id("role") person change /> }
                    })}
                <span class="spring"></span>
                <Moves workspace list people at />
            </div>
        </div></li>
    }
}

/// A box shows what the plan holds, also where a change was refused.
fn reset(node: NodeRef<html::Input>, value: &str) {
    if let Some(input) = node.get_untracked() {
        input.set_value(value);
    }
}

#[component]
fn RoleChoice(
    workspace: Workspace,
    id: String,
    person: Memo<Person>,
    change: impl Fn(Role) + 'static,
) -> impl IntoView {
    let ui = workspace.ui;
    let place = move || {
        let role = person.with(|person| person.role);
        ROLES.iter().position(|it| *it == role).unwrap_or_default()
    };
    let choose = move |at: String| {
        if let Some(role) = at.parse().ok().and_then(|at: usize| ROLES.get(at)) {
            change(*role);
        }
    };
    let label = id.clone();
    view! {
        <label class="pd-role" for=label>
            <span>{ui.texts().plan_data().role}</span>
            <select
                class="input"
                id=id
                prop:value=move || place().to_string()
                on:change=move |event| choose(event_target_value(&event))
            >
                {ROLES
                    .iter()
                    .enumerate()
                    .map(|(at, role)| {
                        view! {
                            <option value=at.to_string() selected=move || place() == at>
                                {ui.language().role(*role)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

/// Up, down, and away.
#[component]
fn Moves(
    workspace: Workspace,
    list: &'static PeopleList,
    people: Memo<Vec<Person>>,
    at: usize,
) -> impl IntoView {
    let ui = workspace.ui;
    let who = move || (list.one)(ui.texts().plan_data())(at + 1);
    let count = memo(move || people.with(Vec::len));
    let swap = move |with: usize| {
        let mut people = people.get_untracked();
        if at < people.len() && with < people.len() {
            people.swap(at, with);
            commit(workspace, (list.change)(people));
            dom::focus_soon(format!("#pd-{}-{with}-name", list.key));
        }
    };
    let remove = move |_| {
        let mut people = people.get_untracked();
        if at < people.len() {
            people.remove(at);
            commit(workspace, (list.change)(people));
            dom::focus_soon(format!("[data-add='{}']", list.key));
        }
    };
    view! {
        <button
            type="button"
            class="button ghost icon-only"
            aria-label=move || (ui.texts().plan_data().move_up)(&who())
            title=move || (ui.texts().plan_data().move_up)(&who())
            disabled=at == 0
            on:click=move |_| swap(at.wrapping_sub(1))
        >
            <Icon glyph=Glyph::Up />
        </button>
        <button
            type="button"
            class="button ghost icon-only"
            aria-label=move || (ui.texts().plan_data().move_down)(&who())
            title=move || (ui.texts().plan_data().move_down)(&who())
            disabled=move || count.get() <= at + 1
            on:click=move |_| swap(at + 1)
        >
            <Icon glyph=Glyph::Down />
        </button>
        <button
            type="button"
            class="button ghost icon-only"
            aria-label=move || (ui.texts().plan_data().remove)(&who())
            title=move || (ui.texts().plan_data().remove)(&who())
            on:click=remove
        >
            <Icon glyph=Glyph::Trash />
        </button>
    }
}
