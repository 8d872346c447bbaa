use lyhty_base::Outcome;
use lyhty_web::policy::SeeQueue;
use lyhty_web::{Answer, Method, Routes, StaffVisit};

async fn queue(visit: StaffVisit<SeeQueue>) -> Outcome<Answer> {
    Ok(Answer::to(visit.to("/staff")))
}

fn main() {
    let _ = Routes::new("test").open(Method::Get, "/{language}/staff/queue", queue);
}
