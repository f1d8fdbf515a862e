//! The packed files (ZIP) that office documents are, read part by part and within limits; also
//! packages that Word writes as one XML text.

use std::io::{Cursor, Read};

use keyed::Map;
use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{MAX_ENTRIES, MAX_PART, MAX_UNPACKED};
use crate::kind::FileKind;
use crate::unreadable::Unreadable;

/// A packed file. What all its parts unpack to stays within [`MAX_UNPACKED`].
pub(crate) struct Package<'a> {
    parts: Parts<'a>,
    kind: FileKind,
    left: usize,
    /// The parts by their names as programs compare them, once a name was not there as written.
    folded: Option<Map<String, usize>>,
}

enum Parts<'a> {
    Zip(ZipArchive<Cursor<&'a [u8]>>),
    /// The names of the parts, and their XML.
    Flat(Vec<(&'a str, &'a str)>),
}

impl<'a> Package<'a> {
    /// Reads the list of entries.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] where there is none, [`Unreadable::TooMuch`] where it is endless.
    pub fn open(bytes: &'a [u8], kind: FileKind) -> Result<Self, Unreadable> {
        Self::within(bytes, kind, MAX_UNPACKED)
    }

    /// Reads the list of entries of a file that may unpack to no more than what is `left`.
    ///
    /// # Errors
    /// As [`Package::open`].
    pub fn within(bytes: &'a [u8], kind: FileKind, left: usize) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged { kind })?;
        if zip.len() > MAX_ENTRIES {
            return Err(Unreadable::TooMuch { kind });
        }
        Ok(Self { parts: Parts::Zip(zip), kind, left, folded: None })
    }

    /// The parts of a package that is one XML text ("Flat OPC", the XML documents of Word since
    /// 2007), but for those that are no XML.
    pub fn flat(text: &'a str, kind: FileKind) -> Self {
        let parts = text.split("<pkg:part ").skip(1).filter_map(|part| {
            let (_, named) = part.split_once("pkg:name=\"")?;
            let (name, _) = named.split_once('"')?;
            let (_, data) = part.split_once("<pkg:xmlData")?;
            let (_, xml) = data.split_once('>')?;
            // Where the text was cut off, the part is read as far as it goes.
            Some((name, xml.rsplit_once("</pkg:xmlData>").map_or(xml, |(xml, _)| xml)))
        });
        let parts = Parts::Flat(parts.take(MAX_ENTRIES).collect());
        Self { parts, kind, left: MAX_UNPACKED, folded: None }
    }

    /// How much its parts may still unpack to.
    pub fn left(&self) -> usize {
        self.left
    }

    /// The names of the parts.
    pub fn names(&self) -> Vec<String> {
        match &self.parts {
            Parts::Zip(zip) => zip.file_names().flatten().map(|it| it.into_owned()).collect(),
            Parts::Flat(parts) => parts.iter().map(|(name, _)| (*name).to_owned()).collect(),
        }
    }

    /// The place of a part. Names do not differ by the case of their letters (ECMA-376 part 2,
    /// 6.2.2.3), and some programs write backslashes.
    fn index(&mut self, name: &str) -> Option<usize> {
        if let Parts::Zip(zip) = &self.parts
            && let Some(exact) = zip.index_for_name(name)
        {
            return Some(exact);
        }
        if self.folded.is_none() {
            let mut folded = Map::new();
            for (index, name) in self.names().into_iter().enumerate() {
                folded.or_insert_with(fold(&name), || index);
            }
            self.folded = Some(folded);
        }
        self.folded.as_ref()?.get(fold(name).as_str()).copied()
    }

    /// Whether there is a part of this name.
    pub fn has(&mut self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// A part, unpacked; `None` where there is none of this name.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`], [`Unreadable::Encrypted`], [`Unreadable::Unpacks`], or
    /// [`Unreadable::TooMuch`] where it unpacks to more than it says.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let kind = self.kind;
        let Some(index) = self.index(name) else { return Ok(None) };
        let most = self.left.min(MAX_PART);
        let (says, mut packed): (u64, Box<dyn Read + '_>) = match &mut self.parts {
            Parts::Zip(zip) => {
                let file = zip.by_index(index).map_err(|error| match error {
                    ZipError::UnsupportedArchive(why) if why.contains("assword") => {
                        Unreadable::Encrypted { kind }
                    }
                    _ => Unreadable::Damaged { kind },
                })?;
                (file.size(), Box::new(file))
            }
            Parts::Flat(parts) => {
                let (_, xml) = parts[index];
                (xml.len() as u64, Box::new(xml.as_bytes()))
            }
        };
        let says = usize::try_from(says).unwrap_or(usize::MAX);
        if says > most {
            let whole = most < MAX_PART;
            let before = if whole { MAX_UNPACKED - self.left } else { 0 };
            let (bytes, most) = (says.saturating_add(before), most + before);
            return Err(Unreadable::Unpacks { kind, bytes, most });
        }
        let mut bytes = Vec::new();
        let read = packed.by_ref().take(most as u64 + 1).read_to_end(&mut bytes);
        drop(packed);
        if bytes.len() > most {
            return Err(Unreadable::TooMuch { kind });
        }
        read.map_err(|_| Unreadable::Damaged { kind })?;
        self.left -= bytes.len();
        Ok(Some(bytes))
    }

    /// A part as text: UTF-8, UTF-16 with its mark, or what its first line names of the Latin
    /// encodings. Bytes that are no text become `U+FFFD`.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        Ok(self.part(name)?.map(text))
    }

    /// A part that the format cannot do without, as text.
    ///
    /// # Errors
    /// As [`Package::part`]; [`Unreadable::Damaged`] where it is missing.
    pub fn needed(&mut self, name: &str) -> Result<String, Unreadable> {
        self.text(name)?.ok_or(Unreadable::Damaged { kind: self.kind })
    }
}

fn fold(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches(['.', '/']).to_lowercase()
}

fn text(bytes: Vec<u8>) -> String {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => crate::bytes::utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => crate::bytes::utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ if says_latin(&bytes) => crate::encoding::windows_1252(&bytes),
        _ => String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

/// Whether bytes that are not UTF-8 say that they are Latin-1 or Windows-1252, in the declaration
/// at their beginning (XML 1.0, 2.8).
/// Latin-1 is read as the other, as browsers do (WHATWG Encoding).
fn says_latin(bytes: &[u8]) -> bool {
    let declared = bytes.split(|byte| *byte == b'>').next().unwrap_or_default();
    let declared = declared.get(..declared.len().min(120)).unwrap_or_default();
    let says = |name: &[u8]| declared.windows(name.len()).any(|it| it == name);
    declared.starts_with(b"<?xml")
        && (says(b"8859-1") || says(b"1252"))
        && std::str::from_utf8(bytes).is_err()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn names_are_compared_as_programs_do() {
        for name in
            ["xl/workbook.xml", "/xl/Workbook.xml", "./xl/workbook.xml", ".\\XL\\workbook.xml"]
        {
            assert_eq!(fold(name), "xl/workbook.xml", "{name}");
        }
    }
}
