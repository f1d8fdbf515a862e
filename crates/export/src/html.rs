//! The web page of a plan: one file without a script and without anything from elsewhere, to be
//! read on a phone, printed on the plan's paper, and opened again in the app. It is HTML and
//! well-formed XML at once, so that strict readers take it as well.

mod form;
mod timeline;

use plan::{Header, Member, Paper, Signatory};

use crate::markup::{json, put, put_lines};
use crate::writing::WriterInput;
use timeline::MARGINS;
use values::form::{self as words_of, FormWords};

/// Nothing but the page's own styles and the pictures inside it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
     base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("html/page.css");

pub(crate) fn write(writing: &WriterInput) -> Vec<u8> {
    let mut out = String::with_capacity(64_000);
    head(writing, &mut out);
    out.push_str("<body>\n");
    title(writing, &mut out);
    form::table(writing, &mut out);
    closing(writing, &mut out);
    summary(writing, &mut out);
    if writing.choices.timeline {
        timeline::timeline(writing, &mut out);
    }
    let made = (writing.words.made_with)(writing.app);
    put(&mut out, "<footer data-part=\"note\"><p class=\"note\">", &made, "</p></footer>\n");
    let inner = plan::format::write_compact(writing.document, writing.app);
    put(&mut out, "<data id=\"mejora-plan\" hidden=\"\" value=\"", &json(&inner), "\"></data>\n");
    out.push_str("</body>\n</html>\n");
    out.into_bytes()
}

fn head(writing: &WriterInput, out: &mut String) {
    let header = &writing.document.plan.header;
    let language = writing.words.language;
    out.push_str(&format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n"
    ));
    put(out, "<meta name=\"generator\" content=\"", writing.app, "\"/>\n<title>");
    let title = words_of::title(header, writing.words).trim();
    let parts = [title, header.institution.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    put(out, "", &parts.join(" · "), "</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str(&sheet(header));
    out.push_str("</style>\n</head>\n");
}

/// The printed sheet: the plan's paper in landscape, and its size of letters.
fn sheet(header: &Header) -> String {
    let paper = match header.paper {
        Paper::Letter => "letter",
        Paper::Legal => "legal",
        Paper::A4 => "A4",
    };
    let half = header.print_size.get();
    let (size, rest) = (half / 2, if half.is_multiple_of(2) { "" } else { ".5" });
    format!(
        "@page {{ size: {paper} landscape; margin: {}mm {}mm; }}\n\
         @media print {{ body {{ font-size: {size}{rest}pt; }} }}\n",
        MARGINS.1 / 10,
        MARGINS.0 / 10,
    )
}

/// Logo, official line, institution, title, period and state, each known again by its mark.
fn title(writing: &WriterInput, out: &mut String) {
    let header = &writing.document.plan.header;
    out.push_str("<header class=\"top\">\n");
    if is_picture(&header.logo) {
        put(out, "<img class=\"logo\" alt=\"\" src=\"", header.logo.trim(), "\"/>\n");
    }
    let mut field = |tag: &str, class: &str, name: &str, text: &str| {
        if !text.trim().is_empty() {
            out.push_str(&format!("<{tag} class=\"{class}\" data-field=\"{name}\">"));
            put_lines(out, text);
            out.push_str(&format!("</{tag}>\n"));
        }
    };
    field("p", "motto", "motto", &header.motto);
    field("p", "owner", "institution", &header.institution);
    field("h1", "title", "title", words_of::title(header, writing.words));
    let period = header.period.map(|period| period.to_string()).unwrap_or_default();
    field("p", "owner", "period", &period);
    field("p", "state", "state", writing.words.state_of(header.state));
    out.push_str("</header>\n");
}

/// Whether an address is a picture that stands inside the page and can do nothing but be seen.
fn is_picture(address: &str) -> bool {
    let data = address.trim().strip_prefix("data:image/").and_then(|it| it.split_once(";base64,"));
    data.is_some_and(|(kind, data)| {
        ["png", "jpeg", "jpg", "gif", "webp"].contains(&kind)
            && !data.is_empty()
            && data.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
    })
}

/// How many actions, over which months, by criterion and by who answers for them.
fn summary(writing: &WriterInput, out: &mut String) {
    let (plan, words) = (&writing.document.plan, writing.words);
    let rollup = plan::rollup::rollup(plan);
    put(
        out,
        "<section class=\"summary\" data-part=\"summary\">\n<h2>",
        words.summary,
        "</h2>\n<p>",
    );
    let counts = [(words.actions)(rollup.actions), (words.tasks)(rollup.tasks)];
    let span = rollup.span.map(|(first, last)| (words.months_between)(first, last));
    let counts: Vec<String> = counts.into_iter().chain(span).collect();
    put(out, "", &counts.join(" · "), "</p>\n<div>\n");
    let version = plan.header.catalogue;
    let criteria = rollup.criteria.iter().map(|(criterion, count)| (Some(*criterion), *count));
    let criteria = criteria.chain([(None, rollup.without_criterion)]);
    let criteria = criteria.filter(|(_, count)| *count > 0);
    let criteria =
        criteria.map(|(criterion, count)| ((words.criterion)(version, criterion), count));
    counted(out, words.by_criterion, criteria.collect());
    counted(out, words.by_unit, rollup.units);
    out.push_str("</div>\n</section>\n");
}

fn counted(out: &mut String, heading: &str, counts: Vec<(String, usize)>) {
    if counts.is_empty() {
        return;
    }
    put(out, "<section>\n<h3>", heading, "</h3>\n<ul>\n");
    for (what, count) in counts {
        put(out, "<li><span>", &what, "</span> ");
        out.push_str(&format!("<b>{count}</b></li>\n"));
    }
    out.push_str("</ul>\n</section>\n");
}

/// The committee and the signatures, which paper keeps together with the end of the form.
fn closing(writing: &WriterInput, out: &mut String) {
    let (header, choices) = (&writing.document.plan.header, writing.choices);
    let members = if choices.committee { &header.committee[..] } else { &[] };
    let signatories = if choices.signatures { &header.signatories[..] } else { &[] };
    if members.is_empty() && signatories.is_empty() {
        return;
    }
    out.push_str("<div class=\"closing\">\n");
    if !members.is_empty() {
        committee(writing.words, members, out);
    }
    if !signatories.is_empty() {
        signatures(writing.words, signatories, out);
    }
    out.push_str("</div>\n");
}

fn committee(words: &FormWords, members: &[Member], out: &mut String) {
    out.push_str("<section class=\"committee\" data-part=\"committee\">\n");
    put(out, "<h2>", words.committee, "</h2>\n<table class=\"people\">\n<thead>\n<tr>");
    put(out, "<th scope=\"col\">", words.name, "</th>");
    put(out, "<th scope=\"col\">", words.post, "</th></tr>\n</thead>\n<tbody>\n");
    for member in members {
        put(out, "<tr><td>", member.name.trim(), "</td>");
        put(out, "<td>", member.post.trim(), "</td></tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

fn signatures(words: &FormWords, signatories: &[Signatory], out: &mut String) {
    out.push_str("<section class=\"signatures\" data-part=\"signatures\">\n");
    for signatory in signatories {
        put(out, "<div class=\"signature\"><p>", words.role_of(signatory.role), "</p>");
        put(out, "<p class=\"line\">", signatory.name.trim(), "</p>");
        put(out, "<p>", signatory.post.trim(), "</p></div>\n");
    }
    out.push_str("</section>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_picture_inside_the_page_is_shown() {
        assert!(is_picture("data:image/png;base64,iVBORw0KGgo="));
        for address in [
            "",
            "https://example.org/logo.png",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "data:image/png;base64,",
            "data:image/png;base64,a\" onload=\"x",
            "javascript:alert(1)",
        ] {
            assert!(!is_picture(address), "{address}");
        }
    }
}
