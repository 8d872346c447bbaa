//! The form, one question a page: which questions there are, in which order, and what the answers mean.
//!
//! The journey is derived from the answers and never stored: [`journey`] gives the steps that these answers lead through,
//! so that nobody is asked about a guardian who is grown up. A step knows its own fields and how to read them; the whole
//! form on one page and the entry on the telephone read the same steps.

mod pages;
mod reading;

use lyhty_base::{Private, code_list};
use lyhty_web::Form;
use serde::{Deserialize, Serialize};

pub(super) use pages::routes;
pub(super) use reading::{read_all, read_later_consent, read_step};

use super::words::{ConsentAnswer, ProposerKind};

code_list! {
    /// A question of the form. Its word is the last part of the page's path.
    pub enum Step: "step" {
        /// Who are you?
        Who = "who",
        /// Has the person agreed? First of all that concerns the person.
        Consent = "consent",
        /// How old, and who is the guardian?
        Age = "age",
        /// How was the yes given?
        ConsentRecord = "yes",
        /// How can the person be reached safely? Before any other contact detail.
        SafeContact = "contact",
        /// Who is the person?
        Person = "person",
        /// What has the person told?
        Told = "told",
        /// What else was seen?
        Observed = "seen",
        /// Is there danger now?
        Danger = "urgent",
        /// Who proposes?
        You = "you",
        /// Does the person want a mailbox of their own?
        Mailbox = "mailbox",
    }
}

/// A field of the form: its name, the key of its label, and the code list that its words come from, if any.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name that travels in the form.
    pub name: &'static str,
    /// The key of the label, as "check your answers" shows it.
    pub label: &'static str,
    /// The first part of the message keys of its words; free text has none.
    pub list: Option<&'static str>,
}

const fn words(name: &'static str, label: &'static str, list: &'static str) -> Field {
    Field { name, label, list: Some(list) }
}

const fn text(name: &'static str, label: &'static str) -> Field {
    Field { name, label, list: None }
}

impl Step {
    /// The fields of the step's page.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Who => const { &[words("who", "proposals-who-legend", "proposer-kind")] },
            Self::Consent => const { &[words("consent", "proposals-consent-title", "consent-answer")] },
            Self::Age => {
                const {
                    &[
                        words("age", "proposals-age-title", "age-group"),
                        words("guardian", "proposals-guardian-legend", "guardian"),
                    ]
                }
            }
            Self::ConsentRecord => {
                const {
                    &[
                        words("given-by", "proposals-consent-given-by-legend", "consent-given-by"),
                        words("told-before", "proposals-told-legend", "told"),
                        text("consent-language", "proposals-consent-language"),
                        words("interpreter", "proposals-interpreter-legend", "interpreter"),
                        words("present", "proposals-present-legend", "present"),
                        text("consent-more", "proposals-consent-more"),
                    ]
                }
            }
            Self::SafeContact => {
                const {
                    &[
                        words("safe", "proposals-safe-legend", "contact-channel"),
                        words("whose-telephone", "proposals-telephone-legend", "whose-telephone"),
                        text("safe-when", "proposals-safe-when"),
                        words("present-as", "proposals-present-as-legend", "present-as"),
                        text("as-told", "proposals-as-told"),
                        text("never", "proposals-safe-never"),
                    ]
                }
            }
            Self::Person => {
                const {
                    &[
                        text("name", "proposals-person-name"),
                        text("birth", "proposals-person-birth"),
                        text("citizenship", "proposals-person-citizenship"),
                        text("languages", "proposals-person-languages"),
                        text("place", "proposals-person-place"),
                        text("contact", "proposals-person-contact"),
                        text("residence", "proposals-person-residence"),
                        text("others", "proposals-person-others"),
                    ]
                }
            }
            Self::Told => const { &[text("told", "proposals-told-title")] },
            Self::Observed => const { &[text("observed", "proposals-observed-text")] },
            Self::Danger => const { &[words("danger", "proposals-danger-legend", "danger")] },
            Self::You => {
                const {
                    &[
                        text("your-name", "proposals-you-name"),
                        text("workplace", "proposals-you-workplace"),
                        text("your-contact", "proposals-you-contact"),
                    ]
                }
            }
            Self::Mailbox => const { &[words("mailbox", "proposals-mailbox-legend", "proposals-mailbox")] },
        }
    }

    fn has_field(self, name: &str) -> bool {
        self.fields().iter().any(|field| field.name == name)
    }

    /// The key of the page's title.
    pub const fn title(self, own: bool) -> &'static str {
        match (self, own) {
            (Self::Who, _) => "proposals-who-title",
            (Self::Consent, false) => "proposals-consent-title",
            (Self::Consent, true) => "proposals-consent-title-self",
            (Self::Age, false) => "proposals-age-title",
            (Self::Age, true) => "proposals-age-legend-self",
            (Self::ConsentRecord, _) => "proposals-consent-record-title",
            (Self::SafeContact, false) => "proposals-safe-contact-title",
            (Self::SafeContact, true) => "proposals-safe-contact-title-self",
            (Self::Person, false) => "proposals-person-title",
            (Self::Person, true) => "proposals-person-title-self",
            (Self::Told, _) => "proposals-told-title",
            (Self::Observed, _) => "proposals-observed-title",
            (Self::Danger, _) => "proposals-danger-title",
            (Self::You, _) => "proposals-you-title",
            (Self::Mailbox, _) => "proposals-mailbox-title",
        }
    }
}

/// The steps for somebody who asks for help for themself: short.
const OWN: &[Step] = &[Step::Who, Step::Consent, Step::Age, Step::SafeContact, Step::Told, Step::Danger, Step::Person];

/// The steps for whoever proposes another.
const FOR_ANOTHER: &[Step] = Step::ALL;

/// Answers that are not yet sent, as typed. They lie sealed in the draft.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Answers {
    values: Vec<(String, String)>,
}

impl Answers {
    /// The answers as a form, to be read and shown.
    pub fn form(&self) -> Form {
        Form::typed(self.values.iter().map(|(name, value)| (name.clone(), Private::new(value.clone()))).collect())
    }

    /// Puts the posted answers of one step in the place of earlier ones.
    pub fn put(&mut self, step: Step, posted: &Form) {
        let mark = format!("seen-{}", step.word());
        self.values.retain(|(name, _)| !step.has_field(name) && *name != mark);
        for field in step.fields() {
            // No list has more words, and no text field comes twice from a page of ours.
            let most = if field.list.is_some() { 32 } else { 1 };
            let values = posted.values_of(field.name).take(most);
            self.values.extend(values.map(|value| (field.name.to_owned(), value.to_owned())));
        }
        // Boxes that nobody ticks are not sent: the mark says that the page was seen.
        self.values.push((mark, String::new()));
    }

    /// Somebody asks for help for themself.
    pub fn own(&self) -> bool {
        is_own(&self.form())
    }

    /// The next question that has not been answered well, or nothing when everything is ready to be checked.
    pub fn next_open(&self) -> Option<Step> {
        let mut form = self.form();
        journey(&form).iter().copied().find(|step| {
            let before = form.problems().len();
            read_step(*step, &mut form);
            form.problems().len() > before || !self.has_seen(*step)
        })
    }

    /// The page of this step was sent once.
    fn has_seen(&self, step: Step) -> bool {
        let mark = format!("seen-{}", step.word());
        self.values.iter().any(|(name, _)| *name == mark)
    }
}

impl Drop for Answers {
    fn drop(&mut self) {
        use zeroize::Zeroize as _;
        for (_, value) in &mut self.values {
            value.zeroize();
        }
    }
}

/// Whether these answers are of somebody who asks for themself.
pub(super) fn is_own(form: &Form) -> bool {
    form.value("who") == ProposerKind::ThePerson.word()
}

/// Whether these answers end in a consultation: no consent, no proposal.
pub(super) fn ends_in_consultation(form: &Form) -> bool {
    form.value("consent") == ConsentAnswer::No.word()
}

/// The steps that these answers lead through.
pub fn journey(form: &Form) -> &'static [Step] {
    if is_own(form) { OWN } else { FOR_ANOTHER }
}
