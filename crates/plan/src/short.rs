//! The name of a plan where there is little room: what tells it from others, and its years.

use crate::model::{Header, Period};

/// Words before the name of a place that many institutions have in common.
const COMMON: [&str; 18] = [
    "plan",
    "planes",
    "mejora",
    "mejoras",
    "institucional",
    "honorable",
    "ayuntamiento",
    "alcaldía",
    "alcaldia",
    "ALCALDÍA",
    "junta",
    "distrital",
    "municipal",
    "municipio",
    "municipalidad",
    "sala",
    "capitular",
    "caf",
];

/// Words that join the others, however they are written.
const JOINING: [&str; 4] = ["de", "del", "para", "y"];

/// Articles; with a capital they begin a name, as in *La Romana*.
const ARTICLES: [&str; 4] = ["la", "el", "los", "las"];

/// What stands between a name and words that come after it.
const BREAKS: [&str; 6] = [", ", " - ", " – ", " — ", " (", ": "];

/// Words after the name of a place, in English.
const AFTER: [&str; 3] = [" Town Council", " City Council", " Municipality"];

/// The shortest name by which a plan is known: *Altamira 2026-27*. Empty where the plan does not
/// say whose it is.
pub fn short(header: &Header) -> String {
    let name = distinguishing(&header.institution);
    match header.period {
        Some(period) if !name.is_empty() => format!("{name} {}", years(period)),
        _ => name.to_owned(),
    }
}

/// `2026-27`, or in full where the century changes.
fn years(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    if first < last && first / 100 == last / 100 {
        format!("{first}-{:02}", last % 100)
    } else {
        period.to_string()
    }
}

/// What an institution has for itself alone; all of its name where it has nothing else.
fn distinguishing(name: &str) -> &str {
    let whole = name.trim();
    let mut rest = whole;
    while let Some((word, after)) = first_word(rest) {
        if !is_common(word, after) {
            break;
        }
        rest = after;
    }
    let ends = BREAKS.into_iter().filter_map(|gap| {
        let at = rest.find(gap)?;
        let (word, after) = first_word(&rest[at + gap.len()..])?;
        is_common(word, after).then_some(at)
    });
    let after = AFTER.into_iter().filter_map(|after| rest.strip_suffix(after)).map(str::len);
    let end = ends.chain(after).min().unwrap_or(rest.len());
    if rest[..end].is_empty() { whole } else { &rest[..end] }
}

/// The first word of a text, and what comes after it.
fn first_word(text: &str) -> Option<(&str, &str)> {
    let (word, after) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (!word.is_empty()).then(|| (word, after.trim_start()))
}

fn is_common(word: &str, after: &str) -> bool {
    let bare = word.trim_matches(|c: char| c.is_ascii_punctuation() || "–—·«»“”".contains(c));
    let is = |known: &&str| bare.eq_ignore_ascii_case(known);
    // A district is named so where it is a municipal one; the *Distrito Nacional* is a name.
    let district = is(&"distrito")
        && first_word(after).is_some_and(|(next, _)| next.eq_ignore_ascii_case("municipal"));
    district
        || bare.bytes().all(|it| it.is_ascii_digit() || it == b'-')
        || COMMON.iter().any(is)
        || JOINING.iter().any(is)
        || ARTICLES.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, Plan};

    fn check(institution: &str, period: Option<Period>, expect: &str) {
        let plan = Plan::new(Id::from_bits(1));
        let header = Header { institution: institution.into(), period, ..(*plan.header).clone() };
        assert_eq!(short(&header), expect, "{institution}");
    }

    #[test]
    fn a_name_is_what_tells_it_from_others() {
        let years = Some(Period::new(2026, 2027));
        check("Ayuntamiento de Altamira", years, "Altamira 2026-27");
        check("Ayuntamiento Municipal de Vallejuelo", None, "Vallejuelo");
        check("Alcaldía de Santo Domingo Este", years, "Santo Domingo Este 2026-27");
        check("ALCALDÍA DE SANTIAGO", Some(Period::new(2026, 2026)), "SANTIAGO 2026");
        check("Junta de Distrito Municipal La Caleta", years, "La Caleta 2026-27");
        check("Junta Distrital de Verón-Punta Cana", years, "Verón-Punta Cana 2026-27");
        check("Ayuntamiento del Distrito Nacional", years, "Distrito Nacional 2026-27");
        check("Honorable Ayuntamiento de la Vega", years, "Vega 2026-27");
        check("Loma Serena Town Council", years, "Loma Serena 2026-27");
        check("Ayuntamiento de La Romana", Some(Period::new(1999, 2001)), "La Romana 1999-2001");
    }

    #[test]
    fn the_words_of_the_plan_are_no_name() {
        let long =
            "Plan de Mejora Institucional 2026-2027 – Junta del Distrito Municipal de Hato Damas";
        check(long, None, "Hato Damas");
        check("Plan de Mejora Institucional de la Alcaldía de Azua", None, "Azua");
        check("Ayuntamiento de Azua - Plan de mejora 2026", None, "Azua");
        check("Ayuntamiento de Azua, plan de mejora", None, "Azua");
        check("Ayuntamiento de San Juan (Municipio cabecera)", None, "San Juan");
    }

    #[test]
    fn a_name_without_more_stays_whole() {
        check("", Some(Period::new(2026, 2027)), "");
        check("Ayuntamiento Municipal", None, "Ayuntamiento Municipal");
        check("  Ministerio de Cultura ", None, "Ministerio de Cultura");
        check("Villa Altagracia - Sur", None, "Villa Altagracia - Sur");
    }
}
