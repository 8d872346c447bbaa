//! The invented office on its way through the days: its door, its clock, and its people who sign in there.

use std::sync::Arc;

use lyhty_base::{Clock as _, Day, Moment, SettableClock};
use lyhty_web::Site;
use lyhty_web::policy::Role;
use lyhty_web::walker::{Seen, WalkError, Walker};

use super::staff::SignIn;
use crate::console::Stop;

impl From<WalkError> for Stop {
    fn from(error: WalkError) -> Self {
        Self::fault("the demonstration's past", error)
    }
}

/// An office whose clock can be set.
#[derive(Clone)]
pub struct Office<'a> {
    /// The door.
    pub site: &'a Site,
    /// The clock of the office's store and desk.
    pub clock: Arc<SettableClock>,
    /// Its people.
    pub sign_ins: &'a [SignIn],
}

impl Office<'_> {
    /// What time it is there.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// How somebody of the staff signs in.
    ///
    /// # Errors
    /// A fault when nobody has the role.
    pub fn sign_in_of(&self, role: Role) -> Result<&SignIn, Stop> {
        let sign_in = self.sign_ins.iter().find(|sign_in| sign_in.role == role);
        sign_in.ok_or_else(|| Stop::Fault(format!("nobody is {}", role.word())))
    }

    /// Somebody of the staff signs in.
    ///
    /// # Errors
    /// A fault when they are not let in.
    pub async fn staff(&self, role: Role) -> Result<Walker, Stop> {
        // A code counts once: whoever signs in again does so with the next one.
        self.clock.advance_seconds(60);
        self.let_in(role).await
    }

    /// Somebody of the staff signs in who has not done so within the last minute.
    ///
    /// # Errors
    /// As [`Office::staff`].
    pub async fn let_in(&self, role: Role) -> Result<Walker, Stop> {
        let sign_in = self.sign_in_of(role)?;
        let code = sign_in.code_at(self.now());
        let mut walker = Walker::new(self.site);
        let fields =
            [("login", sign_in.login.as_str()), ("password", sign_in.password.as_str()), ("code", code.as_str())];
        expect(walker.fill("/en/staff/sign-in", &fields).await?, 303, "signing in")?;
        Ok(walker)
    }
}

/// The answer, if it is the one that the deed gives when it succeeds.
///
/// # Errors
/// A fault when it is another.
pub fn expect(seen: Seen, status: u16, doing: &str) -> Result<Seen, Stop> {
    if seen.status == status {
        Ok(seen)
    } else {
        Err(Stop::Fault(format!("the demonstration's past: {doing} answered {} instead of {status}", seen.status)))
    }
}

/// A day as the three fields of a form take it.
pub fn parts(day: Day) -> (String, String, String) {
    (day.day().to_string(), day.month().to_string(), day.year().to_string())
}
