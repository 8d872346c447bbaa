//! Grounds of leaving, as dated law: the day of leaving picks those that the law knows.

use lyhty_base::Day;

use crate::facts::words::LeavingGround::{self, *};

/// The grounds that hold from a day on, until the next rule.
#[derive(Clone, Copy, Debug)]
pub struct LeavingRule {
    /// The lasting word, stored with the leaving.
    pub word: &'static str,
    /// The key of the sentence that names the provision.
    pub message_key: &'static str,
    /// First day in force.
    pub from: (i16, i8, i8),
    /// The grounds.
    pub grounds: &'static [LeavingGround],
}

/// Versions of Act 746/2011 §38f: as amended by 388/2015 and by 1294/2022. For the days before 1 July 2015 the short chapter of
/// 2011 names no list that we know: only what needs no list is offered, and that is unconfirmed.
pub const LEAVING_RULES: &[LeavingRule] = &[
    LeavingRule {
        word: "2011-unconfirmed",
        message_key: "clients-leaving-rule-2011-unconfirmed",
        from: (2011, 9, 1),
        grounds: &[NoMoreNeed, LeftFinland, AsksOut, Disappeared],
    },
    LeavingRule {
        word: "2015",
        message_key: "clients-leaving-rule-2015",
        from: (2015, 7, 1),
        grounds: &[
            NoMoreNeed,
            NotIdentified,
            InvestigationClosed,
            NoCharge,
            CourtNotTrafficking,
            LeftFinland,
            AsksOut,
            Disappeared,
            Danger,
        ],
    },
    LeavingRule {
        word: "2023",
        message_key: "clients-leaving-rule-2023",
        from: (2023, 1, 1),
        grounds: &[NoMoreNeed, LeftFinland, AsksOut, Disappeared, Danger],
    },
];

/// The rule in force on a day.
pub fn leaving_rule(day: Day) -> Option<&'static LeavingRule> {
    LEAVING_RULES.iter().rfind(|rule| {
        let (year, month, first) = rule.from;
        Day::new(year, month, first).is_some_and(|from| from <= day)
    })
}
