use lyhty_base::Outcome;
use lyhty_web::policy::SeeQueue;
use lyhty_web::{Answer, AssemblyError, Method, Routes, Site, StaffVisit, Visit};

use crate::office::Office;

async fn anybody(visit: Visit) -> Outcome<Answer> {
    Ok(Answer::to(visit.to("")))
}

async fn staff(visit: StaffVisit<SeeQueue>) -> Outcome<Answer> {
    Ok(Answer::to(visit.to("")))
}

#[tokio::test(flavor = "multi_thread")]
async fn routes_that_break_the_rules_of_the_house_are_not_served() {
    let office = Office::new();
    let refused = |routes: Routes| Site::assemble(office.site.desk().clone(), vec![routes]).err();
    assert_eq!(
        refused(Routes::new("a").open(Method::Get, "/news", anybody)),
        Some(AssemblyError::WithoutLanguage("/news"))
    );
    assert_eq!(
        refused(Routes::new("a").staff::<SeeQueue>(Method::Get, "/{language}/queue", staff)),
        Some(AssemblyError::OutsideStaff("/{language}/queue"))
    );
    assert_eq!(
        refused(Routes::new("a").open(Method::Post, "/{language}/exit", anybody)),
        Some(AssemblyError::Taken("/{language}/exit"))
    );
    let twice = Routes::new("a").open(Method::Get, "/{language}/a/{one}", anybody).open(
        Method::Get,
        "/{language}/a/{other}",
        anybody,
    );
    assert_eq!(refused(twice), Some(AssemblyError::Twice(Method::Get, "/{language}/a/{other}".to_owned())));
    let two_names = Routes::new("a").open(Method::Get, "/{language}/a/{one}", anybody).open(
        Method::Post,
        "/{language}/a/{other}",
        anybody,
    );
    assert_eq!(refused(two_names), Some(AssemblyError::TwoNames("/{language}/a/{one}", "/{language}/a/{other}")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_routes_says_of_each_who_may_come_in() {
    let lines: Vec<_> = Office::new().site.list().iter().map(ToString::to_string).collect();
    assert!(lines.contains(&"GET  /{language} (test): open".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"GET  /{language}/mailbox (test): receipt".to_owned()));
    assert!(lines.contains(&"GET  /{language}/staff/queue (test): staff see-queue".to_owned()));
}
