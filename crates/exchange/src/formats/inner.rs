//! The plan file that our own writers put inside an office file, as a custom XML part.

use super::package::Package;
use super::xml::{Piece, Xml};
use crate::NotAPlan;

/// The namespace of the part's root element.
const NAMESPACE: &str = "urn:mejora:plan";

/// The text of the first `customXml/item*.xml` whose root is our `plan`. Word and Excel keep
/// the part, but may give it another number.
///
/// # Errors
/// As [`Package::part`].
pub(crate) fn plan_inside(package: &mut Package) -> Result<Option<String>, NotAPlan> {
    let is_item = |name: &&str| name.starts_with("customXml/item") && name.ends_with(".xml");
    let names = package.names().filter(|name| is_item(&name.as_ref()));
    let names: Vec<String> = names.map(|name| name.into_owned()).collect();
    for name in names {
        let xml = package.text(&name)?.unwrap_or_default();
        if xml.contains(NAMESPACE)
            && let Some(text) = root_text(&xml)
        {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// The text of the root element, if it is a `plan`.
fn root_text(xml: &str) -> Option<String> {
    let mut xml = Xml::new(xml);
    let mut text = String::new();
    let mut is_ours = false;
    while let Ok(Some(piece)) = xml.next() {
        match piece {
            Piece::Start(element) if !is_ours => {
                is_ours = element.name == "plan";
                if !is_ours {
                    return None;
                }
            }
            Piece::Text(piece) if is_ours => text.push_str(&piece),
            _ => {}
        }
    }
    is_ours.then_some(text)
}
