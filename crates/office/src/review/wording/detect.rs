//! Finding numbers that somebody typed: digits of any writing, number words in every form, parts of a whole.
//!
//! Words are matched whole, against every form that the language makes: a word that only begins like a number is none.

use std::collections::HashMap;
use std::sync::OnceLock;

use lyhty_base::Language;

use super::numeral::{Stone, worth};
use super::quantity::{is_of_two_scripts, is_quantity, is_unseen, one_counts, roman};
use super::{Ratio, english, finnish, swedish};

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNumber {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// What it is worth; nothing when that can't be read.
    pub value: Option<Ratio>,
}

/// A run of letters or of digits.
#[derive(Debug)]
struct Token {
    start: usize,
    end: usize,
    /// In small letters, marks on letters put together, what is not seen left out. Empty for digits.
    word: String,
}

/// Every number in a text, in its order.
pub fn find_numbers(language: Language, text: &str) -> Vec<FoundNumber> {
    let mut found = digits(text);
    found.extend(words(language, text));
    found.sort_by_key(|number| number.start);
    found
}

/// The digits nought of the writings whose digits are counted on from there.
const NOUGHTS: [u32; 12] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xE50, 0xED0, 0x1040, 0x17E0, 0x1810, 0xFF10];

fn digit(sign: char) -> Option<u64> {
    let sign = u32::from(sign);
    NOUGHTS.iter().find(|nought| (**nought..**nought + 10).contains(&sign)).map(|nought| u64::from(sign - nought))
}

fn digits(text: &str) -> Vec<FoundNumber> {
    let mut found: Vec<FoundNumber> = Vec::new();
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |index: usize| signs.get(index).map_or(text.len(), |(byte, _)| *byte);
    let is_numeric = |index: usize| signs.get(index).is_some_and(|(_, sign)| sign.is_numeric());
    let mut index = 0;
    while index < signs.len() {
        if !is_numeric(index) {
            index += 1;
            continue;
        }
        let mut end = index;
        while is_numeric(end) {
            end += 1;
        }
        // Groups of three belong together: 1 314, 1,314, 1.314.
        let first_group = end - index;
        let separator = signs.get(end).map(|(_, sign)| *sign);
        if first_group <= 3 && separator.is_some_and(|sign| matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.')) {
            let group = |end: usize| (1..=3).all(|step| is_numeric(end + step)) && !is_numeric(end + 4);
            while signs.get(end).map(|(_, sign)| *sign) == separator && group(end) {
                end += 4;
            }
        }
        let mut value = signs.get(index..end).unwrap_or_default().iter().filter(|(_, sign)| sign.is_numeric());
        let value = value.try_fold(0_u64, |sum, (_, sign)| sum.checked_mul(10)?.checked_add(digit(*sign)?));
        let value = match (value, signs.get(index).map(|(_, sign)| *sign)) {
            (Some(value), _) => Some(Ratio::whole(value)),
            (None, Some('½')) => Ratio::new(1, 2),
            (None, Some('⅓')) => Ratio::new(1, 3),
            (None, Some('⅔')) => Ratio::new(2, 3),
            (None, Some('¼')) => Ratio::new(1, 4),
            (None, Some('¾')) => Ratio::new(3, 4),
            _ => None,
        };
        found.push(FoundNumber { start: byte(index), end: byte(end), value });
        index = end;
    }
    found
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open = false;
    for (start, sign) in text.char_indices() {
        let continues = matches!(sign, '\u{308}' | '\u{30a}') || is_unseen(sign);
        if sign.is_alphabetic() || (open && continues) {
            if !open {
                tokens.push(Token { start, end: start, word: String::new() });
            }
            if let Some(token) = tokens.last_mut() {
                token.end = start + sign.len_utf8();
                match (sign, token.word.pop()) {
                    ('\u{308}', Some('a')) => token.word.push('ä'),
                    ('\u{308}', Some('o')) => token.word.push('ö'),
                    ('\u{30a}', Some('a')) => token.word.push('å'),
                    (_, before) => {
                        token.word.extend(before);
                        if !continues {
                            token.word.extend(sign.to_lowercase());
                        }
                    }
                }
            }
            open = true;
        } else {
            open = false;
        }
    }
    tokens
}

struct Dictionary {
    forms: HashMap<String, Vec<Stone>>,
    longest: usize,
}

impl Dictionary {
    fn of(words: Vec<(String, Stone)>) -> Self {
        let longest = words.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
        let mut forms: HashMap<String, Vec<Stone>> = HashMap::new();
        for (word, stone) in words {
            let stones = forms.entry(word).or_default();
            if !stones.contains(&stone) {
                stones.push(stone);
            }
        }
        Self { forms, longest }
    }

    /// The stones that a word is put together of, when they are a number.
    fn take_apart(&self, word: &str) -> Option<Vec<Stone>> {
        let mut so_far = Vec::new();
        // No number word is longer: "yhdeksässäsadassayhdeksässäkymmenessä…tuhannessa".
        if word.len() > 200 { None } else { self.rest(word, &mut so_far).then_some(so_far) }
    }

    fn rest(&self, word: &str, so_far: &mut Vec<Stone>) -> bool {
        if word.is_empty() {
            return worth(so_far).is_some();
        }
        // A number has few stones: this also bounds the search.
        if so_far.len() > 12 {
            return false;
        }
        for length in (1..=word.len().min(self.longest)).rev() {
            let Some((front, back)) = word.split_at_checked(length) else { continue };
            for stone in self.forms.get(front).into_iter().flatten() {
                so_far.push(*stone);
                if self.rest(back, so_far) {
                    return true;
                }
                so_far.pop();
            }
        }
        false
    }
}

fn dictionary(language: Language) -> &'static Dictionary {
    static ENGLISH: OnceLock<Dictionary> = OnceLock::new();
    static FINNISH: OnceLock<Dictionary> = OnceLock::new();
    static SWEDISH: OnceLock<Dictionary> = OnceLock::new();
    match language {
        Language::English => ENGLISH.get_or_init(|| Dictionary::of(english::dictionary())),
        Language::Finnish => FINNISH.get_or_init(|| Dictionary::of(finnish::dictionary())),
        Language::Swedish => SWEDISH.get_or_init(|| Dictionary::of(swedish::dictionary())),
    }
}

/// The stones of a single word.
fn stones(language: Language, word: &str) -> Option<Vec<Stone>> {
    let dictionary = dictionary(language);
    match language {
        // English writes its number words apart.
        Language::English => dictionary.forms.get(word).cloned(),
        Language::Finnish => finnish::TAILS.iter().find_map(|tail| {
            let stem = word.strip_suffix(tail)?;
            let stones = dictionary.take_apart(stem).or_else(|| some_tens(dictionary, stem))?;
            // "satakunta" is about a hundred; "kolmikunta" and the like are no numbers.
            let round = matches!(stones.last(), Some(Stone::Ten | Stone::Hundred | Stone::Thousand));
            (*tail != "kunta" || round).then_some(stones)
        }),
        Language::Swedish => swedish::TAILS.iter().find_map(|tail| {
            let stones = dictionary.take_apart(word.strip_suffix(tail)?)?;
            (tail.is_empty() || stones != [Stone::Unit(1)]).then_some(stones)
        }),
    }
}

/// "parikymmentä": some twenty.
fn some_tens(dictionary: &Dictionary, word: &str) -> Option<Vec<Stone>> {
    let stones = dictionary.take_apart(word.strip_prefix("pari")?)?;
    let rounds = matches!(stones.first(), Some(Stone::Ten | Stone::Hundred | Stone::Thousand));
    rounds.then(|| [&[Stone::Unit(2)], stones.as_slice()].concat())
}

/// Whether a number word alone is an article, a pronoun or another everyday word of the language and no number.
fn is_everyday(language: Language, stones: &[Stone], word: &str) -> bool {
    match language {
        Language::English | Language::Swedish => stones == [Stone::Unit(1)],
        // "yhdessäkään": in none
        Language::Finnish => {
            finnish::EVERYDAY.contains(&word) || (stones == [Stone::Unit(1)] && word.ends_with("kään"))
        }
    }
}

/// Whether what stands between two number words lets them be one number.
fn may_join(language: Language, left: &[Stone], between: &str, right: &[Stone]) -> bool {
    let (Some(last), Some(first)) = (left.last(), right.first()) else { return false };
    let blank = matches!(between, " " | "\u{a0}" | "\n");
    match language {
        Language::English => blank || between == "-" || (between == " and " && last.opens()),
        Language::Finnish | Language::Swedish => blank && (last.opens() || first.multiplies()),
    }
}

fn words(language: Language, text: &str) -> Vec<FoundNumber> {
    let tokens = tokens(text);
    let mut read: Vec<Option<Vec<Stone>>> = tokens.iter().map(|token| stones(language, &token.word)).collect();
    if language == Language::English {
        english_parts(text, &tokens, &mut read);
    }
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let Some(mut stones) = read.get(index).cloned().flatten() else {
            let before =
                index.checked_sub(1).and_then(|before| tokens.get(before)).map_or("", |token| token.word.as_str());
            let written = text.get(token.start..token.end).unwrap_or_default();
            let value = roman(written);
            if value.is_some() || is_quantity(language, before, &token.word) || is_of_two_scripts(written) {
                found.push(FoundNumber { start: token.start, end: token.end, value });
            }
            index += 1;
            continue;
        };
        let (mut end, mut next) = (token.end, index + 1);
        while let Some(following) = tokens.get(next) {
            // "and" is a word of its own between two number words.
            let skip = usize::from(language == Language::English && following.word == "and");
            let (Some(following), Some(Some(more))) = (tokens.get(next + skip), read.get(next + skip)) else { break };
            let between = text.get(end..following.start).unwrap_or_default();
            let joined: Vec<Stone> = stones.iter().chain(more).copied().collect();
            if !may_join(language, &stones, between, more) || worth(&joined).is_none() {
                break;
            }
            (stones, end, next) = (joined, following.end, next + skip + 1);
        }
        let counts = || {
            let before = index.checked_sub(1).and_then(|before| tokens.get(before));
            let gap = text.get(before.map_or(0, |before| before.end)..token.start).unwrap_or_default();
            let begins = before.is_none() || gap.contains(['.', '!', '?', ':', '\n']);
            let before = before.map_or("", |before| before.word.as_str());
            let one = stones == [Stone::Unit(1)] && !token.word.ends_with("kään");
            one && one_counts(language, before, begins, text.get(end..).unwrap_or_default())
        };
        if next > index + 1 || !is_everyday(language, &stones, &token.word) || counts() {
            found.push(FoundNumber { start: token.start, end, value: worth(&stones) });
        }
        index = next;
    }
    found
}

/// English names of parts are ordinals as well, and "half" begins the word for six months.
fn english_parts(text: &str, tokens: &[Token], read: &mut [Option<Vec<Stone>>]) {
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1);
        let word_before = before.and_then(|before| tokens.get(before)).map_or("", |token| token.word.as_str());
        let word_after = tokens.get(index + 1).map_or("", |token| token.word.as_str());
        let joined_on = text.get(token.end..).is_some_and(|rest| rest.starts_with('-'));
        let number_before = before.and_then(|before| read.get(before)).is_some_and(Option::is_some);
        let stone = if token.word == "half" && joined_on && word_after.starts_with("year") {
            None
        } else if let Some(part) = english::doubtful_part(&token.word) {
            let named = matches!(word_before, "a" | "an" | "good" | "full" | "mere") || number_before;
            let of_whole = word_after == "of" && !matches!(word_before, "the" | "on");
            (named || of_whole).then(|| vec![part])
        } else {
            continue;
        };
        if let Some(place) = read.get_mut(index) {
            *place = stone;
        }
    }
}
