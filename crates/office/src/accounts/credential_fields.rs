//! The parts of a form that make somebody's credentials: the name to sign in with, a new password, a second factor that is
//! put into an authenticator and shown with a code. The second factor's secret travels with the form, since the person
//! has it anyway; nothing is stored before the code was right.

use lyhty_base::{Moment, Refusal};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{Password, Payload};
use lyhty_web::{Form, Frame, Visit};
use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};
use zeroize::Zeroizing;

use super::credentials::LoginName;

/// The hidden field that carries the secret. Begins with `code`, so the web kit never shows it on a page of its own.
const SECRET: &str = "code-secret";
/// The field for the code.
pub(super) const CODE: &str = "code-new";

/// The name to sign in with, as somebody chooses it.
pub(super) fn login_name(form: &mut Form) -> Option<LoginName> {
    LoginName::parse(form.value("login")).map_err(|refusal| form.add("login", refusal)).ok()
}

/// A new password, typed twice.
pub(super) fn new_password(form: &mut Form) -> Option<Password> {
    if form.value("password-new") != form.value("password-again") {
        form.add("password-again", Refusal::new("accounts-password-differs"));
        return None;
    }
    Password::parse(form.value("password-new")).map_err(|problem| form.add("password-new", problem.into())).ok()
}

/// A second factor on its way into somebody's authenticator.
pub(super) struct OfferedFactor {
    secret: TotpSecret,
    office: String,
    label: String,
}

/// A second factor that the person has shown to have.
pub(super) struct ShownFactor {
    pub secret: TotpSecret,
    pub step: u64,
}

impl OfferedFactor {
    /// The one that the form carries, else a fresh one, named as the reader's authenticator shall show it.
    pub fn on(visit: &Visit, form: &Form) -> Self {
        let label = visit.frame("accounts-authenticator-label").plain("accounts-authenticator-label");
        Self::of(form, &visit.desk().settings().office_name, &label)
    }

    /// One for the sample of a page.
    #[cfg(test)]
    pub fn sample() -> Self {
        Self::of(&Form::empty(), "Office", "sample")
    }

    fn of(form: &Form, office: &str, label: &str) -> Self {
        let secret = carried(form).unwrap_or_else(TotpSecret::generate);
        Self { secret, office: office.to_owned(), label: label.to_owned() }
    }

    /// The hidden field.
    pub fn field(&self, frame: &Frame) -> String {
        let bytes = self.secret.encode().unwrap_or_default();
        let hexadecimal: Zeroizing<String> = Zeroizing::new(bytes.iter().map(|byte| format!("{byte:02x}")).collect());
        frame.hidden(SECRET, &*hexadecimal).to_string()
    }

    /// The key in letters, for those who can't scan, in groups of four.
    pub fn letters(&self) -> String {
        let letters = self.secret.base32();
        let groups: Vec<&str> =
            letters.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
        groups.join(" ")
    }

    /// The square picture as inline SVG, without a style attribute, which our security policy would not let through.
    /// Empty when the address is too long for a picture; then the letters remain.
    pub fn picture(&self) -> String {
        let address = self.secret.provisioning_uri(&self.office, &self.label);
        QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M).map(|code| svg(&code)).unwrap_or_default()
    }
}

/// Takes the secret and the code out of a form; a problem beside the field when the code is not the secret's.
pub(super) fn shown(form: &mut Form, now: Moment) -> Option<ShownFactor> {
    let Some(secret) = carried(form) else {
        form.add(CODE, Refusal::new("accounts-second-factor-anew"));
        return None;
    };
    match secret.check(form.value(CODE), now) {
        Some(step) => Some(ShownFactor { secret, step }),
        None => {
            form.add(CODE, Refusal::new("accounts-code-wrong"));
            None
        }
    }
}

fn carried(form: &Form) -> Option<TotpSecret> {
    let text = form.value(SECRET);
    if text.is_empty() || !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    let pairs = (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok());
    let bytes: Zeroizing<Vec<u8>> = Zeroizing::new(pairs.collect::<Option<Vec<u8>>>()?);
    TotpSecret::decode(TotpSecret::VERSION, &bytes).ok()
}

/// Modules as one path on a white ground with the quiet zone of four that the standard asks for (ISO/IEC 18004).
fn svg(code: &QrCode) -> String {
    const QUIET: usize = 4;
    let width = code.width();
    let side = width + 2 * QUIET;
    let mut path = String::new();
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", place % width + QUIET, place / width + QUIET));
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"240\" height=\"240\" \
         shape-rendering=\"crispEdges\" aria-hidden=\"true\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"></rect>\
         <path fill=\"#000\" d=\"{path}\"></path></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_has_no_style_of_its_own() {
        let picture = OfferedFactor::of(&Form::empty(), "Office", "somebody").picture();
        assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>"), "{picture}");
        assert!(!picture.contains("style") && !picture.contains("script"), "{picture}");
    }

    #[test]
    fn the_form_carries_the_secret_there_and_back() {
        let now = Moment::from_milliseconds(1_530_394_200_000);
        let secret = TotpSecret::generate();
        let bytes = secret.encode().expect("encodes");
        let mut form = Form::empty();
        form.set(SECRET, bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        form.set(CODE, secret.code_at(now));
        assert!(shown(&mut form, now).is_some());
        form.set(CODE, "000000000");
        assert!(shown(&mut form, now).is_none());
        assert!(form.has_problems());
    }

    #[test]
    fn a_broken_secret_is_asked_anew() {
        for broken in ["", "a", "zz", "ä1", "00"] {
            let mut form = Form::empty();
            form.set(SECRET, broken);
            assert!(shown(&mut form, Moment::from_milliseconds(0)).is_none(), "{broken}");
        }
    }
}
