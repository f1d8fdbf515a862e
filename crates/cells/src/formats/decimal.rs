//! Numbers as spreadsheets show them, in exact decimals: there is no float, so there is no noise
//! of one.

/// A number `± digits × 10^exponent` of at most 15 significant digits, which is what a
/// spreadsheet keeps of one. The last digit is no zero, except that of zero itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Decimal {
    negative: bool,
    digits: u64,
    exponent: i32,
}

/// One more than the largest number of 15 digits.
const LIMIT: u64 = 1_000_000_000_000_000;

/// The seconds of a day.
const DAY: u64 = 86_400;

/// How many digits, and where the decimal point stands: a part of a number format.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Places {
    /// The fewest digits before the point.
    pub whole: usize,
    /// The fewest digits after the point.
    pub least: usize,
    /// The most digits after the point; what is beyond is rounded.
    pub most: usize,
    /// Thousands are parted by commas.
    pub grouped: bool,
}

impl Decimal {
    /// Reads a number as XML Schema's `double` is written: `-12`, `0.1`, `1E+20`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        if !mantissa.bytes().any(|byte| byte.is_ascii_digit()) || !(-400..=400).contains(&exponent)
        {
            return None;
        }
        let mut number = Self { negative, digits: 0, exponent };
        let mut fraction = false;
        for byte in mantissa.bytes() {
            match byte {
                b'0'..=b'9' => number.push(u64::from(byte - b'0'), fraction),
                b'.' if !fraction => fraction = true,
                _ => return None,
            }
        }
        Some(number.tidy())
    }

    /// A number as BIFF stores it; `None` where it is none. The standard library's way to the
    /// digits of a float weighs some kilobytes of wasm.
    pub fn of(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        let bits = number.abs().to_bits();
        let fraction = bits & ((1 << 52) - 1);
        let (mut digits, mut twos) = match bits >> 52 {
            0 => (u128::from(fraction), -1074),
            power => (u128::from(fraction | 1 << 52), power as i32 - 1075),
        };
        let mut exponent = 0;
        while twos != 0 && digits != 0 {
            if twos < 0 {
                if digits % 2 == 1 && digits >> 124 == 0 {
                    // Five times as much is half of it with one more decimal.
                    digits = (digits << 2) + digits;
                    exponent -= 1;
                } else {
                    digits >>= 1;
                }
                twos += 1;
            } else if digits >> 127 == 0 {
                digits <<= 1;
                twos -= 1;
            } else {
                digits = tenth(digits);
                exponent += 1;
            }
        }
        while digits >= u128::from(LIMIT * 100) {
            digits = tenth(digits);
            exponent += 1;
        }
        Some(Self { negative: number < 0.0, digits: digits as u64, exponent }.tidy())
    }

    fn push(&mut self, digit: u64, fraction: bool) {
        let has_room = self.digits < LIMIT * 100;
        if has_room {
            self.digits = self.digits * 10 + digit;
        }
        self.exponent = match (has_room, fraction) {
            (true, true) => self.exponent.saturating_sub(1),
            (false, false) => self.exponent.saturating_add(1),
            _ => self.exponent,
        };
    }

    fn tidy(mut self) -> Self {
        while self.digits >= LIMIT {
            // Two digits at once must not round twice.
            let drop = if self.digits >= LIMIT * 10 { 2 } else { 1 };
            self = self.without(drop);
        }
        if self.digits == 0 {
            return Self::default();
        }
        while self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.exponent += 1;
        }
        self
    }

    /// Rounds the last digits away, half away from zero.
    fn without(self, digits: u32) -> Self {
        let unit = 10_u64.checked_pow(digits);
        let left = unit.map_or(0, |unit| {
            self.digits / unit + u64::from(self.digits % unit >= unit.div_ceil(2))
        });
        Self { digits: left, exponent: self.exponent.saturating_add(digits.cast_signed()), ..self }
    }

    /// Whether it is less than zero.
    pub fn is_negative(self) -> bool {
        self.negative
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The number times a power of ten.
    pub fn times_ten(self, power: i32) -> Self {
        if self.is_zero() {
            self
        } else {
            Self { exponent: self.exponent.saturating_add(power), ..self }
        }
    }

    /// The number as a float: the nearest, but for very large and very small ones.
    pub fn value(self) -> f64 {
        let (mut digits, mut exponent) = (self.digits, self.exponent);
        while exponent > 22 && digits < LIMIT / 10 {
            digits *= 10;
            exponent -= 1;
        }
        let value = times_ten(digits as f64, exponent);
        if self.negative { -value } else { value }
    }

    /// The number as whole days and the seconds of the last one, for a number from 0 to 10
    /// million.
    pub fn days(self) -> Option<(u32, u32)> {
        if self.negative || self.magnitude() > 6 {
            return None;
        }
        // Thirteen digits are enough for milliseconds, and their product stays in 64 bits.
        let number = if self.digits >= LIMIT / 100 { self.without(2) } else { self };
        let seconds = Self { digits: number.digits * DAY, ..number };
        let seconds = match u32::try_from(seconds.exponent) {
            Ok(zeros) => seconds.digits * 10_u64.checked_pow(zeros)?,
            Err(_) => seconds.without(seconds.exponent.unsigned_abs()).digits,
        };
        Some((u32::try_from(seconds / DAY).ok()?, u32::try_from(seconds % DAY).ok()?))
    }

    /// The power of ten of its first digit.
    fn magnitude(self) -> i32 {
        let digits = self.digits.checked_ilog10().unwrap_or(0).cast_signed();
        self.exponent.saturating_add(digits)
    }

    /// As the format *General* shows it, with all of its digits.
    pub fn general(self) -> String {
        let magnitude = self.magnitude();
        let sign = if self.negative { "-" } else { "" };
        if (-4..20).contains(&magnitude) || self.is_zero() {
            let places = Places { whole: 1, least: 0, most: 20, grouped: false };
            return sign.to_owned() + &self.fixed(places);
        }
        let digits = self.digits.to_string();
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let mark = if magnitude < 0 { '-' } else { '+' };
        let zero = if magnitude.abs() < 10 { "0" } else { "" };
        format!("{sign}{first}{point}{rest}E{mark}{zero}{}", magnitude.abs())
    }

    /// The digits of the number with these places, without its sign.
    pub fn fixed(self, places: Places) -> String {
        let most = i32::try_from(places.most).unwrap_or(20);
        let beyond =
            u32::try_from(self.exponent.saturating_add(most).saturating_neg()).unwrap_or(0);
        let number = self.without(beyond).tidy();
        let mut digits = number.digits.to_string();
        let mut fraction = String::new();
        match u32::try_from(number.exponent) {
            Ok(zeros) => digits.extend(std::iter::repeat_n('0', zeros.min(400) as usize)),
            Err(_) => {
                let count = number.exponent.unsigned_abs().min(400) as usize;
                let missing = (count + 1).saturating_sub(digits.len());
                digits.insert_str(0, &"0".repeat(missing));
                fraction = digits.split_off(digits.len() - count);
            }
        }
        if places.whole == 0 && digits == "0" {
            digits.clear();
        }
        digits.insert_str(0, &"0".repeat(places.whole.saturating_sub(digits.len())));
        if places.grouped {
            let mut at = digits.len();
            while at > 3 {
                at -= 3;
                digits.insert(at, ',');
            }
        }
        fraction.push_str(&"0".repeat(places.least.saturating_sub(fraction.len())));
        if !fraction.is_empty() {
            digits.push('.');
            digits.push_str(&fraction);
        }
        digits
    }
}

/// A number times a power of ten. Floats hold the powers up to the 22nd exactly, so that there is
/// one rounding.
pub(crate) fn times_ten(mut number: f64, power: i32) -> f64 {
    let mut left = power.clamp(-800, 800);
    while left != 0 {
        let step = left.clamp(-22, 22);
        let ten = (0..step.abs()).fold(1.0, |ten, _| ten * 10.0);
        number = if step < 0 { number / ten } else { number * ten };
        left -= step;
    }
    number
}

/// A tenth without its fraction, for which a division of 128 bits need not be linked.
fn tenth(number: u128) -> u128 {
    let mut rest = 0;
    [96, 64, 32, 0].iter().fold(0, |tenth, shift| {
        let part = rest << 32 | (number >> shift) as u64 & 0xffff_ffff;
        rest = part % 10;
        tenth | u128::from(part / 10) << shift
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_without_float_noise() {
        let cases = [
            ("0.1", "0.1"),
            ("0.30000000000000004", "0.3"),
            ("1.1000000000000001", "1.1"),
            ("12", "12"),
            ("46082", "46082"),
            ("46082.0", "46082"),
            ("-7.50", "-7.5"),
            ("0", "0"),
            ("-0", "0"),
            ("1E+20", "1E+20"),
            ("100000000000000000000", "1E+20"),
            ("40212345678", "40212345678"),
            ("0.0001", "0.0001"),
            ("1.234E-05", "1.234E-05"),
            ("123456789012345678", "123456789012346000"),
            ("99999999999999999999", "1E+20"),
            ("2.5e3", "2500"),
            (".5", "0.5"),
        ];
        for (written, shown) in cases {
            let number = Decimal::parse(written);
            assert_eq!(number.map(Decimal::general).as_deref(), Some(shown), "{written}");
        }
        assert_eq!(Decimal::of(0.1 + 0.2).map(Decimal::general).as_deref(), Some("0.3"));
        assert_eq!(Decimal::of(f64::NAN), None);
        for wrong in
            ["", "-", ".", "1.2.3", "uno", "1e", "1e99999999999", "1e-2147483648", "NaN", "0x10"]
        {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn floats_keep_fifteen_digits_both_ways() {
        let mut random = 1_u64;
        let mut next = || {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            random >> 11
        };
        for _ in 0..20_000 {
            let (digits, power) = (next() % LIMIT, (next() % 44) as i32 - 22);
            let text = format!("{digits}e{power}");
            let (decimal, float) = (Decimal::parse(&text).unwrap(), text.parse::<f64>().unwrap());
            assert_eq!(decimal.value().to_bits(), float.to_bits(), "{text}");
            assert_eq!(Decimal::of(float), Some(decimal), "{text}");
            let float = f64::from_bits(next() << 11 | next());
            let shown = Decimal::parse(&format!("{float:.14e}"));
            assert_eq!(Decimal::of(float), shown, "{float:e}");
        }
        let extremes = [0.0, -0.0, 5e-324, f64::MIN_POSITIVE, f64::MAX, -1.5, 1e22, 1e23, 0.1];
        for float in extremes {
            let shown = Decimal::parse(&format!("{float:.14e}"));
            assert_eq!(Decimal::of(float), shown, "{float:e}");
        }
        assert_eq!(Decimal::of(f64::INFINITY), None);
    }

    #[test]
    fn places_are_kept() {
        let fixed = |text: &str, whole, least, most, grouped| {
            Decimal::parse(text).map(|it| it.fixed(Places { whole, least, most, grouped }))
        };
        assert_eq!(fixed("1234567.891", 1, 2, 2, true).as_deref(), Some("1,234,567.89"));
        assert_eq!(fixed("0.995", 1, 2, 2, false).as_deref(), Some("1.00"));
        assert_eq!(fixed("7", 3, 0, 0, false).as_deref(), Some("007"));
        assert_eq!(fixed("0.5", 0, 0, 2, false).as_deref(), Some(".5"));
        assert_eq!(fixed("1e-300", 1, 2, 2, false).as_deref(), Some("0.00"));
        assert_eq!(fixed("1e20", 1, 0, 0, true).as_deref(), Some("100,000,000,000,000,000,000"));
    }

    #[test]
    fn days_and_seconds() {
        let days = |text: &str| Decimal::parse(text).and_then(Decimal::days);
        assert_eq!(days("46082"), Some((46082, 0)));
        assert_eq!(days("46082.5"), Some((46082, 43_200)));
        assert_eq!(days("0.999999999999"), Some((1, 0)));
        assert_eq!(days("0.00000000001"), Some((0, 0)));
        assert_eq!(days("46082.3333333333"), Some((46082, 28_800)));
        assert_eq!(days("-1"), None);
        assert_eq!(days("1e7"), None);
        assert_eq!(days("1e300"), None);
    }
}
