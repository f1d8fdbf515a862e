//! The texts that people write: each piece that somebody types has a number that no other piece
//! ever has, so that the oracle knows of each where it came from and where it is.

/// The number of a piece of text.
pub type TextPiece = u32;

/// What a piece with this number looks like.
pub fn write(piece: TextPiece) -> String {
    format!("§{piece}.")
}

/// The numbers of the pieces in a text, in their order.
pub fn read(text: &str) -> impl Iterator<Item = TextPiece> + '_ {
    text.split('§').skip(1).filter_map(|rest| rest.split('.').next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_wherever_they_stand() {
        let text = format!("{{\"area\":\"{} {}\\n\", \"§x.\"}}", write(7), write(31));
        assert_eq!(read(&text).collect::<Vec<_>>(), [7, 31]);
    }
}
