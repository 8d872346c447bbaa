//! Reading our own pages, and writing forms as browsers do.

use crate::Outcome;

/// What stands between two texts on a page, the first time.
pub fn between<'a>(page: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// The value of a hidden field.
pub fn hidden<'a>(page: &'a str, name: &str) -> Outcome<&'a str> {
    between(page, &format!("<input type=\"hidden\" name=\"{name}\" value=\""), "\"")
        .ok_or_else(|| format!("the page has no hidden field {name}: {}", text_of(page)).into())
}

/// A form's fields as they travel.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let mut form = String::new();
    for (name, value) in fields {
        if !form.is_empty() {
            form.push('&');
        }
        encode(&mut form, name);
        form.push('=');
        encode(&mut form, value);
    }
    form
}

fn encode(form: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => form.push(char::from(byte)),
            b' ' => form.push('+'),
            other => form.push_str(&format!("%{other:02X}")),
        }
    }
}

/// The words of a page without its marks, to be shown when it was not the page that was expected.
pub fn text_of(page: &str) -> String {
    let visible = page.split_once("<main").map_or(page, |(_, main)| main);
    let words = visible.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    words.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_travels_as_browsers_send_it() {
        assert_eq!(encoded(&[("told", "ä b&c"), ("who", "lawyer")]), "told=%C3%A4+b%26c&who=lawyer");
    }

    #[test]
    fn a_hidden_field_is_found_by_its_name() {
        let page = "<form><input type=\"hidden\" name=\"stamp\" value=\"abc\"><input type=\"hidden\" name=\"token\" value=\"d\">";
        assert_eq!(hidden(page, "token").expect("there"), "d");
        assert!(hidden(page, "next").is_err());
    }
}
