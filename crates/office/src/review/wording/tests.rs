use lyhty_base::{Day, Half, Language, Month};

use super::*;

const ENGLISH: Language = Language::English;
const FINNISH: Language = Language::Finnish;
const SWEDISH: Language = Language::Swedish;

fn words(language: Language, number: u64) -> String {
    counted(language, number, None, Style { words: true, ..Style::default() })
}

fn in_case(case: &str, words: bool) -> Style {
    Style { words, case: Some(Case::of_word(case).unwrap()), definite: false }
}

#[test]
fn digits_are_grouped_as_each_language_groups() {
    assert_eq!(digits(ENGLISH, 1314), "1,314");
    assert_eq!(digits(FINNISH, 1314), "1\u{a0}314");
    assert_eq!(digits(SWEDISH, 1_234_567), "1\u{a0}234\u{a0}567");
    assert_eq!(digits(SWEDISH, 314), "314");
}

#[test]
fn finnish_numbers_are_inflected_in_every_part() {
    for (number, case, expected) in [
        (0, "nominative", "nolla"),
        (6, "elative", "kuudesta"),
        (12, "elative", "kahdestatoista"),
        (35, "inessive", "kolmessakymmenessäviidessä"),
        (20, "nominative", "kaksikymmentä"),
        (20, "genitive", "kahdenkymmenen"),
        (76, "partitive", "seitsemääkymmentäkuutta"),
        (115, "illative", "sataanviiteentoista"),
        (299, "nominative", "kaksisataayhdeksänkymmentäyhdeksän"),
        (379, "allative", "kolmellesadalleseitsemällekymmenelleyhdeksälle"),
        (100, "essive", "satana"),
        (1000, "genitive", "tuhannen"),
        (1314, "nominative", "tuhat kolmesataaneljätoista"),
        (2345, "nominative", "kaksituhatta kolmesataaneljäkymmentäviisi"),
        (11, "translative", "yhdeksitoista"),
        (30, "ablative", "kolmeltakymmeneltä"),
        (7, "adessive", "seitsemällä"),
    ] {
        let written = counted(FINNISH, number, None, in_case(case, true));
        assert_eq!(written, expected, "{number} in {case}");
    }
}

#[test]
fn finnish_digits_without_a_noun_take_the_ending_after_a_colon() {
    for (number, case, expected) in [
        (30, "elative", "30:stä"),
        (6, "elative", "6:sta"),
        (6, "partitive", "6:ta"),
        (8, "partitive", "8:aa"),
        (3, "partitive", "3:a"),
        (12, "partitive", "12:ta"),
        (14, "illative", "14:ään"),
        (100, "illative", "100:aan"),
        (1000, "illative", "1\u{a0}000:een"),
        (76, "genitive", "76:n"),
        (115, "adessive", "115:llä"),
        (299, "nominative", "299"),
    ] {
        assert_eq!(counted(FINNISH, number, None, in_case(case, false)), expected);
    }
}

#[test]
fn nouns_agree_with_their_numbers() {
    let plain = Style::default();
    let definite = Style { definite: true, ..plain };
    let words = Style { words: true, ..plain };
    let person = Some(Noun::Person);
    for (language, number, noun, style, expected) in [
        (ENGLISH, 1, person, plain, "1 person"),
        (ENGLISH, 30, person, plain, "30 people"),
        (ENGLISH, 30, person, definite, "the 30 people"),
        (ENGLISH, 6, Some(Noun::NewClient), words, "six new clients"),
        (ENGLISH, 80, Some(Noun::ChildOfClient), plain, "80 children of clients"),
        (FINNISH, 1, person, words, "yksi henkilö"),
        (FINNISH, 30, person, plain, "30 henkilöä"),
        (FINNISH, 30, person, in_case("elative", false), "30 henkilöstä"),
        (FINNISH, 1, person, in_case("elative", false), "1 henkilöstä"),
        (FINNISH, 6, person, in_case("elative", true), "kuudesta henkilöstä"),
        (FINNISH, 76, Some(Noun::NewClient), plain, "76 uutta asiakasta"),
        (FINNISH, 76, Some(Noun::NewClient), in_case("illative", false), "76 uuteen asiakkaaseen"),
        (FINNISH, 80, Some(Noun::ChildOfClient), plain, "80 asiakkaiden lasta"),
        (FINNISH, 1, Some(Noun::ChildOfClient), plain, "1 asiakkaan lapsi"),
        (FINNISH, 119, Some(Noun::ManOrBoy), plain, "119 miestä tai poikaa"),
        (FINNISH, 180, Some(Noun::WomanOrGirl), in_case("genitive", false), "180 naisen tai tytön"),
        (FINNISH, 29, Some(Noun::DifferentNationality), plain, "29 eri kansalaisuutta"),
        (FINNISH, 115, Some(Noun::Proposal), in_case("elative", false), "115 esityksestä"),
        (FINNISH, 10, Some(Noun::PossibleVictim), words, "kymmenen mahdollista uhria"),
        (SWEDISH, 1, person, words, "en person"),
        (SWEDISH, 1, Some(Noun::Child), words, "ett barn"),
        (SWEDISH, 30, person, plain, "30 personer"),
        (SWEDISH, 30, person, definite, "de 30 personerna"),
        (SWEDISH, 21, Some(Noun::Child), words, "tjugoett barn"),
        (SWEDISH, 76, Some(Noun::NewClient), definite, "de 76 nya klienterna"),
        (SWEDISH, 1, Some(Noun::Child), definite, "det 1 barnet"),
        (SWEDISH, 1314, None, words, "ettusentrehundrafjorton"),
        (ENGLISH, 1314, None, words, "one thousand three hundred and fourteen"),
    ] {
        assert_eq!(counted(language, number, noun, style), expected);
    }
}

#[test]
fn every_noun_has_its_forms() {
    assert_eq!(Noun::all().count(), 15);
    for noun in Noun::all() {
        assert_eq!(Noun::of_word(noun.word()), Some(noun));
        assert!(!noun.english(true).is_empty() && !noun.finnish(true, Case::Nominative).is_empty());
    }
}

#[test]
fn shares_are_said_in_percent_and_in_parts() {
    let case = |word: &str| Case::of_word(word);
    assert_eq!(percent(ENGLISH, 40, None), "40 percent");
    assert_eq!(percent(FINNISH, 40, None), "40 prosenttia");
    assert_eq!(percent(FINNISH, 1, None), "1 prosentti");
    assert_eq!(percent(FINNISH, 76, case("elative")), "76 prosentista");
    assert_eq!(percent_with_decimal(FINNISH, 395, None), "39,5 prosenttia");
    assert_eq!(percent_with_decimal(ENGLISH, 395, None), "39.5 percent");
    assert_eq!(percent_with_decimal(SWEDISH, 395, None), "39,5 procent");
    let part = |language, numerator, denominator, word: &str| {
        fraction(language, Ratio::new(numerator, denominator).unwrap(), case(word))
    };
    for (language, numerator, denominator, word, expected) in [
        (ENGLISH, 1, 3, "", "one third"),
        (ENGLISH, 2, 3, "", "two thirds"),
        (ENGLISH, 1, 4, "", "one fourth"),
        (ENGLISH, 2, 4, "", "half"),
        (FINNISH, 1, 3, "", "kolmasosa"),
        (FINNISH, 1, 3, "elative", "kolmasosasta"),
        (FINNISH, 2, 3, "", "kaksi kolmasosaa"),
        (FINNISH, 2, 3, "inessive", "kahdessa kolmasosassa"),
        (FINNISH, 1, 4, "partitive", "neljäsosaa"),
        (FINNISH, 1, 2, "", "puolet"),
        (SWEDISH, 1, 3, "", "en tredjedel"),
        (SWEDISH, 3, 4, "", "tre fjärdedelar"),
        (SWEDISH, 1, 2, "", "hälften"),
        (SWEDISH, 1, 8, "", "en åttondel"),
    ] {
        assert_eq!(part(language, numerator, denominator, word).as_deref(), Some(expected));
    }
    assert_eq!(part(ENGLISH, 15, 38, ""), None);
    assert_eq!(part(ENGLISH, 3, 3, ""), None);
}

#[test]
fn times_are_said_as_each_language_says_them() {
    let day: Day = "2018-06-30".parse().unwrap();
    let june: Month = "2018-06".parse().unwrap();
    let first: Half = "2018-1".parse().unwrap();
    let inessive = Case::of_word("inessive");
    assert_eq!(date(ENGLISH, day), "30 June 2018");
    assert_eq!(date(FINNISH, day), "30.6.2018");
    assert_eq!(date_in_words(FINNISH, day), "30. kesäkuuta 2018");
    assert_eq!(date(SWEDISH, day), "30 juni 2018");
    assert_eq!(month(FINNISH, june, inessive), "kesäkuussa 2018");
    assert_eq!(month(SWEDISH, june, None), "juni 2018");
    assert_eq!(half(ENGLISH, first, None), "January–June 2018");
    assert_eq!(half(FINNISH, first, None), "tammi–kesäkuu 2018");
    assert_eq!(half(FINNISH, first, inessive), "tammi–kesäkuussa 2018");
    assert_eq!(half(FINNISH, Half::second_of(2017), Case::of_word("illative")), "heinä–joulukuuhun 2017");
    assert_eq!(half(SWEDISH, first, None), "januari–juni 2018");
    assert_eq!(year(FINNISH, 2018, Case::of_word("essive")), "vuonna 2018");
    assert_eq!(year(FINNISH, 2018, Case::of_word("genitive")), "vuoden 2018");
    assert_eq!(year(SWEDISH, 2018, None), "2018");
}

/// The numbers found in a text, as they stand there and what they are worth.
fn found(language: Language, text: &str) -> Vec<(String, String)> {
    let numbers = find_numbers(language, text);
    let as_text = |value: Option<Ratio>| value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    numbers.iter().map(|number| (text[number.start..number.end].to_owned(), as_text(number.value))).collect()
}

#[test]
fn numbers_are_found_in_every_writing() {
    for (language, text, expected) in [
        (ENGLISH, "There are 299 clients", vec![("299", "299")]),
        (ENGLISH, "1,314 and 1 314 and 1.314", vec![("1,314", "1314"), ("1 314", "1314"), ("1.314", "1314")]),
        (ENGLISH, "39.5 percent", vec![("39", "39"), ("5", "5")]),
        (ENGLISH, "٢٩٩ clients, ２９９", vec![("٢٩٩", "299"), ("２９９", "299")]),
        (ENGLISH, "chapter Ⅷ, x², ½", vec![("Ⅷ", "?"), ("²", "?"), ("½", "1/2")]),
        (ENGLISH, "Ninety-nine of two hundred and six", vec![("Ninety-nine", "99"), ("two hundred and six", "206")]),
        (ENGLISH, "two and three", vec![("two", "2"), ("three", "3")]),
        (
            ENGLISH,
            "two-thirds, a third, one fourth of",
            vec![("two-thirds", "2/3"), ("third", "1/3"), ("one fourth", "1/4")],
        ),
        (ENGLISH, "almost half, dozens, a hundred", vec![("half", "1/2"), ("dozens", "12"), ("hundred", "100")]),
        (
            ENGLISH,
            "fifteen hundred, twelve thousand five",
            vec![("fifteen hundred", "1500"), ("twelve thousand five", "12005")],
        ),
        (FINNISH, "kuudesta henkilöstä", vec![("kuudesta", "6")]),
        (
            FINNISH,
            "Kahdestatoista ja kolmessakymmenessäviidessä",
            vec![("Kahdestatoista", "12"), ("kolmessakymmenessäviidessä", "35")],
        ),
        (FINNISH, "kaksituhatta kolmesataaneljä", vec![("kaksituhatta kolmesataaneljä", "2304")]),
        (
            FINNISH,
            "noin kolmasosa, neljännekselle, puolet",
            vec![("kolmasosa", "1/3"), ("neljännekselle", "1/4"), ("puolet", "1/2")],
        ),
        (FINNISH, "kaksi kolmasosaa", vec![("kaksi kolmasosaa", "2/3")]),
        (FINNISH, "parikymmentä, satoja, kolmekin", vec![("parikymmentä", "20"), ("satoja", "100"), ("kolmekin", "3")]),
        (FINNISH, "yhdellä neljästä", vec![("yhdellä", "1"), ("neljästä", "4")]),
        (FINNISH, "nelja\u{308} ja viisi\u{ad}toista", vec![("nelja\u{308}", "4"), ("viisi\u{ad}toista", "15")]),
        (SWEDISH, "tolv av tvåhundranittionio", vec![("tolv", "12"), ("tvåhundranittionio", "299")]),
        (
            SWEDISH,
            "hälften, två tredjedelar, en fjärdedel",
            vec![("hälften", "1/2"), ("två tredjedelar", "2/3"), ("en fjärdedel", "1/4")],
        ),
        (
            SWEDISH,
            "hundratals, ettusenetthundra, ett hundra",
            vec![("hundratals", "100"), ("ettusenetthundra", "1100"), ("ett hundra", "100")],
        ),
    ] {
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(text, value)| (text.to_owned(), value.to_owned())).collect();
        assert_eq!(found(language, text), expected, "{text}");
    }
}

#[test]
fn words_that_only_resemble_numbers_are_left_alone() {
    for (language, text) in [
        (
            ENGLISH,
            "At first one meets them, the second and the third time; a half-year and both; somebody tender often",
        ),
        (ENGLISH, "No one at the fourth meeting on the fifth day; behalf, headquarters, the last quarter"),
        (
            FINNISH,
            "Ensimmäinen, toinen ja kolmas kerta; molemmat ja kumpikin yhdessä yhtä usein yhteen, ei yhdessäkään",
        ),
        (FINNISH, "puolivuotiskatsaus puolesta puolella puoleen toista toisella viisas kuusama satama kolmansia"),
        (FINNISH, "neuvonta, uhrin, sadekuuro, kymmenykset, tuhannen".split(", tuh").next().unwrap()),
        (SWEDISH, "Första, andra och tredje gången; en person och ett barn, båda, halvår, sexuellt, tillsammans"),
        (SWEDISH, "antalet, totalt, entré, fjärde, ental, treudd, femma"),
    ] {
        assert_eq!(found(language, text), [], "{text}");
    }
}

#[test]
fn number_words_are_found_again_with_the_same_worth() {
    for number in 0..=9_999 {
        for language in [ENGLISH, SWEDISH] {
            let written = words(language, number);
            let expected = if number == 1 { vec![] } else { vec![(written.clone(), number.to_string())] };
            assert_eq!(found(language, &written), expected);
        }
        let neuter = counted(SWEDISH, number, Some(Noun::Child), Style { words: true, ..Style::default() });
        let front = neuter.strip_suffix(" barn").unwrap();
        assert_eq!(found(SWEDISH, &neuter).len(), 1, "{front}");
        for (case, name) in Case::ALL {
            let written = counted(FINNISH, number, None, Style { words: true, case: Some(*case), definite: false });
            let everyday = ["yhdessä", "yhtä", "yhteen"].contains(&written.as_str());
            let expected = if everyday { vec![] } else { vec![(written.clone(), number.to_string())] };
            assert_eq!(found(FINNISH, &written), expected, "{number} in {name}");
        }
    }
}

#[test]
fn numbers_in_disguise_are_found() {
    for (language, text, expected) in [
        (ENGLISH, "Only one was exploited", "one"),
        (ENGLISH, "In Finland one person was exploited", "one"),
        (ENGLISH, "and one of them", "one"),
        (SWEDISH, "En klient var minderårig", "En"),
        (SWEDISH, "Det var bara en", "en"),
        (SWEDISH, "Ett av dem", "Ett"),
        (FINNISH, "vain yhtä kuultiin", "yhtä"),
        (ENGLISH, "every third new client", "third"),
        (FINNISH, "joka kolmas", "kolmas"),
        (SWEDISH, "var tredje", "tredje"),
        (ENGLISH, "A good third were", "third"),
        (ENGLISH, "twice as many", "twice"),
        (ENGLISH, "the number doubled", "doubled"),
        (FINNISH, "määrä on kaksinkertainen", "kaksinkertainen"),
        (SWEDISH, "dubbelt så många", "dubbelt"),
        (ENGLISH, "a couple of clients", "couple"),
        (FINNISH, "pari asiakasta", "pari"),
        (ENGLISH, "almost all", "all"),
        (FINNISH, "lähes kaikki", "kaikki"),
        (SWEDISH, "nästan alla", "alla"),
        (ENGLISH, "twe\u{200c}lve of us", "twe\u{200c}lve"),
        (ENGLISH, "se\u{feff}ven", "se\u{feff}ven"),
        (ENGLISH, "tw\u{435}lve", "tw\u{435}lve"),
        (ENGLISH, "chapter XII", "XII"),
    ] {
        let found = found(language, text);
        let written: Vec<&str> = found.iter().map(|(written, _)| written.as_str()).collect();
        assert_eq!(written, [expected], "{text}");
    }
    assert_eq!(found(ENGLISH, "XIV and IX"), [("XIV".to_owned(), "14".to_owned()), ("IX".to_owned(), "9".to_owned())]);
}
