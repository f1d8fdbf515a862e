//! Number formats, as cells show them.

use super::*;

fn shown(code: &str, number: &str) -> String {
    Decimal::parse(number)
        .map_or_else(String::new, |number| NumberFormat::new(code).cell(number, Epoch::Of1900).text)
}

#[test]
fn dates_are_told_by_their_format() {
    let cases = [
        ("d/m/y", (false, true)),
        ("mmm-yy", (true, true)),
        ("[$-C0A]mmm\\-yy;@", (true, true)),
        ("MMMM\" de \"YYYY", (true, true)),
        ("[$-1C0A]d\\ \"de\"\\ mmmm\\ \"de\"\\ yyyy;@", (false, true)),
        ("yyyy", (false, true)),
        ("dd/mm/yyyy hh:mm", (false, true)),
        ("[Red]dd\\-mm", (false, true)),
        ("h:mm AM/PM", (false, false)),
        ("mm:ss.0", (false, false)),
        ("0\" días\"", (false, false)),
        ("0\\d", (false, false)),
        ("General", (false, false)),
        ("@", (false, false)),
        ("#,##0.00\\ \"RD$\";[Red]\\-#,##0.00", (false, false)),
        ("0.00E+00", (false, false)),
        ("", (false, false)),
    ];
    for (code, expect) in cases {
        let format = NumberFormat::new(code);
        assert_eq!((format.is_month(), format.is_date()), expect, "{code}");
    }
    let dates = (0..100).filter(|id| NumberFormat::new(built_in(*id).unwrap_or("")).is_date());
    let expect: Vec<u32> =
        [14..=17, 22..=22, 27..=31, 34..=36, 50..=58].into_iter().flatten().collect();
    assert_eq!(dates.collect::<Vec<_>>(), expect);
    let half = |id| shown(built_in(id).unwrap_or(""), "2.5");
    assert_eq!([12, 13].map(half), ["2 1/2", "2 1/2"]);
}

#[test]
fn numbers_are_shown_as_their_cell_shows_them() {
    let cases = [
        ("0%", "0.5", "50%"),
        ("0.0%", "0.1254", "12.5%"),
        ("General", "0.1", "0.1"),
        ("#,##0.00", "150000", "150,000.00"),
        ("\"RD$\"#,##0.00;[Red]\\-\"RD$\"#,##0.00", "-1500.5", "-RD$1,500.50"),
        ("[$RD$-1C0A]#,##0", "2500", "RD$2,500"),
        ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-", "0", "0"),
        ("000", "7", "007"),
        ("0", "-3", "-3"),
        ("000\\-0000", "8095551", "809-5551"),
        ("(###) ###\\-####", "8095551234", "(809) 555-1234"),
        ("# ?/?", "0.5", "1/2"),
        ("# ?/?", "-3.5", "-3 1/2"),
        ("# ??/??", "2.3125", "2 5/16"),
        ("# ?/8", "0.25", "2/8"),
        ("?/?", "3.5", "7/2"),
        ("# ?/?", "4", "4"),
        ("# ?/?", "0.999", "1"),
        ("0.00E+00", "12345", "12345"),
        ("#,##0.0,,\"M\"", "1500000", "1.5M"),
        ("#,##0,", "1500000", "1,500"),
        ("\"RD$\"0.00,,\" millones\"", "1500000", "RD$1.50 millones"),
        ("0.0,\"K\"", "2500", "2.5K"),
        ("0,.00", "2500", "2.50"),
        ("0,\" mil\"", "-2500", "-3 mil"),
        ("0,\\,\"x\"", "1000", "1,x"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "2500000", "2.5M"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "2500", "2.5K"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "25", "25"),
        ("[Green][>=1000]0,\"K\";[Red]0", "-25", "-25"),
        ("[<0]\"menos \"0;0", "-25", "menos 25"),
        ("[=1]\"Sí\";[=0]\"No\";0", "1", "Sí"),
        ("[=1]\"Sí\";[=0]\"No\";0", "0", "No"),
        ("[<>0]0.0;\"nada\"", "2", "2.0"),
        ("\"Sí\";\"No\";\"N/A\"", "-1", "No"),
        ("0;-0;", "0", "0"),
        ("General\" días\"", "12.5", "12.5 días"),
        ("\"Meta: \"GENERAL", "-3", "Meta: -3"),
        ("[Color 10]0\" aulas\"", "3", "3 aulas"),
        ("0.0%\" del total\"", "0.125", "12.5% del total"),
        ("mmm-yy", "46082", "mar-26"),
        ("dd/mm/yyyy", "45838", "30/06/2025"),
        ("dd/mm/yyyy", "45838.75", "30/06/2025"),
        ("mmm-yy", "46266", "sept-26"),
        ("h:mm", "0.5", "12:00"),
        ("h:mm:ss AM/PM", "0.75", "18:00:00"),
        ("[h]:mm", "1.5", "36:00"),
        ("d/m/y", "60", "29/02/1900"),
        ("d/m/y", "59", "28/02/1900"),
        ("d/m/y", "61", "01/03/1900"),
        ("d/m/y", "1", "01/01/1900"),
        ("d/m/y", "0", "0"),
        ("d/m/y", "-5", "-5"),
        ("d/m/y", "2958465", "31/12/9999"),
        ("d/m/y", "2958466", "2958466"),
    ];
    for (code, number, expect) in cases {
        assert_eq!(shown(code, number), expect, "{code} {number}");
    }
}

#[test]
fn both_systems_count_days() {
    let number = Decimal::parse("44620").unwrap_or_default();
    let cell = NumberFormat::new("d/m/y").cell(number, Epoch::Of1904);
    assert_eq!(cell.date, NaiveDate::from_ymd_opt(2026, 3, 1));
    assert_eq!(cell.text, "01/03/2026");
}

#[test]
fn texts_stand_among_the_words_of_their_format() {
    let check =
        |code, expect| assert_eq!(NumberFormat::new(code).text("Obras".into()), expect, "{code}");
    check("\"Dir. \"@", "Dir. Obras");
    check("0;-0;0;@\" (uno)\"", "Obras (uno)");
    check("@", "Obras");
    check("General", "Obras");
    check("0;-0;0;\"x\"", "Obras");
}
