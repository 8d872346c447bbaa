use askama::Template;
use lyhty_base::Outcome;
use lyhty_web::components::Cell;
use lyhty_web::policy::SeeMailTray;
use lyhty_web::{Answer, Frame, Method, Routes, StaffVisit};

use super::rows;

/// Lines of the tray on the page.
const SHOWN_MAX: i64 = 200;

/// The pages of the room.
pub fn routes() -> Routes {
    Routes::new("notices")
        .staff::<SeeMailTray>(Method::Get, "/{language}/staff/mail", tray)
        .navigation::<SeeMailTray>("/{language}/staff/mail", "notices-navigation")
}

#[derive(Template)]
#[template(path = "notices/pages/tray.html")]
struct TrayPage {
    frame: Frame,
    waiting: i64,
    rows: Vec<Vec<Cell>>,
}

async fn tray(visit: StaffVisit<SeeMailTray>) -> Outcome<Answer> {
    let (waiting, tray) =
        visit.read("tray", |tx| Ok((rows::count_waiting(tx)?, rows::list_tray(tx, SHOWN_MAX)?))).await?;
    let frame = visit.frame("notices-tray-title");
    let row = |line: &rows::TrayRow| {
        vec![
            Cell::text(frame.moment_text(&line.at)),
            Cell::said(&frame.say(line.kind.message_key())),
            Cell::said(&frame.say(line.reason.message_key())),
        ]
    };
    let rows = tray.iter().map(row).collect();
    Answer::page(&TrayPage { frame: frame.clone(), waiting, rows })
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::notices::{NoticeKind, TrayReason};

    impl Samples for TrayPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let line = |kind: &NoticeKind, reason: &TrayReason| {
                let (kind, reason) = (kind.message_key(), reason.message_key());
                vec![Cell::text("30.6.2018"), Cell::said(&frame.say(kind)), Cell::said(&frame.say(reason))]
            };
            let every =
                NoticeKind::ALL.iter().flat_map(|kind| TrayReason::ALL.iter().map(move |reason| (kind, reason)));
            let rows = every.map(|(kind, reason)| line(kind, reason)).collect();
            vec![
                Self { frame: frame.clone(), waiting: 0, rows: Vec::new() },
                Self { frame: frame.clone(), waiting: 1, rows },
            ]
        }
    }

    #[test]
    fn the_tray_shows_its_samples_in_every_language() {
        shows_every_sample::<TrayPage>();
    }
}
