//! How much of a file is read at most, each limit with its reason. All of them together keep a
//! reader within 256 MB and a few seconds, whatever the bytes say.

/// The most bytes that one part of a packed file may unpack to. The text of a guide of 160 pages
/// is 3 MB as XML; a sheet of 20,000 full rows is 40 MB.
pub const MAX_PART: usize = 48_000_000;

/// The most bytes that all parts of a file may unpack to together: a zip bomb ends here.
pub const MAX_UNPACKED: usize = 96_000_000;

/// The most entries of a packed file. A document of many pictures has some hundred.
pub const MAX_ENTRIES: usize = 10_000;

/// The deepest nesting of elements. Word needs about 30 for a table in a table in a text box.
pub const MAX_DEPTH: usize = 256;

/// The most attributes of an element. The root of a document declares some forty namespaces.
pub const MAX_ATTRIBUTES: usize = 200;
