//! Turning read text into what a reader sees, in one language, with everything that stops approval on the way.

use lyhty_base::Language;
use lyhty_paper::{Emphasis, Run};

use super::claims::{Claim, Share};
use super::figures::meaning;
use super::findings::{FindingKind, Place};
use super::inline::{Inline, Sign, is_link, text_of};
use super::inserts::{Asked, HOTLINE, Insert, Named, Options, ShareForm};
use super::{Source, StatedFact};
use crate::review::wording::{self, Nearness, Ratio, Style};

/// Stands for an insert where only typed text is looked at.
const INSERT_SIGN: char = '\u{fffc}';

/// Human trafficking became a crime of its own name in Finland in this year: no review speaks of earlier times.
const FIRST_YEAR: i16 = 2004;
/// How many findings of a text are shown: nobody reads more.
pub(super) const MOST_FINDINGS: usize = 50;

/// What an insert gives.
pub(super) struct Said {
    pub text: String,
    pub link: Option<String>,
}

/// Says texts of one language.
pub(super) struct Speaker<'a> {
    pub language: Language,
    pub source: &'a Source<'a>,
    pub findings: Vec<(Place, FindingKind)>,
    /// How many findings more there are.
    pub left_out: usize,
    /// The claims that were met, with the words that say them.
    pub claims: Vec<(Place, Claim, String)>,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(language: Language, source: &'a Source<'a>) -> Self {
        Self { language, source, findings: Vec::new(), left_out: 0, claims: Vec::new() }
    }

    pub(super) fn find(&mut self, place: Place, kind: FindingKind) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push((place, kind));
        } else {
            self.left_out += 1;
        }
    }

    /// A sentence of the texts.
    pub(super) fn sentence(&self, key: &str, arguments: &[(&str, String)]) -> String {
        self.source.words.say(self.language, key, arguments)
    }

    /// A figure.
    pub(super) fn value(&self, path: &str) -> Result<u64, FindingKind> {
        self.source.numbers.get(path).ok_or_else(|| FindingKind::UnknownFigure { path: path.to_owned() })
    }

    /// A figure's number in digits.
    pub(super) fn digits(&self, number: u64) -> String {
        wording::digits(self.language, number)
    }

    /// Runs of text; and typed numbers are found.
    pub(super) fn runs(&mut self, inlines: &[Inline]) -> Vec<Run> {
        self.find_typed_numbers(inlines);
        let mut runs = Vec::new();
        self.put_runs(inlines, Emphasis::None, None, &mut runs);
        runs
    }

    /// Text without emphasis, where nothing can lead anywhere; and typed numbers are found.
    pub(super) fn plain(&mut self, inlines: &[Inline]) -> String {
        if let Some(place) = place_of_link(inlines) {
            self.find(place, FindingKind::OutOfPlace { insert: "link".to_owned() });
        }
        self.runs(inlines).into_iter().map(|run| run.text).collect::<String>().trim().to_owned()
    }

    fn put_runs(&mut self, inlines: &[Inline], emphasis: Emphasis, link: Option<&str>, runs: &mut Vec<Run>) {
        let stronger = |other: Emphasis| if emphasis == Emphasis::Strong { Emphasis::Strong } else { other };
        for (index, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text(signs) => put(runs, text_of(signs), emphasis, link),
                Inline::Broken { written, .. } => put(runs, written.clone(), emphasis, link),
                Inline::Insert { asked, place, written } => {
                    self.note_claim(asked, *place, None);
                    if let Some(finding) = self.noun_after(asked, inlines.get(index + 1)) {
                        self.find(*place, finding);
                    }
                    match self.say(asked) {
                        Ok(said) => put(runs, said.text, emphasis, said.link.as_deref().or(link)),
                        Err(finding) => {
                            self.find(*place, finding);
                            put(runs, written.clone(), emphasis, link);
                        }
                    }
                }
                Inline::Marked { words, asked, place } => {
                    let mut marked = Vec::new();
                    self.put_runs(words, emphasis, link, &mut marked);
                    let said: String = marked.iter().map(|run| run.text.as_str()).collect();
                    if let Err(finding) = self.mark(&said, asked) {
                        self.find(*place, finding);
                    }
                    self.note_claim(asked, *place, Some(said));
                    for run in marked {
                        put(runs, run.text, run.emphasis, run.link.as_deref());
                    }
                }
                Inline::Strong(words) => self.put_runs(words, Emphasis::Strong, link, runs),
                Inline::Emphasis(words) => self.put_runs(words, stronger(Emphasis::Emphasis), link, runs),
                Inline::Link { words, target } => {
                    // A refused target is a link in no preview either.
                    let target = is_link(target).then_some(target.as_str());
                    self.put_runs(words, emphasis, target, runs);
                }
            }
        }
    }

    /// What is wrong with a noun that somebody typed after a number: it must fit the figure, and no time counts anybody.
    fn noun_after(&self, asked: &Asked, next: Option<&Inline>) -> Option<FindingKind> {
        let Some(Inline::Text(signs)) = next else { return None };
        let noun = wording::noun_at_start(self.language, &text_of(signs))?;
        if asked.years(self.source.numbers).is_some() {
            let (insert, noun) = (asked.name().to_owned(), noun.word().to_owned());
            return Some(FindingKind::TimeCounts { insert, noun });
        }
        let Insert::Figure(path) = &asked.insert else { return None };
        if asked.options.noun.is_some() || asked.options.named.is_some() {
            return None;
        }
        self.unfit_noun(path, noun)
    }

    fn unfit_noun(&self, path: &str, noun: wording::Noun) -> Option<FindingKind> {
        let unfit = meaning(path).is_some_and(|meaning| !meaning.fits(noun));
        unfit.then(|| FindingKind::WrongNoun { path: path.to_owned(), noun: noun.word().to_owned() })
    }

    /// What is wrong with the first words beside a number that stands large.
    pub(super) fn unfit_words(&self, path: &str, words: &str) -> Option<FindingKind> {
        wording::noun_at_start(self.language, words).and_then(|noun| self.unfit_noun(path, noun))
    }

    /// Keeps a claim for the list of claims, be it true or not.
    fn note_claim(&mut self, asked: &Asked, place: Place, words: Option<String>) {
        if let Insert::Claim(claim) = &asked.insert {
            let words = words.or_else(|| self.claim(claim, asked.options).ok()).unwrap_or_default();
            self.claims.push((place, claim.clone(), words));
        }
    }

    /// Whether an insert may be said of somebody's words.
    fn mark(&self, said: &str, asked: &Asked) -> Result<(), FindingKind> {
        if let Some(option) = asked.options.first() {
            return Err(FindingKind::UnknownOption { insert: asked.name().to_owned(), option: option.to_owned() });
        }
        match &asked.insert {
            Insert::Claim(claim) => claim.hold(self.source.numbers),
            Insert::Plain(_) => Ok(()),
            Insert::Stated(key) => {
                let fact = self.fact(key)?;
                if fact.agrees(self.language, said) {
                    return Ok(());
                }
                let fact = fact.say(self.language).to_owned();
                Err(FindingKind::StatedMismatch { key: key.clone(), text: said.to_owned(), fact })
            }
            _ => Err(FindingKind::OutOfPlace { insert: asked.name().to_owned() }),
        }
    }

    fn fact(&self, key: &str) -> Result<&StatedFact, FindingKind> {
        self.source.stated.get(key).ok_or_else(|| FindingKind::UnknownStated { key: key.to_owned() })
    }

    /// What an insert gives in a sentence.
    fn say(&self, asked: &Asked) -> Result<Said, FindingKind> {
        let (language, options, numbers) = (self.language, asked.options, self.source.numbers);
        self.options_fit(options)?;
        if let Some(year) =
            asked.years(numbers).filter(|year| !(FIRST_YEAR..=numbers.known_by.year() + 2).contains(year))
        {
            return Err(FindingKind::UnlikelyTime { year });
        }
        let bad = || FindingKind::BadArgument { insert: asked.name().to_owned(), argument: String::new() };
        let text = match &asked.insert {
            Insert::Figure(path) => self.figure(path, options)?,
            Insert::Share(share, form) => self.share(share, *form, options)?,
            Insert::Claim(claim) => {
                claim.hold(numbers)?;
                self.claim(claim, options)?
            }
            Insert::Date(word) => {
                let day = word.day(numbers).ok_or_else(bad)?;
                if options.words { wording::date_in_words(language, day) } else { wording::date(language, day) }
            }
            Insert::Month(month) => wording::month(language, month.unwrap_or(numbers.known_by), options.case),
            Insert::Half(half) => wording::half(language, half.unwrap_or(numbers.half), options.case),
            Insert::Year(year) => wording::year(language, *year, options.case),
            Insert::Law(law, section) => law.say(language, *section, options.case),
            Insert::Telephone => {
                let number = self.fact(HOTLINE)?.say(language);
                let link: String = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
                return Ok(Said { text: number.replace(' ', "\u{a0}"), link: Some(format!("tel:{link}")) });
            }
            Insert::Stated(key) => self.fact(key)?.say(language).to_owned(),
            Insert::Plain(_) | Insert::Margin(_) | Insert::Chart(_) | Insert::Emblem | Insert::Contact => {
                return Err(FindingKind::OutOfPlace { insert: asked.name().to_owned() });
            }
        };
        Ok(Said { text: if options.capital { wording::capital(&text) } else { text }, link: None })
    }

    fn options_fit(&self, options: Options) -> Result<(), FindingKind> {
        let finnish = self.language == Language::Finnish;
        if options.case.is_some() && !finnish {
            return Err(FindingKind::CaseOutsideFinnish);
        }
        if options.definite && finnish { Err(FindingKind::DefiniteInFinnish) } else { Ok(()) }
    }

    fn figure(&self, path: &str, options: Options) -> Result<String, FindingKind> {
        let (number, meaning) = (self.value(path)?, meaning(path));
        let meaning = meaning.ok_or_else(|| FindingKind::UnknownFigure { path: path.to_owned() })?;
        if let Some(noun) = options.noun.filter(|noun| !meaning.fits(*noun)) {
            return Err(FindingKind::WrongNoun { path: path.to_owned(), noun: noun.word().to_owned() });
        }
        let style = Style { words: options.words, case: options.case, definite: options.definite };
        match (meaning.naming, options.named) {
            (None, None) => Ok(wording::counted(self.language, number, options.noun, style)),
            (Some(_), None) => Err(FindingKind::NeedsNaming { path: path.to_owned() }),
            (None, Some(_)) => {
                Err(FindingKind::UnknownOption { insert: "figure".to_owned(), option: "named".to_owned() })
            }
            (Some(naming), Some(Named::Clause)) => {
                let noun = options.noun.unwrap_or(naming.noun());
                let counted = wording::counted(self.language, number, Some(noun), style);
                Ok(after(&counted, &self.definition(naming.clause_key(), number)))
            }
            (Some(naming), Some(named)) => {
                let key = if named == Named::Predicate { naming.predicate_key() } else { naming.attribute_key() };
                let counted = wording::counted(self.language, number, options.noun, style);
                Ok(after(&counted, &self.definition(key, number)))
            }
        }
    }

    /// The number of a figure that stands large beside its words, and its definition when it must be named.
    pub(super) fn large(&self, path: &str, named: bool) -> Result<(String, Option<String>), FindingKind> {
        let number = self.value(path)?;
        let naming = meaning(path).ok_or_else(|| FindingKind::UnknownFigure { path: path.to_owned() })?.naming;
        let definition = match (naming, named) {
            (None, false) => None,
            (Some(_), false) => return Err(FindingKind::NeedsNaming { path: path.to_owned() }),
            (None, true) => {
                return Err(FindingKind::UnknownOption { insert: "margin".to_owned(), option: "named".to_owned() });
            }
            (Some(naming), true) => {
                let style = Style::default();
                let counted = wording::counted(self.language, number, Some(naming.noun()), style);
                let noun = counted.strip_prefix(&self.digits(number)).unwrap_or(&counted).trim_start().to_owned();
                Some(after(&noun, &self.definition(naming.clause_key(), number)))
            }
        };
        Ok((self.digits(number), definition))
    }

    /// The definition of a figure that is easily taken for another.
    fn definition(&self, key: &str, number: u64) -> String {
        let count = if number == 1 { "one" } else { "other" };
        let day = wording::date(self.language, self.source.numbers.stock_day);
        self.sentence(key, &[("count", count.to_owned()), ("day", day)])
    }

    fn share(&self, share: &Share, form: ShareForm, options: Options) -> Result<String, FindingKind> {
        let ratio = share.ratio(self.source.numbers)?;
        match form {
            ShareForm::Percent => Ok(wording::percent(self.language, ratio.rounded_times(100), options.case)),
            ShareForm::Decimal => {
                Ok(wording::percent_with_decimal(self.language, ratio.rounded_times(1000), options.case))
            }
            ShareForm::Fraction => {
                wording::fraction(self.language, ratio, options.case).ok_or_else(|| FindingKind::NoSimpleFraction {
                    part: share.part.clone(),
                    whole: share.whole.clone(),
                    percent: wording::percent_with_decimal(self.language, ratio.rounded_times(1000), None),
                })
            }
        }
    }

    /// The words of a claim that has words of its own.
    fn claim(&self, claim: &Claim, options: Options) -> Result<String, FindingKind> {
        let without_words = || FindingKind::ClaimWithoutWords { claim: claim.to_string() };
        let fraction =
            |fraction: &Ratio| wording::fraction(self.language, *fraction, options.case).ok_or_else(without_words);
        let (nearness, share) = match claim {
            Claim::AlmostPercent(_, percent) => {
                (Nearness::Almost, wording::percent(self.language, *percent, options.case))
            }
            Claim::AboutFraction(_, part) => (Nearness::About, fraction(part)?),
            Claim::LessThan(_, part) => (Nearness::LessThan, fraction(part)?),
            Claim::MoreThan(_, part) => (Nearness::MoreThan, fraction(part)?),
            Claim::Percent(share) => return self.share(share, ShareForm::Percent, options),
            Claim::Record(_)
            | Claim::HigherThan(..)
            | Claim::Equal(..)
            | Claim::Largest(..)
            | Claim::LargestNationality(_)
            | Claim::All(_) => return Err(without_words()),
        };
        Ok(wording::nearly(self.language, nearness, &share))
    }

    fn find_typed_numbers(&mut self, inlines: &[Inline]) {
        let mut typed = Vec::new();
        collect_typed(inlines, &mut typed);
        let text = text_of(&typed);
        // Where each byte's sign stands.
        let mut places = Vec::new();
        for sign in &typed {
            places.extend(std::iter::repeat_n(sign.place, sign.sign.len_utf8()));
        }
        for number in wording::find_numbers(self.language, &text) {
            if self.findings.len() >= MOST_FINDINGS {
                self.left_out += 1;
                continue;
            }
            let whole = number.value.and_then(Ratio::as_whole);
            let figures = self.source.numbers.values.iter().filter(|(_, value)| Some(**value) == whole);
            let may_mean = figures.map(|(path, _)| path.clone()).collect();
            let text = text.get(number.start..number.end).unwrap_or_default().to_owned();
            let place = places.get(number.start).copied().unwrap_or_default();
            self.find(place, FindingKind::UnboundNumber { text, may_mean });
        }
    }
}

/// Where a link begins.
fn place_of_link(inlines: &[Inline]) -> Option<Place> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Link { words, .. } => Some(place_of(words).unwrap_or_default()),
        Inline::Strong(words) | Inline::Emphasis(words) | Inline::Marked { words, .. } => place_of_link(words),
        Inline::Text(_) | Inline::Insert { .. } | Inline::Broken { .. } => None,
    })
}

/// The place of the first sign or insert.
pub(super) fn place_of(inlines: &[Inline]) -> Option<Place> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(signs) => signs.first().map(|sign| sign.place),
        Inline::Insert { place, .. } | Inline::Broken { place, .. } | Inline::Marked { place, .. } => Some(*place),
        Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link { words, .. } => place_of(words),
    })
}

/// A clause after a noun: with a blank, but for one that begins with a comma.
fn after(noun: &str, clause: &str) -> String {
    if clause.starts_with(',') { format!("{noun}{clause}") } else { format!("{noun} {clause}") }
}

fn put(runs: &mut Vec<Run>, text: String, emphasis: Emphasis, link: Option<&str>) {
    match runs.last_mut() {
        Some(last) if last.emphasis == emphasis && last.link.as_deref() == link => last.text.push_str(&text),
        _ if text.is_empty() => {}
        _ => runs.push(Run { text, emphasis, language: None, link: link.map(str::to_owned) }),
    }
}

/// What somebody typed, without what inserts and marks answer for.
fn collect_typed(inlines: &[Inline], typed: &mut Vec<Sign>) {
    let stand_in = |place: Place| Sign { sign: INSERT_SIGN, place };
    for inline in inlines {
        match inline {
            Inline::Text(signs) => typed.extend(signs),
            Inline::Insert { place, .. } | Inline::Broken { place, .. } => typed.push(stand_in(*place)),
            Inline::Marked { words, asked, place } => match asked.insert {
                // The words' numbers are compared with the fact's.
                Insert::Stated(_) | Insert::Plain(_) => typed.push(stand_in(*place)),
                _ => collect_typed(words, typed),
            },
            Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link { words, .. } => {
                collect_typed(words, typed);
            }
        }
    }
}
