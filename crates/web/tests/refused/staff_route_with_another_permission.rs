use lyhty_base::Outcome;
use lyhty_web::policy::{Decide, SeeQueue};
use lyhty_web::{Answer, Method, Routes, StaffVisit};

async fn decide(visit: StaffVisit<Decide>) -> Outcome<Answer> {
    Ok(Answer::to(visit.to("/staff")))
}

fn main() {
    let _ = Routes::new("test").staff::<SeeQueue>(Method::Post, "/{language}/staff/decide", decide);
}
