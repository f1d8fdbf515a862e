//! What stands over the table on the first sheet and below it on the last.

use leptos::prelude::*;
use plan::{Header, Member, Signatory};
use text::Language;

/// The logo, the official line, the title, whose plan it is and for when.
pub fn title(language: Language, header: &Header) -> impl IntoView + use<> {
    let title = match header.title.trim() {
        "" => language.messages().print().plan_title.to_owned(),
        title => title.to_owned(),
    };
    let subtitle = missing_from(&title, header);
    let line = |class: &'static str, text: String| {
        (!text.trim().is_empty()).then(|| view! { <p class=class>{text}</p> })
    };
    let logo = (!header.logo.is_empty()).then(|| {
        let source = header.logo.clone();
        view! { <img class="pr-logo" src=source alt="" /> }
    });
    let with_logo = logo.is_some();
    view! {
        <div class="pr-title" class:with-logo=with_logo data-title="">
            {logo}
            <div>
                {line("pr-motto", header.motto.clone())}
                <h2>{title}</h2>
                {line("pr-institution", subtitle)}
            </div>
        </div>
    }
}

/// Institution and period, as far as the title does not name them already.
fn missing_from(title: &str, header: &Header) -> String {
    let said = title.to_lowercase();
    let institution = header.institution.trim();
    let institution = (!said.contains(&institution.to_lowercase())).then(|| institution.to_owned());
    let period = header.period.filter(|period| {
        !(said.contains(&period.first().to_string()) && said.contains(&period.last().to_string()))
    });
    let parts: Vec<String> =
        institution.into_iter().chain(period.map(|period| period.to_string())).collect();
    parts.join(" · ")
}

/// Whose plan it is, for the foot of each sheet.
pub fn owner(header: &Header) -> String {
    let institution = header.institution.trim().to_owned();
    let institution = (!institution.is_empty()).then_some(institution);
    let period = header.period.map(|period| period.to_string());
    institution.into_iter().chain(period).collect::<Vec<_>>().join(" · ")
}

/// The committee and the signatures.
pub fn closing(language: Language, header: &Header, committee: bool) -> impl IntoView + use<> {
    let committee = committee && !header.committee.is_empty();
    view! {
        <div class="pr-closing" data-closing="">
            {committee.then(|| members(language, &header.committee))}
            {(!header.signatories.is_empty()).then(|| signatures(language, &header.signatories))}
        </div>
    }
}

/// Whether anything stands below the table.
pub fn has_closing(header: &Header, committee: bool) -> bool {
    !header.signatories.is_empty() || (committee && !header.committee.is_empty())
}

fn members(language: Language, members: &[Member]) -> impl IntoView + use<> {
    let one = |member: &Member| match (member.name.trim(), member.post.trim()) {
        (name, "") => name.to_owned(),
        ("", post) => post.to_owned(),
        (name, post) => format!("{name} ({post})"),
    };
    let list: Vec<String> = members.iter().map(one).filter(|it| !it.is_empty()).collect();
    view! {
        <p class="pr-committee">
            <b>{language.messages().print().committee_title} ": "</b>
            {list.join(" · ")}
        </p>
    }
}

fn signatures(language: Language, signatories: &[Signatory]) -> impl IntoView + use<> {
    let columns = signatories.len().min(4).to_string();
    let one = |signatory: &Signatory| {
        let (name, post) = (signatory.name.trim().to_owned(), signatory.post.trim().to_owned());
        view! {
            <div class="pr-signature">
                <p class="pr-role">{language.role(signatory.role)}</p>
                <div class="pr-line"></div>
                <p class="pr-name">{name}</p>
                <p>{post}</p>
            </div>
        }
    };
    view! {
        <div class="pr-signatures" style:--columns=columns>
            {signatories.iter().map(one).collect_view()}
        </div>
    }
}
