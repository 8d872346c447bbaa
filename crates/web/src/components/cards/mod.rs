use askama::Template;

use crate::Frame;
use crate::texts::Said;

/// What the reader may do, as cards that lead there: the start page of the workspace.
#[derive(Clone, Template)]
#[template(path = "components/cards/template.html")]
pub struct Cards<'a> {
    cards: Vec<(String, Said<'a>)>,
}

impl Frame {
    /// A card for every link of the reader's navigation.
    pub fn cards(&self) -> Cards<'_> {
        Cards { cards: self.links().map(|(link, _)| (self.path(&link.path), self.say(link.key))).collect() }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    use crate::frame::NavigationLink;
    use crate::policy::Role;
    let link = NavigationLink { path: "/staff".to_owned(), key: "navigation-start", permission: "manage-own-account" };
    vec![frame.clone().for_staff(Role::Director, &[link]).cards().to_string()]
}
