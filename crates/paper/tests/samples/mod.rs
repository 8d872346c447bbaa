//! Publications to print in tests: what they say is invented, and long enough to fill pages.

use lyhty_base::{Day, Language};
use lyhty_paper::{
    Annex, Block, Cell, Chapter, Chart, ChartKind, Cover, CoverFigure, Document, LanguageTag, MarginFigure, Point, Run,
    Series, Table,
};

/// A chapter with a title and blocks.
pub fn chapter(anchor: &str, title: &str, blocks: Vec<Block>) -> Chapter {
    Chapter { anchor: anchor.to_owned(), title: title.to_owned(), margin_figure: None, blocks }
}

/// A paragraph of plain text.
pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Run::plain(text)])
}

/// A table of words and numbers, the first cell of a row being its heading.
pub fn table(caption: &str, headings: &[&str], rows: &[&[&str]], note: &str) -> Table {
    let row = |cells: &&[&str]| {
        cells
            .iter()
            .enumerate()
            .map(|(index, text)| if index == 0 { Cell::heading(*text) } else { Cell::number(*text) })
            .collect()
    };
    Table {
        caption: caption.to_owned(),
        headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
        rows: rows.iter().map(row).collect(),
        note: note.to_owned(),
    }
}

/// A series whose point with the given number, if any, is the one to look at.
pub fn series(label: &str, points: &[(&str, u64)], marked: Option<usize>) -> Series {
    let point = |(index, (label, value)): (usize, &(&str, u64))| Point {
        label: (*label).to_owned(),
        value: *value,
        mark: marked == Some(index),
    };
    Series { label: label.to_owned(), points: points.iter().enumerate().map(point).collect() }
}

/// A chart, with the table that says the same.
pub fn chart(title: &str, kind: ChartKind, series: Vec<Series>, note: &str) -> Chart {
    let points = series.first().map(|first| first.points.clone()).unwrap_or_default();
    let rows = points.iter().enumerate().map(|(index, point)| {
        let numbers = series.iter().map(|one| Cell::number(one.points[index].value.to_string()));
        [Cell::heading(&point.label)].into_iter().chain(numbers).collect()
    });
    let said = points.iter().map(|point| format!("{} {}", point.label, point.value)).collect::<Vec<_>>().join(", ");
    Chart {
        title: title.to_owned(),
        kind,
        note: note.to_owned(),
        alternative: format!("{title}: {said}"),
        table: Table {
            caption: title.to_owned(),
            headings: [String::from("–")].into_iter().chain(series.iter().map(|one| one.label.clone())).collect(),
            rows: rows.collect(),
            note: note.to_owned(),
        },
        series,
    }
}

/// The least that can be printed: a cover, contents and one chapter.
pub fn small(language: &str, title: &str, blocks: Vec<Block>) -> Document {
    Document {
        language: LanguageTag::parse(language).expect("a tag"),
        title: title.to_owned(),
        subject: title.to_owned(),
        publisher: title.to_owned(),
        day: Day::new(2018, 8, 1).expect("a day"),
        mark: None,
        cover: Cover { kicker: title.to_owned(), title: title.to_owned(), figures: Vec::new() },
        contents_title: title.to_owned(),
        chapters: vec![chapter("first", title, blocks)],
        annex: None,
        contact: None,
        footer: title.to_owned(),
    }
}

/// A review with everything that there is, in English, with words of other languages in it.
pub fn review() -> Document {
    let halves =
        [("Jan–Jun 2016", 58), ("Jul–Dec 2016", 72), ("Jan–Jun 2017", 54), ("Jul–Dec 2017", 73), ("Jan–Jun 2018", 103)];
    Document {
        language: Language::English.into(),
        title: "Assistance for victims of human trafficking: review of January–June 2018".into(),
        subject:
            "Who was proposed, who was admitted and what help was given in the first half of 2018, with every figure \
                  defined."
                .into(),
        publisher: "Assistance system for victims of human trafficking".into(),
        day: Day::new(2018, 8, 1).expect("a day"),
        mark: Some("Demonstration, invented people".into()),
        cover: Cover {
            kicker: "Semiannual review".into(),
            title: "January–June 2018".into(),
            figures: vec![
                CoverFigure { number: "103".into(), words: "people were proposed to the assistance system".into() },
                CoverFigure { number: "76".into(), words: "people were admitted as new clients".into() },
                CoverFigure { number: "12".into(), words: "of them had been sexually exploited in Finland".into() },
            ],
        },
        contents_title: "Contents".into(),
        chapters: vec![introduction(), new_clients(&halves), proposers(), outcomes(), personnel()],
        annex: Some(Annex {
            anchor: "tables".into(),
            title: "The charts as tables".into(),
            introduction: vec![Run::plain("Every chart of this review with its values, for those who read better so.")],
            reference: "As a table: page".into(),
        }),
        contact: Some(contact()),
        footer: "January–June 2018 · English".into(),
    }
}

fn introduction() -> Chapter {
    Chapter {
        margin_figure: Some(MarginFigure { number: "12".into(), words: "new clients sexually exploited in Finland".into() }),
        ..chapter(
            "introduction",
            "Introduction",
            vec![
                paragraph(
                    "Sexual exploitation that amounts to trafficking happens in Finland. Fewer of its victims are proposed \
                     for help, however, than of those who were exploited at work, several of whom are found every year.",
                ),
                Block::Paragraph(vec![
                    Run::plain("Early in 2018 this changed. "),
                    Run::strong("Twelve people"),
                    Run::plain(" who had been sexually exploited in Finland became clients. The number is still low, but well "),
                    Run::plain("above that of earlier years; "),
                    Run::plain("the chapter on new clients").to("#new-clients"),
                    Run::plain(" has the figures. The system is called "),
                    Run::emphasised("ihmiskaupan uhrien auttamisjärjestelmä").in_language(Language::Finnish),
                    Run::plain(" in Finnish and "),
                    Run::emphasised("hjälpsystemet för offer för människohandel").in_language(Language::Swedish),
                    Run::plain(" in Swedish."),
                ]),
                Block::Heading { level: 2, text: "What this review is about".into() },
                Block::Items {
                    ordered: false,
                    items: vec![
                        vec![Run::plain("the projects and campaigns that are to make victims easier to recognise and refer")],
                        vec![
                            Run::plain("forced criminal activity, a form of trafficking that is "),
                            Run::strong("surprisingly common and hard to see"),
                        ],
                        vec![Run::plain("the renewed site "), Run::plain("ihmiskauppa.fi").to("https://www.ihmiskauppa.fi/en")],
                    ],
                },
                Block::Quote(vec![Run::plain(
                    "The person had been made to steal every day. Nobody had asked who kept what was stolen.",
                )]),
                Block::Heading { level: 2, text: "How to propose somebody".into() },
                Block::Items {
                    ordered: true,
                    items: vec![
                        vec![Run::plain("Ask the person. Nobody is proposed against their will.")],
                        vec![Run::plain("Fill in the form, or have somebody fill it in with you.")],
                        vec![Run::plain("We answer on the same day when somebody is in danger.")],
                    ],
                },
                Block::Notice {
                    title: "Where there is danger now".into(),
                    runs: vec![Run::plain("Call "), Run::strong("112").to("tel:112"), Run::plain(" first, then the hotline.")],
                },
                Block::Emblem {
                    alternative: "Emblem of the European Union: twelve gold stars in a circle on blue".into(),
                    lines: vec![
                        "Supported by the European Union".into(),
                        "Internal Security Fund (ISF-P): police cooperation, preventing and combating crime, and crisis \
                         management"
                            .into(),
                    ],
                },
            ],
        )
    }
}

fn new_clients(halves: &[(&str, u64)]) -> Chapter {
    Chapter {
        margin_figure: Some(MarginFigure { number: "76".into(), words: "new clients in January–June 2018".into() }),
        ..chapter(
            "new-clients",
            "New clients",
            vec![
                paragraph(
                    "In the first half of 2018 seventy-six people were admitted as clients. Thirty of them had been exploited in \
                     Finland, forty-six elsewhere before they came. Four of five were adults.",
                ),
                Block::Figure {
                    number: "30".into(),
                    words: "of the 76 new clients had been exploited in Finland: more than in any half-year before."
                        .into(),
                },
                Block::Chart(chart(
                    "Twelve of the thirty exploited in Finland were sexually exploited",
                    ChartKind::Bars,
                    vec![series(
                        "People",
                        &[
                            ("Labour exploitation", 13),
                            ("Sexual exploitation", 12),
                            ("Forced criminal activity", 3),
                            ("Forced marriage", 2),
                            ("Other or not known", 0),
                        ],
                        Some(1),
                    )],
                    "n = 30, new clients exploited in Finland, by main form; 30 June 2018",
                )),
                Block::Chart(chart(
                    "Women were two thirds of the new clients in every half since 2016",
                    ChartKind::Bars,
                    vec![
                        series("women", &[("Jan–Jun 2017", 41), ("Jul–Dec 2017", 39), ("Jan–Jun 2018", 50)], None),
                        series("men", &[("Jan–Jun 2017", 20), ("Jul–Dec 2017", 19), ("Jan–Jun 2018", 26)], None),
                    ],
                    "n = 61, 58 and 76 new clients",
                )),
                Block::Heading { level: 2, text: "More were proposed than ever before".into() },
                paragraph(
                    "One hundred and three people were proposed, nearly twice as many as in the first half of the year before. \
                     Proposals come unevenly: one raid or one training day can move a half-year.",
                ),
                Block::Chart(chart(
                    "103 people were proposed in the first half of 2018, the most in any half",
                    ChartKind::Lines,
                    vec![series("Proposed", halves, Some(4))],
                    "People proposed, by half-year of arrival; as known on 31 July 2018",
                )),
                Block::Chart(chart(
                    "Labour exploitation and sexual exploitation drew level",
                    ChartKind::Lines,
                    vec![
                        series(
                            "Labour",
                            &[
                                ("Jan–Jun 2016", 9),
                                ("Jul–Dec 2016", 12),
                                ("Jan–Jun 2017", 10),
                                ("Jul–Dec 2017", 15),
                                ("Jan–Jun 2018", 13),
                            ],
                            None,
                        ),
                        series(
                            "Sexual",
                            &[
                                ("Jan–Jun 2016", 3),
                                ("Jul–Dec 2016", 2),
                                ("Jan–Jun 2017", 4),
                                ("Jul–Dec 2017", 5),
                                ("Jan–Jun 2018", 12),
                            ],
                            Some(4),
                        ),
                        series(
                            "Forced crime",
                            &[
                                ("Jan–Jun 2016", 1),
                                ("Jul–Dec 2016", 0),
                                ("Jan–Jun 2017", 2),
                                ("Jul–Dec 2017", 4),
                                ("Jan–Jun 2018", 3),
                            ],
                            None,
                        ),
                    ],
                    "New clients exploited in Finland, by main form and half-year",
                )),
            ],
        )
    }
}

fn proposers() -> Chapter {
    Chapter {
        margin_figure: Some(MarginFigure {
            number: "1/3".into(),
            words: "of the proposals came from reception centres".into(),
        }),
        ..chapter(
            "proposers",
            "Who proposed them",
            vec![
                paragraph("Reception centres proposed most, as before; the share of lawyers and organisations grew."),
                Block::Chart(chart(
                    "Reception centres proposed a third of all",
                    ChartKind::Bars,
                    vec![series(
                        "Proposals",
                        &[
                            ("Reception centre", 34),
                            ("Lawyer or legal counsel", 19),
                            ("Organisation", 14),
                            ("Finnish Immigration Service", 12),
                            ("Police", 9),
                            ("The person in need of help", 7),
                            ("Social and health services of a municipality", 5),
                            ("Border Guard", 3),
                        ],
                        None,
                    )],
                    "n = 103 proposals received in January–June 2018",
                )),
            ],
        )
    }
}

fn outcomes() -> Chapter {
    chapter(
        "outcomes",
        "What became of the proposals",
        vec![
            paragraph(
                "A proposal is decided on what is known about the person's situation. Most were accepted; a few were withdrawn \
                 by the people themselves.",
            ),
            Block::Table(table(
                "Outcome of the proposals received in the half",
                &["Outcome", "2016", "2017", "2018"],
                &[
                    &["Accepted", "41", "38", "76"],
                    &["Not accepted", "12", "11", "17"],
                    &["Withdrawn", "3", "4", "6"],
                    &["Not decided by the cut-off", "2", "1", "4"],
                    &["Together", "58", "54", "103"],
                ],
                "January–June of each year, as known a month after the half",
            )),
            Block::Table(table(
                "Clients on the last day by kind, sex and age, with their children",
                &["Day", "Victims", "Assisting", "Women", "Men", "Minors", "Children of clients"],
                &[
                    &["30 June 2016", "101", "3", "58", "43", "12", "60"],
                    &["30 June 2017", "140", "5", "83", "57", "15", "88"],
                    &["30 June 2018", "198", "7", "118", "80", "21", "131"],
                ],
                "",
            )),
        ],
    )
}

fn personnel() -> Chapter {
    let places = ["Joutseno", "Helsinki", "Oulu", "Turku"];
    let roles = ["Senior adviser", "Social worker", "Social instructor", "Nurse", "Project manager", "Trainee"];
    let rows = places.iter().flat_map(|place| {
        roles.iter().enumerate().map(move |(number, role)| {
            vec![
                Cell::heading(format!("{role}, {place}")),
                Cell::text("all weekdays"),
                Cell::number((number + 1).to_string()),
            ]
        })
    });
    chapter(
        "personnel",
        "Personnel by office",
        vec![
            paragraph("The office answers in several places; the telephone is the same everywhere."),
            Block::Table(Table {
                caption: "Who works where".into(),
                headings: vec!["Role and place".into(), "Reached on".into(), "People".into()],
                rows: rows.collect(),
                note: "1 August 2018".into(),
            }),
        ],
    )
}

fn contact() -> Chapter {
    chapter(
        "contact",
        "Contact",
        vec![
            paragraph("Advice for victims and for those who meet them, in confidence."),
            Block::Contact {
                lines: vec![
                    vec![Run::plain("Assistance system")],
                    vec![Run::plain("Example Road 54")],
                    vec![Run::plain("54190 Konnunsuo")],
                ],
            },
            Block::Contact {
                lines: vec![
                    vec![Run::plain("Hotline, day and night")],
                    vec![Run::plain("+358 295 000 000").to("tel:+358295000000")],
                    vec![Run::plain("help@example.org").to("mailto:help@example.org")],
                ],
            },
            Block::Contact {
                lines: vec![vec![Run::plain("On the web")], vec![Run::plain("example.org").to("https://example.org/")]],
            },
        ],
    )
}

/// Some pages in Finnish, whose long words are parted at the end of lines.
pub fn finnish() -> Document {
    let text = "Ihmiskaupan uhrien auttamisjärjestelmään esitettiin tammi–kesäkuussa 2018 enemmän ihmisiä kuin minkään aiemman \
                puolivuotisjakson aikana. Vastaanottokeskusten työntekijät tunnistivat hyväksikäytettyjä aiempaa useammin, ja \
                oikeusavustajien osuus esityksentekijöistä kasvoi. Pakkorikollisuuteen hyväksikäytettyjen tunnistamista \
                vaikeuttaa se, että viranomaiskontakti syntyy useimmiten rikosepäilyn yhteydessä.";
    let mut document = small(
        "fi",
        "Katsaus tammi–kesäkuuhun 2018",
        vec![
            paragraph(text),
            Block::Heading { level: 2, text: "Esityksentekijät".into() },
            paragraph(text),
            Block::Chart(chart(
                "Kaksitoista Suomessa hyväksikäytetyistä kolmestakymmenestä oli seksuaalisesti hyväksikäytettyjä",
                ChartKind::Bars,
                vec![series(
                    "Henkilöä",
                    &[
                        ("Työperäinen hyväksikäyttö", 13),
                        ("Seksuaalinen hyväksikäyttö", 12),
                        ("Pakkorikollisuus", 3),
                        ("Pakkoavioliitto", 2),
                    ],
                    Some(1),
                )],
                "n = 30, 30.6.2018",
            )),
        ],
    );
    document.cover.kicker = "Puolivuotiskatsaus".into();
    document.cover.title = "Tammi–kesäkuu 2018".into();
    document.contents_title = "Sisällys".into();
    document.publisher = "Ihmiskaupan uhrien auttamisjärjestelmä".into();
    document.footer = "Tammi–kesäkuu 2018 · suomi".into();
    document.chapters[0].margin_figure =
        Some(MarginFigure { number: "103".into(), words: "ihmistä esitettiin auttamisjärjestelmään".into() });
    document
}

/// Some pages in Arabic: everything from right to left, with Latin names and numbers in it.
pub fn arabic() -> Document {
    let mut document = small(
        "ar",
        "مراجعة كانون الثاني – حزيران 2018",
        vec![
            Block::Paragraph(vec![
                Run::plain("في النصف الأول من عام 2018 تم اقتراح 103 أشخاص على نظام المساعدة. "),
                Run::strong("اثنا عشر شخصا"),
                Run::plain(" تعرضوا للاستغلال الجنسي في فنلندا. الموقع هو "),
                Run::plain("ihmiskauppa.fi").to("https://www.ihmiskauppa.fi/"),
                Run::plain(" واسمه بالفنلندية "),
                Run::plain("auttamisjärjestelmä").in_language(Language::Finnish),
                Run::plain("."),
            ]),
            Block::Items {
                ordered: true,
                items: vec![vec![Run::plain("اسأل الشخص أولا")], vec![Run::plain("املأ الاستمارة")]],
            },
            Block::Figure {
                number: "30".into(), words: "من بين 76 عميلا جديدا تعرضوا للاستغلال في فنلندا".into()
            },
            Block::Chart(chart(
                "اثنا عشر من أصل ثلاثين",
                ChartKind::Bars,
                vec![series("أشخاص", &[("العمل القسري", 13), ("الاستغلال الجنسي", 12), ("الإجرام القسري", 3)], Some(1))],
                "30 حزيران 2018",
            )),
            Block::Table(table(
                "نتيجة الاقتراحات",
                &["النتيجة", "2017", "2018"],
                &[&["مقبول", "38", "76"], &["غير مقبول", "11", "17"]],
                "",
            )),
        ],
    );
    document.chapters[0].margin_figure =
        Some(MarginFigure { number: "103".into(), words: "أشخاص تم اقتراحهم".into() });
    document.cover.figures =
        vec![CoverFigure { number: "103".into(), words: "أشخاص تم اقتراحهم".into() }];
    document
}
