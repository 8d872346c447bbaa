use std::marker::PhantomData;

use lyhty_web::May;
use lyhty_web::policy::{Decide, Grade};

fn main() {
    let _ = May::<Decide> { grade: Grade::Yes, permission: PhantomData };
}
