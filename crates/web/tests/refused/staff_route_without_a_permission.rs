use lyhty_base::Outcome;
use lyhty_web::policy::SeeQueue;
use lyhty_web::{Answer, Method, Routes, Visit};

async fn queue(visit: Visit) -> Outcome<Answer> {
    Ok(Answer::to(visit.to("/staff")))
}

fn main() {
    let _ = Routes::new("test").staff::<SeeQueue>(Method::Get, "/{language}/staff/queue", queue);
}
