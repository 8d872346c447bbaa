use lyhty_base::{Day, Language, Moment};

/// The months in English, January first.
pub const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as the language writes it: `30 June 2018`, `30.6.2018`.
pub fn day_text(language: Language, day: Day) -> String {
    match language {
        Language::English => {
            let month = usize::try_from(day.month() - 1).ok().and_then(|place| ENGLISH_MONTHS.get(place));
            format!("{} {} {}", day.day(), month.unwrap_or(&""), day.year())
        }
        // Swedish as written in Finland uses the same form as Finnish.
        Language::Finnish | Language::Swedish => format!("{}.{}.{}", day.day(), day.month(), day.year()),
    }
}

/// A moment in Helsinki's time as the language writes it: `30 June 2018, 14:05`, `30.6.2018 klo 14.05`.
pub fn moment_text(language: Language, moment: Moment) -> String {
    let day = day_text(language, moment.helsinki_day());
    let clock = moment.helsinki_clock();
    match language {
        Language::English => format!("{day}, {clock}"),
        Language::Finnish => format!("{day} klo {}", clock.replace(':', ".")),
        Language::Swedish => format!("{day} kl. {}", clock.replace(':', ".")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_written_as_each_language_writes_them() {
        let moment = Moment::from_milliseconds(1_530_394_200_000);
        let written = Language::ALL.iter().map(|language| moment_text(*language, moment)).collect::<Vec<_>>();
        assert_eq!(written, ["1 July 2018, 00:30", "1.7.2018 klo 00.30", "1.7.2018 kl. 00.30"]);
    }
}
