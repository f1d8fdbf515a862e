//! The plan file that our own writers put into an office file, as a custom XML part.

use super::package::Package;
use super::xml::{XmlEvent, XmlReader};
use crate::unreadable::Unreadable;

/// The namespace of the part's root.
const NAMESPACE: &str = "urn:mejora:plan";

/// The JSON of the plan inside, if there is one: the text of the first custom part whose root is
/// `plan` in our namespace. A part that is no sound XML is none of ours.
///
/// # Errors
/// As [`Package::part`].
pub(crate) fn plan_inside(package: &mut Package) -> Result<Option<String>, Unreadable> {
    let is_item = |name: &String| {
        let name = name.trim_start_matches('/');
        let number = name.strip_prefix("customXml/item").and_then(|it| it.strip_suffix(".xml"));
        number.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
    };
    for name in package.names().into_iter().filter(is_item) {
        let text = package.text(&name)?.unwrap_or_default();
        if let Some(plan) = plan(&text) {
            return Ok(Some(plan));
        }
    }
    Ok(None)
}

fn plan(text: &str) -> Option<String> {
    let mut xml = XmlReader::new(text);
    let mut plan: Option<String> = None;
    while let Some(piece) = xml.next().ok()? {
        match (piece, &mut plan) {
            (XmlEvent::Start(root), None) => {
                let ours = root.name == "plan" && root.get("xmlns") == Some(NAMESPACE);
                plan = Some(ours.then(String::new)?);
            }
            (XmlEvent::Start(_), Some(_)) => return None,
            (XmlEvent::Text(text), Some(plan)) => plan.push_str(&text),
            (XmlEvent::End(_), _) => return plan,
            (XmlEvent::Text(_), None) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::plan;

    #[test]
    fn only_our_root_holds_a_plan() {
        let ours =
            r#"<?xml version="1.0"?><plan xmlns="urn:mejora:plan">{"a":"&lt;b&gt; &amp;"}</plan>"#;
        assert_eq!(plan(ours).as_deref(), Some(r#"{"a":"<b> &"}"#));
        assert_eq!(plan(r#"<plan xmlns="urn:other">{}</plan>"#), None);
        assert_eq!(plan(r#"<plan xmlns="urn:mejora:plan">{}"#), None);
        assert_eq!(plan("no xml"), None);
    }
}
