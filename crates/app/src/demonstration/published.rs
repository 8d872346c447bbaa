//! The review of January–June 2018 that the demonstration's office publishes: its editor writes, its director approves and
//! publishes, at the same door as everybody. The texts are ours, in our own sentences; the figures are counted.

use lyhty_base::Language;
use lyhty_office::review::manuscript::ChapterKind;
use lyhty_web::policy::Role;
use lyhty_web::walker::Walker;

use super::office::{Office, expect};
use crate::console::Stop;

/// The half-year that is published.
const HALF: &str = "2018-1";

/// The words of a chapter: the heading in the first line after `# `, then the body.
macro_rules! manuscript {
    ($language:literal, $kind:expr) => {
        match $kind {
            ChapterKind::Cover => manuscript!(@ $language, "cover"),
            ChapterKind::Introduction => manuscript!(@ $language, "introduction"),
            ChapterKind::Website => manuscript!(@ $language, "website"),
            ChapterKind::Campaign => manuscript!(@ $language, "campaign"),
            ChapterKind::Training => manuscript!(@ $language, "training"),
            ChapterKind::Feature => manuscript!(@ $language, "feature"),
            ChapterKind::NewClients => manuscript!(@ $language, "new-clients"),
            ChapterKind::Proposers => manuscript!(@ $language, "proposers"),
            ChapterKind::Outcome => manuscript!(@ $language, "outcome"),
            ChapterKind::AllClients => manuscript!(@ $language, "all-clients"),
            ChapterKind::Personnel => manuscript!(@ $language, "personnel"),
            ChapterKind::Contact => manuscript!(@ $language, "contact"),
        }
    };
    (@ $language:literal, $chapter:literal) => {
        include_str!(concat!("../../manuscripts/2018-1/", $language, "/", $chapter, ".md"))
    };
}

/// Heading and body of a chapter in a language.
fn words(kind: ChapterKind, language: Language) -> (&'static str, &'static str) {
    let text = match language {
        Language::English => manuscript!("en", kind),
        Language::Finnish => manuscript!("fi", kind),
        Language::Swedish => manuscript!("sv", kind),
    };
    let (heading, body) = text.split_once('\n').unwrap_or((text, ""));
    (heading.trim_start_matches('#').trim(), body.trim())
}

/// How often [`publish`] reports that something is done.
pub fn steps() -> u64 {
    u64::try_from(ChapterKind::ALL.len() * Language::ALL.len() + 2).unwrap_or(u64::MAX)
}

/// Writes, approves and publishes the review. The register has to be there, and every small figure released.
///
/// # Errors
/// A fault when the office did not answer as it should, which says why a text was not approved.
pub async fn publish(office: &Office<'_>, done: impl Fn()) -> Result<(), Stop> {
    let mut editor = office.staff(Role::Editor).await?;
    let begun = editor.fill("/en/staff/reviews", &[("half", HALF), ("later", "1")]).await?;
    let begun = expect(begun, 303, "beginning the review")?;
    let review = begun.location.ok_or_else(|| Stop::Fault("the demonstration's review has no address".to_owned()))?;
    for kind in ChapterKind::ALL {
        for language in Language::ALL {
            let (heading, body) = words(*kind, *language);
            let path = format!("{review}/texts/{language}-{}", kind.word());
            let fields = [("title", heading), ("body", body), ("upon", "0")];
            expect(editor.fill(&path, &fields).await?, 303, &format!("writing {} in {language}", kind.word()))?;
            done();
        }
    }
    let mut director = office.staff(Role::Director).await?;
    sign(&mut director, &review, "approve").await?;
    done();
    sign(&mut director, &review, "publish").await?;
    done();
    Ok(())
}

/// The director approves or publishes. When the page offers no button, what it says is told.
async fn sign(director: &mut Walker, review: &str, deed: &str) -> Result<(), Stop> {
    let path = format!("{review}/{deed}");
    let shown = expect(director.follow(&path).await?, 200, deed)?;
    let digest = shown.hidden("digest").unwrap_or_default();
    let signed = director.fill(&path, &[("digest", &digest)]).await?;
    if signed.status != 303 {
        let findings = director.get(review).await?;
        return Err(Stop::Fault(format!(
            "the demonstration's review could not be signed ({deed}):\n{}",
            findings.text
        )));
    }
    Ok(())
}
