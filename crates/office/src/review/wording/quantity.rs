//! Numbers in disguise: "only one", "every third", "twice as many", "almost all", Roman numbers, and words of two scripts.

use lyhty_base::Language;

use super::Ratio;
use super::nouns::noun_at_start;

/// Words that make a quantity with those before them: what must stand directly before, and the words.
type Phrase = (&'static [&'static str], &'static [&'static str]);

const ENGLISH: &[Phrase] = &[
    (&[], &["twice", "thrice", "double", "doubled", "doubles", "triple", "tripled", "triples", "quadrupled", "halved"]),
    (&[], &["twofold", "threefold", "fourfold", "fivefold", "tenfold"]),
    (&["a", "the"], &["couple", "pair"]),
    (&["almost", "nearly"], &["all"]),
    (&["every"], &["second", "other", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]),
];
const FINNISH: &[Phrase] = &[
    (&[], &["pari", "parin", "paria", "tuplasti", "triplasti", "kahdesti", "kolmesti"]),
    (&["lähes", "melkein"], &["kaikki", "kaikkien", "kaikista", "kaikilla", "kaikille", "kaikilta", "kaikissa"]),
    (&["joka"], &["toinen", "kolmas", "neljäs", "viides", "kuudes", "seitsemäs", "kahdeksas", "yhdeksäs", "kymmenes"]),
    (
        &["joka"],
        &["toista", "kolmatta", "neljättä", "viidettä", "kuudetta", "seitsemättä", "kahdeksatta", "kymmenettä"],
    ),
    (
        &["joka"],
        &["toisen", "kolmannen", "neljännen", "viidennen", "kuudennen", "seitsemännen", "kahdeksannen", "kymmenennen"],
    ),
];
const SWEDISH: &[Phrase] = &[
    (&[], &["dubbelt", "dubbla", "dubblerats", "dubblerades", "halverats", "halverades", "varannan", "vartannat"]),
    (&["ett"], &["par"]),
    (&["nästan"], &["alla", "samtliga"]),
    (&["var", "vart"], &["tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"]),
];
/// Beginnings of words that say how many times as many.
const FINNISH_MULTIPLES: &[&str] = &["kaksinkerta", "kolminkerta", "nelinkerta", "viisinkerta", "kymmenkerta"];
const SWEDISH_MULTIPLES: &[&str] =
    &["fördubbl", "tredubbl", "fyrdubbl", "femdubbl", "tiodubbl", "trefaldig", "tvåfaldig"];

/// Whether a word is a quantity with the word before it.
pub(super) fn is_quantity(language: Language, before: &str, word: &str) -> bool {
    let (phrases, multiples): (&[Phrase], &[&str]) = match language {
        Language::English => (ENGLISH, &[]),
        Language::Finnish => (FINNISH, FINNISH_MULTIPLES),
        Language::Swedish => (SWEDISH, SWEDISH_MULTIPLES),
    };
    let fits = |(first, words): &Phrase| words.contains(&word) && (first.is_empty() || first.contains(&before));
    phrases.iter().any(fits) || multiples.iter().any(|beginning| word.starts_with(beginning))
}

/// Whether "one", mostly an article or a pronoun, is a number here: after "only", before "of them", before what is counted. In
/// Swedish, where the article is the same word, a noun counts at the beginning of a sentence only.
pub(super) fn one_counts(language: Language, before: &str, begins: bool, after: &str) -> bool {
    let (only, of): (&[&str], &[&str]) = match language {
        Language::English => (&["only", "just", "exactly", "merely"], &["of them", "of these", "of the", "of those"]),
        Language::Finnish => (&["vain", "ainoastaan"], &["heistä", "näistä"]),
        Language::Swedish => (&["bara", "endast", "blott", "enbart", "exakt"], &["av dem", "av de", "av dessa"]),
    };
    // The longest words that are looked for are a noun of a few words.
    let after: String = after.trim_start().chars().take(80).flat_map(char::to_lowercase).collect();
    let of_some = of.iter().any(|of| after.strip_prefix(of).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    let noun = noun_at_start(language, &after).is_some() && (begins || language != Language::Swedish);
    let vague = after.starts_with("handfull");
    (only.contains(&before) && !vague) || of_some || noun
}

/// What a Roman number of small worth is worth: "XII". One letter alone is a name's initial or a pronoun.
pub(super) fn roman(written: &str) -> Option<Ratio> {
    let worth = |sign| match sign {
        'I' => Some(1_u64),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let signs: Option<Vec<u64>> = written.chars().map(worth).collect();
    let signs = signs.filter(|signs| signs.len() > 1)?;
    let mut sum = 0_u64;
    for (index, sign) in signs.iter().enumerate() {
        // A smaller one before a larger one is taken off: it comes right with the larger one.
        let subtracts = signs.get(index + 1).is_some_and(|next| next > sign);
        sum = if subtracts { sum.wrapping_sub(*sign) } else { sum.wrapping_add(*sign) };
    }
    Some(Ratio::whole(sum))
}

/// Whether a word mixes Latin letters with others that look like them.
pub(super) fn is_of_two_scripts(written: &str) -> bool {
    let is_latin = |sign: char| sign.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&sign);
    let is_look_alike =
        |sign: char| ('\u{370}'..='\u{52f}').contains(&sign) || ('\u{13a0}'..='\u{13ff}').contains(&sign);
    written.chars().any(is_latin) && written.chars().any(is_look_alike)
}

/// Whether a sign is not seen and parts no word.
pub(super) const fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}
