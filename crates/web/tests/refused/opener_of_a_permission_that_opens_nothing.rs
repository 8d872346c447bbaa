use lyhty_web::May;
use lyhty_web::policy::SeeJobs;

fn open(may: &May<SeeJobs>) {
    let _ = may.opener();
}

fn main() {}
