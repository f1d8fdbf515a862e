//! Pictures in the line of the text (DrawingML).

use super::xml::DocxXml;
use crate::markup::escaped;

/// English metric units in a twip.
const EMU: u32 = 635;

/// A picture, or a part of one.
pub(super) struct InlineDrawing<'a> {
    /// The relation to its file.
    pub relation: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// What it shows, for whoever cannot see it.
    pub words: &'a str,
    /// Its size in twips.
    pub size: (u32, u32),
    /// What is cut off above and below, in thousandths of a per cent of its height.
    pub cut: (u32, u32),
}

impl InlineDrawing<'_> {
    /// Writes the run that holds it.
    pub fn write(&self, xml: &mut DocxXml) {
        let id = xml.next_picture();
        let (name, words) = (escaped(self.name), escaped(self.words));
        let (width, height) = (self.size.0 * EMU, self.size.1 * EMU);
        let cut = match self.cut {
            (0, 0) => String::new(),
            (above, below) => format!("<a:srcRect t=\"{above}\" b=\"{below}\"/>"),
        };
        let relation = self.relation;
        xml.put(&format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{id}\" name=\"{name}\" descr=\"{words}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{relation}\"/>{cut}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
             </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ));
    }
}

/// The size of a picture of `width` by `height` pixels within `most`, in the units of `most`.
/// A pixel counts as 1/96 inch, 15 twips: a picture is made smaller, never larger.
pub(super) fn within(width: u32, height: u32, most: (u32, u32)) -> (u32, u32) {
    let (width, height) = (u64::from(width.max(1)) * 15, u64::from(height.max(1)) * 15);
    let (wide, high) = (u64::from(most.0).min(width), u64::from(most.1).min(height));
    let (w, h) = if width * high <= height * wide {
        (width * high / height, high)
    } else {
        (wide, height * wide / width)
    };
    (w.max(1) as u32, h.max(1) as u32)
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_picture_keeps_its_proportions_and_its_bounds() {
        assert_eq!(within(10, 10, (680, 680)), (150, 150));
        assert_eq!(within(400, 200, (2000, 680)), (1360, 680));
        assert_eq!(within(4000, 200, (2000, 680)), (2000, 100));
        assert_eq!(within(u32::MAX, 1, (2000, 680)), (2000, 1));
    }
}
