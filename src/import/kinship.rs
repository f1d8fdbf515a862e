//! Tables that bring no plan along: which of the plans on this device they are, if any.

use import::Candidate;
use import::kinship::{kin, over};
use plan::Plan;
use plan::lineage::Traced;

use crate::import::incoming::{IncomingCopy, IncomingTable, Opened};
use crate::import::preview::Previews;
use crate::session::Ui;

/// The tables of a file: a copy of a plan that is here, where one of them seems to be that.
pub fn opened(ui: Ui, name: Option<&str>, tables: Vec<Candidate>) -> Opened {
    let previews = Previews::of(name, tables);
    match known(ui, name, &previews) {
        Some(known) => Opened::Known(Box::new(known)),
        None => Opened::Table(Box::new(previews)),
    }
}

fn known(ui: Ui, name: Option<&str>, previews: &Previews) -> Option<IncomingCopy> {
    let here = ui.plans.documents();
    let plans: Vec<&Plan> = here.iter().map(|document| &document.plan).collect();
    let found = previews.all().iter().enumerate();
    let found = found.filter_map(|(at, it)| Some((at, kin(&it.draft, &plans)?)));
    // Ids say more than any likeness, and the likeliest table comes first.
    let (at, kin) = found.min_by_key(|(at, kin)| (!kin.is_known, *at))?;
    let document = &here[kin.at];
    let over = over(&document.plan, &previews.all()[at].draft);
    let mut traced = Traced::of(document);
    traced.record_apart(&over.joined, over.replica);
    let mut previews = previews.clone();
    previews.choose(at);
    let table = IncomingTable { previews, content: over.content, is_known: kin.is_known };
    let name = name.map(str::to_owned);
    Some(IncomingCopy { document: traced.document(), name, edits: Vec::new(), table: Some(table) })
}
