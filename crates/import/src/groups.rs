//! Findings of one kind as one: what comes fifteen times is said once, with fifteen places.

use plan::Column;
use values::{Finding, FindingKind, Severity};

/// All findings of one severity and one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FindingGroup {
    /// Their kind.
    pub kind: FindingKind,
    /// The column that all of them concern; `None` where they concern several, or none.
    pub column: Option<Column>,
    /// Where they stand among all findings, from 0: at least one, rising.
    pub places: Vec<usize>,
}

/// The findings of a severity by their kinds, in the order in which each kind comes first, but
/// what asks about the whole file before all: every finding is in exactly one group.
pub fn groups(findings: &[Finding], severity: Severity) -> Vec<FindingGroup> {
    let mut groups: Vec<FindingGroup> = Vec::new();
    let ours = findings.iter().enumerate().filter(|(_, it)| it.severity == severity);
    for (place, Finding { kind, column, .. }) in ours {
        match groups.iter_mut().find(|group| group.kind == *kind) {
            Some(group) => {
                group.places.push(place);
                group.column = group.column.filter(|common| Some(*common) == *column);
            }
            None => groups.push(FindingGroup { kind: *kind, column: *column, places: vec![place] }),
        }
    }
    groups.sort_by_key(|group| group.kind != FindingKind::DateOrder);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(kind: FindingKind, column: Option<Column>) -> Finding {
        let (read, made) = (String::new(), String::new());
        Finding { severity: kind.severity(), kind, row: 1, action: None, column, read, made }
    }

    #[test]
    fn what_comes_often_is_one_group_with_its_places() {
        use FindingKind::{BlankWord, DateTidied, DateUnclear, MissingColumn};
        let (start, end) = (Some(Column::Start), Some(Column::End));
        let all = [
            finding(DateTidied, start),
            finding(DateUnclear, end),
            finding(MissingColumn, Some(Column::Resources)),
            finding(DateTidied, end),
            finding(DateUnclear, end),
            finding(BlankWord, None),
            finding(DateTidied, start),
            finding(MissingColumn, None),
        ];
        let group =
            |kind, column, places: &[usize]| FindingGroup { kind, column, places: places.into() };
        let tidied = group(DateTidied, None, &[0, 3, 6]);
        let missing = group(MissingColumn, None, &[2, 7]);
        assert_eq!(groups(&all, Severity::Look), [tidied, missing]);
        assert_eq!(groups(&all, Severity::Decide), [group(DateUnclear, end, &[1, 4])]);
        assert_eq!(groups(&all, Severity::Mended), [group(BlankWord, None, &[5])]);
        assert_eq!(groups(&[], Severity::Look), []);
    }

    #[test]
    fn the_question_about_all_dates_comes_first() {
        use FindingKind::{CriterionUnclear, DateOrder, DateUnclear};
        let all = [DateUnclear, CriterionUnclear, DateOrder].map(|kind| finding(kind, None));
        let kinds: Vec<_> = groups(&all, Severity::Decide).iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [DateOrder, DateUnclear, CriterionUnclear]);
    }

    #[test]
    fn every_finding_is_in_one_group_and_none_is_lost() {
        let columns = [None, Some(Column::Start), Some(Column::Tasks)];
        let kinds = FindingKind::ALL.iter().cycle().take(500);
        let all: Vec<Finding> =
            kinds.zip(columns.into_iter().cycle()).map(|(kind, it)| finding(*kind, it)).collect();
        let severities = [Severity::Decide, Severity::Look, Severity::Mended];
        let made: Vec<FindingGroup> =
            severities.into_iter().flat_map(|it| groups(&all, it)).collect();
        assert_eq!(made.len(), FindingKind::ALL.len());
        let mut places: Vec<usize> = made.iter().flat_map(|group| group.places.clone()).collect();
        assert!(made.iter().all(|group| group.places.is_sorted()));
        places.sort_unstable();
        assert!(places.into_iter().eq(0..all.len()));
    }
}
