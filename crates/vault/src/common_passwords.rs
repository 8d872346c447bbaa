//! Which passwords anybody would try first.

use std::collections::HashSet;
use std::sync::LazyLock;

use zeroize::Zeroizing;

/// Common passwords, words and phrases, one a line; lines that begin with `#` are remarks.
const LIST: &str = include_str!("common_passwords.txt");

static COMMON: LazyLock<HashSet<Vec<char>>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| plain(line).to_vec()).collect()
});

/// Fewest different characters of a password that is not a mere pattern.
const DIFFERENT: usize = 6;
/// Fewest characters of a part that may be repeated.
const REPEATED: usize = 10;
/// Most common words that, one after the other, still make a common password.
const WORDS: usize = 3;
/// Fewest characters besides common words that count for something.
const BESIDES: usize = 6;

/// The letters and digits of a password, wiped when dropped.
type Characters = Zeroizing<Vec<char>>;

/// Is a password common, whatever capitals, blanks and decorations it wears?
pub(crate) fn is_common(password: &str) -> bool {
    has_few_characters(password)
        || [plain(password), substituted(password)].iter().any(|characters| is_weak(characters))
}

fn is_weak(characters: &[char]) -> bool {
    let repeated = repeated_part(characters);
    let core = undecorated(characters);
    is_walk(characters)
        || (repeated.len() < characters.len() && repeated.len() < REPEATED)
        || [characters, repeated, core, repeated_part(core)].into_iter().any(is_made_of_common)
}

/// Small letters and digits alone.
fn plain(text: &str) -> Characters {
    letters_and_digits(text.chars(), text.len())
}

/// The same with the usual substitutions of digits and signs for letters undone.
fn substituted(text: &str) -> Characters {
    let letters = text.chars().map(|character| match character {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => other,
    });
    letters_and_digits(letters, text.len())
}

fn letters_and_digits(text: impl Iterator<Item = char>, most: usize) -> Characters {
    // Large enough from the start: a buffer that grows leaves copies behind.
    let mut characters = Zeroizing::new(Vec::with_capacity(most * 3));
    characters.extend(text.flat_map(char::to_lowercase).filter(|character| character.is_alphanumeric()));
    characters
}

/// Without digits (years, "123") at both ends.
fn undecorated(characters: &[char]) -> &[char] {
    let is_letter = |character: &char| !character.is_numeric();
    let start = characters.iter().position(is_letter).unwrap_or(0);
    let end = characters.iter().rposition(is_letter).map_or(characters.len(), |last| last + 1);
    characters.get(start..end).unwrap_or(characters)
}

fn has_few_characters(password: &str) -> bool {
    let different: HashSet<char> = password.chars().flat_map(char::to_lowercase).collect();
    different.len() < DIFFERENT
}

/// The part that a password repeats, the last time perhaps not to the end; the whole when it repeats nothing.
fn repeated_part(characters: &[char]) -> &[char] {
    let repeats = |length: &usize| characters.iter().zip(&characters[*length..]).all(|(left, right)| left == right);
    let length = (1..=characters.len() / 2).find(repeats).unwrap_or(characters.len());
    &characters[..length]
}

/// Up or down the alphabet or the digits, or over the keys of a keyboard: three quarters of the steps go to a
/// neighbour. In sentences it is about one in four.
fn is_walk(characters: &[char]) -> bool {
    let steps = characters.windows(2).filter(|pair| is_in_order(pair[0], pair[1]) || is_beside(pair[0], pair[1]));
    let (near, all) = (steps.count(), characters.len().saturating_sub(1));
    all > 0 && near * 4 >= all * 3
}

/// The same character, the one before or the one after; 0 comes after 9.
fn is_in_order(one: char, next: char) -> bool {
    u32::from(one).abs_diff(u32::from(next)) <= 1 || matches!((one, next), ('9', '0') | ('0', '9'))
}

/// Neighbours on a Finnish keyboard, each row set half a key further right than the one above.
fn is_beside(one: char, next: char) -> bool {
    const ROWS: [&str; 4] = ["1234567890", "qwertyuiopå", "asdfghjklöä", "zxcvbnm"];
    let place = |wanted: char| {
        ROWS.iter().enumerate().find_map(|(row, keys)| keys.chars().position(|key| key == wanted).map(|key| (row, key)))
    };
    let (Some(one), Some(next)) = (place(one), place(next)) else { return false };
    let ((upper, left), (lower, right)) = (one.min(next), one.max(next));
    match lower - upper {
        0 => left.abs_diff(right) <= 1,
        1 => left == right || left == right + 1,
        _ => false,
    }
}

/// A few common words one after the other, and hardly anything besides.
fn is_made_of_common(characters: &[char]) -> bool {
    let mut words = HashSet::new();
    let (mut start, mut besides) = (0, 0);
    while start < characters.len() {
        let longest = (start + 1..=characters.len())
            .rev()
            .find_map(|end| COMMON.get(&characters[start..end]).map(|word| (word, end)));
        match longest {
            Some((word, end)) => {
                words.insert(word);
                start = end;
            }
            None => {
                besides += 1;
                start += 1;
            }
        }
    }
    (1..=WORDS).contains(&words.len()) && besides < BESIDES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_anybody_would_try_first_is_common() {
        for password in [
            "passwordpassword",
            "aaaaaaaaaaaaaaaa",
            "123456789012345",
            "salasanasalasana1",
            "Salasana Salasana 2026!",
            "P@ssw0rdP@ssw0rd",
            "Pa55w0rd!Pa55w0rd!",
            "qwertyuiopasdfgh",
            "1qaz2wsx3edc4rfv",
            "abcdefghijklmnop",
            "zyxwvutsrqponmlk",
            "abcabcabcabcabcabc",
            "xk7xk7xk7xk7xk7xk7",
            "LyhtyLyhtyLyhty1",
            "lyhty-ihmiskauppa-2026",
            "Ihmiskauppa2026!!",
            "MännisKohandel 2026",
            "correct horse battery staple",
            "Kesäkuu2026Kesäkuu",
            "Lösenord123456789",
            "1234567890password",
            "letmeinpleaseletmeinplease",
            "              a",
            "!!!!!!!!!!!!!!!!",
            "ylläpitäjä-tervetuloa",
        ] {
            assert!(is_common(password), "{password}");
        }
    }

    #[test]
    fn what_nobody_would_try_first_is_not() {
        for password in [
            "violet kettle under the north stair",
            "seitsemän vihreää kivääriä nurkassa",
            "hjortron växer bakom ladan ibland",
            "Ek4-trolley-nineteen-mud",
            "k3vR9-pQz71-tLm08",
            "пять лимонов на подоконнике",
            "ثلاث نوافذ مفتوحة على البحر",
            "雨の日に青い傘を三本買った話をした",
            "my sister plays the contrabass badly",
        ] {
            assert!(!is_common(password), "{password}");
        }
    }

    #[test]
    fn the_list_is_clean() {
        let lines: Vec<&str> = LIST.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 400);
        assert!(lines.iter().all(|line| line.chars().count() >= 4 && line.trim() == *line), "short or with blanks");
    }
}
