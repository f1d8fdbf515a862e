//! What a person is told of a text that was typed.

use plan::{Column, Edge, Moment, Remark, When};
use text::Language;

/// What the text of one date says beyond it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DateNote {
    /// It holds both, and the other was empty: it is filled with this.
    Filled(Column, When),
    /// It holds both, but the other says something else, which stays.
    Kept(Column, When),
    /// Its day could be its month, and was read first.
    EitherWay(When),
    /// It says more than its date; all of it stays written.
    WithText(When, Edge),
    /// It is kept, but it is to be looked at.
    Remark(Remark),
}

impl DateNote {
    /// The sentence that tells the person.
    pub fn sentence(&self, language: Language) -> String {
        let texts = language.messages().table();
        let date = |when: &When, edge| match when.moment {
            Moment::Open => when.written.clone(),
            _ => language.understood(when, edge),
        };
        let edge = |column| if column == Column::End { Edge::End } else { Edge::Start };
        match self {
            Self::Filled(column, when) => {
                (texts.span_filled)(language.column(*column), &date(when, edge(*column)))
            }
            Self::Kept(column, when) => {
                (texts.span_kept)(language.column(*column), &date(when, edge(*column)))
            }
            Self::EitherWay(when) => (texts.day_first)(&when.written, &date(when, Edge::Start)),
            Self::WithText(when, edge) => (texts.with_text)(&when.written, &date(when, *edge)),
            Self::Remark(remark) => language.remark(*remark),
        }
    }
}
