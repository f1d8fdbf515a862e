//! The order of day and month, decided once for each column of dates, or for all of them.

use plan::{Column, Edge, Moment};
use values::{DateContext, DateOrder, FindingKind, Signs, when};

use crate::entry::ActionEntry;

/// The order in each column; `None` where nothing decides for a whole column, so that each date
/// that can be read in two ways is told of.
#[derive(Clone, Copy, Default)]
pub(crate) struct Orders {
    pub start: Option<DateOrder>,
    pub end: Option<DateOrder>,
    pub time: Option<DateOrder>,
}

/// What is done where nothing proves the order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OrderAsk {
    /// The person is asked, once for all columns.
    Once,
    /// The person has answered.
    Answered(DateOrder),
    /// Each date is read by itself.
    Never,
}

/// What is said about the order: the kind, the column if it is of one, the entry, what was read
/// and what was made of it.
pub(crate) struct OrderFinding {
    pub kind: FindingKind,
    pub column: Option<Column>,
    pub entry: usize,
    pub read: String,
    pub made: String,
}

/// The order of each column, the order that the person is asked about, and what is to be said.
pub(crate) struct Decided {
    pub orders: Orders,
    pub asked: Option<DateOrder>,
    pub said: Vec<OrderFinding>,
}

/// The most rows of which a question shows a date.
const SHOWN: usize = 3;

/// What the cells of one column tell.
#[derive(Default)]
struct OrderEvidence {
    signs: Signs,
    /// The first date that can only be read with its month first.
    proof: Option<(usize, String)>,
    /// The first dates that can be read in both ways: where, the text, and both readings.
    either: Vec<(usize, String, String)>,
}

/// Decides for all columns: what a column proves itself, what all that prove something agree on,
/// what the person has answered, and else the day first. `year` is for dates without one.
pub(crate) fn decide(entries: &[ActionEntry], year: Option<i32>, ask: OrderAsk) -> Decided {
    let mut decided = Decided { orders: Orders::default(), asked: None, said: Vec::new() };
    if ask == OrderAsk::Never {
        return decided;
    }
    let year = year.unwrap_or(2000);
    let start = told(entries, year, |it| &it.columns[Column::Start.index()]);
    let end = told(entries, year, |it| &it.columns[Column::End.index()]);
    let time = told(entries, year, |it| &it.time);
    let all = [&start, &end, &time];
    let signs = all.iter().fold(Signs::default(), |signs, it| signs.and(it.signs));
    let of_all = signs.proves();
    let known = |told: &OrderEvidence| {
        let own = told.signs.proves();
        let mixed = told.signs.day_first && told.signs.month_first;
        own.or(of_all.filter(|_| !mixed))
    };
    let answer = match ask {
        OrderAsk::Answered(order) => order,
        _ => DateOrder::DayFirst,
    };
    let order = |told: &OrderEvidence| Some(known(told).unwrap_or(answer));
    decided.orders = Orders { start: order(&start), end: order(&end), time: order(&time) };
    let columns = [Column::Start, Column::End, Column::Start];
    decided.month_first(&all, columns, |told| known(told) == Some(DateOrder::MonthFirst));
    let open = all.iter().filter(|it| known(it).is_none());
    let mut either: Vec<_> = open.flat_map(|it| &it.either).collect();
    either.sort_by_key(|(entry, ..)| *entry);
    either.dedup_by_key(|(entry, ..)| *entry);
    either.truncate(SHOWN);
    if let Some((entry, ..)) = either.first() {
        decided.asked = Some(answer);
        let list = |of: fn(&(usize, String, String)) -> &str| {
            either.iter().map(|it| of(it)).collect::<Vec<_>>().join(", ")
        };
        decided.said.push(OrderFinding {
            kind: FindingKind::DateOrder,
            column: None,
            entry: *entry,
            read: list(|it| &it.1),
            made: list(|it| &it.2),
        });
    }
    decided
}

impl Decided {
    /// Says once that the dates of some columns were read with the month first.
    fn month_first(
        &mut self,
        all: &[&OrderEvidence; 3],
        columns: [Column; 3],
        of: impl Fn(&OrderEvidence) -> bool,
    ) {
        let says = |told: &&OrderEvidence| told.signs != Signs::default();
        let read: Vec<usize> = (0..3).filter(|at| says(&all[*at]) && of(all[*at])).collect();
        let proof = read.iter().filter_map(|at| all[*at].proof.clone()).min();
        if let Some((entry, text)) = proof {
            let column = read.first().map(|at| columns[*at]).filter(|_| read.len() == 1);
            let (read, made) = (text, String::new());
            let kind = FindingKind::DatesMonthFirst;
            self.said.push(OrderFinding { kind, column, entry, read, made });
        }
    }
}

fn told(
    entries: &[ActionEntry],
    year: i32,
    text: impl Fn(&ActionEntry) -> &String,
) -> OrderEvidence {
    let mut told = OrderEvidence::default();
    for (at, entry) in entries.iter().enumerate() {
        let text = text(entry);
        if !has_figures(text) {
            continue;
        }
        let in_order = |order| {
            let context =
                DateContext { year: Some(year), order: Some(order), ..Default::default() };
            when(text, Edge::Start, context)
        };
        let read = in_order(DateOrder::DayFirst);
        told.signs = told.signs.and(read.signs);
        match read.signs.proves() {
            Some(DateOrder::MonthFirst) if told.proof.is_none() => {
                told.proof = Some((at, text.trim().to_owned()));
            }
            None if read.signs.either && told.either.len() < SHOWN => {
                let day = |order| match in_order(order).value?.moment {
                    Moment::Day(day) => Some(day),
                    _ => None,
                };
                let days = (day(DateOrder::DayFirst), day(DateOrder::MonthFirst));
                if let (Some(day_first), Some(month_first)) = days {
                    let both = format!("{day_first}/{month_first}");
                    told.either.push((at, text.trim().replace(", ", " "), both));
                }
            }
            _ => {}
        }
    }
    told
}

/// Whether two numbers stand beside a mark, as in `03/04`: no other text tells an order.
fn has_figures(text: &str) -> bool {
    let mut number = false;
    let mut marked = false;
    for c in text.chars() {
        if c.is_ascii_digit() {
            if marked {
                return true;
            }
            number = true;
        } else if !c.is_whitespace() {
            marked = number && !c.is_alphanumeric();
            number = false;
        }
    }
    false
}
