//! Thirty-two symbols that people can read off paper: Crockford's base 32, which leaves out I, L, O and U.

const CHARACTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The character of a symbol (0 to 31).
pub(crate) fn character(symbol: u8) -> char {
    char::from(CHARACTERS[usize::from(symbol & 31)])
}

/// The symbol of a typed character.
pub(crate) fn symbol(character: char) -> Option<u8> {
    let meant = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let position = CHARACTERS.iter().position(|known| char::from(*known) == meant)?;
    u8::try_from(position).ok()
}

/// Is this only there to part groups?
pub(crate) fn is_separator(character: char) -> bool {
    character.is_whitespace() || is_dash(character)
}

/// Hyphens and dashes of every kind that a keyboard or a word processor makes, and what they leave unseen.
pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Bytes as symbols, 5 bits each from the front, until the symbols are full; bits that are missing are 0.
pub(crate) fn from_bytes(bytes: &[u8], symbols: &mut [u8]) {
    for (index, symbol) in symbols.iter_mut().enumerate() {
        let bits = (0..5).map(|bit| index * 5 + bit);
        *symbol = bits.fold(0, |value, bit| value << 1 | bit_of(bytes, bit, 8));
    }
}

/// Symbols as bytes, the other way round.
pub(crate) fn to_bytes(symbols: &[u8], bytes: &mut [u8]) {
    for (index, byte) in bytes.iter_mut().enumerate() {
        let bits = (0..8).map(|bit| index * 8 + bit);
        *byte = bits.fold(0, |value, bit| value << 1 | bit_of(symbols, bit, 5));
    }
}

fn bit_of(units: &[u8], bit: usize, width: usize) -> u8 {
    let unit = units.get(bit / width).copied().unwrap_or(0);
    unit >> (width - 1 - bit % width) & 1
}

/// The product in GF(32), modulo x⁵ + x² + 1.
pub(crate) fn product(left: u8, right: u8) -> u8 {
    let mut shifted = right & 31;
    let mut sum = 0;
    for bit in 0..5 {
        if left >> bit & 1 == 1 {
            sum ^= shifted;
        }
        shifted = if shifted & 16 == 0 { shifted << 1 } else { (shifted << 1 ^ 0b10_0101) & 31 };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_look_alike_are_taken_for_what_was_meant() {
        assert_eq!(symbol('o'), Some(0));
        assert_eq!(symbol('I'), symbol('l'));
        assert_eq!(symbol('z'), Some(31));
        assert_eq!(symbol('U'), None);
        assert_eq!(symbol('Ä'), None);
    }

    #[test]
    fn bytes_come_back_out_of_symbols() {
        let bytes: [u8; 10] = core::array::from_fn(|index| u8::try_from(index * 27 % 256).unwrap());
        let (mut symbols, mut again) = ([0; 16], [0; 10]);
        from_bytes(&bytes, &mut symbols);
        assert!(symbols.iter().all(|symbol| *symbol < 32));
        to_bytes(&symbols, &mut again);
        assert_eq!(bytes, again);
    }

    #[test]
    fn multiplying_by_anything_but_nought_loses_nothing() {
        for weight in 1..32 {
            let mut products: Vec<u8> = (0..32).map(|symbol| product(weight, symbol)).collect();
            products.sort_unstable();
            assert_eq!(products, (0..32).collect::<Vec<u8>>());
        }
    }
}
