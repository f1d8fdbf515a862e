//! The words of the timeline as a picture.

use chrono::NaiveDate;
use export::svg::{self, RowLabel, SvgLabels};
use plan::timeline::{Timeline, layout};
use plan::{Header, Month, Plan};

use crate::Language;

impl Language {
    /// The name of a plan wherever it is named: "Ayuntamiento de Loma Verde · 2026–2027".
    pub fn plan_name(self, header: &Header) -> String {
        let institution = match header.institution.trim() {
            "" => self.messages().common().untitled,
            institution => institution,
        };
        match header.period {
            Some(period) => format!("{institution} · {}", period.to_string().replace('-', "–")),
            None => institution.to_owned(),
        }
    }

    /// The timeline of a plan as an SVG file; empty where no action has a date, so that nobody
    /// is given a picture without a bar.
    pub fn timeline_svg(self, plan: &Plan, today: NaiveDate) -> String {
        let timeline = layout(plan, Some(today));
        let mut rows = timeline.groups.iter().flat_map(|group| &group.rows);
        if rows.all(|row| row.bar.is_none()) {
            return String::new();
        }
        self.timeline_picture(plan, &timeline)
    }

    /// The timeline of a plan as an SVG file, as it was laid out.
    pub fn timeline_picture(self, plan: &Plan, timeline: &Timeline) -> String {
        let texts = self.messages().timeline();
        let version = plan.header.catalogue;
        let row = |id| {
            plan.action(id).map_or_else(RowLabel::default, |action| RowLabel {
                text: action.action.trim().to_owned(),
                dates: self.dates(action.start.as_ref(), action.end.as_ref()),
            })
        };
        let labels = SvgLabels {
            language: self.tag(),
            title: &self.plan_name(&plan.header),
            months: std::array::from_fn(|at| self.month_name_short(Month::MIN + (at as i32))),
            quarter: texts.quarter_letter,
            today: texts.today,
            period: texts.period,
            outside: texts.leaves,
            open: texts.open,
            backwards: texts.backwards,
            undated: texts.no_dates,
            group: &|criterion| self.criterion_heading(version, criterion),
            row: &row,
        };
        svg::timeline(timeline, &labels)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use plan::{Action, Id, Moment, Period, When};

    use super::*;

    fn plan(moment: Moment) -> Plan {
        let mut action = Action::new(Id::from_bits(2));
        action.action = "Colgar el reloj".into();
        action.start = Some(When { moment, written: "marzo".into() });
        let mut plan = Plan::new(Id::from_bits(1));
        plan.actions.push(Arc::new(action));
        plan
    }

    #[test]
    fn a_plan_is_named_by_institution_and_period() {
        let mut header = Header::default();
        assert_eq!(Language::Spanish.plan_name(&header), "Plan sin nombre");
        header.institution = " Ayuntamiento de Loma Verde ".into();
        header.period = Some(Period::new(2026, 2027));
        let name = Language::Spanish.plan_name(&header);
        assert_eq!(name, "Ayuntamiento de Loma Verde · 2026–2027");
    }

    #[test]
    fn only_a_dated_action_makes_a_picture() {
        let today = NaiveDate::from_ymd_opt(2026, 5, 10).expect("a day");
        let march = Month::new(2026, 3).expect("a month");
        let svg = Language::English.timeline_svg(&plan(Moment::Month(march)), today);
        for words in ["Unnamed plan", "Colgar el reloj", "March 2026 – …", "Q1", "today"] {
            assert!(svg.contains(words), "{words}");
        }
        assert_eq!(Language::Spanish.timeline_svg(&plan(Moment::Unclear), today), "");
        assert_eq!(Language::Spanish.timeline_svg(&Plan::new(Id::from_bits(1)), today), "");
    }
}
