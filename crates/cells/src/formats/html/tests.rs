//! Pages, and what the clipboard holds, in the shapes that programs write.

use super::super::samples::{fills, lines, marks, spans, topics};
use super::*;
use crate::bytes::is_web_page;
use crate::grid::Grid;

fn grid(text: &str) -> Grid {
    read(text, topics, &mut |_| {}).grids.remove(0)
}

fn check(text: &str, expect: &[&str]) {
    assert_eq!(lines(&grid(text)), expect, "{text}");
}

#[test]
fn lines_are_told_by_blocks_and_breaks() {
    check("uno\n  dos<p>tres<p>cuatro</p>cinco", &["uno dos", "tres", "cuatro", "cinco"]);
    check("<h1>Plan</h1><div>a<br>b<br></div><div><br></div>c", &["*Plan*", "a/b", "c"]);
    check("a<b>b</b> <i>c</i>&nbsp;&nbsp; d <p> e", &["ab c d", "e"]);
    check("<pre>a  b\r\n c</pre><p style='white-space: pre-wrap'>d  e\nf", &["a  b/ c", "d  e/f"]);
    check("<b>a</b><p><b>b</b> <strong>c</strong>", &["*a*", "*b c*"]);
    check("<del>no</del>sí<title>no</title>", &["sí"]);
}

#[test]
fn tables_are_read_however_their_tags_are_closed() {
    check("<table><tr><td>a<td>b<tr><th>c<td>d</table>e", &["a¦b", "*c*¦d", "e"]);
    check("<table><tbody><td>a</td><td>b</tbody><tbody><tr><td>c", &["a¦b", "c"]);
    check("<tr><td>a</td><td>b</td></tr><tr><td>c", &["a¦b", "c"]);
    check("<table><caption>Plan</caption><tr><td>a</table>", &["Plan", "a"]);
    check("<table><tr><td><p>a</p>\n<p>b</p></td><td><b>c<td>d</table>", &["a/b¦*c*¦d"]);
    check("<table><tr><td>a<td>b</p></i></tr></td></table></table>c", &["a¦b", "c"]);
}

#[test]
fn spans_keep_every_column_in_its_place() {
    let text = "<table><tr><th rowspan=2>No.<th colspan=\"2\">Tiempo<th rowspan=2>Fin\
        <tr><th>a<th>b<tr><td rowspan=9>1<td>c<td>d<td>e<tr><td>f<td rowspan=0>g<td>h\
        <tr><td>i<td>j</table><table><tr><td>k</table>";
    let grid = grid(text);
    let expect = ["*No.*¦*Tiempo*¦¦*Fin*", "¦*a*¦*b*¦", "1¦c¦d¦e", "¦f¦g¦h", "¦i¦¦j", "k"];
    assert_eq!(lines(&grid), expect);
    let expect = [[0, 0, 2, 1], [0, 1, 1, 2], [0, 3, 2, 1], [2, 0, 3, 1], [3, 2, 2, 1]];
    assert_eq!(spans(&grid), expect);
    let wide = self::grid("<table><tr><td colspan=4000000000 rowspan=-1>a<td>b</table>");
    assert_eq!(wide.rows[0].len(), 64);
    assert_eq!(wide.rows[0][63].text, "b");
}

#[test]
fn a_nested_table_stays_in_its_cell() {
    let nested = "<table><tr><td>1<td>dos<tr><td colspan=2>x</table>";
    check(
        &format!("<table><tr><td>a{nested}b<td>c<tr><td>{nested}</table>d"),
        &["a/1 | dos/x/b¦c", "1 | dos/x", "d"],
    );
}

#[test]
fn lists_are_numbered() {
    check(
        "<ol><li>a<li>b<ol type=a><li>c</ol><li value=7>d</ol><ul><li><p>e</p></ul>",
        &["1. a", "2. b", "a. c", "7. d", "• e"],
    );
    check("<ol start=3 style='list-style: upper-roman'><li>a<li>b", &["III. a", "IV. b"]);
    check("<ul style=\"list-style-type:none\"><li>a", &["a"]);
    check("<table><tr><td><ol start=4><li></ol><td><ol><li>x<li>y</ol>", &["4.¦1. x/2. y"]);
}

#[test]
fn what_our_writer_left_is_found() {
    let text = "<data id=\"mejora-plan\" hidden value=\"{&quot;a&quot;:1}\"></data>\
        <h1 data-field=title>Plan</h1><p data-field=motto></p><p>x</p>\
        <table><tr><td>No.<tr data-id=00ff00ff00ff00ff><td>1<tr data-id=x><td>2</table>";
    let source = read(text, topics, &mut |_| {});
    assert_eq!(source.inner.as_deref(), Some("{\"a\":1}"));
    assert_eq!(marks(&source.grids[0]), [(0, "title"), (3, "00ff00ff00ff00ff")]);
}

#[test]
fn hidden_rows_are_read_and_named() {
    let grid =
        grid("<table><tr style='display:none;height:0'><td>a<tr hidden><td>b<tr><td>c</table>");
    assert_eq!(grid.hidden, [0, 1]);
    assert_eq!(lines(&grid), ["a", "b", "c"]);
}

#[test]
fn deep_and_endless_pages_end() {
    for tag in ["<table>", "<table><tr><td>", "<div>", "<b>", "<ol><li>", "<p>a<table>", "</p>"] {
        assert!(grid(&tag.repeat(10_000)).rows.len() <= MAX_ROWS);
    }
    let endless = grid(&format!("<table>{}", "<tr><td rowspan=0 colspan=64>".repeat(25_000)));
    assert!(endless.cut);
    let mut told = vec![0];
    read(&"<p>uno dos".repeat(5000), topics, &mut |percent| told.push(percent));
    assert!(told.windows(2).all(|pair| pair[1] > pair[0] && pair[1] - pair[0] <= 10), "{told:?}");
}

/// What Word for Windows puts on the clipboard.
const WORD: &str = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000003000\r\n\
StartFragment:0000000500\r\nEndFragment:0000002900\r\nSourceURL:file:///C:/plan.docx\r\n\r\n\
<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"\r\n\
xmlns=\"http://www.w3.org/TR/REC-html40\">\r\n\r\n<head>\r\n<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\r\n\
<!--[if gte mso 9]><xml>\r\n <w:WordDocument>\r\n  <w:View>Normal</w:View></w:WordDocument>\r\n</xml><![endif]-->\r\n\
<style>\r\n<!--\r\n p.MsoNormal {mso-style-unhide:no;}\r\n-->\r\n</style>\r\n</head>\r\n\r\n<body lang=ES-DO style='tab-interval:35.4pt'>\r\n<!--StartFragment-->\r\n\r\n\
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'>\r\n <tr style='mso-yfti-irow:0'>\r\n  \
<td width=60 rowspan=2 valign=top style='width:45pt'>\r\n  <p class=MsoNormal align=center><b>No.<o:p></o:p></b></p>\r\n  </td>\r\n  \
<td width=100 colspan=2><p class=MsoNormal><b><span\r\n  style='font-size:9.0pt'>Tiempo</span><o:p></o:p></b></p></td>\r\n  \
<td width=300 rowspan=2><p class=MsoNormal><b>Tareas<o:p></o:p></b></p></td>\r\n </tr>\r\n \
<tr style='mso-yfti-irow:1'><td><p class=MsoNormal><b>Inicio<o:p></o:p></b></p></td><td><p class=MsoNormal><b>Fin<o:p></o:p></b></p></td></tr>\r\n \
<tr style='mso-yfti-irow:2'>\r\n  <td><p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span\r\n  \
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>1.<span\r\n  style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;\r\n  </span></span></span><![endif]><o:p>&nbsp;</o:p></p></td>\r\n  \
<td><p class=MsoNormal>mar-26<o:p></o:p></p></td><td><p class=MsoNormal>dic-26<o:p></o:p></p></td>\r\n  <td>\r\n  \
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>Levantar el\r\n  inventario de trámites<o:p></o:p></p>\r\n  \
<p class=MsoListParagraphCxSpLast style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Publicarlo<o:p></o:p></p>\r\n  </td>\r\n </tr>\r\n \
<![if !supportMisalignedColumns]>\r\n <tr height=0>\r\n  <td width=60 style='border:none'></td>\r\n  <td width=50 style='border:none'></td>\r\n </tr>\r\n <![endif]>\r\n</table>\r\n\r\n\
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>revisar</p></div></div>\r\n\
<!--EndFragment-->\r\n</body>\r\n\r\n</html>\r\n";

#[test]
fn word_writes_numbers_as_text() {
    assert!(is_web_page(WORD));
    let grid = grid(WORD);
    let expect = [
        "*No.*¦*Tiempo*¦¦*Tareas*",
        "¦*Inicio*¦*Fin*¦",
        "1.¦mar-26¦dic-26¦1. Levantar el inventario de trámites/• Publicarlo",
        "¦",
    ];
    assert_eq!(lines(&grid), expect);
    assert_eq!(spans(&grid), [[0, 0, 2, 1], [0, 1, 1, 2], [0, 3, 2, 1]]);
}

/// What Excel puts on the clipboard.
const EXCEL: &str = "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n<head>\r\n\
<meta name=ProgId content=Excel.Sheet>\r\n<style>\r\n<!--table\r\n\t{mso-displayed-decimal-separator:\"\\.\";}\r\n.xl65\r\n\t{mso-number-format:\"mmm\\\\-yy\";}\r\n-->\r\n</style>\r\n</head>\r\n\r\n<body link=\"#0563C1\">\r\n\r\n\
<table border=0 cellpadding=0 cellspacing=0 width=384 style='border-collapse:\r\n collapse;width:288pt'>\r\n<!--StartFragment-->\r\n <col width=64 style='width:48pt'>\r\n <col width=128>\r\n \
<tr height=20 style='height:15.0pt'>\r\n  <td rowspan=2 height=40 class=xl66 width=64 style='height:30.0pt;font-weight:700'>Criterio</td>\r\n  <td class=xl65 align=right x:num=\"46082\">mar-26</td>\r\n  \
<td class=xl67>1. Elaborar el manual<br style='mso-data-placement:same-cell;'>\r\n    2. Socializarlo</td>\r\n </tr>\r\n \
<tr height=20 style='height:15.0pt'>\r\n  <td height=20 class=xl65 style='height:15.0pt'>abr-27</td>\r\n  <td x:str=\"3.3 (11)\">3.3 (11)<span style='mso-spacerun:yes'> </span></td>\r\n </tr>\r\n\
<!--EndFragment-->\r\n</table>\r\n\r\n</body>\r\n\r\n</html>\r\n";

#[test]
fn excel_breaks_lines_within_cells() {
    assert!(is_web_page(EXCEL));
    let expect = ["*Criterio*¦mar-26¦1. Elaborar el manual/2. Socializarlo", "¦abr-27¦3.3 (11)"];
    check(EXCEL, &expect);
}

/// What Calc puts on the clipboard.
const CALC: &str = "<!DOCTYPE html>\n\n<html>\n<head>\n\t<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"/>\n\t<title></title>\n\t\
<style type=\"text/css\">\n\t\tbody,td { font-family:\"Liberation Sans\" }\n\t</style>\n</head>\n\n<body>\n<table cellspacing=\"0\" border=\"0\">\n\t<colgroup span=\"3\" width=\"85\"></colgroup>\n\t\
<tr>\n\t\t<td height=\"17\" align=\"right\" sdval=\"1\" sdnum=\"7178;\">1</td>\n\t\t<td align=\"right\" sdval=\"46082\" sdnum=\"7178;0;MMM-YY\"><b>mar-26</b></td>\n\t\t<td align=\"left\">Levantar<br>publicar</td>\n\t</tr>\n</table>\n</body>\n\n</html>\n";

/// What Writer puts on the clipboard.
const WRITER: &str = "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\">\n<HTML>\n<HEAD>\n\t<META HTTP-EQUIV=\"CONTENT-TYPE\" CONTENT=\"text/html; charset=utf-8\">\n\t<TITLE></TITLE>\n</HEAD>\n<BODY LANG=\"es-DO\" DIR=\"LTR\">\n\
<P ALIGN=CENTER><B>PLAN DE MEJORA</B></P>\n<TABLE WIDTH=100%>\n\t<COL WIDTH=20*>\n\t<THEAD>\n\t\t<TR VALIGN=TOP>\n\t\t\t<TH WIDTH=8%>\n\t\t\t\t<P>No.</P>\n\t\t\t</TH>\n\t\t\t<TH>\n\t\t\t\t<P>Tareas</P>\n\t\t\t</TH>\n\t\t</TR>\n\t</THEAD>\n\t<TBODY>\n\t\t\
<TR>\n\t\t\t<TD>\n\t\t\t\t<OL>\n\t\t\t\t\t<LI><P><BR>\n\t\t\t\t\t</P>\n\t\t\t\t</OL>\n\t\t\t</TD>\n\t\t\t<TD>\n\t\t\t\t<OL START=2>\n\t\t\t\t\t<LI><P>Pedir\n\t\t\t\t\tcotizaciones</P>\n\t\t\t\t\t<LI><P>Comprar</P>\n\t\t\t\t</OL>\n\t\t\t</TD>\n\t\t</TR>\n\t</TBODY>\n</TABLE>\n</BODY>\n</HTML>\n";

#[test]
fn libreoffice_is_read() {
    check(CALC, &["1¦*mar-26*¦Levantar/publicar"]);
    let expect = ["*PLAN DE MEJORA*", "*No.*¦*Tareas*", "1.¦2. Pedir cotizaciones/3. Comprar"];
    check(WRITER, &expect);
    assert!(is_web_page(CALC) && is_web_page(WRITER));
}

/// What Google Docs puts on the clipboard, as Chrome hands it on.
const DOCS: &str = "<meta charset='utf-8'><meta charset=\"utf-8\"><b style=\"font-weight:normal;\" id=\"docs-internal-guid-0a1b2c3d-7fff\">\
<div dir=\"ltr\" style=\"margin-left:0pt;\" align=\"left\"><table style=\"border:none;\"><colgroup><col width=\"60\" /><col width=\"200\" /></colgroup><tbody>\
<tr style=\"height:0pt\"><td style=\"vertical-align:top;\"><p dir=\"ltr\"><span style=\"font-size:11pt;font-weight:700;white-space:pre-wrap;\">No.</span></p></td>\
<td><p dir=\"ltr\"><span style=\"font-weight:700;white-space:pre;white-space:pre-wrap;\">Tareas</span></p></td></tr>\
<tr><td><p dir=\"ltr\"><span style=\"font-weight:400;white-space:pre-wrap;\">1</span></p></td><td>\
<ol style=\"margin-top:0;\"><li dir=\"ltr\" style=\"list-style-type:decimal;white-space:pre;\" aria-level=\"1\"><p dir=\"ltr\" role=\"presentation\"><span style=\"font-weight:400;white-space:pre-wrap;\">Convocar</span></p></li>\
<li dir=\"ltr\" style=\"list-style-type:decimal;\" aria-level=\"1\"><p dir=\"ltr\" role=\"presentation\"><span>Levantar acta</span></p></li></ol><br /></td></tr></tbody></table></div></b><br class=\"Apple-interchange-newline\">";

/// What Google Sheets puts on the clipboard.
const SHEETS: &str = "<google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>\
<table xmlns=\"http://www.w3.org/1999/xhtml\" cellspacing=\"0\" dir=\"ltr\" border=\"1\" data-sheets-root=\"1\"><colgroup><col width=\"100\"/><col width=\"100\"/></colgroup><tbody>\
<tr style=\"height:21px;\"><td style=\"font-weight:bold;\" data-sheets-value=\"{&quot;1&quot;:2,&quot;2&quot;:&quot;Inicio&quot;}\">Inicio</td><td style=\"overflow:hidden;\">Tareas</td></tr>\
<tr style=\"height:21px;\"><td data-sheets-value=\"{&quot;1&quot;:3,&quot;3&quot;:46082}\" data-sheets-numberformat=\"{&quot;1&quot;:5,&quot;2&quot;:&quot;mmm-yy&quot;}\">mar-26</td><td>1. Convocar<br/>2. Levantar</td></tr></tbody></table>";

#[test]
fn google_is_read() {
    check(DOCS, &["*No.*¦*Tareas*", "1¦1. Convocar/2. Levantar acta"]);
    check(SHEETS, &["*Inicio*¦Tareas", "mar-26¦1. Convocar/2. Levantar"]);
    assert!(is_web_page(DOCS) && is_web_page(SHEETS));
}

#[test]
fn painted_cells_have_their_colour() {
    let sheet = "<style><!-- td {padding:0} .xl65 {mso-pattern:black none; BACKGROUND:yellow}\n\
        td.xl66, .xl67 {background:#FFC} .xl68{background:white} --></style>";
    let row = "<tr bgcolor=red><td class='a xl65'>1<td class=xl66><td bgcolor=#00ff00>2<td class=xl68>\
        <td style='background-color: rgb(1,2,3)'>3<td>4<tr><td>5<td colspan=2 style='background:Blue'>";
    let grid = grid(&format!("{sheet}<table>{row}</table>"));
    let expect = [vec![0xff_ff00, 0xff_ffcc, 0xff00, 0, 0x01_0203, 0xff_0000], vec![0, 0xff, 0xff]];
    assert_eq!(fills(&grid), expect);
}
