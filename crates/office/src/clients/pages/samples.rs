use lyhty_base::{AccountId, ChildId, DecisionId, ExploitationId, FactId, Identity as _, Language, Month, Private};
use lyhty_base::{RecordId, Refusal, SeededChance, Text};
use lyhty_vault::RecordKey;
use lyhty_web::testing::{Samples, shows_every_sample};

use super::deciding::{DecidePage, Step};
use super::recording::{ChildFound, RecordPage, Recorded};
use super::*;
use crate::clients::rules::leaving_rule;
use crate::clients::sealed::{
    AdmissionNote, Birth, ChildOfClient, Exploitation, FactLink, Identity, Leaving, Parentage, SafeContact,
};
use crate::clients::words::{ContactChannel, PresentAs, WhoseTelephone};
use crate::clients::{LeavingShown, OpenedChild, line_of};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn private<const MAX: usize>(text: &str) -> Private<Text<MAX>> {
    Private::new(Text::new(text).unwrap())
}

fn id() -> ClientId {
    ClientId::fresh(&SeededChance::new(11))
}

fn identity(full: bool) -> Identity {
    let text = |text: &'static str| if full { text } else { "" };
    let safe_contact = SafeContact {
        safe: vec![ContactChannel::Message, ContactChannel::Mailbox],
        whose_telephone: Some(WhoseTelephone::OwnWatched),
        when: private("Weekdays 9–12"),
        present_as: Some(PresentAs::AsTold),
        as_told: private("The <b>library</b>"),
        never: private("Never call\nafter six"),
    };
    Identity {
        name: private(text("Koe <b>")),
        birth: if full { Birth::on(day("2000-06-30")) } else { Birth::AgeThen(17) },
        sex: if full { Sex::Woman } else { Sex::NotKnown },
        citizenships: if full { vec!["NG".to_owned(), "XX".to_owned()] } else { Vec::new() },
        languages: private(text("tigrinja")),
        safe_contact: if full { safe_contact } else { SafeContact::default() },
        contact: private(text("Only by the mailbox\nand mornings")),
        home_municipality: private(text("Oulu")),
        circumstances: private(text("Left <i>at night</i>.")),
    }
}

fn line(identity: &Identity, left: bool) -> ListLine {
    let kind = if left { ClientKind::Assisting } else { ClientKind::Victim };
    line_of(kind, day("2018-03-27"), identity, 3)
}

fn row(identity: &Identity, left: bool) -> (ClientRow, RecordKey, FactId) {
    let chance = SeededChance::new(12);
    let (record, key, fact) = (RecordId::fresh(&chance), RecordKey::generate(), FactId::fresh(&chance));
    let row = ClientRow {
        id: id(),
        record,
        decision: DecisionId::fresh(&chance),
        admitted_in: Month::of(day("2018-03-27")),
        identity: key.seal(record, identity).unwrap(),
        list_line: key.seal(record, &line(identity, left)).unwrap(),
        fact: key.seal(record, &FactLink { fact }).unwrap(),
        admission: key.seal(record, &AdmissionNote::default()).unwrap(),
        left,
    };
    (row, key, fact)
}

fn exploitation(country: &str, form: ExploitationForm, main: bool) -> (ExploitationId, Exploitation) {
    let in_finland = country == "FI";
    let row = Exploitation {
        country: country.to_owned(),
        months: private("2017-01 – 2017-05"),
        form,
        residence: if in_finland { Residence::Permit } else { Residence::NotKnown },
        reason: if in_finland { ResidenceReason::Work } else { ResidenceReason::NotKnown },
        means: private("Debts & <threats>"),
        main,
        main_in_finland: in_finland,
        struck: false,
    };
    (ExploitationId::fresh(&SeededChance::new(13)), row)
}

fn child(number: u64, until: Option<&str>) -> OpenedChild {
    let chance = SeededChance::new(number);
    let parentage = Parentage {
        client: id(),
        since: "2018-03".to_owned(),
        admitted: "2018-03".to_owned(),
        until: until.map(str::to_owned),
        by_leaving: false,
    };
    let details = ChildOfClient {
        name: private("Lapsi <Koe>"),
        birth: Birth::NotKnown,
        recorded: "2018-03".to_owned(),
        parents: vec![parentage],
        became_client: until.map(str::to_owned),
        fact: FactId::fresh(&chance),
        struck: false,
    };
    let record = RecordId::fresh(&chance);
    OpenedChild { id: ChildId::fresh(&chance), details, record, key: RecordKey::generate() }
}

fn opened(full: bool, left: bool) -> OpenedClient {
    let identity = identity(full);
    let (row, key, fact) = row(&identity, left);
    let chance = SeededChance::new(14);
    let leaving = left.then(|| {
        let details = Leaving {
            day: "2018-06-30".to_owned(),
            ground: LeavingGround::NoMoreNeed,
            rule: "2015".to_owned(),
            grounds: private("Because <i>so</i>"),
            signer: AccountId::fresh(&chance),
            delegation: None,
            on_paper: Some("2018-06-29".to_owned()),
            fact,
            decision_fact: fact,
        };
        LeavingShown::of(lyhty_base::DeedId::fresh(&chance), details).unwrap()
    });
    let (exploitations, children) = if full {
        let rows = vec![
            exploitation("NG", ExploitationForm::Sexual, true),
            exploitation("FI", ExploitationForm::Labour, false),
            exploitation("ZZ", ExploitationForm::Labour, false),
        ];
        (rows, vec![child(15, None), child(16, Some("2018-05"))])
    } else {
        (Vec::new(), Vec::new())
    };
    let admission = AdmissionNote { earlier: full.then(id), ..AdmissionNote::default() };
    OpenedClient {
        row,
        kind: line(&identity, left).kind,
        admitted_day: day("2018-03-27"),
        identity,
        version: 3,
        exploitations,
        children,
        leaving,
        admission,
        key,
        fact,
    }
}

impl Samples for ListPage {
    fn samples(frame: &Frame) -> Vec<Self> {
        let shown = |left: bool, opens: bool| {
            let identity = identity(true);
            let line = opens.then(|| line(&identity, left));
            ListShown { row: row(&identity, left).0, line, admitted: opens.then(|| day("2018-03-27")) }
        };
        let page = |shown, everybody, query: Option<&str>| Self {
            frame: frame.clone(),
            form: Form::empty(),
            shown,
            everybody,
            before: query.map(|id| format!("/staff/clients?before={id}")),
            after: query.map(|id| format!("/staff/clients?after={id}")),
        };
        vec![
            page(Vec::new(), false, None),
            page(vec![shown(false, true), shown(true, true), shown(false, false)], true, Some("1")),
        ]
    }
}

impl Samples for OnePage {
    fn samples(frame: &Frame) -> Vec<Self> {
        let page = |full: bool, left: bool| {
            let may = MayDo { record: full, leave: full, take_back: full, correct_kind: full };
            let opened = opened(full, left);
            Self { frame: frame.clone(), opened, age_then: Some(17), age_now: full.then_some(18), may }
        };
        vec![page(false, false), page(true, false), page(true, true)]
    }
}

fn wrong(fields: &[&'static str]) -> Form {
    let mut form = Form::empty();
    for field in fields {
        form.set(field, "<b>");
        form.add(*field, Refusal::new("form-required"));
    }
    form
}

impl Samples for RecordPage {
    fn samples(frame: &Frame) -> Vec<Self> {
        let child = child(15, None).id;
        let found = || vec![ChildFound { value: "1.2".to_owned(), words: "Lapsi (<Koe>)".to_owned() }];
        let fields: [(Recorded, &[&'static str]); 9] = [
            (Recorded::Identity, &[]),
            (Recorded::Identity, &["sex", "born", "age", "citizenships", "name", "safe", "never"]),
            (Recorded::Exploitation, &["country", "form", "residence", "reason", "main", "means"]),
            (Recorded::Row, &["country", "reason-of-correction"]),
            (Recorded::Child, &["name", "born", "since-month", "since-year"]),
            (Recorded::KnownChild(child), &["name", "age", "reason-of-correction"]),
            (Recorded::Shared(Vec::new()), &["parent"]),
            (Recorded::Shared(found()), &["child", "since-month"]),
            (Recorded::EndChild(child), &["until-month", "until-year"]),
        ];
        fields
            .into_iter()
            .enumerate()
            .map(|(place, (recorded, fields))| Self {
                frame: frame.clone(),
                form: wrong(fields),
                recorded,
                opened: opened(true, false),
                changed: place == 1,
            })
            .collect()
    }
}

impl Samples for DecidePage {
    fn samples(frame: &Frame) -> Vec<Self> {
        let rule = || leaving_rule(day("2018-06-30")).unwrap();
        let steps: [(Step, &[&'static str]); 6] = [
            (Step::Days, &[]),
            (Step::Days, &["day", "decided"]),
            (Step::Grounds(rule()), &["ground", "grounds"]),
            (Step::Check(rule(), day("2018-06-30"), LeavingGround::NoMoreNeed), &[]),
            (Step::TakeBack, &["why", "reason-of-correction"]),
            (Step::Kind, &["kind", "reason-of-correction"]),
        ];
        steps
            .into_iter()
            .map(|(step, fields)| Self { frame: frame.clone(), form: wrong(fields), step, opened: opened(true, true) })
            .collect()
    }
}

#[test]
fn every_page_shows_its_samples_in_every_language() {
    shows_every_sample::<ListPage>();
    shows_every_sample::<OnePage>();
    shows_every_sample::<RecordPage>();
    shows_every_sample::<DecidePage>();
}

#[test]
fn every_word_that_a_page_of_the_register_may_show_is_translated() {
    let texts = lyhty_web::Texts::new().unwrap();
    let mut keys = Vec::new();
    keys.extend(ClientKind::ALL.iter().map(|word| word.message_key().to_owned()));
    keys.extend(ExploitationForm::ALL.iter().map(|word| word.message_key().to_owned()));
    keys.extend(LeavingGround::ALL.iter().map(|word| word.message_key().to_owned()));
    keys.extend(Residence::ALL.iter().map(|word| word.message_key().to_owned()));
    keys.extend(ResidenceReason::ALL.iter().map(|word| word.message_key().to_owned()));
    keys.extend(Sex::ALL.iter().map(|word| word.message_key().to_owned()));
    keys.extend(TakenBackWhy::ALL.iter().map(|word| word.message_key().to_owned()));
    keys.extend(crate::clients::LEAVING_RULES.iter().map(|rule| rule.message_key.to_owned()));
    for &language in Language::ALL {
        for key in &keys {
            assert!(texts.has(language, key), "{language}: {key}");
        }
    }
}
