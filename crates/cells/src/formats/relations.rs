//! What a part of a packed office file refers to (ECMA-376 part 2, 9.3).

use super::package::Package;
use super::xml::{XmlEvent, XmlReader};
use crate::unreadable::Unreadable;

/// A relationship of a part to another in the package.
pub(crate) struct Relation {
    /// The name by which the part refers to it.
    pub id: String,
    /// The last word of its type, which says what it is; the rest differs between strict and
    /// transitional files.
    pub kind: String,
    /// The name of the other part.
    pub path: String,
}

/// What the part of this name refers to in its package, as far as the list can be read; for the
/// empty name, what the package itself does.
///
/// # Errors
/// As [`Package::part`].
pub(crate) fn relations(package: &mut Package, part: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let apart = if folder.is_empty() { "" } else { "/" };
    let text = package.text(&format!("{folder}{apart}_rels/{name}.rels"))?.unwrap_or_default();
    let mut xml = XmlReader::new(&text);
    let mut found = Vec::new();
    while let Ok(Some(piece)) = xml.next() {
        let XmlEvent::Start(element) = piece else { continue };
        if let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target"))
            && element.get("TargetMode") != Some("External")
        {
            let id = element.get("Id").unwrap_or_default().to_owned();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push(Relation { id, kind, path: resolved(folder, target) });
        }
    }
    Ok(found)
}

/// The name of the main part, which the package itself tells (ECMA-376 part 2, 9.3), or else the
/// usual one.
///
/// # Errors
/// As [`Package::part`].
pub(crate) fn main_part(package: &mut Package, usual: &str) -> Result<String, Unreadable> {
    let main = relations(package, "")?.into_iter().find(|it| it.kind == "officeDocument");
    Ok(main.map_or_else(|| usual.to_owned(), |it| it.path))
}

/// The name of a part that is written relative to a folder, maybe with backslashes.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            _ => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_relative_or_absolute() {
        let check = |folder, target, expect| assert_eq!(resolved(folder, target), expect);
        check("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml");
        check("xl", "/xl/styles.xml", "xl/styles.xml");
        check("xl", "../custom/./a.xml", "custom/a.xml");
        check("xl", "..\\custom\\a.xml", "custom/a.xml");
        check("", "../../workbook.xml", "workbook.xml");
        check("", "\\xl\\workbook.xml", "xl/workbook.xml");
    }
}
