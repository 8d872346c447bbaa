//! Reading the answers of the form: each problem goes beside its field, nothing typed is lost.

use lyhty_base::{Private, Refusal};
use lyhty_web::Form;

use super::super::NewProposal;
use super::super::sealed::{ConsentRecord, Narrative, PersonProposed, Proposer, SafeContact};
use super::super::words::{
    AgeGroup, Channel, ConsentAnswer, ConsentGivenBy, ContactChannel, Danger, Guardian, Interpreter, Present,
    PresentAs, ProposerKind, Told, WhoseTelephone,
};
use super::{Step, is_own, journey};

/// Reads one step, only to find what is wrong with it.
pub fn read_step(step: Step, form: &mut Form) {
    match step {
        Step::Who => drop(form.choice::<ProposerKind>("who")),
        Step::Consent => drop(form.choice::<ConsentAnswer>("consent")),
        Step::Age => drop(age(form)),
        Step::ConsentRecord => drop(consent_record(form, is_own(form))),
        Step::SafeContact => drop(safe_contact(form)),
        Step::Person => drop(person(form)),
        Step::Told => drop(told(form, is_own(form))),
        Step::Observed => drop(observed(form)),
        Step::Danger => drop(form.choice::<Danger>("danger")),
        Step::You => drop(proposer(form, ProposerKind::Other)),
        Step::Mailbox => drop(mailbox(form)),
    }
}

/// Reads the whole form. Nothing when something is wrong with it: then the form carries the problems.
///
/// Only on the site does the person write for themself. When staff write down what a person told them, who said yes,
/// what they had been told and who interpreted is asked and recorded as for everybody else.
pub fn read_all(form: &mut Form, channel: Channel) -> Option<NewProposal> {
    let own = is_own(form) && channel == Channel::Site;
    let steps = if own { journey(form) } else { Step::ALL };
    let kind = form.choice::<ProposerKind>("who");
    let answer = form.choice::<ConsentAnswer>("consent");
    let (age_group, guardian) = age(form);
    let consent = consent_record(form, own);
    let safe_contact = safe_contact(form);
    let person = person(form);
    let told = told(form, own);
    let observed = if steps.contains(&Step::Observed) { observed(form) } else { Private::default() };
    let danger = form.choice::<Danger>("danger");
    let proposer = proposer(form, kind?);
    let mailbox = steps.contains(&Step::Mailbox) && mailbox(form);
    let mut safe_contact = safe_contact?;
    if (mailbox || own) && !safe_contact.allows(ContactChannel::Mailbox) {
        safe_contact.safe.push(ContactChannel::Mailbox);
    }
    if form.has_problems() || answer? == ConsentAnswer::No {
        return None;
    }
    Some(NewProposal {
        channel,
        consent: consent?,
        age_group: age_group?,
        guardian: guardian?,
        safe_contact,
        person,
        narrative: Narrative { told, observed },
        proposer,
        danger: danger?,
        mailbox,
        complete: true,
    })
}

/// Reads a yes that was given after the proposal came: age and guardian as they are known now, and how it was given.
pub fn read_later_consent(form: &mut Form) -> Option<(AgeGroup, Guardian, ConsentRecord)> {
    let (age_group, guardian) = age(form);
    let consent = consent_record(form, false);
    if form.has_problems() { None } else { Some((age_group?, guardian?, consent?)) }
}

/// Age, and for a child or perhaps a child the guardian.
fn age(form: &mut Form) -> (Option<AgeGroup>, Option<Guardian>) {
    let age_group = form.choice::<AgeGroup>("age");
    let guardian = match age_group {
        Some(group) if group.treated_as_child() => match form.optional_choice::<Guardian>("guardian") {
            Some(Guardian::NotNeeded) | None => {
                form.add("guardian", Refusal::new("proposals-guardian-required"));
                None
            }
            guardian => guardian,
        },
        Some(_) => Some(Guardian::NotNeeded),
        None => None,
    };
    (age_group, guardian)
}

/// The yes, checked against the age: who may say it for whom.
fn consent_record(form: &mut Form, own: bool) -> Option<ConsentRecord> {
    let age_group: AgeGroup = form.value("age").parse().ok()?;
    let guardian: Guardian =
        if age_group.treated_as_child() { form.value("guardian").parse().ok()? } else { Guardian::NotNeeded };
    if own {
        // The page itself tells the person all of it; a child's own yes is held until a guardian or representative adds
        // theirs.
        let given_by = if age_group.treated_as_child() { ConsentGivenBy::HeldChild } else { ConsentGivenBy::ThePerson };
        return Some(ConsentRecord {
            given_by,
            told: Told::ALL.to_vec(),
            language: Private::default(),
            interpreter: Interpreter::NotNeeded,
            present: Present::NotKnown,
            more: Private::default(),
        });
    }
    let answer: ConsentAnswer = form.value("consent").parse().ok()?;
    let given_by = form.choice::<ConsentGivenBy>("given-by");
    let told = form.several::<Told>("told-before");
    let language = Private::new(form.text::<200>("consent-language"));
    let interpreter = form.choice::<Interpreter>("interpreter");
    let present = form.choice::<Present>("present");
    let more = Private::new(form.text::<2000>("consent-more"));
    let given_by = given_by?;
    if let Err(key) = may_consent(answer, age_group, guardian, given_by) {
        form.add("given-by", Refusal::new(key));
    }
    // A yes is a yes to something: whoever gave it had been told of what. Where nobody could be asked yet, nothing was told.
    if told.is_empty() && given_by != ConsentGivenBy::Held && form.problems_of("told-before").next().is_none() {
        form.add("told-before", Refusal::new("proposals-told-required"));
    }
    Some(ConsentRecord { given_by, told, language, interpreter: interpreter?, present: present?, more })
}

/// Who may say yes for whom: an adult for themself; from 15 the child together with a guardian or representative, never
/// over the child's head; under 15 the guardian or the representative (the office's child form). Whose age is unknown
/// may be 15, so their own yes is needed too. A guardian who is absent or suspected can't say yes: the proposal is then
/// held, and the child is not turned away; an appointed representative can.
fn may_consent(
    answer: ConsentAnswer,
    age: AgeGroup,
    guardian: Guardian,
    given_by: ConsentGivenBy,
) -> Result<(), &'static str> {
    use ConsentGivenBy as By;
    let adult = !age.treated_as_child();
    let yes = answer == ConsentAnswer::Yes;
    let under_15 = age == AgeGroup::Under15;
    let fits = match given_by {
        // An adult's representative is somebody appointed to speak for them.
        By::ThePerson => adult && yes,
        By::Representative => (adult && yes) || under_15,
        By::HeldChild | By::Held => !adult && guardian.is_held(),
        By::ChildAndRepresentative => !adult && !under_15,
        By::ChildAndGuardian => yes && !adult && !under_15 && !guardian.is_held(),
        By::Guardian => yes && under_15 && !guardian.is_held(),
    };
    match (fits, adult) {
        (true, _) => Ok(()),
        (false, true) => Err("proposals-consent-person-mismatch"),
        (false, false) => Err("proposals-consent-child-mismatch"),
    }
}

fn safe_contact(form: &mut Form) -> Option<SafeContact> {
    let safe = form.several::<ContactChannel>("safe");
    let whose_telephone = form.choice::<WhoseTelephone>("whose-telephone");
    let when = Private::new(form.text::<200>("safe-when"));
    let present_as = form.choice::<PresentAs>("present-as");
    let as_told = Private::new(form.text::<200>("as-told"));
    if present_as == Some(PresentAs::AsTold) && as_told.reveal().is_empty() {
        form.add("as-told", Refusal::new("form-required"));
    }
    let never = Private::new(form.text::<2000>("never"));
    Some(SafeContact { safe, whose_telephone: whose_telephone?, when, present_as: present_as?, as_told, never })
}

fn person(form: &mut Form) -> PersonProposed {
    PersonProposed {
        name: Private::new(form.text::<200>("name")),
        birth: Private::new(form.text::<200>("birth")),
        citizenship: Private::new(form.text::<200>("citizenship")),
        languages: Private::new(form.text::<200>("languages")),
        place: Private::new(form.text::<200>("place")),
        contact: Private::new(form.text::<2000>("contact")),
        residence: Private::new(form.text::<200>("residence")),
        others: Private::new(form.text::<2000>("others")),
    }
}

fn told(form: &mut Form, own: bool) -> Private<lyhty_base::Text<15_000>> {
    if own { Private::new(form.required_text::<15_000>("told")) } else { Private::new(form.text::<15_000>("told")) }
}

fn observed(form: &mut Form) -> Private<lyhty_base::Text<15_000>> {
    let text = form.text::<15_000>("observed");
    if text.is_empty() && form.value("told").trim().is_empty() && form.problems_of("told").next().is_none() {
        form.add("observed", Refusal::new("proposals-nothing-told"));
    }
    Private::new(text)
}

fn proposer(form: &mut Form, kind: ProposerKind) -> Proposer {
    Proposer {
        kind,
        name: Private::new(form.text::<200>("your-name")),
        workplace: Private::new(form.text::<200>("workplace")),
        contact: Private::new(form.text::<2000>("your-contact")),
    }
}

fn mailbox(form: &mut Form) -> bool {
    match form.value("mailbox") {
        "yes" => true,
        "no" => false,
        _ => {
            form.add("mailbox", Refusal::new("form-choose-one"));
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ConsentGivenBy as By;

    const CHILD: &str = "proposals-consent-child-mismatch";

    #[test]
    fn a_child_of_15_says_yes_together_with_the_guardian() {
        let ask = |by| may_consent(ConsentAnswer::Yes, AgeGroup::From15To17, Guardian::Present, by);
        assert_eq!(ask(By::ChildAndGuardian), Ok(()));
        assert_eq!(ask(By::Guardian), Err(CHILD));
        assert_eq!(ask(By::ThePerson), Err(CHILD));
        assert_eq!(ask(By::Representative), Err(CHILD), "never over the child's head");
        let with =
            |guardian| may_consent(ConsentAnswer::Yes, AgeGroup::From15To17, guardian, By::ChildAndRepresentative);
        assert_eq!(with(Guardian::Representative), Ok(()));
        assert_eq!(
            with(Guardian::Suspected),
            Ok(()),
            "a representative may be appointed in a suspected guardian's place"
        );
    }

    #[test]
    fn for_a_child_under_15_the_guardian_or_the_representative_says_yes() {
        let ask = |by| may_consent(ConsentAnswer::Yes, AgeGroup::Under15, Guardian::Present, by);
        assert_eq!(ask(By::Guardian), Ok(()));
        assert_eq!(ask(By::Representative), Ok(()));
        assert_eq!(ask(By::ChildAndGuardian), Err(CHILD));
        assert_eq!(ask(By::Held), Err(CHILD), "whoever can be asked is asked");
    }

    #[test]
    fn what_staff_write_down_for_the_person_records_the_yes_as_it_was_given() {
        let fields = [
            ("who", "the-person"),
            ("consent", "yes"),
            ("age", "adult"),
            ("given-by", "the-person"),
            ("told-before", "voluntary"),
            ("interpreter", "missing"),
            ("present", "nobody"),
            ("whose-telephone", "none"),
            ("present-as", "first-name"),
            ("observed", "seen"),
            ("danger", "none"),
            ("mailbox", "no"),
        ];
        let form = |fields: &[(&str, &str)]| {
            let values = fields.iter().map(|(name, value)| ((*name).to_owned(), Private::new((*value).to_owned())));
            Form::typed(values.collect())
        };
        let written = read_all(&mut form(&fields), Channel::Telephone).expect("a proposal");
        assert_eq!(written.consent.told, [Told::Voluntary], "nothing is recorded as told that nobody said");
        assert_eq!(written.consent.interpreter, Interpreter::Missing);
        assert_eq!(written.narrative.observed.reveal().as_str(), "seen");
        assert!(!written.safe_contact.allows(ContactChannel::Mailbox), "there is no mailbox");
        let without: Vec<_> = fields.into_iter().filter(|(name, _)| *name != "given-by").collect();
        assert!(read_all(&mut form(&without), Channel::Telephone).is_none(), "who said yes is asked");
    }

    #[test]
    fn a_suspected_guardian_never_says_yes_for_the_child() {
        for age in [AgeGroup::From15To17, AgeGroup::Under15, AgeGroup::NotKnown] {
            for by in [By::Guardian, By::ChildAndGuardian, By::ThePerson] {
                assert_eq!(may_consent(ConsentAnswer::Yes, age, Guardian::Suspected, by), Err(CHILD));
            }
            assert_eq!(may_consent(ConsentAnswer::ChildWithoutGuardian, age, Guardian::Suspected, By::Held), Ok(()));
        }
    }

    #[test]
    fn whose_age_is_unknown_is_treated_as_a_child() {
        let ask = |by| may_consent(ConsentAnswer::Yes, AgeGroup::NotKnown, Guardian::NotKnown, by);
        assert_eq!(ask(By::ThePerson), Err(CHILD));
        assert_eq!(ask(By::HeldChild), Ok(()));
    }

    #[test]
    fn an_adult_says_yes_alone() {
        let ask = |by| may_consent(ConsentAnswer::Yes, AgeGroup::Adult, Guardian::NotNeeded, by);
        assert_eq!(ask(By::ThePerson), Ok(()));
        assert_eq!(ask(By::Guardian), Err("proposals-consent-person-mismatch"));
    }
}
