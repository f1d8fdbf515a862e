//! Reading and writing of office files off the page's thread, so that the page never freezes and
//! the crash of a reader loses nothing. Two binaries: `reading` turns the bytes of any file into
//! a reading, `writing` turns a plan into the bytes of a file. Each runs in a worker of its own,
//! which does one job and is then ended by the page, so that its memory is given back.
//!
//! The messages are plain objects:
//!
//! | from | message |
//! | --- | --- |
//! | worker | `{ready: true}` once it can take a job, `{ready: false}` where its wasm could not be fetched; sent by the script that `cargo xtask build` writes around the wasm |
//! | page, to `reading` | `{build, bytes}`: `bytes` is an `ArrayBuffer`, transferred |
//! | page, to `writing` | `{build, plan, format, language, choices, now, app}`, and `png`, `width`, `height` where there is a picture; see [`WritingOrder`] |
//! | worker | `{progress}`: how much has been done, from 1 to 100, each number at most once |
//! | worker | at last `{done}`: the text of `import::wire`, or an `ArrayBuffer`, transferred; or `{failed}`: `"build"` where the page is of another build, else what went wrong, for the developer |
//!
//! A panic is sent as `failed` and then ends the worker, as a lack of memory does without a word:
//! the page hears of that as an `error` event of the worker. The page stops a job by ending its
//! worker.

mod job;
mod order;
mod random;

pub use job::{Done, JobRequest, serve, tell};
pub use order::WritingOrder;
pub use random::RandomIds;

/// What page and worker must have in common to understand each other. `cargo xtask build` gives
/// both the same.
pub const BUILD: &str = match option_env!("MEJORA_BUILD") {
    Some(build) => build,
    None => "",
};
