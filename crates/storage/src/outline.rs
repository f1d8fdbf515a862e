//! The outline of a stored plan: what a list shows of it, so that no plan is read for that.
//!
//! It stands apart from the plan, under a key of the session that wrote it, and names the stored text
//! that it is of by when that was saved, its length and its checksum: an outline is believed of that
//! text alone. It is made of the plan and nothing else, so whatever becomes of it nothing is lost:
//! where there is none, or it is damaged or of another text, the plan is read and it is made again.

use std::fmt::Write as _;

use plan::{Header, Id, Period, Plan, PlanState};

use crate::envelope;
use crate::keys::{self, OUTLINE};

/// What a list shows of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanOutline {
    /// The institution whose plan it is, as it is written.
    pub institution: String,
    /// The years that it covers.
    pub period: Option<Period>,
    /// Where it stands.
    pub state: PlanState,
    /// How many actions it has.
    pub actions: usize,
}

/// The states in the order of their numbers in an outline.
const STATES: [PlanState; 5] = [
    PlanState::Draft,
    PlanState::InReview,
    PlanState::Approved,
    PlanState::FollowedUp,
    PlanState::Closed,
];

impl PlanOutline {
    /// The outline of a plan.
    pub fn of(plan: &Plan) -> Self {
        let Header { institution, period, state, .. } = &*plan.header;
        Self {
            institution: institution.clone(),
            period: *period,
            state: *state,
            actions: plan.actions.len(),
        }
    }

    /// The header of the plan, as far as it is known here: what names the plan is.
    pub fn header(&self) -> Header {
        Header {
            institution: self.institution.clone(),
            period: self.period,
            state: self.state,
            ..Header::default()
        }
    }

    /// The outline as it is stored beside `stored`, the text that the plan is stored as.
    pub fn write(&self, stored: &str) -> String {
        let mut text = line_of(stored);
        let period = self.period.map(|period| (period.first(), period.last()));
        let (first, last) = period.unzip();
        for year in [first, last] {
            text.push(' ');
            text.push_str(&year.map_or_else(|| "-".to_owned(), |year| year.to_string()));
        }
        let state = STATES.iter().position(|state| *state == self.state).unwrap_or(0);
        let _ = write!(text, " {state} {}\n{}", self.actions, self.institution);
        envelope::seal(&text, 0)
    }

    /// What an outline says of `stored`, a text that is sound; `None` where it is damaged, or of
    /// another text.
    pub fn read(outline: &str, stored: &str) -> Option<Self> {
        let (_, text) = envelope::open(outline).ok()?;
        let said = text.strip_prefix(&line_of(stored))?.strip_prefix(' ')?;
        let (line, institution) = said.split_once('\n')?;
        let words: Vec<&str> = line.split(' ').collect();
        let [first, last, state, actions] = words[..] else { return None };
        let period = match (first, last) {
            ("-", "-") => None,
            _ => Some(Period::new(first.parse().ok()?, last.parse().ok()?)),
        };
        Some(Self {
            institution: institution.to_owned(),
            period,
            state: *STATES.get(state.parse::<usize>().ok()?)?,
            actions: actions.parse().ok()?,
        })
    }
}

/// The outlines that sessions have stored, while a list is made of them.
pub struct Outlines {
    session: Id,
    /// By their keys.
    stored: keyed::Map<String, String>,
    /// The keys of those that are of a text that is shown.
    used: keyed::Set<String>,
    made: Vec<(String, String)>,
}

impl Outlines {
    /// What stands under the keys of outlines, for a session that makes a list.
    pub fn new(session: Id, stored: impl IntoIterator<Item = (String, String)>) -> Self {
        let stored = stored.into_iter().collect();
        Self { session, stored, used: keyed::Set::new(), made: Vec::new() }
    }

    /// The outline of a plan that is stored as `text`, which is sound. Only where none is of this
    /// text is the plan read, with `read`.
    ///
    /// # Errors
    /// Where the plan had to be read and could not be.
    pub fn of<E>(
        &mut self,
        plan: Id,
        text: &str,
        read: impl FnOnce() -> Result<PlanOutline, E>,
    ) -> Result<PlanOutline, E> {
        let begins = format!("{OUTLINE}{plan}/");
        let all = self.stored.from_key(begins.as_str());
        let mut all = all.take_while(|(key, _)| key.starts_with(&begins));
        let found = all.find_map(|(key, it)| Some((key.clone(), PlanOutline::read(it, text)?)));
        if let Some((key, outline)) = found {
            self.used.insert(key);
            return Ok(outline);
        }
        let outline = read()?;
        let key = keys::of_outline(plan, self.session);
        self.used.insert(key.clone());
        self.made.push((key, outline.write(text)));
        Ok(outline)
    }

    /// What is to be stored, each under a key of this session, and then the keys of those that are
    /// of no text that is shown, which nobody needs.
    pub fn changes(self) -> (Vec<(String, String)>, Vec<String>) {
        let Self { stored, used, made, .. } = self;
        (made, stored.into_iter().map(|it| it.0).filter(|key| !used.contains(key)).collect())
    }
}

/// What tells a stored text from every other: when it was saved, its length and its checksum, which
/// stand in its envelope. A text without one has no moment.
fn line_of(stored: &str) -> String {
    envelope::line(stored).map_or_else(
        || format!("0 {} {:016x}", stored.len(), envelope::checksum(stored)),
        str::to_owned,
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use plan::Action;

    use super::*;

    fn a_plan(institution: &str, period: Option<Period>, actions: u64) -> Plan {
        let mut plan = Plan::new(Id::from_bits(1));
        let header = Arc::make_mut(&mut plan.header);
        header.institution = institution.into();
        header.period = period;
        header.state = PlanState::FollowedUp;
        plan.actions = (0..actions).map(|at| Action::new(Id::from_bits(9 + at)).into()).collect();
        plan
    }

    fn outlines() -> [PlanOutline; 4] {
        [
            a_plan("Ayuntamiento de Ceibas", Some(Period::new(2026, 2027)), 12),
            a_plan("", None, 0),
            a_plan(" dos líneas\ny \"comillas\" 1 2 3", Some(Period::new(-4, 9999)), 1),
            a_plan("Año", Some(Period::new(2026, 2026)), 5_000),
        ]
        .map(|plan| PlanOutline::of(&plan))
    }

    #[test]
    fn an_outline_says_what_was_written() {
        for stored in [envelope::seal("{\"plan\":1}", 1_700_000_000_000), "{}".to_owned()] {
            for outline in outlines() {
                let written = outline.write(&stored);
                assert_eq!(PlanOutline::read(&written, &stored), Some(outline), "{written}");
            }
        }
    }

    #[test]
    fn an_outline_is_believed_of_its_own_text_alone() {
        let [outline, ..] = outlines();
        let stored = envelope::seal("{\"plan\":1}", 5);
        let written = outline.write(&stored);
        let others = [
            envelope::seal("{\"plan\":1}", 6),
            envelope::seal("{\"plan\":2}", 5),
            envelope::seal("{\"plan\":12}", 5),
            "{\"plan\":1}".to_owned(),
            String::new(),
        ];
        for other in others {
            assert_eq!(PlanOutline::read(&written, &other), None, "{other}");
        }
        let bare = outline.write("{}");
        assert_eq!(PlanOutline::read(&bare, "{ }"), None);
    }

    #[test]
    fn a_damaged_outline_says_nothing() {
        let [outline, ..] = outlines();
        let stored = envelope::seal("{\"plan\":1}", 5);
        let written = outline.write(&stored);
        let start = written.find('\n').unwrap() + 1;
        for at in start..written.len() {
            let mut bytes = written.clone().into_bytes();
            bytes[at] ^= 1;
            let flipped = String::from_utf8(bytes).unwrap();
            assert_eq!(PlanOutline::read(&flipped, &stored), None, "at {at}");
        }
        for end in 0..written.len() {
            assert_eq!(PlanOutline::read(&written[..end], &stored), None, "cut at {end}");
        }
    }

    #[test]
    fn a_line_of_another_kind_says_nothing() {
        let stored = envelope::seal("{}", 5);
        let line = line_of(&stored);
        for said in ["2026 2027 0 1 7\nX", "2026 - 0 1\nX", "- - 9 1\nX", "- - 0\nX", "- - 0 1"] {
            let outline = envelope::seal(&format!("{line} {said}"), 0);
            assert_eq!(PlanOutline::read(&outline, &stored), None, "{said}");
        }
        let right = envelope::seal(&format!("{line} - - 0 1\nX"), 0);
        assert!(PlanOutline::read(&right, &stored).is_some());
    }

    const SESSION: Id = Id::from_bits(0xFF);

    /// What is then to be stored, under which keys, and which keys are to be removed.
    type StoreChanges = (Vec<(String, String)>, Vec<String>);

    /// Lists plans that are stored as these texts; gives what it says, how many were read, and what
    /// is then to be stored and removed.
    fn list(
        stored: &[(String, String)],
        plans: &[(Id, String)],
    ) -> (Vec<Result<String, ()>>, usize, StoreChanges) {
        let mut outlines = Outlines::new(SESSION, stored.to_vec());
        let mut reads = 0;
        let said = plans.iter().map(|(id, text)| {
            let outline = outlines.of(*id, text, || {
                reads += 1;
                let (_, name) = envelope::open(text).map_err(|_| ())?;
                if name.is_empty() { Err(()) } else { Ok(PlanOutline::of(&a_plan(name, None, 1))) }
            });
            outline.map(|it| it.institution)
        });
        let said = said.collect();
        (said, reads, outlines.changes())
    }

    fn twenty() -> Vec<(Id, String)> {
        (1..=20)
            .map(|at| (Id::from_bits(at), envelope::seal(&format!("Plan {at}"), at as i64)))
            .collect()
    }

    #[test]
    fn plans_are_read_once_and_then_never() {
        let plans = twenty();
        let (said, reads, (made, unused)) = list(&[], &plans);
        assert_eq!((reads, made.len(), unused.len()), (20, 20, 0));
        assert!(made.iter().all(|(key, _)| key.ends_with(&format!("/{SESSION}"))));
        let (again, reads, changes) = list(&made, &plans);
        assert_eq!((reads, changes), (0, (Vec::new(), Vec::new())));
        assert_eq!(again, said);
    }

    #[test]
    fn only_what_was_saved_since_is_read_again() {
        let mut plans = twenty();
        let (_, _, (stored, _)) = list(&[], &plans);
        plans[3].1 = envelope::seal("Otro nombre", 99);
        let (said, reads, (made, unused)) = list(&stored, &plans);
        assert_eq!((reads, made.len(), unused.len()), (1, 1, 0));
        assert_eq!(said[3], Ok("Otro nombre".to_owned()));
        assert_eq!(made[0].0, keys::of_outline(plans[3].0, SESSION));
    }

    #[test]
    fn the_outline_of_any_session_is_believed_and_what_is_of_no_text_goes() {
        let plans = twenty();
        let (_, _, (mut stored, _)) = list(&[], &plans[..2]);
        let other = Id::from_bits(0xEE);
        stored[0].0 = keys::of_outline(plans[0].0, other);
        let gone = keys::of_outline(Id::from_bits(0xAB), other);
        stored.push((gone.clone(), stored[1].1.clone()));
        let (_, reads, (made, unused)) = list(&stored, &plans[..2]);
        assert_eq!((reads, made, unused), (0, Vec::new(), vec![gone]));
    }

    #[test]
    fn what_cannot_be_read_has_no_outline() {
        let plans = [(Id::from_bits(1), envelope::seal("", 5))];
        let (said, reads, changes) = list(&[], &plans);
        assert_eq!((said, reads, changes), (vec![Err(())], 1, (Vec::new(), Vec::new())));
    }
}
