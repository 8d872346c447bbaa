//! The figures of the demonstration and sentences of a few words.

use std::collections::BTreeMap;

use lyhty_base::Language;

use crate::review::manuscript::{
    ChapterKind, Finding, FindingKind, Manuscript, Manuscripts, Numbers, Source, StatedFacts, Words, preview,
};

pub(super) const ENGLISH: Language = Language::English;
pub(super) const FINNISH: Language = Language::Finnish;
pub(super) const SWEDISH: Language = Language::Swedish;

const VALUES: &[(&str, u64)] = &[
    ("proposals.received", 115),
    ("proposals.proposed_themselves", 10),
    ("proposals.by_proposer.the_person", 10),
    ("proposals.by_proposer.lawyer", 41),
    ("proposals.by_proposer.reception_centre", 33),
    ("proposals.by_proposer.immigration_service", 27),
    ("proposals.by_proposer.school", 0),
    ("proposals.by_proposer.other", 4),
    ("proposals.outcome.accepted", 76),
    ("proposals.outcome.awaiting", 5),
    ("proposals.outcome.neither_accepted_nor_awaiting", 34),
    ("new_clients.total", 76),
    ("new_clients.minors", 6),
    ("new_clients.adults", 70),
    ("new_clients.nationalities", 29),
    ("new_clients.exploited_in_finland", 30),
    ("new_clients.exploited_abroad_only", 46),
    ("new_clients.exploited_only_in_home_country", 18),
    ("new_clients.exploited_outside_home_country", 58),
    ("new_clients.in_finland_by_form.sexual_exploitation", 12),
    ("new_clients.in_finland_by_form.labour_exploitation_or_related_offence", 10),
    ("new_clients.in_finland_by_form.forced_marriage", 4),
    ("new_clients.in_finland_by_form.other", 4),
    ("new_clients.in_finland_by_residence.no_lawful_residence", 10),
    ("new_clients.in_finland_by_residence.asylum_seeker", 10),
    ("new_clients.in_finland_by_residence.permit_or_citizen_of_finland_or_eu", 10),
    ("new_clients.in_finland_by_residence.not_known", 0),
    ("stock.clients", 299),
    ("stock.men_or_boys", 119),
    ("stock.women_or_girls", 180),
    ("stock.minors_now", 14),
    ("stock.minors_on_admission", 40),
    ("stock.children_of_clients", 80),
    ("stock.people_covered", 379),
    ("earlier_halves.2017-1.received", 88),
    ("earlier_halves.2017-1.new_clients", 55),
    ("earlier_halves.2016-1.received", 74),
    ("earlier_halves.2016-1.new_clients", 45),
    ("earlier_years.2016.new_clients", 130),
    ("earlier_years.2016.minors", 21),
    ("earlier_years.2016.sexual_exploitation_in_finland", 4),
    ("earlier_years.2017.new_clients", 127),
    ("earlier_years.2017.sexual_exploitation_in_finland", 8),
    ("earlier_years.2016.people_covered_on_last_day", 233),
    ("earlier_years.2017.people_covered_on_last_day", 322),
    ("earlier_days.2017-06-30.people_covered", 269),
];

/// The figures of the review of January–June 2018.
pub(super) fn numbers() -> Numbers {
    Numbers {
        values: VALUES.iter().map(|(path, value)| ((*path).to_owned(), *value)).collect(),
        largest_nationality: Some("NG".to_owned()),
        // A record of all clients, but not of new ones: the second half of 2016 had more.
        records: BTreeMap::from([
            ("stock.clients".to_owned(), true),
            ("stock.people_covered".to_owned(), true),
            ("proposals.received".to_owned(), true),
            ("new_clients.total".to_owned(), false),
        ]),
        half: "2018-1".parse().unwrap(),
        stock_day: "2018-06-30".parse().unwrap(),
        known_by: "2018-07".parse().unwrap(),
    }
}

/// Figures of which one is another.
pub(super) fn numbers_with(path: &str, value: u64) -> Numbers {
    let mut numbers = numbers();
    *numbers.values.get_mut(path).unwrap() = value;
    numbers
}

/// Sentences that are short enough to be seen in a test.
pub(super) struct ShortWords;

impl Words for ShortWords {
    fn say(&self, language: Language, key: &str, arguments: &[(&str, String)]) -> String {
        let argument = |name: &str| {
            arguments.iter().find(|(candidate, _)| *candidate == name).map(|(_, value)| value.as_str()).unwrap_or("")
        };
        let one = argument("count") == "one";
        let day = argument("day");
        match (key, language) {
            ("review-named-minors-now", ENGLISH) => {
                format!("who {} under 18 on {day}", if one { "was" } else { "were" })
            }
            ("review-named-minors-now", FINNISH) if one => format!(", joka oli alle 18-vuotias {day}"),
            ("review-named-minors-now", FINNISH) => format!(", jotka olivat alle 18-vuotiaita {day}"),
            ("review-named-minors-now", SWEDISH) => format!("som var under 18 år den {day}"),
            ("review-predicate-minors-now", ENGLISH) => format!("were under 18 on {day}"),
            ("review-attribute-minors-now", SWEDISH) => format!("under 18 år den {day}"),
            ("review-named-new-minors", ENGLISH) => "who were under 18 on the day of admission".to_owned(),
            ("review-named-new-minors", FINNISH) => {
                ", jotka olivat alle 18-vuotiaita asiakkaiksi otettaessa".to_owned()
            }
            ("review-named-new-minors", SWEDISH) => "som var under 18 år vid upptagningen".to_owned(),
            _ => {
                let values: Vec<String> = arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
                format!("<{key} {}>", values.join(" "))
            }
        }
    }

    fn figure_name(&self, _: Language, path: &str) -> String {
        path.rsplit('.').next().unwrap_or(path).to_owned()
    }
}

/// A chapter's findings with the figures of the demonstration.
pub(super) fn findings(language: Language, body: &str) -> Vec<Finding> {
    findings_with(&numbers(), language, body)
}

pub(super) fn findings_with(numbers: &Numbers, language: Language, body: &str) -> Vec<Finding> {
    let stated = StatedFacts::of_2018_first_half();
    let source = Source { numbers, stated: &stated, words: &ShortWords };
    let manuscript = Manuscript { title: "Title".to_owned(), body: body.to_owned() };
    preview(ChapterKind::NewClients, language, &manuscript, &source).findings
}

/// The kinds of a chapter's findings.
pub(super) fn kinds(language: Language, body: &str) -> Vec<FindingKind> {
    findings(language, body).into_iter().map(|finding| finding.kind).collect()
}

/// The text of a paragraph; it must have no finding.
pub(super) fn sentence(language: Language, body: &str) -> String {
    use lyhty_paper::Block;

    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let manuscript = Manuscript { title: "Title".to_owned(), body: body.to_owned() };
    let preview = preview(ChapterKind::NewClients, language, &manuscript, &source);
    assert_eq!(preview.findings, [], "{body}");
    match preview.chapter.blocks.as_slice() {
        [Block::Paragraph(runs)] => runs.iter().map(|run| run.text.as_str()).collect(),
        other => panic!("not one paragraph: {other:?}"),
    }
}

/// A whole review in three languages, of which a test changes a chapter.
pub(super) fn review() -> Manuscripts {
    let mut manuscripts = Manuscripts::default();
    for chapter in ChapterKind::ALL {
        for (language, words) in [(ENGLISH, "new clients"), (FINNISH, "uudet asiakkaat"), (SWEDISH, "nya klienter")] {
            let (title, body) = match chapter {
                ChapterKind::Cover => (
                    "{half}",
                    format!("- {{figure: new_clients.total}} {words}\n- {{figure: stock.minors_now, named}}"),
                ),
                ChapterKind::Contact => ("Lyhty", "{contact}\n**Lyhty**\n{telephone: information-hotline}".to_owned()),
                _ => (
                    "Lyhty",
                    format!(
                        "{{margin: new_clients.total}} {words}\n\n### Lyhty\n\n{{figure: new_clients.total, new-client}}"
                    ),
                ),
            };
            manuscripts.put(*chapter, language, Manuscript { title: title.to_owned(), body });
        }
    }
    manuscripts
}
