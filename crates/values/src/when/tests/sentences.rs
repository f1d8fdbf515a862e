//! Sentences that hold a date, and dates with a time or a piece of a stretch.

use super::{check, shown};
use crate::{DateContext, when};
use plan::Edge;

#[test]
fn a_sentence_is_no_date() {
    for text in [
        "Cuando se reciba el pago del segundo semestre de 2026",
        "cuando cierre el 2do semestre del 2026",
        "tras el cierre del primer trimestre 2026",
        "después del T1 2026",
        "Posterior al segundo semestre 2025",
        "luego de la auditoría de mayo 2026",
        "según el presupuesto 2026",
        "once the Q2 2026 funds arrive",
        "antes del segundo semestre 2026",
        "before 2027",
        "20 de abril (6 semanas después)",
    ] {
        let read = when(text, Edge::Start, DateContext { year: Some(2026), ..Default::default() });
        if text.starts_with("20") {
            let told = "2026-04-20|20 de abril (6 semanas después): year_assumed date_with_text";
            assert_eq!(shown(&read), told);
        } else {
            assert!(read.is_unclear(), "{text}: {}", shown(&read));
        }
    }
    check(
        "15 de marzo al 20 de abril de 2026 (6 semanas)",
        "2026-03-15|15 de marzo al 20 de abril de 2026 (6 semanas) & 2026-04-20|15 de marzo al 20 de abril de 2026 (6 semanas): date_range date_with_text",
    );
    check(
        "15/03/2026 08:00 - 20/04/2026 17:00",
        "2026-03-15|15/03/2026 08:00 & 2026-04-20|20/04/2026 17:00: date_range",
    );
    check("2026-03-01T00:00:00", "2026-03|mar-26: date_serial");
    check("2026-03-15T08:30:00.000Z", "2026-03-15|15/03/2026: date_serial");
    check("fin del T2 2026", "2026-T2|fin del T2 2026 &: date_with_text");
    // A piece of a stretch is not all of it.
    check("finales del segundo semestre 2026", "?|finales del segundo semestre 2026: date_unclear");
}
