//! The two real plans come out as issue 2 says.

use plan::{Column, Edge};
use values::{FindingKind, Severity};

use crate::common::{column, draft, findings, looks_like_header, lost, real_plan};

#[test]
fn altamira() {
    let Some(bytes) = real_plan("altamira-2026-2027.txt") else { return };
    let draft = draft(&bytes).expect("a plan");
    let header = &draft.plan.header;
    assert_eq!(header.institution, "Ayuntamiento de Altamira");
    assert_eq!(header.period.map(|it| it.to_string()).as_deref(), Some("2026-2027"));
    assert_eq!(header.title, "Plan de Mejora Institucional");
    assert_eq!(header.internal_note, "");
    assert_eq!(column(&draft, Column::Criterion), "1 | 1 | 1 | 1 | 2 | 2 | 3 | 3 | 4 | 4");
    assert_eq!(
        column(&draft, Column::Subcriterion),
        "1.1 (3) | 1.1 (6) | 1.3 (5) | 1.4 (7) | 2.2 (5) | 2.3 (4) | 3.1 (7) | 3.3 (11) | 4.2 (1) | 4.5 (5)"
    );
    let tasks: Vec<_> = draft.plan.actions.iter().map(|action| action.tasks.len()).collect();
    assert_eq!(tasks, [3, 3, 3, 3, 3, 3, 2, 3, 3, 3]);
    assert_eq!(
        column(&draft, Column::Start),
        "2026-03 | 2026-03 | 2026-04 | 2026-03 | 2026-03 | 2026-03 | 2026-07 | 2026-04 | 2026-03 | 2026-04"
    );
    assert_eq!(
        column(&draft, Column::End),
        "2026-08 | 2026-04 | 2027-03 | 2027-04 | 2026-06 | 2027-06 | 2026-08 | 2026-07 | 2026-10 | 2026-10"
    );
    assert_eq!(
        column(&draft, Column::Responsible),
        "Alcaldía + RRHH | RRHH | RRHH | Prensa + OAIM | Media Ambiente | Planificación + Alcaldía | RRHH | RRHH + OAIM | OAIM | Tecnología + OAIM"
    );
    let about: Vec<_> = draft
        .findings
        .iter()
        .filter(|it| it.column == Some(Column::Criterion))
        .map(|it| (it.kind, it.row, it.read.as_str(), it.made.as_str()))
        .collect();
    assert_eq!(
        about,
        [
            (FindingKind::CriterionRoman, 9, "I", "1"),
            (FindingKind::CriterionDisagrees, 13, "3", "1"),
        ]
    );
    assert_eq!(findings(&draft, Severity::Decide), "");
    assert_eq!(findings(&draft, Severity::Look), "criterion_disagrees 13");
    for action in &draft.plan.actions {
        assert!(!action.area.contains('<'), "{}", action.area);
        assert!(action.original[&Column::Area].starts_with("<b>"));
    }
    assert_eq!(lost(&draft, |row| looks_like_header(&draft, row)), [""; 0]);
}

#[test]
fn vallejuelo() {
    let Some(bytes) = real_plan("vallejuelo-2025-2026.txt") else { return };
    let draft = draft(&bytes).expect("a plan");
    let header = &draft.plan.header;
    assert_eq!(header.institution, "Ayuntamiento Municipal de Vallejuelo");
    assert_eq!(header.period.map(|it| it.to_string()).as_deref(), Some("2025-2026"));
    assert_eq!(column(&draft, Column::Criterion), "2 | 4 | 5");
    assert_eq!(column(&draft, Column::Subcriterion), "- | - | -");
    assert_eq!(column(&draft, Column::Start), "2026-01 | 2026-01 | 2026-01");
    assert_eq!(column(&draft, Column::End), "2026-02 | 2026-03 | 2026-02");
    let last = &draft.plan.actions[2];
    assert_eq!(last.responsible, ["Informático", "acceso a información", "encarg de tecnología"]);
    assert_eq!(
        last.start
            .as_ref()
            .and_then(|it| it.month(Edge::Start))
            .map(|it| it.to_string())
            .as_deref(),
        Some("2026-01")
    );
    assert_eq!(last.original[&Column::Start], "enero 26-");
    assert_eq!(column(&draft, Column::Comments), " |  | libr la e N/A");
    assert_eq!(draft.plan.actions[0].original[&Column::Comments], "N/A");
    assert_eq!(findings(&draft, Severity::Decide), "comments_spilled 13");
    assert_eq!(findings(&draft, Severity::Look), "date_tidied 13");
    assert_eq!(findings(&draft, Severity::Mended), "blank_word 11, blank_word 12");
    assert_eq!(lost(&draft, |row| looks_like_header(&draft, row)), [""; 0]);
}

#[test]
fn inspecting_twice_prints_the_same() {
    for name in ["altamira-2026-2027.txt", "vallejuelo-2025-2026.txt"] {
        let Some(bytes) = real_plan(name) else { continue };
        let first = import::inspect(&bytes).expect("a plan");
        assert_eq!(first, import::inspect(&bytes).expect("a plan"));
        let value: serde_json::Value = serde_json::from_str(&first).expect("JSON");
        assert!(value["plan"]["actions"].is_array() && value["findings"].is_array());
    }
}
