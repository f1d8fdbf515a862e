//! The worker that writes: a plan in, the bytes of a file out.

use office_worker::{Done, RandomIds, WritingOrder, serve};

fn main() {
    serve(|request| Ok(Done::Bytes(WritingOrder::read(request, &mut RandomIds)?.file())));
}
