//! Clipboards as Excel, LibreOffice Calc, Google Sheets, Word, Outlook and browsers write them.
//! The sentences are made up.

use crate::{block, cells, text};

/// Excel 365 for Windows: classes with a style sheet, breaks between its own lines, a merged cell, a
/// hidden row, and a last row that only bears widths.
const EXCEL: &str = "<html xmlns:v=\"urn:schemas-microsoft-com:vml\"\r\n\
xmlns:o=\"urn:schemas-microsoft-com:office:office\"\r\nxmlns:x=\"urn:schemas-microsoft-com:office:excel\"\r\n\
xmlns=\"http://www.w3.org/TR/REC-html40\">\r\n\r\n<head>\r\n<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\r\n\
<meta name=ProgId content=Excel.Sheet>\r\n<meta name=Generator content=\"Microsoft Excel 15\">\r\n\
<link id=Main-File rel=Main-File\r\nhref=\"file:///C:/Users/ana/AppData/Local/Temp/msohtmlclip1/01/clip.htm\">\r\n\
<style>\r\n<!--table\r\n\t{mso-displayed-decimal-separator:\"\\.\";\r\n\tmso-displayed-thousand-separator:\"\\,\";}\r\n\
tr\r\n\t{mso-height-source:auto;}\r\nbr\r\n\t{mso-data-placement:same-cell;}\r\ntd\r\n\t{padding-top:1px;\r\n\tmso-number-format:General;}\r\n\
.xl65\r\n\t{mso-number-format:\"\\@\";\r\n\twhite-space:normal;}\r\n-->\r\n</style>\r\n</head>\r\n\r\n<body link=\"#0563C1\" vlink=\"#954F72\">\r\n\r\n\
<table border=0 cellpadding=0 cellspacing=0 width=512 style='border-collapse:\r\n collapse;width:384pt'>\r\n<!--StartFragment-->\r\n \
<col width=64 span=2 style='width:48pt'>\r\n <col class=xl65 width=384 style='mso-width-source:userset;width:288pt'>\r\n \
<tr height=60 style='height:45.0pt'>\r\n  <td rowspan=2 height=80 align=right width=64 style='height:60.0pt;width:48pt'>1.4</td>\r\n  \
<td class=xl65 width=64 style='width:48pt'>mar-26</td>\r\n  <td class=xl65 width=384 style='width:288pt'>1. Medir el\r\n  solar<br>\r\n    \
2. Publicar la<span style='mso-spacerun:yes'>  </span>ordenanza &amp; el &quot;plano&quot;</td>\r\n </tr>\r\n \
<tr height=20 style='display:none'>\r\n  <td height=20>jun-26</td>\r\n  <td>A&ntilde;o &lt; 2027</td>\r\n </tr>\r\n \
<tr height=20 style='height:15.0pt'>\r\n  <td height=20 style='height:15.0pt'></td>\r\n  <td>&nbsp;</td>\r\n  <td>fin</td>\r\n </tr>\r\n\
<![if supportMisalignedColumns]>\r\n <tr height=0 style='display:none'>\r\n  <td width=64 style='width:48pt'></td>\r\n  <td width=64></td>\r\n  <td width=384></td>\r\n </tr>\r\n <![endif]>\r\n\
<!--EndFragment-->\r\n</table>\r\n\r\n</body>\r\n\r\n</html>\r\n";

#[test]
fn excel() {
    let pasted = cells(Some(EXCEL), "1.4\tmar-26\t\"1. Medir el solar\n2. …\"\r\n");
    let expect = block(&[
        &["1.4", "mar-26", "1. Medir el solar\n2. Publicar la ordenanza & el \"plano\""],
        &["", "jun-26", "Año < 2027"],
        &["", "", "fin"],
    ]);
    assert_eq!((pasted.block, pasted.hidden, pasted.cut), (expect, vec![1], false));
    let alone = cells(None, "1.4\tmar-26\t\"1. Medir\n2. La \"\"Casa\"\"\"\r\n\t\tfin\r\n");
    let expect = block(&[&["1.4", "mar-26", "1. Medir\n2. La \"Casa\""], &["", "", "fin"]]);
    assert_eq!(alone.block, expect);
    assert_eq!(text(None, "\r\n"), "");
}

/// LibreOffice Calc: values beside the texts, fonts, comments in the head.
const CALC: &str = "<!DOCTYPE html>\n\n<html>\n<head>\n\t\n\t<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"/>\n\
\t<title></title>\n\t<meta name=\"generator\" content=\"LibreOffice 24.2.5.2 (Linux)\"/>\n\t<style type=\"text/css\">\n\
\t\tbody,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:\"Liberation Sans\"; font-size:x-small }\n\t\ta.comment-indicator:hover + comment { background:#ffd; }\n\t</style>\n\t\n</head>\n\n\
<body>\n<table cellspacing=\"0\" border=\"0\">\n\t<colgroup width=\"85\"></colgroup>\n\t<colgroup width=\"240\"></colgroup>\n\t\
<tr>\n\t\t<td height=\"17\" align=\"left\" sdnum=\"1033;0;@\"><font face=\"Carlito\">4.2</font></td>\n\t\t\
<td align=\"left\"><b>Capacitar a la brigada<br>y dotarla de equipos</b></td>\n\t\t\
<td align=\"right\" sdval=\"46082\" sdnum=\"1034;0;MMM-YY\">mar-26</td>\n\t</tr>\n\t\
<tr>\n\t\t<td colspan=2 height=\"17\" align=\"center\" valign=middle>Sin presupuesto</td>\n\t\t<td align=\"left\"><br></td>\n\t</tr>\n\
</table>\n</body>\n\n</html>\n";

#[test]
fn calc() {
    let expect = block(&[
        &["4.2", "Capacitar a la brigada\ny dotarla de equipos", "mar-26"],
        &["Sin presupuesto", "", ""],
    ]);
    let text =
        "4.2\t\"Capacitar a la brigada\ny dotarla de equipos\"\tmar-26\nSin presupuesto\t\t\n";
    assert_eq!(cells(Some(CALC), text).block, expect);
    assert_eq!(cells(None, text).block, expect);
}

/// Google Sheets: a table, and a span for a single cell.
const SHEETS: &str = "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>\
<table xmlns=\"http://www.w3.org/1999/xhtml\" cellspacing=\"0\" cellpadding=\"0\" dir=\"ltr\" border=\"1\" style=\"table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none\" data-sheets-root=\"1\" data-sheets-baot=\"1\">\
<colgroup><col width=\"100\"/><col width=\"100\"/></colgroup><tbody><tr style=\"height:21px;\">\
<td style=\"overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;\" data-sheets-value=\"{&quot;1&quot;:2,&quot;2&quot;:&quot;Comprar \\&quot;kits\\&quot;&quot;}\">Comprar &quot;kits&quot;</td>\
<td style=\"text-align:right;\" data-sheets-value=\"{&quot;1&quot;:3,&quot;3&quot;:46082}\" data-sheets-numberformat=\"{&quot;1&quot;:5,&quot;2&quot;:&quot;mmm-yy&quot;,&quot;3&quot;:1}\">mar-26</td></tr>\
<tr style=\"height:21px;\"><td style=\"white-space:normal;word-wrap:break-word;wrap-strategy:4;\" data-sheets-value=\"{&quot;1&quot;:2}\"><div style=\"max-height:42px\">Uno<br/>Dos</div></td><td></td></tr></tbody></table>";

#[test]
fn google_sheets() {
    let expect = block(&[&["Comprar \"kits\"", "mar-26"], &["Uno\nDos", ""]]);
    assert_eq!(cells(Some(SHEETS), "").block, expect);
    let one = "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--br {mso-data-placement:same-cell;}--></style>\
        <span style=\"font-size:10pt\" data-sheets-root=\"1\" data-sheets-value=\"{&quot;1&quot;:2}\">Uno<br/>Dos</span>";
    assert_eq!(cells(Some(one), "\"Uno\nDos\"").block.only(), Some("Uno\nDos"));
    assert_eq!(text(Some(one), "Uno"), "Uno");
}

/// Word: paragraphs and lists in cells, its own elements, a merged heading, a nested table, text
/// before the table.
const WORD: &str = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"\r\nxmlns:w=\"urn:schemas-microsoft-com:office:word\"\r\n\
xmlns=\"http://www.w3.org/TR/REC-html40\">\r\n\r\n<head>\r\n<meta name=Generator content=\"Microsoft Word 15\">\r\n\
<!--[if gte mso 9]><xml>\r\n <w:WordDocument>\r\n  <w:View>Normal</w:View>\r\n </w:WordDocument>\r\n</xml><![endif]-->\r\n\
<style>\r\n<!--\r\n /* Style Definitions */\r\n p.MsoNormal, li.MsoNormal\r\n\t{mso-style-unhide:no;}\r\n-->\r\n</style>\r\n\
<!--[if gte mso 10]>\r\n<style>\r\n table.MsoTableGrid {mso-style-name:\"Tabla con cuadr\u{ed}cula\";}\r\n</style>\r\n<![endif]-->\r\n</head>\r\n\r\n\
<body lang=ES-DO style='tab-interval:35.4pt;word-wrap:break-word'>\r\n<!--StartFragment-->\r\n\r\n\
<p class=MsoNormal>Plan del a\u{f1}o<o:p></o:p></p>\r\n\r\n\
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0\r\n style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>\r\n \
<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>\r\n  <td width=189 colspan=2 valign=top style='width:141.6pt'>\r\n  \
<p class=MsoNormal align=center><b>Tareas\r\n  y responsable<o:p></o:p></b></p>\r\n  </td>\r\n </tr>\r\n \
<tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>\r\n  <td width=189 valign=top>\r\n  \
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span\r\n  style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>1.<span\r\n  style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Levantar el\r\n  inventario<o:p></o:p></p>\r\n  \
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>2.<span\r\n  style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Rotular<o:p></o:p></p>\r\n  </td>\r\n  \
<td width=189 valign=top>\r\n  <p class=MsoNormal>Archivo<br>\r\n  Central<o:p></o:p></p>\r\n  <table><tr><td>Ana</td><td>Luz</td></tr></table>\r\n  <p class=MsoNormal><o:p>&nbsp;</o:p></p>\r\n  </td>\r\n </tr>\r\n\
</table>\r\n\r\n<!--EndFragment-->\r\n</body>\r\n\r\n</html>\r\n";

#[test]
fn word() {
    let expect = block(&[
        &["Plan del año", ""],
        &["Tareas y responsable", ""],
        &["1. Levantar el inventario\n2. Rotular", "Archivo\nCentral\nAna | Luz"],
    ]);
    assert_eq!(cells(Some(WORD), "Plan del año\r\n").block, expect);
    let offsets = format!(
        "Version:1.0\r\nStartHTML:0000000194\r\nSourceURL:file:///C:/plan.docx\r\n\r\n{WORD}"
    );
    assert_eq!(cells(Some(&offsets), "").block, expect);
}

#[test]
fn outlook() {
    let html = "<html><head><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=ES-DO>\r\n\
        <!--StartFragment--><div class=WordSection1><table class=MsoNormalTable border=0 cellpadding=0><tbody>\
        <tr><td style='padding:0cm 5.4pt'><p class=MsoNormal><span lang=ES>Reparar la\r\nacera<o:p></o:p></span></p></td>\
        <td nowrap><p class=MsoNormal align=right>abr-26<o:p></o:p></p></td></tr></tbody></table></div><!--EndFragment--></body></html>";
    assert_eq!(cells(Some(html), "").block, block(&[&["Reparar la acera", "abr-26"]]));
}

#[test]
fn browsers() {
    let html = "<html>\n<body>\n<!--StartFragment--><table style=\"color: rgb(0, 0, 0); white-space: normal;\"><thead><tr><th scope=\"col\">Acción</th><th>Tareas</th></tr></thead>\
        <tbody><tr><td>Abrir&nbsp;la biblioteca</td><td><ol><li>Pintar</li><li>Amueblar</li></ol></td></tr></tbody></table><!--EndFragment-->\n</body>\n</html>";
    let expect =
        block(&[&["Acción", "Tareas"], &["Abrir la biblioteca", "1. Pintar\n2. Amueblar"]]);
    assert_eq!(cells(Some(html), "Acción\tTareas\n").block, expect);
    let rows = "<meta charset='utf-8'><tr><td>a</td><td>b</td></tr>";
    assert_eq!(cells(Some(rows), "").block, block(&[&["a", "b"]]));
}

#[test]
fn a_styled_text_is_what_its_plain_text_says() {
    let html =
        "<meta charset='utf-8'><p style=\"margin:0\"><b>Sembrar</b> árboles</p><!-- <table> -->";
    assert_eq!(
        text(Some(html), "Sembrar árboles\r\n\r\nen la loma"),
        "Sembrar árboles\n\nen la loma"
    );
    assert_eq!(text(Some(html), ""), "Sembrar árboles");
    assert_eq!(clipboard::read(Some("<style>a</style>"), ""), None);
    assert_eq!(clipboard::read(None, ""), None);
}

#[test]
fn quotation_marks_of_a_text_are_its_own() {
    let check = |said: &str, expect: &[&[&str]]| {
        assert_eq!(cells(None, said).block, block(expect), "{said:?}");
    };
    check(
        "La \"Casa\"\t\"Luz\" y paz\nb\t5\"",
        &[&["La \"Casa\"", "\"Luz\" y paz"], &["b", "5\""]],
    );
    check("\"nunca cierra\tb\nc\td", &[&["\"nunca cierra", "b"], &["c", "d"]]);
    check("a\tb\n\"x\ty\"z\tw", &[&["a", "b", ""], &["\"x", "y\"z", "w"]]);
    assert_eq!(text(None, "\"Hay que medir.\""), "\"Hay que medir.\"");
    assert_eq!(
        text(None, "Dijo:\n\"Hay que\nmedir\", y midió"),
        "Dijo:\n\"Hay que\nmedir\", y midió"
    );
}
