//! TODO xlsx

use super::Writing;

pub(crate) fn write(_writing: &Writing) -> Vec<u8> {
    todo!()
}
