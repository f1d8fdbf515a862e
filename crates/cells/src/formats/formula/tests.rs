//! Formulas, as people and programs write them.

use super::*;

struct Some4;

impl Cells for Some4 {
    fn value(&self, sheet: Option<&str>, place: CellAddress, _: usize) -> Option<FormulaValue> {
        let date = Some(Rc::new(NumberFormat::new("d/m/y")));
        Some(match (sheet, place) {
            (None, (1, 0)) => FormulaValue::Text("Almacén".into()),
            (None, (2, 0)) => FormulaValue::Number(46082.0, date),
            (None, (line @ 3..=6, 0)) => FormulaValue::Number(line as f64, None),
            (Some("Otra hoja" | "Otra"), (1, 1)) => FormulaValue::Text("de otra".into()),
            (None, (10, 9)) => return None,
            (Some(_), _) => return None,
            _ => FormulaValue::Blank,
        })
    }
}

fn value(formula: &str, shift: (isize, isize)) -> Option<FormulaValue> {
    let work =
        FormulaContext { cells: &Some4, epoch: Epoch::Of1900, at: (8, 2), left: &Slot::new(1000) };
    work.value(formula, shift, 0)
}

#[test]
fn simple_formulas_are_worked_out() {
    let check = |formula: &str, expect: &str| {
        let shown = value(formula, (0, 0)).and_then(|it| it.text());
        assert_eq!(shown.as_deref(), Some(expect), "{formula}");
    };
    check("=A1", "Almacén");
    check("=$A$1&\" \"&\"dijo \"\"sí\"\"\"", "Almacén dijo \"sí\"");
    check("CONCATENATE(A1,\" y \",'Otra hoja'!B1)", "Almacén y de otra");
    check("_xlfn.CONCAT(A1;Otra!$B$1)", "Almacénde otra");
    check("SUM(A3:A6)", "18");
    check("SUM(A3:A5,10, A6)*2-1", "55");
    check("2+3*4^2/(1+1)", "26");
    check("-A3%", "-0.03");
    check("0.1+0.2", "0.3");
    check("DATE(2026,3,1)", "46082");
    check("DATE(2026,14,0)", "46418");
    check("EDATE(A2,5)", "46235");
    check("EOMONTH(A2,0)", "46112");
    check("A2+30", "46112");
    check("YEAR(A2)&\"-\"&MONTH(A2)", "2026-3");
    check("IF(A1=\"\",\"nada\",UPPER(A1))", "ALMACÉN");
    check("IF(A3>=3,\"sí\")", "sí");
    check("HYPERLINK(\"https://a.b\",\"Ver acta\")", "Ver acta");
    check("ROUND(10/3,2)", "3.33");
    check("ROW()-1", "7");
    check("ROW(A3)&COLUMN()", "33");
    check("ROWS($B$5:B7)", "3");
    check("COUNTA(A$1:A4)&\"/\"&COUNT(A1:A4)", "4/3");
    check("TEXT(A2,\"dd/mm/yyyy\")", "01/03/2026");
    check("TRUE", "VERDADERO");
    check(" = A1 ", "Almacén");
}

#[test]
fn relative_references_move() {
    assert_eq!(value("=B2", (-1, -1)), Some(FormulaValue::Text("Almacén".into())));
    assert_eq!(value("=$A2", (-1, 5)), Some(FormulaValue::Text("Almacén".into())));
    assert_eq!(value("=A$1", (7, 0)), Some(FormulaValue::Text("Almacén".into())));
    assert_eq!(value("=A1", (-1, 0)), None);
}

#[test]
fn dates_stay_dates() {
    let format = |formula| value(formula, (0, 0)).and_then(|it| it.format()).is_some();
    assert!(format("A2+30") && format("30+A2") && format("EDATE(A2,1)") && format("MAX(A2,A3)"));
    assert!(!format("A2-A2") && !format("A3+1") && !format("A2*1"));
}

#[test]
fn what_is_not_simple_stays_unknown() {
    let deep = "(".repeat(5000) + "1" + &")".repeat(5000);
    let formulas = [
        "TODAY()",
        "NOW()+1",
        "RAND()",
        "VLOOKUP(A1,A1:B9,2)",
        "Tabla1[Fin]",
        "J10",
        "A1+1",
        "1/0",
        "SUM(A1:XFD1048576)",
        "\"abierta",
        "",
        "=",
        "A1:A3",
        "Lista!A1",
        "1 2",
        "#REF!",
        "'abierta",
        "SUM(A1",
        "nombre",
        "2^9999",
        "[1]Hoja!A1",
        "DATE(99999,1,1)",
        &deep,
    ];
    for formula in formulas {
        assert_eq!(value(formula, (0, 0)), None, "{formula}");
    }
}
