//! The timeline as a picture.

use export::svg::{RowLabel, SvgLabels, timeline};
use plan::timeline::layout;
use plan::{Criterion, Plan};

use crate::common;

const PLAN: &str = "Plan de mejora 2026\nAyuntamiento de Loma <Fría> & Alta\n\
No.\tCriterio\tÁrea\tAcción de mejora\tTareas\tInicio\tFin\n\
1\t1\tNo hay reloj\tColgar un reloj grande en la sala de espera donde se vea desde todas las sillas \"altas\"\tColgar\tmar-26\tjun-26\n\
2\t1\tNo hay agua\tPoner una llave <nueva>\tPoner\tago-26\tfeb-27\n\
3\t4\tNo hay luz\tPoner luz\tPoner\tmay-26\tPermanente\n\
4\t\tNo hay orden\tOrdenar\tOrdenar\toct-26\tmar-26\n\
5\t5\tNo hay fecha\tEsperar\tEsperar\t\t\n";

fn picture(plan: &Plan) -> String {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 5, 10);
    let group = |criterion: Option<Criterion>| match criterion {
        Some(criterion) => format!("Criterio {}", criterion.number()),
        None => "Sin criterio".to_owned(),
    };
    let row = |id| {
        let action = plan.action(id).expect("an action");
        RowLabel { text: action.action.clone(), dates: "mar 26 – jun 26".into() }
    };
    let labels = SvgLabels {
        language: "es-DO",
        title: &plan.header.institution,
        months: [
            "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
        ],
        quarter: "T",
        today: "Hoy",
        period: "Período",
        outside: "fuera del período",
        open: "sin fecha de fin",
        backwards: "el fin está antes del inicio",
        undated: "sin fechas",
        group: &group,
        row: &row,
    };
    timeline(&layout(plan, today), &labels)
}

#[test]
fn says_everything_and_is_well_formed() {
    let plan = common::draft(PLAN.as_bytes()).expect("a plan").plan;
    let svg = picture(&plan);
    for text in [
        "Loma &lt;Fría&gt; &amp; Alta",
        ">2026<",
        ">2027<",
        ">T1<",
        ">ene<",
        ">sept<",
        "Criterio 4",
        "Hoy",
        "Período 2026",
        "sillas &quot;altas&quot;",
        "fuera del período",
        "sin fecha de fin",
        "el fin está antes del inicio",
        "sin fechas",
        "url(#hatch)",
    ] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(svg.contains("…</text>"), "a long label is cut");
    assert!(!svg.contains(" style=") && !svg.contains("<script"));
    well_formed(&svg);
}

#[test]
fn an_empty_plan_has_a_picture_too() {
    well_formed(&picture(&Plan::new(plan::Id::from_bits(1))));
}

/// Checks that every tag is closed in turn, and that no bare mark stands in a text.
fn well_formed(svg: &str) {
    let mut open = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "{}", &rest[..at]);
        let end = rest.find('>').expect("a closed tag");
        let tag = &rest[at + 1..end];
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap_or_default()),
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{open:?}");
    for part in svg.split('&').skip(1) {
        let named = ["amp;", "lt;", "gt;", "quot;"].iter().any(|name| part.starts_with(name));
        assert!(named, "{part}");
    }
}

/// Writes the picture for a look at it: `cargo test -p import --features readers svg -- --ignored`.
#[test]
#[ignore = "writes a file"]
fn write_a_picture() {
    let plan = common::draft(PLAN.as_bytes()).expect("a plan").plan;
    std::fs::write(std::env::temp_dir().join("timeline.svg"), picture(&plan)).expect("written");
}
