//! How many of what: the numbers from which the invented register is made, so that counting it gives the figures of the published
//! review of January–June 2018. What the review does not say (flows between half-years, proposers other than the person,
//! citizenships, splits of earlier years) is invented here.

use lyhty_base::{Half, Month};
use lyhty_office::proposals::words::ProposerKind;

/// A month, written as year and month.
pub fn month((year, number): (i16, i8)) -> Month {
    Half::first_of(year).first_month().plus_months(i32::from(number) - 1)
}

/// The last month of the half-year that is reviewed.
pub fn reviewed() -> Month {
    month((2018, 6))
}

/// Months with how many in each.
type Monthly = &'static [((i16, i8), usize)];

/// The months before 2016 on whose working day something is recorded.
const WORKING_BEFORE_2016: &[(i16, i8)] =
    &[(2011, 11), (2012, 11), (2013, 11), (2014, 11), (2015, 5), (2015, 10), LAST_OF_2015];

/// The first month from `of` on that has a working day, on which staff record what has come and happened since the one before:
/// every second month in 2016 and 2017, so that little has to be made anew for each demonstration, and every month from 2018 on.
pub fn working_month(of: Month) -> Month {
    let early = WORKING_BEFORE_2016.iter().map(|at| month(*at)).find(|at| *at >= of);
    early.unwrap_or_else(|| if of.year() < 2018 && of.month() % 2 == 1 { of.plus_months(1) } else { of })
}

/// Admissions.
pub const ADMITTED_BEFORE_2016: Monthly =
    &[((2011, 11), 10), ((2012, 11), 16), ((2013, 11), 18), ((2014, 11), 26), ((2015, 5), 24), ((2015, 10), 28)];

/// Clients who leave, by the month of leaving. Their number is chosen so that with the admissions there are 110 clients at the
/// end of 2015, 190 of 2016, 217 of June 2017, 256 of 2017, and 299 of June 2018.
pub const LEAVING: Monthly = &[
    ((2012, 11), 1),
    ((2013, 5), 1),
    ((2013, 11), 2),
    ((2014, 5), 2),
    ((2014, 11), 2),
    ((2015, 5), 2),
    ((2015, 10), 2),
    ((2016, 1), 3),
    ((2016, 2), 4),
    ((2016, 3), 4),
    ((2016, 4), 3),
    ((2016, 5), 4),
    ((2016, 6), 4),
    ((2016, 7), 4),
    ((2016, 8), 5),
    ((2016, 9), 5),
    ((2016, 10), 5),
    ((2016, 11), 5),
    ((2016, 12), 4),
    ((2017, 1), 4),
    ((2017, 2), 5),
    ((2017, 3), 5),
    ((2017, 4), 4),
    ((2017, 5), 5),
    ((2017, 6), 5),
    ((2017, 7), 5),
    ((2017, 8), 6),
    ((2017, 9), 6),
    ((2017, 10), 5),
    ((2017, 11), 6),
    ((2017, 12), 5),
    ((2018, 1), 6),
    ((2018, 2), 6),
    ((2018, 3), 5),
    ((2018, 4), 6),
    ((2018, 5), 5),
    ((2018, 6), 5),
    ((2018, 7), 4),
    ((2018, 8), 3),
];

/// Of those who leave by June 2018 so many are women: 279 were admitted by then, 180 are to be there.
pub const WOMEN_LEAVING: usize = 99;

/// Of the last month's leavings so many are recorded a month late: still before the cut-off.
pub const LEAVINGS_RECORDED_LATE: usize = 2;

/// The month in which the one leaves who was under age on admission.
pub const MINOR_LEAVES: (i16, i8) = (2017, 9);

/// Children of clients, by the months in which they come: 43 at the end of 2016, 52 of June 2017, 66 of 2017, 80 of June 2018.
pub const CHILDREN: &[(&[(i16, i8)], usize)] = &[
    (&[(2012, 11), (2013, 5), (2014, 5), (2014, 11), (2015, 5), (2015, 10)], 24),
    (&[(2016, 2), (2016, 4), (2016, 6), (2016, 8), (2016, 10), (2016, 11), (2016, 12)], 19),
    (&[(2017, 1), (2017, 3), (2017, 5), (2017, 6)], 9),
    (&[(2017, 7), (2017, 9), (2017, 10), (2017, 11), (2017, 12)], 14),
    (&[(2018, 1), (2018, 2), (2018, 3), (2018, 5), (2018, 6)], 14),
    (&[(2018, 7), (2018, 8)], 3),
];

/// Children of clients who leave before the end of 2016: counted only until then.
pub const CHILDREN_OF_THOSE_WHO_LEAVE: usize = 4;

/// Children of clients who come of age before the end of 2016: counted only until then.
pub const CHILDREN_WHO_GROW_UP: usize = 2;

/// Forms of exploitation, as numbers of people.
#[derive(Clone, Copy, Debug)]
pub struct Forms {
    pub sexual: usize,
    pub labour: usize,
    pub forced_marriage: usize,
    pub other: usize,
}

/// People admitted in a stretch of months, and how many of what there are among them.
#[derive(Clone, Copy, Debug)]
pub struct Cohort {
    /// Admissions.
    pub admitted: Monthly,
    /// Women or girls; the others are men or boys.
    pub women: usize,
    /// Under 18 on admission.
    pub minors: usize,
    /// Of these, 18 by the last day of June 2018.
    pub come_of_age: usize,
    /// Persons assisting the investigation.
    pub assisting: usize,
    /// Main form in Finland of those exploited there.
    pub in_finland: Forms,
    /// Form of those exploited in their home country only.
    pub at_home: Forms,
    /// Form of those exploited abroad, in another country than their own.
    pub elsewhere: Forms,
    /// First citizenships; `XX` is stateless, `--` not known.
    pub citizenships: &'static [(&'static str, usize)],
}

/// Everybody, in the order of admission.
pub const COHORTS: &[Cohort] = &[
    Cohort {
        admitted: ADMITTED_BEFORE_2016,
        women: 72,
        minors: 0,
        come_of_age: 0,
        assisting: 2,
        in_finland: Forms { sexual: 14, labour: 26, forced_marriage: 3, other: 3 },
        at_home: Forms { sexual: 10, labour: 8, forced_marriage: 2, other: 2 },
        elsewhere: Forms { sexual: 28, labour: 22, forced_marriage: 2, other: 2 },
        citizenships: &[
            ("NG", 26),
            ("SO", 12),
            ("TH", 11),
            ("VN", 9),
            ("IQ", 8),
            ("CM", 8),
            ("IN", 7),
            ("CD", 6),
            ("RO", 5),
            ("AF", 5),
            ("PH", 5),
            ("RU", 4),
            ("GH", 4),
            ("NP", 3),
            ("EE", 3),
            ("KE", 3),
            ("XX", 2),
            ("--", 1),
        ],
    },
    Cohort {
        admitted: &[
            ((2016, 2), 13),
            ((2016, 4), 15),
            ((2016, 6), 17),
            ((2016, 8), 25),
            ((2016, 10), 29),
            ((2016, 12), 31),
        ],
        women: 86,
        minors: 21,
        come_of_age: 18,
        assisting: 0,
        in_finland: Forms { sexual: 4, labour: 25, forced_marriage: 5, other: 5 },
        at_home: Forms { sexual: 10, labour: 6, forced_marriage: 5, other: 5 },
        elsewhere: Forms { sexual: 38, labour: 18, forced_marriage: 5, other: 4 },
        citizenships: &[
            ("NG", 30),
            ("SO", 19),
            ("IQ", 16),
            ("AF", 12),
            ("TH", 7),
            ("CM", 6),
            ("VN", 6),
            ("CD", 5),
            ("ER", 4),
            ("IR", 4),
            ("ET", 3),
            ("GH", 3),
            ("SY", 3),
            ("UA", 2),
            ("RO", 2),
            ("RU", 2),
            ("KE", 2),
            ("BG", 1),
            ("XX", 2),
            ("--", 1),
        ],
    },
    Cohort {
        admitted: &[
            ((2017, 2), 17),
            ((2017, 4), 18),
            ((2017, 6), 20),
            ((2017, 8), 23),
            ((2017, 10), 24),
            ((2017, 12), 25),
        ],
        women: 75,
        minors: 14,
        come_of_age: 8,
        assisting: 0,
        in_finland: Forms { sexual: 8, labour: 28, forced_marriage: 5, other: 6 },
        at_home: Forms { sexual: 10, labour: 8, forced_marriage: 6, other: 4 },
        elsewhere: Forms { sexual: 28, labour: 16, forced_marriage: 5, other: 3 },
        citizenships: &[
            ("NG", 25),
            ("SO", 15),
            ("IQ", 12),
            ("AF", 9),
            ("TH", 6),
            ("CM", 6),
            ("VN", 5),
            ("CD", 4),
            ("ET", 4),
            ("IR", 4),
            ("ER", 3),
            ("GH", 3),
            ("UA", 3),
            ("RO", 3),
            ("RU", 2),
            ("KE", 2),
            ("UG", 2),
            ("NP", 2),
            ("PH", 2),
            ("PK", 2),
            ("SY", 2),
            ("EE", 1),
            ("FI", 1),
            ("GM", 1),
            ("SL", 1),
            ("MA", 1),
            ("CN", 1),
            ("BD", 1),
            ("LK", 1),
            ("UZ", 1),
            ("LV", 1),
            ("XX", 1),
        ],
    },
    Cohort {
        admitted: &[
            ((2018, 1), 11),
            ((2018, 2), 12),
            ((2018, 3), 13),
            ((2018, 4), 12),
            ((2018, 5), 13),
            ((2018, 6), 15),
        ],
        women: 46,
        minors: 6,
        come_of_age: 1,
        assisting: 0,
        in_finland: Forms { sexual: 12, labour: 10, forced_marriage: 4, other: 4 },
        // With the Finn who was exploited at home, in Finland, these are 18.
        at_home: Forms { sexual: 6, labour: 5, forced_marriage: 4, other: 2 },
        elsewhere: Forms { sexual: 14, labour: 10, forced_marriage: 3, other: 2 },
        citizenships: &[
            ("NG", 13),
            ("SO", 8),
            ("IQ", 6),
            ("AF", 5),
            ("TH", 4),
            ("VN", 3),
            ("CM", 3),
            ("CD", 2),
            ("ET", 2),
            ("IR", 2),
            ("UA", 2),
            ("RO", 2),
            ("RU", 2),
            ("GH", 2),
            ("KE", 2),
            ("PK", 2),
            ("BG", 1),
            ("FI", 1),
            ("EE", 1),
            ("UG", 1),
            ("GM", 1),
            ("SL", 1),
            ("ER", 1),
            ("SY", 1),
            ("BD", 1),
            ("NP", 1),
            ("PH", 1),
            ("MA", 1),
            ("CN", 1),
            ("XX", 2),
            ("--", 1),
        ],
    },
    Cohort {
        admitted: &[((2018, 7), 12), ((2018, 8), 9)],
        women: 12,
        minors: 0,
        come_of_age: 0,
        assisting: 0,
        in_finland: Forms { sexual: 3, labour: 4, forced_marriage: 1, other: 0 },
        at_home: Forms { sexual: 2, labour: 2, forced_marriage: 1, other: 0 },
        elsewhere: Forms { sexual: 4, labour: 4, forced_marriage: 0, other: 0 },
        citizenships: &[("NG", 6), ("SO", 4), ("VN", 3), ("IQ", 3), ("CM", 2), ("TH", 1), ("RO", 1), ("ET", 1)],
    },
];

/// The proposals that arrive in a stretch of months, and what becomes of them.
#[derive(Clone, Copy, Debug)]
pub struct Arrivals {
    /// First and last month of arrival.
    pub months: ((i16, i8), (i16, i8)),
    /// Of the people admitted on the working days of the first and of the second month of this stretch's half, those who had
    /// arrived before it.
    pub carried_in: [usize; 2],
    /// Ends of those who are not accepted.
    pub not_accepted: usize,
    pub withdrawn: usize,
    pub lapsed: usize,
    /// Of those not accepted, so many are decided on the working days of the first and of the second month after the
    /// stretch.
    pub decided_after: [usize; 2],
    /// Who proposes. A kind is never named fewer than five times: small cells come by no accident.
    pub proposers: &'static [(ProposerKind, usize)],
}

use ProposerKind::{
    ImmigrationService, Lawyer, Organisation, Police, ReceptionCentre, SocialServices, ThePerson, VictimSupport,
};

/// The half-years since 2016.
pub const ARRIVALS: &[Arrivals] = &[
    Arrivals {
        months: ((2016, 1), (2016, 6)),
        carried_in: [5, 3],
        not_accepted: 18,
        withdrawn: 5,
        lapsed: 4,
        decided_after: [4, 0],
        proposers: &[
            (ThePerson, 6),
            (Lawyer, 12),
            (ReceptionCentre, 20),
            (ImmigrationService, 18),
            (Police, 9),
            (Organisation, 9),
        ],
    },
    Arrivals {
        months: ((2016, 7), (2016, 12)),
        carried_in: [7, 3],
        not_accepted: 37,
        withdrawn: 11,
        lapsed: 8,
        decided_after: [5, 0],
        proposers: &[
            (ThePerson, 9),
            (Lawyer, 22),
            (ReceptionCentre, 45),
            (ImmigrationService, 35),
            (Police, 12),
            (Organisation, 9),
            (SocialServices, 8),
        ],
    },
    Arrivals {
        months: ((2017, 1), (2017, 6)),
        carried_in: [6, 3],
        not_accepted: 21,
        withdrawn: 7,
        lapsed: 5,
        decided_after: [4, 1],
        proposers: &[
            (ThePerson, 7),
            (Lawyer, 18),
            (ReceptionCentre, 22),
            (ImmigrationService, 18),
            (Police, 9),
            (Organisation, 8),
            (SocialServices, 6),
        ],
    },
    Arrivals {
        months: ((2017, 7), (2017, 12)),
        carried_in: [6, 3],
        not_accepted: 26,
        withdrawn: 8,
        lapsed: 5,
        decided_after: [5, 3],
        proposers: &[
            (ThePerson, 8),
            (Lawyer, 24),
            (ReceptionCentre, 27),
            (ImmigrationService, 24),
            (Police, 10),
            (Organisation, 8),
            (SocialServices, 6),
            (VictimSupport, 5),
        ],
    },
    // Ten are accepted in July, before the cut-off; five await then, of whom three are accepted in August.
    Arrivals {
        months: ((2018, 1), (2018, 6)),
        carried_in: [7, 3],
        not_accepted: 24,
        withdrawn: 7,
        lapsed: 5,
        decided_after: [5, 2],
        proposers: &[
            (ThePerson, 10),
            (Lawyer, 27),
            (ReceptionCentre, 24),
            (ImmigrationService, 21),
            (Police, 9),
            (Organisation, 8),
            (SocialServices, 8),
            (VictimSupport, 8),
        ],
    },
    Arrivals {
        months: ((2018, 7), (2018, 7)),
        carried_in: [10, 3],
        not_accepted: 6,
        withdrawn: 0,
        lapsed: 0,
        decided_after: [6, 0],
        proposers: &[(Lawyer, 8), (ReceptionCentre, 6)],
    },
];

/// Proposals before 2016 that are not accepted, by the month in which they arrive and are decided.
pub const NOT_ACCEPTED_BEFORE_2016: Monthly =
    &[((2011, 11), 2), ((2012, 11), 3), ((2013, 11), 3), ((2014, 11), 4), ((2015, 5), 7), ((2015, 10), 8)];

/// Who proposed before 2016: of ten proposals so many.
pub const PROPOSERS_BEFORE_2016: &[(ProposerKind, usize)] =
    &[(ReceptionCentre, 4), (Police, 2), (ImmigrationService, 2), (Lawyer, 2)];

/// The month in which those arrive who are admitted at the beginning of 2016 and had arrived before.
pub const LAST_OF_2015: (i16, i8) = (2015, 12);
