//! What a person has ticked.

use import::guide::{Example, Guide};
use leptos::prelude::*;
use plan::{Criterion, Subcriterion};

/// The most áreas that are ticked from the start. A plan of that many actions is still one that
/// people print and follow; of a longer guide the council chooses itself.
const TICKED_UP_TO: usize = 30;

/// The examples of a guide and which of them are ticked. Each has a signal of its own, so that a
/// tick touches its row and the counts, however long the guide is.
#[derive(Clone, Copy)]
pub struct GuideChoices {
    /// The guide.
    pub guide: StoredValue<Guide>,
    /// How many examples have an área.
    pub areas: usize,
    ticks: StoredValue<Vec<RwSignal<bool>>>,
    ticked: RwSignal<Count>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Count {
    all: usize,
    with_area: usize,
}

/// The examples of one subcriterion, by their places in the guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuidePart {
    /// The criterion, if the guide says it.
    pub criterion: Option<Criterion>,
    /// The subcriterion, if the guide says it.
    pub subcriterion: Option<Subcriterion>,
    /// The places.
    pub places: Vec<usize>,
}

impl GuideChoices {
    /// The áreas of a short guide are all ticked, those of a long one none.
    pub fn new(guide: Guide) -> Self {
        let areas = guide.examples.iter().filter(|it| has_area(it)).count();
        let tick = |it: &Example| has_area(it) && areas <= TICKED_UP_TO;
        let ticks = guide.examples.iter().map(|it| RwSignal::new(tick(it))).collect();
        let first = if areas <= TICKED_UP_TO { areas } else { 0 };
        Self {
            guide: StoredValue::new(guide),
            areas,
            ticks: StoredValue::new(ticks),
            ticked: RwSignal::new(Count { all: first, with_area: first }),
        }
    }

    /// How many are ticked. Tracked.
    pub fn count(self) -> usize {
        self.ticked.get().all
    }

    /// How many áreas are not ticked. Tracked.
    pub fn rest(self) -> usize {
        self.areas - self.ticked.get().with_area
    }

    /// Whether the example at this place is ticked.
    pub fn tick(self, place: usize) -> Option<RwSignal<bool>> {
        self.ticks.with_value(|ticks| ticks.get(place).copied())
    }

    /// Ticks examples or takes their ticks away.
    pub fn set(self, places: &[usize], on: bool) {
        let mut count = self.ticked.get_untracked();
        for place in places {
            let Some(tick) = self.tick(*place).filter(|it| it.get_untracked() != on) else {
                continue;
            };
            tick.set(on);
            let area = usize::from(self.guide.with_value(|it| has_area(&it.examples[*place])));
            if on {
                count.all += 1;
                count.with_area += area;
            } else {
                count.all -= 1;
                count.with_area -= area;
            }
        }
        self.ticked.set(count);
    }

    /// Ticks those of `places` that have an área, or takes all their ticks away.
    pub fn set_part(self, places: &[usize], on: bool) {
        let wanted = self.guide.with_value(|guide| {
            let fits = |place: &&usize| !on || has_area(&guide.examples[**place]);
            places.iter().filter(fits).copied().collect::<Vec<_>>()
        });
        self.set(&wanted, on);
    }

    /// The same for the whole guide.
    pub fn set_all(self, on: bool) {
        let all = self.guide.with_value(|guide| (0..guide.examples.len()).collect::<Vec<_>>());
        self.set_part(&all, on);
    }

    /// The places of the ticked examples.
    pub fn chosen(self) -> Vec<usize> {
        let on = |tick: &RwSignal<bool>| tick.get_untracked();
        self.ticks.with_value(|ticks| {
            ticks.iter().enumerate().filter(|(_, tick)| on(tick)).map(|(place, _)| place).collect()
        })
    }

    /// The guide in its parts. Examples of one subcriterion stand together, in the order in which
    /// the guide first names it.
    pub fn parts(self) -> Vec<GuidePart> {
        self.guide.with_value(parts)
    }
}

/// Whether an example has an área.
pub fn has_area(example: &Example) -> bool {
    !example.area.is_empty()
}

fn parts(guide: &Guide) -> Vec<GuidePart> {
    let mut parts: Vec<GuidePart> = Vec::new();
    for (place, it) in guide.examples.iter().enumerate() {
        let of = |part: &GuidePart| {
            part.criterion == it.criterion && part.subcriterion == it.subcriterion
        };
        // The last one first: a guide rarely goes back.
        match parts.iter().rposition(of) {
            Some(at) => parts[at].places.push(place),
            None => parts.push(GuidePart {
                criterion: it.criterion,
                subcriterion: it.subcriterion,
                places: vec![place],
            }),
        }
    }
    parts
}
