//! The workbook part: its sheets, its names, and the parts that it refers to.

use super::KIND;
use super::marks::Name;
use crate::NotAPlan;
use crate::formats::number_format::Epoch;
use crate::formats::package::Package;
use crate::formats::sheet::{MAX_SHEETS, broken};
use crate::formats::xml::{Broken, Element, Piece, Xml};

/// A relationship of a part (ECMA-376 part 2, 9.3).
pub(super) struct Target {
    pub id: String,
    /// Its type, of which the last part says what it is; the rest differs between strict and
    /// transitional files.
    pub kind: String,
    /// The name of the part in the package.
    pub path: String,
}

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub name: String,
    pub id: String,
    pub hidden: bool,
}

/// What the workbook part says.
#[derive(Default)]
pub(super) struct Workbook {
    pub sheets: Vec<Listed>,
    pub names: Vec<Name>,
    pub epoch: Epoch,
}

/// The name of the workbook part, and what it refers to.
///
/// # Errors
/// As [`Package::part`].
pub(super) fn targets(package: &mut Package) -> Result<(String, Vec<Target>), NotAPlan> {
    let root = relationships(package, "", "_rels/.rels")?;
    let workbook = root.into_iter().find(|target| target.kind.ends_with("/officeDocument"));
    let path = workbook.map_or_else(|| "xl/workbook.xml".to_owned(), |target| target.path);
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let slash = if folder.is_empty() { "" } else { "/" };
    let targets = relationships(package, folder, &format!("{folder}{slash}_rels/{file}.rels"))?;
    Ok((path, targets))
}

/// What the part with these relations refers to; its name is relative to `folder`.
///
/// # Errors
/// As [`Package::part`].
pub(super) fn relationships(
    package: &mut Package,
    folder: &str,
    part: &str,
) -> Result<Vec<Target>, NotAPlan> {
    let Some(text) = package.text(part)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(&text);
    let mut targets = Vec::new();
    while let Some(piece) = xml.next().map_err(broken(KIND))? {
        let Piece::Start(element) = piece else { continue };
        if let (Some(id), Some(kind), Some(path)) =
            (element.get("Id"), element.get("Type"), element.get("Target"))
        {
            let path = joined(folder, path);
            targets.push(Target { id: id.to_owned(), kind: kind.to_owned(), path });
        }
    }
    Ok(targets)
}

/// The name of a part to which another in `folder` refers as `target`.
fn joined(folder: &str, target: &str) -> String {
    let (mut parts, target): (Vec<&str>, _) = match target.strip_prefix('/') {
        Some(absolute) => (Vec::new(), absolute),
        None => (folder.split('/').filter(|part| !part.is_empty()).collect(), target),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

impl Workbook {
    /// Reads the part.
    pub fn parse(text: &str) -> Result<Self, Broken> {
        let mut workbook = Self::default();
        let mut xml = Xml::new(text);
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Start(element) => workbook.begin(&element),
                Piece::Text(text) => {
                    if let Some(name) = workbook.names.last_mut().filter(|name| name.is_open()) {
                        name.add(&text);
                    }
                }
                Piece::End(name) if name == "definedName" => {
                    workbook.names.iter_mut().for_each(Name::close);
                }
                Piece::End(_) => {}
            }
        }
        Ok(workbook)
    }

    fn begin(&mut self, element: &Element) {
        let get = |name| element.get(name).unwrap_or_default();
        match element.name.as_str() {
            "workbookPr" if is_true(get("date1904")) => self.epoch = Epoch::Of1904,
            "sheet" if self.sheets.len() < MAX_SHEETS => self.sheets.push(Listed {
                name: get("name").to_owned(),
                id: get("id").to_owned(),
                hidden: get("state").to_ascii_lowercase().ends_with("hidden"),
            }),
            "definedName" => self.names.extend(Name::begin(get("name"))),
            _ => {}
        }
    }
}

/// A boolean of XML Schema.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn targets_are_relative_or_absolute() {
        assert_eq!(joined("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(joined("xl", "../custom/./a.xml"), "custom/a.xml");
        assert_eq!(joined("", "../../workbook.xml"), "workbook.xml");
    }
}
