//! Keys that keep rows in order: texts of digits between any two of which there is room.
//!
//! A key is read as the digits behind the point of a number, in base 62, and never ends in `0`, so
//! that two different keys are different numbers. Rows that come in one change share the begin of
//! their keys and a tail derived from its stamp: rows that two people insert at one place stay
//! apart, and each person's together.

/// The digits, in the order of their bytes.
pub(super) const DIGITS: &[u8; 62] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The base of keys and numbers.
pub(super) const BASE: u64 = DIGITS.len() as u64;

const TOP: usize = DIGITS.len();

/// Writes a number in base 62.
pub(super) fn number(number: u64, into: &mut String) {
    let (rest, last) = (number / BASE, number % BASE);
    if rest > 0 {
        self::number(rest, into);
    }
    into.push(char::from(DIGITS[last as usize]));
}

/// Reads a number in base 62.
pub(super) fn parse_number(text: &str) -> Option<u64> {
    let digits = text.bytes().map(|digit| DIGITS.binary_search(&digit).ok());
    let add =
        |number: u64, digit: Option<usize>| number.checked_mul(BASE)?.checked_add(digit? as u64);
    (!text.is_empty()).then(|| digits.into_iter().try_fold(0, add))?
}

/// Whether a text is a key.
pub(super) fn is_key(text: &str) -> bool {
    !text.is_empty() && !text.ends_with('0') && text.bytes().all(|it| it.is_ascii_alphanumeric())
}

/// `count` keys in order, all behind `left` and before `right`. `left` is less than `right`.
pub(super) fn between(
    left: Option<&str>,
    right: Option<&str>,
    count: usize,
    tail: u64,
) -> Vec<String> {
    let mut digits = match (left, right) {
        (None, None) => vec![TOP / 2],
        (Some(left), None) => after(&values(left)),
        (None, Some(right)) => before(&values(right)),
        (Some(left), Some(right)) => middle(&values(left), &values(right)),
    };
    let (one, other) = (tail % BASE, tail / BASE % (BASE - 1));
    digits.extend([one as usize, other as usize + 1]);
    if count == 1 {
        return vec![written(&digits)];
    }
    let count = count as u64;
    let mut width = 1;
    let mut room = BASE - 1;
    while room < count + 1 {
        width += 1;
        room *= BASE;
    }
    let key = |place: u64| {
        let mut number = (place + 1) * room / (count + 1);
        // The last digit is never 0, the others are those of the number.
        let mut counter = vec![(number % (BASE - 1) + 1) as usize];
        number /= BASE - 1;
        for _ in 1..width {
            counter.push((number % BASE) as usize);
            number /= BASE;
        }
        counter.reverse();
        written(&[digits.as_slice(), &counter].concat())
    };
    (0..count).map(key).collect()
}

fn values(key: &str) -> Vec<usize> {
    key.bytes().map(|digit| DIGITS.iter().position(|it| *it == digit).unwrap_or(0)).collect()
}

fn written(digits: &[usize]) -> String {
    digits.iter().map(|digit| char::from(DIGITS[*digit])).collect()
}

/// Digits behind `left`. After the last digit twice as many digits are counted on, so that keys
/// grow with the logarithm of the rows that are added at the end.
fn after(left: &[usize]) -> Vec<usize> {
    let full = left.iter().take_while(|digit| **digit == TOP - 1).count();
    let mut digits: Vec<usize> =
        left.iter().copied().chain([0].into_iter().cycle()).take(2 * full + 1).collect();
    for digit in digits.iter_mut().rev() {
        *digit = (*digit + 1) % TOP;
        if *digit != 0 {
            break;
        }
    }
    digits
}

/// Digits before `right`: the mirror of [`after`].
fn before(right: &[usize]) -> Vec<usize> {
    let empty = right.iter().take_while(|digit| **digit == 0).count();
    let mut digits: Vec<usize> =
        right.iter().copied().chain([0].into_iter().cycle()).take(2 * empty + 1).collect();
    for digit in digits.iter_mut().rev() {
        *digit = (*digit + TOP - 1) % TOP;
        if *digit != TOP - 1 {
            break;
        }
    }
    digits
}

/// The fewest digits that are behind `left` and before `right`, with room on both sides.
fn middle(left: &[usize], right: &[usize]) -> Vec<usize> {
    let mut digits = Vec::new();
    let mut open = false;
    for place in 0.. {
        let (first, left) = match left.get(place) {
            Some(digit) => (digit + 1, *digit),
            None => (0, 0),
        };
        let end = if open { TOP } else { right.get(place).copied().unwrap_or(TOP) };
        if first < end {
            digits.push((first + end - 1) / 2);
            break;
        }
        digits.push(left);
        open |= left < end;
    }
    digits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> impl Strategy<Value = String> {
        "[0-9A-Za-z]{0,4}[1-9A-Za-z]"
    }

    proptest! {
        #[test]
        fn there_is_room_between_any_two(
            one in key(), other in key(), open in 0..3u8, count in 1..200usize, tail: u64
        ) {
            let (left, right) = if one < other { (one, other) } else { (other, one) };
            prop_assume!(left < right);
            let left = (open != 1).then_some(left.as_str());
            let right = (open != 2).then_some(right.as_str());
            let keys = between(left, right, count, tail);
            prop_assert_eq!(keys.len(), count);
            prop_assert!(keys.is_sorted_by(|one, other| one < other), "{keys:?}");
            prop_assert!(keys.iter().all(|key| is_key(key)), "{keys:?}");
            prop_assert!(left < keys.first().map(String::as_str), "{left:?} {keys:?}");
            let last = keys.last().map(String::as_str);
            prop_assert!(right.is_none() || last < right, "{keys:?} {right:?}");
        }
    }

    #[test]
    fn keys_stay_short_where_rows_are_added_one_by_one() {
        let mut end = between(None, None, 1, 7).remove(0);
        let mut start = end.clone();
        for row in 0..5_000_u64 {
            let tail = row.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            end = between(Some(&end), None, 1, tail).remove(0);
            start = between(None, Some(&start), 1, tail).remove(0);
        }
        assert!(end.len() <= 10 && start.len() <= 10, "{end} {start}");
    }
}
