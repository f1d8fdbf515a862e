//! TODO csv

use super::Writing;

pub(crate) fn write(_writing: &Writing, _separator: char) -> Vec<u8> {
    todo!()
}
