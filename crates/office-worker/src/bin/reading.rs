//! The worker that reads: bytes of any file in, a reading out.

use import::wire;
use office_worker::{Done, JobRequest, RandomIds, serve, tell};

fn main() {
    serve(read);
}

fn read(request: &JobRequest) -> Result<Done, String> {
    let bytes = request.bytes("bytes").ok_or("the request has no bytes")?;
    let mut told = 0;
    let mut progress = |percent| {
        if percent > told {
            told = percent;
            tell("progress", &percent.into());
        }
    };
    let reading = import::read_file(&bytes, &mut RandomIds, &mut progress);
    Ok(Done::Text(wire::encode(&reading)))
}
