//! The worker that writes: a plan in, the bytes of a file out.

use office_worker::{Done, Order, Random, serve};

fn main() {
    serve(|request| Ok(Done::Bytes(Order::read(request, &mut Random)?.file())));
}
