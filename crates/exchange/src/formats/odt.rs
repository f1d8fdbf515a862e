//! TODO odt

use super::{Progress, Source};
use crate::NotAPlan;

pub(crate) fn read(_bytes: &[u8], _progress: Progress) -> Result<Source, NotAPlan> {
    todo!()
}
