//! The tests of the readers and writers, in one program: linking one takes as long as most of them run.
//! Those in `hostile` count what the allocator gives, and have one of their own.

mod calendars;
mod common;
mod contents;
mod dates;
mod documents;
mod elsewhere;
mod grids;
mod guide;
mod guide_files;
mod guide_layouts;
#[path = "common/guides.rs"]
mod guides;
mod headings;
mod kinship;
mod messy;
mod messy_grids;
#[path = "../../cells/tests/mutate.rs"]
mod mutate;
#[path = "../../plan/tests/common/mod.rs"]
mod plans;
mod properties;
mod real_plans;
mod returned;
mod round_trips;
#[path = "../../export/tests/samples/mod.rs"]
#[expect(dead_code, reason = "Its own crate uses more of them.")]
mod samples;
mod shapes;
mod shapes_alike;
mod stripped;
mod svg;
mod trips;
mod wire;
mod write_csv;
