//! The front page.

use askama::Template;
use lyhty_base::Outcome;
use lyhty_web::{Answer, Frame, Method, Routes, Visit};

/// The pages of the public site.
pub fn routes() -> Routes {
    Routes::new("help").open(Method::Get, "/{language}", front)
}

#[derive(Template)]
#[template(path = "help/pages/front.html")]
struct FrontPage {
    frame: Frame,
}

async fn front(visit: Visit) -> Outcome<Answer> {
    Answer::page(&FrontPage { frame: visit.frame("help-front-title") })
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for FrontPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![Self { frame: frame.clone() }]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<FrontPage>();
    }
}
