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
