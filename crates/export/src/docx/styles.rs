//! The styles of the document and the numbering of the tasks.

use plan::{Header, Plan};
use values::form::FormWords;

use super::page::CELL_MARGIN;
use super::parts::language;
use super::xml::PROLOGUE;
use crate::markup::escaped;

/// The most lists that a document has; Word has trouble with more than 2,047 (its limit in the
/// older format). The tasks of further rows are numbered as text.
pub(super) const MAX_LISTS: usize = 2_000;

const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// The styles: those that Word knows by name, and those of the form.
pub(super) fn styles(header: &Header, words: &FormWords) -> String {
    let size = u32::from(header.print_size.get());
    let language = language(words);
    let [heading, text, tasks] = words.styles.map(escaped);
    let mut out = format!(
        "{PROLOGUE}<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/>\
         <w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
         <w:lang w:val=\"{language}\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>"
    );
    let mut style = |id: &str, name: &str, based: &str, paragraph: &str, run: &str| {
        let based = match based {
            "" => String::new(),
            based => format!("<w:basedOn w:val=\"{based}\"/>"),
        };
        let default = if id == "Normal" { " w:default=\"1\"" } else { "" };
        let custom = if id.starts_with("Mejora") { " w:customStyle=\"1\"" } else { "" };
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\"{default}{custom} w:styleId=\"{id}\">\
             <w:name w:val=\"{name}\"/>{based}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        ));
    };
    let sized = |half_points: u32| {
        format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
    };
    const CENTRED: &str = "<w:jc w:val=\"center\"/>";
    style("Normal", "Normal", "", "", "");
    let large = format!("<w:b/>{}", sized(size + 12));
    style(
        "Title",
        "Title",
        "Normal",
        &format!("<w:keepNext/><w:spacing w:after=\"40\"/>{CENTRED}"),
        &large,
    );
    let middle = sized(size + 6);
    style(
        "Subtitle",
        "Subtitle",
        "Normal",
        &format!("<w:keepNext/><w:spacing w:after=\"80\"/>{CENTRED}"),
        &middle,
    );
    let bold = format!("<w:b/>{}", sized(size + 6));
    style(
        "Heading1",
        "heading 1",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"100\"/><w:outlineLvl w:val=\"0\"/>",
        &bold,
    );
    style("Header", "header", "Normal", CENTRED, &middle);
    style("Footer", "footer", "Normal", "", &sized(size.min(18)));
    style("MejoraHeading", &heading, "Normal", &format!("<w:keepNext/>{CENTRED}"), "<w:b/>");
    style("MejoraText", &text, "Normal", "", "");
    style("MejoraCode", &format!("{text} 2"), "MejoraText", CENTRED, "");
    style("MejoraTasks", &tasks, "MejoraText", "", "");
    style("MejoraSignature", &format!("{text} 3"), "Normal", CENTRED, &sized(size.max(18)));
    style("MejoraPicture", &format!("{text} 4"), "Normal", CENTRED, "");
    style(
        "MejoraEnd",
        &format!("{text} 5"),
        "Normal",
        "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>",
        &sized(2),
    );
    out.push_str(&tables());
    out.push_str("</w:styles>");
    out
}

fn tables() -> String {
    let border = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"595959\"/>")
    };
    let borders: String =
        ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    let margins = |side: u32, above: u32| {
        format!(
            "<w:tblCellMar><w:top w:w=\"{above}\" w:type=\"dxa\"/><w:left w:w=\"{side}\" w:type=\"dxa\"/>\
             <w:bottom w:w=\"{above}\" w:type=\"dxa\"/><w:right w:w=\"{side}\" w:type=\"dxa\"/></w:tblCellMar>"
        )
    };
    let form = margins(CELL_MARGIN, 25);
    let signatures = margins(280, 120);
    format!(
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"MejoraTable\"><w:name w:val=\"Mejora\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>{form}</w:tblPr></w:style>\
         <w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"MejoraSignatures\"><w:name w:val=\"Mejora 2\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:tblPr>{signatures}</w:tblPr></w:style>"
    )
}

/// The numbering: one list for each action with tasks, all of one kind, each from 1.
pub(super) fn numbering(plan: &Plan) -> String {
    // The text hangs behind "10. ", whatever the size of the letters.
    let hanging = u32::from(plan.header.print_size.get()) * 14;
    let mut out = format!(
        "{PROLOGUE}<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId=\"0\">\
         <w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:tabs><w:tab w:val=\"num\" w:pos=\"{hanging}\"/></w:tabs>\
         <w:ind w:left=\"{hanging}\" w:hanging=\"{hanging}\"/></w:pPr></w:lvl></w:abstractNum>"
    );
    let lists = plan.actions.iter().filter(|action| !action.tasks.is_empty()).count();
    for list in 1..=lists.min(MAX_LISTS) {
        out.push_str(&format!(
            "<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"0\"/>\
             <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        ));
    }
    out.push_str("</w:numbering>");
    out
}
