use std::sync::Arc;

use askama::filters::HtmlSafe;
use lyhty_base::{Day, Language, Moment, Refusal};

use crate::policy::{self, Grade, Role};
use crate::texts::{self, Said, Texts};
use crate::{Settings, Word, assets};

/// What stands around every page's content: language, title, leave-now, navigation; and the page's way to words and
/// components. Every page's context has one, in a field `frame`.
#[derive(Clone)]
pub struct Frame {
    texts: Texts,
    settings: Arc<Settings>,
    language: Language,
    title_key: &'static str,
    called: Option<String>,
    path: String,
    stamp: Option<String>,
    token: Option<String>,
    staff: Option<StaffFrame>,
}

/// What the frame shows to somebody signed in.
#[derive(Clone)]
struct StaffFrame {
    role: Role,
    links: Vec<NavigationLink>,
}

/// A link of the staff navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NavigationLink {
    /// The path after the language.
    pub path: String,
    /// The key of its words.
    pub key: &'static str,
    /// The permission that its page asks for.
    pub permission: &'static str,
}

impl Frame {
    /// The frame of a page that anybody may see. `path` is the page's path after the language, for the language links.
    pub fn new(texts: Texts, settings: Arc<Settings>, language: Language, title_key: &'static str, path: &str) -> Self {
        let path = path.to_owned();
        Self { texts, settings, language, title_key, called: None, path, stamp: None, token: None, staff: None }
    }

    pub(crate) fn with_stamp(mut self, stamp: String) -> Self {
        self.stamp = Some(stamp);
        self
    }

    pub(crate) fn with_token(mut self, token: String) -> Self {
        self.token = Some(token);
        self
    }

    pub(crate) fn for_staff(mut self, role: Role, navigation: &[NavigationLink]) -> Self {
        let allowed = navigation.iter().filter(|link| policy::allows(role, link.permission) != Grade::No);
        self.staff = Some(StaffFrame { role, links: allowed.cloned().collect() });
        self
    }

    /// The page's language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The direction of writing, for `dir`.
    pub const fn direction(&self) -> &'static str {
        self.language.direction()
    }

    /// The sentence of a key.
    pub fn say<'a>(&'a self, key: &'a str) -> Said<'a> {
        self.texts.say(self.language, key)
    }

    /// The words of a key, for attributes.
    pub fn plain(&self, key: &str) -> String {
        self.texts.say(self.language, key).plain()
    }

    /// The sentence of a refusal.
    pub fn refusal<'a>(&'a self, refusal: &'a Refusal) -> Said<'a> {
        Said::of_refusal(&self.texts, self.language, refusal)
    }

    /// The words of a code.
    pub fn word<E: Word>(&self, code: &E) -> Said<'_> {
        self.texts.say(self.language, code.message_key())
    }

    /// The page's title.
    pub fn title(&self) -> Said<'_> {
        self.texts.say(self.language, self.title_key)
    }

    /// The same frame of a page whose title is its content's own, such as a publication's.
    #[must_use]
    pub fn called(self, title: impl Into<String>) -> Self {
        Self { called: Some(title.into()), ..self }
    }

    /// What the browser shows and keeps: the title and the office's dull name.
    pub fn browser_title(&self) -> String {
        let title = self.called.clone().unwrap_or_else(|| self.title().plain());
        format!("{title} – {}", self.settings.office_name)
    }

    /// A day as the language writes it.
    pub fn day_text(&self, day: &Day) -> String {
        texts::day_text(self.language, *day)
    }

    /// A moment in Helsinki's time as the language writes it.
    pub fn moment_text(&self, moment: &Moment) -> String {
        texts::moment_text(self.language, *moment)
    }

    /// One of our paths in the page's language: `path("/staff")` is `/fi/staff`.
    pub fn path(&self, path: &str) -> String {
        format!("/{}{path}", self.language)
    }

    /// The hidden fields that every form needs: the stamp, the session's token.
    pub fn token(&self) -> Hidden {
        let fields = [("stamp", &self.stamp), ("token", &self.token)];
        Hidden(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect())
    }

    /// A hidden field.
    pub fn hidden(&self, name: &str, value: impl std::fmt::Display) -> Hidden {
        Hidden(vec![(name.to_owned(), value.to_string())])
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn languages(&self) -> impl Iterator<Item = (Language, String, bool)> {
        Language::ALL
            .iter()
            .map(|language| (*language, format!("/{language}{}", self.path), *language == self.language))
    }

    pub(crate) fn role(&self) -> Option<Role> {
        self.staff.as_ref().map(|staff| staff.role)
    }

    /// Whether somebody signed in looks at the page.
    pub fn is_staff(&self) -> bool {
        self.staff.is_some()
    }

    /// The links of the staff navigation, with whether the present page lies under each.
    pub(crate) fn links(&self) -> impl Iterator<Item = (&NavigationLink, bool)> {
        let links = self.staff.iter().flat_map(|staff| &staff.links);
        links.map(|link| {
            let below = self.path.strip_prefix(link.path.as_str());
            (link, below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
        })
    }

    /// The links of the staff navigation, each as a path with its language and the key of its words: for the cards of the
    /// first page.
    pub fn staff_links(&self) -> impl Iterator<Item = (String, &'static str)> {
        self.staff.iter().flat_map(|staff| &staff.links).map(|link| (self.path(&link.path), link.key))
    }

    /// Where the style sheet lies.
    pub fn style_address(&self) -> &'static str {
        assets::STYLE.address
    }

    /// The style sheet itself, for a file that has to stand alone.
    pub fn style_sheet(&self) -> &'static str {
        assets::STYLE.content
    }

    /// Where the script lies.
    pub fn script_address(&self) -> &'static str {
        assets::SCRIPT.address
    }

    /// Where the icon lies.
    pub fn icon_address(&self) -> &'static str {
        assets::ICON.address
    }
}

/// Hidden fields of a form. Shown, they are safe HTML.
#[derive(Clone, Debug)]
pub struct Hidden(Vec<(String, String)>);

impl std::fmt::Display for Hidden {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (name, value) in &self.0 {
            formatter.write_str("<input type=\"hidden\" name=\"")?;
            texts::write_escaped(formatter, name)?;
            formatter.write_str("\" value=\"")?;
            texts::write_escaped(formatter, value)?;
            formatter.write_str("\">")?;
        }
        Ok(())
    }
}

impl HtmlSafe for Hidden {}

#[cfg(test)]
mod tests {
    use crate::testing;

    use super::*;

    #[test]
    fn hidden_fields_are_escaped() {
        let frame = testing::frame(Language::English);
        assert_eq!(
            frame.hidden("next", "\"><b>").to_string(),
            "<input type=\"hidden\" name=\"next\" value=\"&#34;&#62;&#60;b&#62;\">"
        );
    }

    #[test]
    fn the_navigation_shows_a_role_only_what_it_may_open() {
        let link =
            |path: &str, permission| NavigationLink { path: path.to_owned(), key: "navigation-start", permission };
        let links = [link("/staff/proposals", "see-queue"), link("/staff/trail", "read-trail")];
        let shown = |role| {
            let frame = testing::frame(Language::English).for_staff(role, &links);
            frame.links().map(|(link, _)| link.path.clone()).collect::<Vec<_>>()
        };
        assert_eq!(shown(Role::Director), ["/staff/proposals", "/staff/trail"]);
        assert_eq!(shown(Role::Auditor), ["/staff/trail"]);
        assert!(shown(Role::SystemAdministrator).is_empty());
    }
}
