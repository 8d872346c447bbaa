use askama::Template;

use crate::Frame;

/// The page's head: the office's dull name, the languages, and the navigation of somebody signed in.
#[derive(Clone, Template)]
#[template(path = "components/header/template.html")]
pub struct Header<'a> {
    frame: &'a Frame,
}

impl Frame {
    /// The page's head.
    pub const fn header(&self) -> Header<'_> {
        Header { frame: self }
    }

    fn office_name(&self) -> &str {
        &self.settings().office_name
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    use crate::frame::NavigationLink;
    use crate::policy::Role;
    let link = NavigationLink { path: "/staff".to_owned(), key: "navigation-start", permission: "manage-own-account" };
    let staff = frame.clone().for_staff(Role::SeniorAdviser, &[link]).with_token("token".to_owned());
    vec![frame.header().to_string(), staff.header().to_string()]
}
