//! The encoding of forms and queries (`application/x-www-form-urlencoded`, WHATWG URL §5.1), strict about UTF-8.

use lyhty_base::Private;

/// Bytes that are no text in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not UTF-8")]
pub struct NotText;

/// The fields of an encoded body or query, in their order.
///
/// # Errors
/// When a name or value is not UTF-8. Guessing would store something the person did not write.
pub fn fields_of(encoded: &[u8]) -> Result<Vec<(String, Private<String>)>, NotText> {
    let pairs = encoded.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &pair[..0]),
            };
            Ok((decoded(name)?, Private::new(decoded(value)?)))
        })
        .collect()
}

fn decoded(encoded: &[u8]) -> Result<String, NotText> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (*first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(digit(*high) << 4 | digit(*low));
                rest = after;
            }
            (other, _) => bytes.push(other),
        }
    }
    String::from_utf8(bytes).map_err(|_| NotText)
}

/// The value of a hexadecimal digit.
const fn digit(character: u8) -> u8 {
    match character {
        b'0'..=b'9' => character - b'0',
        b'a'..=b'f' => character - b'a' + 10,
        b'A'..=b'F' => character - b'A' + 10,
        _ => 0,
    }
}

/// A text as it stands in a query or an encoded body: everything but letters, digits and `-._~` in percent form.
pub(crate) fn encoded(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            result.push(char::from(byte));
        } else {
            result.push('%');
            result.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(encoded: &[u8]) -> Vec<(String, String)> {
        fields_of(encoded).expect("text").into_iter().map(|(name, value)| (name, value.reveal().clone())).collect()
    }

    #[test]
    fn plus_is_a_blank_and_a_lone_percent_stays() {
        assert_eq!(
            shown(b"a=1+2&b=50%&c&=d%zz"),
            [
                ("a".into(), "1 2".into()),
                ("b".into(), "50%".into()),
                ("c".into(), String::new()),
                (String::new(), "d%zz".into()),
            ]
        );
    }

    #[test]
    fn broken_utf_8_is_refused_and_not_guessed() {
        assert_eq!(fields_of(b"a=%C3%28").err(), Some(NotText));
        assert_eq!(fields_of(b"a=\xFF").err(), Some(NotText));
    }

    proptest! {
        #[test]
        fn any_text_survives_the_way(name in ".{0,20}", value in ".{0,60}") {
            let line = format!("{}={}", encoded(&name), encoded(&value));
            prop_assert_eq!(shown(line.as_bytes()), vec![(name, value)]);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = fields_of(&bytes);
        }
    }
}
