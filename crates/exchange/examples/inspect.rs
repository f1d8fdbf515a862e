fn main(){ let p=std::env::args().nth(1).unwrap(); match exchange::inspect(&std::fs::read(p).unwrap()){Ok(s)=>println!("{s}"),Err(e)=>println!("ERR {e}")} }
