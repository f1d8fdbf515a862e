//! Headers in all the forms that tables have.

use super::*;
use crate::header::ColumnRole;

fn columns(text: &str) -> String {
    let grid = Grid::from_text(text, '\t');
    let tables = tables(&grid, SourceShape::Text, false).tables;
    let names = tables.iter().map(|table| {
        let names = table.slots.iter().map(|slot| match slot.role {
            ColumnRole::Column(column) => column.key(),
            ColumnRole::Time => "time",
            ColumnRole::Target => "target",
            ColumnRole::Activities => "activities",
            ColumnRole::Mark(_) | ColumnRole::Other => "-",
        });
        format!("{:?} {}", table.header, names.collect::<Vec<_>>().join(" "))
    });
    names.collect::<Vec<_>>().join("; ")
}

#[test]
fn headers_in_one_or_two_rows() {
    let check = |text: &str, expect: &str| assert_eq!(columns(text), expect, "{text}");
    check("hola\tadiós\nuno\tdos", "");
    check("No.\tÁrea\tAcción\tTareas", "0..1 number area action tasks");
    check(
        "x\n\nNo.\tÁrea\tAcción\tTiempo\t\tMeta\n\t\t\tInicio\tFin\t",
        "2..4 number area action start end target",
    );
    check(
        "No.\tÁrea\tAcción\tTiempo\tMeta\n\t\t\tInicio\tFin\t",
        "0..2 number area action start end target",
    );
    check(
        "No.\tÁrea\tAcción\tTiempo\tMeta\nInicio\tFin",
        "0..2 number area action start end target",
    );
    check("No.\tÁrea\tAcción\tTiempo\t\tMeta", "0..1 number area action start end target");
    check("No.\tÁrea\tAcción\tTiempo\tMeta", "0..1 number area action time target");
    check("\t\t\tTiempo\nNo.\tÁrea\tAcción\tInicio\tFin", "0..2 number area action start end");
    check("No.\tÁrea\tAcción\tFecha inicio\tFecha", "0..1 number area action start end");
    check("No.\tÁrea\tActividades\tObjetivo", "0..1 number area action objective");
    check("No.\tAcción\tActividades\tObjetivo", "0..1 number action tasks objective");
    check("Acción\tAcciones\tÁrea\tTareas", "0..1 action - area tasks");
    check("\tÁrea\tAcción\tTareas\n1\ta\tb\tc", "0..1 number area action tasks");
    check("\tÁrea\tAcción\tTareas\nx\ta\tb\tc", "0..1 - area action tasks");
    check(
        "No.\tÁrea de\nmejora\tAcción de\nmejora\tTareas\tResponsable\nde seguimiento\n1\ta\tb\tc\td",
        "0..4 number area action tasks responsible",
    );
    check(
        "No.\tÁrea\tAcción\tTareas\tResponsable de\nseguimiento\tComentarios\n1\ta\tb\tc\td\te",
        "0..2 number area action tasks responsible comments",
    );
    check(
        "No.\tÁrea\tAcción\tTareas\n1\ta\tb\tc\nNo.\tÁrea\tTareas\tAcción\n2\ta\tc\tb",
        "0..1 number area action tasks; 2..3 number area tasks action",
    );
}
