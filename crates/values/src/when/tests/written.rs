//! How dates are written that a range held, and dates whose words are vague.

use super::{check_in, when};
use crate::DateContext;
use plan::Edge;

#[test]
fn each_date_of_a_range_is_written_alone_and_in_one_style() {
    let written = |text: &str, expect: &str| {
        let read = when(text, Edge::Start, DateContext { year: Some(2026), ..Default::default() });
        let said = [read.value, read.other].map(|it| it.map_or(String::new(), |it| it.written));
        assert_eq!(said.join(" | "), expect, "{text}");
    };
    written("Del 7 de mayo al 9 de junio de 2026", "7 de mayo de 2026 | 9 de junio de 2026");
    written("Entre el 7 de mayo y el 9 de junio", "7 de mayo | 9 de junio");
    written(
        "desde el 7 de mayo hasta el 9 de junio del 2026",
        "7 de mayo del 2026 | 9 de junio del 2026",
    );
    written("Desde mayo hasta julio 2026", "mayo 2026 | julio 2026");
    written("A partir de mayo de 2026 hasta julio de 2026", "mayo de 2026 | julio de 2026");
    written("del 7 al 19 de mayo de 2026", "7 de mayo de 2026 | 19 de mayo de 2026");
    written("del 7 al 19 de mayo", "7 de mayo | 19 de mayo");
    written("7-19/05/2026", "7/05/2026 | 19/05/2026");
    written("del 1ro al 19 de mayo del 2026", "1ro de mayo del 2026 | 19 de mayo del 2026");
    written("mayo 7 al 19, 2026", "mayo 7, 2026 | mayo 19, 2026");
    written("May. 7 - Jun. 9, 2026", "May. 7, 2026 | Jun. 9, 2026");
    written("(7/05/2026 al 9/06/2026)", "7/05/2026 | 9/06/2026");
    written("Del 7/11 al 9/02/2027", "7/11/2026 | 9/02/2027");
    written("nov-feb 27", "nov 26 | feb 27");
    written("mayo. – jul. 2026", "mayo. 2026 | jul. 2026");
    written("desde mayo 2026 y permanente", "mayo 2026 | permanente");
}

#[test]
fn a_vague_word_beside_a_year_makes_no_month_of_it() {
    let said =
        |text: &str, edge, expect: &str| check_in(text, edge, DateContext::default(), expect);
    for text in [
        "mediados de 2027",
        "a mediados del 2027",
        "mid 2027",
        "hacia 2027",
        "hacia mediados de 2027",
        "a lo largo de 2027",
        "antes de 2027",
        "después de 2027",
        "antes de finales de 2027",
        "primer mes de 2027",
        "mediados de 2026 a finales de 2027",
        "marzo a mediados de 2027",
        "marzo a mediados del año 2027",
        "alrededor de 2027",
        "mediados del primer semestre de 2027",
    ] {
        for edge in [Edge::Start, Edge::End] {
            said(text, edge, &format!("?|{text}: date_unclear"));
        }
    }
    for text in ["finales de 2027", "a finales del año 2027", "fin de año 2027", "fin 2027"] {
        said(text, Edge::Start, &format!("?|{text}: date_unclear"));
        said(text, Edge::End, &format!("2027-12|{text}: date_with_text"));
    }
    for text in ["principios de 2027", "a inicios de 2027"] {
        said(text, Edge::Start, &format!("2027-01|{text}: date_with_text"));
        said(text, Edge::End, &format!("?|{text}: date_unclear"));
    }
    let late = "finales del primer semestre de 2027";
    said(late, Edge::Start, &format!("?|{late}: date_unclear"));
    said(late, Edge::End, &format!("2027-06|{late}: date_with_text"));
    let early = "inicios del segundo semestre de 2027";
    said(early, Edge::Start, &format!("2027-07|{early}: date_with_text"));
    for text in ["hacia mayo 2027", "antes de mayo de 2027"] {
        said(text, Edge::End, &format!("2027-05|{text}: date_with_text"));
    }
    said("después de mayo 2027", Edge::End, "?|después de mayo 2027: date_unclear");
    said("mediados de mayo 2027", Edge::End, "2027-05|mediados de mayo 2027");
    said("durante 2027", Edge::End, "2027-12|durante 2027 & 2027-01|durante 2027: year_only");
}
