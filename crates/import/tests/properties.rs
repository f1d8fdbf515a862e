//! What holds for every input: no panic, bounded output, and no word is lost.

use plan::{Edge, Sequence};
use proptest::prelude::*;
use values::{self, DateContext};

use crate::common::samples::table;
use crate::common::{draft, looks_like_header, lost, real_plan};

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_messy_table_is_lost(text in table()) {
        if let Ok(draft) = draft(text.as_bytes()) {
            prop_assert_eq!(lost(&draft, |row| looks_like_header(&draft, row)), Vec::<String>::new());
            prop_assert_eq!(draft.sources.len(), draft.plan.actions.len());
        }
    }

    #[test]
    fn findings_and_sources_name_what_is_there(text in table()) {
        if let Ok(draft) = draft(text.as_bytes()) {
            let lines = text.lines().count().max(1);
            for finding in &draft.findings {
                prop_assert!((1..=lines).contains(&finding.row));
                prop_assert!(finding.action.is_none_or(|id| draft.plan.action(id).is_some()));
                prop_assert_eq!(finding.severity, finding.kind.severity());
            }
            for source in &draft.sources {
                prop_assert!(source.rows.iter().all(|row| *row < draft.grid.rows.len()));
            }
            for action in &draft.plan.actions {
                let of_code = action.subcriterion.map(plan::Subcriterion::criterion);
                prop_assert!(of_code.is_none() || of_code == action.criterion);
                for when in [&action.start, &action.end].into_iter().flatten() {
                    prop_assert!(!when.written.is_empty());
                }
            }
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = import::inspect(&bytes);
    }

    #[test]
    fn arbitrary_texts_never_panic(text in any::<String>()) {
        let _ = import::inspect(text.as_bytes());
        read_all(&text);
    }

    #[test]
    fn arbitrary_cells_never_panic(text in "[0-9IVXivx .,;:/()°ºaey\n\t'–—<>&-]{0,40}") {
        read_all(&text);
    }

    #[test]
    fn cells_of_dates_never_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "enero", "mar", "26", "2026", "-", "/", " ", " ", "a", "T", "1", "15", "trimestre", "y", ":", "00", "permanente",
        "semana", "º", "er", ".", "saptiembre", "99999", "al", "(", "meses",
    ]), 0..9)) {
        read_all(&pieces.concat());
    }

    #[test]
    fn damaged_tables_never_panic(text in table(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = text.into_bytes();
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = import::inspect(&bytes);
    }
}

fn read_all(text: &str) {
    let _ = values::criterion(text);
    let code = values::subcriterion(text);
    assert!(code.example.chars().count() <= 2);
    for edge in [Edge::Start, Edge::End] {
        for year in [None, Some(2026)] {
            let read = values::when(text, edge, DateContext { year, ..DateContext::default() });
            assert!(read.value.is_none_or(|when| !when.written.is_empty()));
        }
    }
    let tasks = values::tasks(text);
    assert!(tasks.iter().map(String::len).sum::<usize>() <= text.len() + 8);
    let units = values::responsibles(text, &[]);
    assert!(units.units.iter().map(String::len).sum::<usize>() <= text.len() * 2 + 8);
    let _ = values::plain(text);
    let _ = values::is_blank(text);
    let _ = values::period(text);
}

#[test]
fn damaged_real_plans_never_panic() {
    for name in ["altamira-2026-2027.txt", "vallejuelo-2025-2026.txt"] {
        let Some(bytes) = real_plan(name) else { continue };
        for at in (0..bytes.len()).step_by(37) {
            let _ = import::read(&bytes[..at], &mut Sequence::new(1));
            let mut bytes = bytes.clone();
            bytes[at] = b'"';
            if let Ok(draft) = draft(&bytes) {
                assert_eq!(
                    lost(&draft, |row| looks_like_header(&draft, row)),
                    Vec::<String>::new(),
                    "a quotation mark at {at}"
                );
            }
        }
    }
}
