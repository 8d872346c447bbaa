//! What has happened at the invented office: its people walk through the same door as everybody, with a clock that is set to
//! their day, so that everything shown was made by the real verbs.

use lyhty_base::Moment;
use lyhty_web::policy::Role;
use lyhty_web::walker::Walker;

use super::office::{Office, expect, parts};
use crate::console::Stop;

/// Marks every invented text, in the text itself.
const INVENTED: &str = "(invented)";

/// The office in the weeks before now.
pub struct Past<'a> {
    office: &'a Office<'a>,
}

/// A receipt that the demonstration prints, so that its mailbox can be looked at.
pub struct PrintedReceipt {
    /// Whose it is.
    pub whose: &'static str,
    /// The digits.
    pub digits: String,
}

impl<'a> Past<'a> {
    /// The past of an office.
    pub const fn new(office: &'a Office<'a>) -> Self {
        Self { office }
    }

    /// Sends the whole form and gives the receipts that it showed.
    async fn propose(&self, fields: &[(&str, &str)]) -> Result<Vec<String>, Stop> {
        let mut walker = Walker::new(self.office.site);
        let seen = expect(walker.fill("/en/form/whole", fields).await?, 200, "proposing")?;
        Ok(receipts(&seen.text))
    }

    /// The newest proposal that awaits, by the words of its beginning.
    async fn find(&self, walker: &mut Walker, beginning: &str) -> Result<String, Stop> {
        let seen = walker.get("/en/staff/all-proposals").await?;
        let row = seen.text.split("<tr>").find(|row| row.contains(beginning));
        row.and_then(|row| {
            let (_, rest) = row.split_once("/staff/proposals/")?;
            rest.get(..32).map(str::to_owned)
        })
        .ok_or_else(|| Stop::Fault(format!("the demonstration's proposal \"{beginning}\" is not in the list")))
    }

    fn set(&self, days_ago: i64, now: Moment, hour: i64) {
        let day = now.plus_hours(-24 * days_ago);
        let midnight = day.milliseconds() - day.milliseconds().rem_euclid(86_400_000);
        self.office.clock.set(Moment::from_milliseconds(midnight).plus_hours(hour));
    }

    /// Makes the whole past, up to `now`.
    ///
    /// # Errors
    /// A fault when the office did not answer as it should: then the demonstration would show something untrue.
    pub async fn make(&self, now: Moment, done: impl Fn()) -> Result<Vec<PrintedReceipt>, Stop> {
        let act = |id: &str, what: &str| format!("/en/staff/proposals/{id}/{what}");

        // Accepted by the director, with a question and an answer before that.
        self.set(34, now, 8);
        let told = format!("{INVENTED} Lin works in a kitchen without pay and sleeps there.");
        let mut fields = adult("lawyer", &told);
        replace(&mut fields, "mailbox", "yes");
        fields.extend([("safe", "mailbox"), ("languages", "Invented language"), ("place", "Somewhere")]);
        let both = self.propose(&fields).await?;
        let mut adviser = self.office.staff(Role::SeniorAdviser).await?;
        let lin = self.find(&mut adviser, "Lin works").await?;
        expect(adviser.get(&format!("/en/staff/proposals/{lin}")).await?, 200, "reading")?;
        expect(adviser.post(&act(&lin, "take-up"), &[]).await?, 303, "taking up")?;
        let question = [("whom", "proposer"), ("text", "(invented) Since when has this gone on?")];
        expect(adviser.fill(&act(&lin, "ask"), &question).await?, 303, "asking")?;
        self.set(33, now, 9);
        let answer = "(invented) Since the spring.";
        self.answer(both.first(), answer).await?;
        self.set(32, now, 9);
        let mut director = self.office.staff(Role::Director).await?;
        self.decide(&mut director, &lin, true).await?;
        done();

        // The director hands on the power to decide for the coming weeks.
        self.set(31, now, 7);
        let mut director = self.office.staff(Role::Director).await?;
        self.delegate(&mut director, now).await?;
        done();

        // Not accepted, by delegation.
        self.set(27, now, 8);
        let told = format!("{INVENTED} Mo was paid late by an employer and has been paid since.");
        self.propose(&adult("occupational-safety", &told)).await?;
        let mut adviser = self.office.staff(Role::SeniorAdviser).await?;
        let mo = self.find(&mut adviser, "Mo was paid").await?;
        expect(adviser.get(&format!("/en/staff/proposals/{mo}")).await?, 200, "reading")?;
        expect(adviser.post(&act(&mo, "take-up"), &[]).await?, 303, "taking up")?;
        self.decide(&mut adviser, &mo, false).await?;
        done();

        // Taken back by the person in their own mailbox.
        self.set(21, now, 10);
        let told = format!("{INVENTED} Sol asks for help and then finds it elsewhere.");
        let hers = self.propose(&own(&told)).await?;
        self.set(20, now, 10);
        self.take_back(hers.first()).await?;
        done();

        // Lapsed.
        self.set(19, now, 8);
        let told = format!("{INVENTED} Nobody answers any more about Ru.");
        self.propose(&adult("shelter", &told)).await?;
        self.set(9, now, 9);
        let mut adviser = self.office.staff(Role::SeniorAdviser).await?;
        let ru = self.find(&mut adviser, "Nobody answers").await?;
        expect(adviser.fill(&act(&ru, "lapse"), &[("reason", "not-reached")]).await?, 303, "lapsing")?;
        done();

        // Taken up, help given, given to the trainee; a second proposal of the same matter linked to it.
        self.set(8, now, 8);
        let told = format!("{INVENTED} Kai may not leave the flat and owes money for the journey.");
        let mut fields = adult("reception-centre", &told);
        replace(&mut fields, "danger", "no-safe-place");
        fields.push(("safe", "call"));
        self.propose(&fields).await?;
        let mut adviser = self.office.staff(Role::SeniorAdviser).await?;
        let kai = self.find(&mut adviser, "Kai may not").await?;
        expect(adviser.get(&format!("/en/staff/proposals/{kai}")).await?, 200, "reading")?;
        expect(adviser.post(&act(&kai, "take-up"), &[]).await?, 303, "taking up")?;
        let (day, month, year) = parts(self.office.now().helsinki_day());
        let help = [
            ("measure", "safe-accommodation"),
            ("day-day", day.as_str()),
            ("day-month", month.as_str()),
            ("day-year", year.as_str()),
            ("note", "(invented) A room for the coming nights."),
        ];
        expect(adviser.fill(&act(&kai, "help"), &help).await?, 303, "recording help")?;
        let reached = [("channel", "call"), ("note", "(invented) Agreed to meet on Tuesday.")];
        expect(adviser.fill(&act(&kai, "reach"), &reached).await?, 303, "reaching out")?;
        self.share_with_trainee(&mut adviser, &kai).await?;
        self.set(6, now, 8);
        let told = format!("{INVENTED} The same Kai, seen by the police.");
        self.propose(&adult("police", &told)).await?;
        let mut adviser = self.office.staff(Role::SeniorAdviser).await?;
        let again = self.find(&mut adviser, "The same Kai").await?;
        expect(adviser.fill(&act(&again, "link"), &[("counted", kai.as_str())]).await?, 303, "linking")?;
        done();

        // A child whose guardian is suspected: held, first in the queue.
        self.set(2, now, 12);
        let told = format!("{INVENTED} Ilo, 14, steals for an uncle and is beaten for too little.");
        let mut child = adult("school", &told);
        replace(&mut child, "consent", "child-without-guardian");
        replace(&mut child, "age", "under-15");
        replace(&mut child, "given-by", "held");
        child.extend([("guardian", "suspected"), ("never", "(invented) Never call the uncle's telephone.")]);
        self.propose(&child).await?;
        done();

        // Age not known, and somebody who asks for themself.
        self.set(1, now, 9);
        let told = format!("{INVENTED} Vee was brought here to be married.");
        let mut unknown = adult("organisation", &told);
        replace(&mut unknown, "age", "not-known");
        replace(&mut unknown, "given-by", "held-child");
        unknown.push(("guardian", "not-known"));
        self.propose(&unknown).await?;
        let told = format!("{INVENTED} I work every day and they keep my passport.");
        let mine = self.propose(&own(&told)).await?;
        let mut worker = self.office.staff(Role::SocialWorker).await?;
        let own_words = self.find(&mut worker, "I work every day").await?;
        expect(worker.get(&format!("/en/staff/proposals/{own_words}")).await?, 200, "reading")?;
        expect(worker.post(&act(&own_words, "take-up"), &[]).await?, 303, "taking up")?;
        let question = [("whom", "person"), ("text", "(invented) Is there a safe place where you can sleep tonight?")];
        expect(worker.fill(&act(&own_words, "ask"), &question).await?, 303, "asking")?;
        done();

        // Told on the telephone at night; advice without a name.
        self.set(1, now, 21);
        let mut duty = self.office.staff(Role::HotlineDuty).await?;
        let urgent = [
            ("who", "private-person"),
            ("consent", "yes"),
            ("never", "(invented) Only this number, only before six in the morning."),
            ("told", "(invented) Bo has locked the bathroom door and somebody waits outside."),
            ("danger", "now"),
        ];
        expect(duty.fill("/en/staff/urgent", &urgent).await?, 303, "an urgent entry")?;
        let asked = [
            ("who", "health-care"),
            ("channel", "telephone"),
            ("question", "(invented) A patient's employer answers every question for her. What should we ask?"),
            ("advice", "(invented) Speak with her alone, with an interpreter whom she does not know."),
        ];
        expect(duty.fill("/en/staff/new-consultation", &asked).await?, 303, "a consultation")?;
        let mut visitor = Walker::new(self.office.site);
        let question = [("question", "(invented) Can somebody be helped who came here by choice?"), ("who", "other")];
        expect(visitor.fill("/en/form/advice", &question).await?, 200, "asking for advice")?;
        done();

        let printed = [("a proposer, accepted", both.first()), ("a person who asked for herself", mine.first())];
        Ok(printed
            .into_iter()
            .filter_map(|(whose, digits)| Some(PrintedReceipt { whose, digits: digits?.clone() }))
            .collect())
    }

    async fn answer(&self, receipt: Option<&String>, text: &str) -> Result<(), Stop> {
        let mut holder = self.holder(receipt).await?;
        expect(holder.fill("/en/mailbox", &[("message", text)]).await?, 303, "answering").map(drop)
    }

    async fn take_back(&self, receipt: Option<&String>) -> Result<(), Stop> {
        let mut holder = self.holder(receipt).await?;
        expect(holder.fill("/en/mailbox/withdraw", &[("by", "the-person")]).await?, 303, "taking back").map(drop)
    }

    async fn holder(&self, receipt: Option<&String>) -> Result<Walker, Stop> {
        let digits = receipt.ok_or_else(|| Stop::Fault("no receipt was shown".to_owned()))?;
        let mut walker = Walker::new(self.office.site);
        expect(walker.fill("/en/receipt", &[("receipt", digits.as_str())]).await?, 303, "typing a receipt")?;
        Ok(walker)
    }

    async fn decide(&self, walker: &mut Walker, id: &str, accept: bool) -> Result<(), Stop> {
        let (kind, limb) = if accept { ("accept", "yes") } else { ("not-accept", "no") };
        let mut fields = vec![
            ("known", "no"),
            ("kind", kind),
            ("victim", limb),
            ("grounds-victim", "(invented) As told by the person and seen by the proposer."),
            ("help", "yes"),
            ("grounds-help", "(invented) As the assessment of needs shows."),
        ];
        if accept {
            fields.extend([("admitted-as", "victim"), ("sex", "woman"), ("age", "29"), ("citizenships", "TH")]);
        }
        expect(walker.fill(&format!("/en/staff/proposals/{id}/decide"), &fields).await?, 303, "deciding").map(drop)
    }

    async fn delegate(&self, director: &mut Walker, now: Moment) -> Result<(), Stop> {
        let sign_in = self.office.sign_in_of(Role::Director)?;
        self.office.clock.advance_seconds(60);
        let code = sign_in.code_at(self.office.now());
        let confirm = [("password", sign_in.password.as_str()), ("code", code.as_str())];
        expect(director.fill("/en/staff/confirm", &confirm).await?, 303, "confirming")?;
        let seen = expect(director.get("/en/staff/delegations/new").await?, 200, "the page of delegations")?;
        let adviser = option_of(&seen.text, "Eero").ok_or_else(|| Stop::Fault("nobody to delegate to".to_owned()))?;
        let (day, month, year) = parts(self.office.now().helsinki_day());
        let (last_day, last_month, last_year) = parts(now.helsinki_day().plus_days(60));
        let fields = [
            ("account", adviser),
            ("first-day", day.as_str()),
            ("first-month", month.as_str()),
            ("first-year", year.as_str()),
            ("last-day", last_day.as_str()),
            ("last-month", last_month.as_str()),
            ("last-year", last_year.as_str()),
        ];
        expect(director.post("/en/staff/delegations/new", &fields).await?, 303, "delegating").map(drop)
    }

    async fn share_with_trainee(&self, walker: &mut Walker, id: &str) -> Result<(), Stop> {
        let path = format!("/en/staff/proposals/{id}/share");
        let seen = expect(walker.get(&path).await?, 200, "the page for giving a proposal")?;
        let trainee = option_of(&seen.text, "Kerttu").ok_or_else(|| Stop::Fault("there is no trainee".to_owned()))?;
        expect(walker.post(&path, &[("with", trainee)]).await?, 303, "giving a proposal").map(drop)
    }
}

/// The fields of an adult whom somebody else proposes.
fn adult<'a>(who: &'a str, told: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("who", who),
        ("consent", "yes"),
        ("age", "adult"),
        ("given-by", "the-person"),
        ("told-before", "what-the-system-is"),
        ("told-before", "voluntary"),
        ("told-before", "may-be-withdrawn"),
        ("consent-language", "Invented language"),
        ("interpreter", "professional"),
        ("present", "nobody"),
        ("whose-telephone", "own-watched"),
        ("safe-when", "(invented) On weekday mornings"),
        ("present-as", "first-name"),
        ("told", told),
        ("danger", "none"),
        ("your-name", "Proposer Keksitty"),
        ("workplace", "An invented workplace"),
        ("mailbox", "no"),
    ]
}

/// The fields of somebody who asks for themself.
fn own(told: &str) -> Vec<(&str, &str)> {
    vec![
        ("who", "the-person"),
        ("consent", "yes"),
        ("age", "adult"),
        ("whose-telephone", "shared"),
        ("present-as", "first-name"),
        ("told", told),
        ("danger", "not-known"),
        ("languages", "Invented language"),
    ]
}

/// Puts another value into a field; a later field of the same name would otherwise be the second answer.
fn replace<'a>(fields: &mut [(&'a str, &'a str)], name: &str, value: &'a str) {
    for field in fields.iter_mut().filter(|(candidate, _)| *candidate == name) {
        field.1 = value;
    }
}

/// The id that a list offers beside a name.
fn option_of<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    page.split("value=\"").find(|option| option.split('<').next().is_some_and(|shown| shown.contains(name)))?.get(..32)
}

/// Every receipt on a page, as twenty digits in groups.
fn receipts(page: &str) -> Vec<String> {
    page.split("class=\"digits\"")
        .skip(1)
        .filter_map(|part| part.split_once("</p>"))
        .map(|(digits, _)| {
            let groups = digits.split("<span>").skip(1).filter_map(|part| part.split_once("</span>"));
            groups.map(|(group, _)| group.trim().to_owned()).collect::<Vec<_>>().join(" ")
        })
        .collect()
}
