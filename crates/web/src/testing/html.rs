/// Checks that tags are closed in their order, ids stand once and every attribute value is quoted: enough to catch what a
/// template gets wrong.
///
/// # Errors
/// A sentence about the first thing wrong.
pub fn well_formed(html: &str) -> Result<(), String> {
    const VOID: [&str; 6] = ["meta", "link", "input", "br", "hr", "img"];
    let (mut open, mut ids) = (Vec::new(), Vec::new());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').ok_or("a tag has no end")? + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some(opened) if opened == name => continue,
                opened => return Err(format!("</{name}> closes {opened:?}")),
            }
        }
        let name = tag.split_whitespace().next().unwrap_or("");
        if let Some(id) = attribute(tag, "id") {
            if ids.contains(&id) {
                return Err(format!("the id {id} stands twice"));
            }
            ids.push(id);
        }
        if tag.contains("=>") || !tag.matches('"').count().is_multiple_of(2) {
            return Err(format!("<{tag}> has a value that is not quoted"));
        }
        // Drawings in the page close their empty elements themselves.
        if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push(name.to_owned());
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("never closed: {open:?}")) }
}

/// Checks what somebody with a screen reader, and a strict content security policy, need of a page: headings one step
/// deeper at most, a label for every field, nothing inline.
///
/// # Errors
/// A sentence about the first thing wrong.
pub fn well_made(html: &str) -> Result<(), String> {
    let tags: Vec<&str> = html.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(tag, _)| tag).collect();
    let mut depth = 0;
    for tag in &tags {
        if let [b'h', level @ b'1'..=b'6', rest @ ..] = tag.as_bytes()
            && matches!(rest.first(), None | Some(b' '))
        {
            let level = level - b'0';
            // Where a question is its own heading, what is wrong stands above it.
            if depth == 0 && tag.contains("error-summary-title") {
                continue;
            }
            if level > depth + 1 {
                return Err(format!("<{tag}> comes after a heading of level {depth}"));
            }
            depth = level;
        }
        let mut names = tag.split('"').step_by(2).filter_map(|part| part.strip_suffix('=')?.split_whitespace().last());
        if let Some(name) = names.find(|name| *name == "style" || name.starts_with("on")) {
            return Err(format!("<{tag}> has the inline attribute {name}"));
        }
        let script_inside = tag.starts_with("script") && attribute(tag, "src").is_none();
        if script_inside || *tag == "style" {
            return Err(format!("<{tag}> stands in the page"));
        }
    }
    for tag in &tags {
        let kind = attribute(tag, "type").unwrap_or_default();
        let is_field = ["input", "select", "textarea"].contains(&tag.split_whitespace().next().unwrap_or(""))
            && !["hidden", "submit", "button"].contains(&kind.as_str());
        let named = ["aria-label", "aria-labelledby"].iter().any(|name| attribute(tag, name).is_some());
        let labelled = || {
            let id = attribute(tag, "id").unwrap_or_default();
            tags.iter().any(|label| label.starts_with("label") && attribute(label, "for").is_some_and(|to| to == id))
        };
        if is_field && !named && !labelled() {
            return Err(format!("<{tag}> has no label"));
        }
    }
    Ok(())
}

/// What a reader sees or hears of a page: the text between tags and the spoken attributes.
pub(super) fn heard(html: &str) -> String {
    let mut heard = String::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        for name in ["aria-label", "title", "placeholder", "alt", "data-label"] {
            heard.push_str(&attribute(tag, name).unwrap_or_default());
            heard.push(' ');
        }
        heard.push_str(text);
        heard.push(' ');
    }
    heard
}

/// The value of an attribute in the text of a tag.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[start..];
    Some(value[..value.find('"')?].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossed_tags_and_ids_that_stand_twice_are_found() {
        assert_eq!(well_formed("<p id=\"a\">x <b>y</b><br></p>"), Ok(()));
        assert_eq!(well_formed("<svg><rect x=\"0\"/></svg>"), Ok(()));
        assert!(well_formed("<p><b></p></b>").is_err());
        assert!(well_formed("<p>").is_err());
        assert!(well_formed("<p id=\"a\"></p><p id=\"a\"></p>").is_err());
    }

    #[test]
    fn skipped_headings_fields_without_label_and_inline_code_are_found() {
        let good = "<h1>x</h1><h2>y</h2><label for=\"a\">z</label><input id=\"a\" type=\"text\"><h2>w</h2>";
        assert_eq!(well_made(good), Ok(()));
        for wrong in [
            "<h1>x</h1><h3>y</h3>",
            "<input id=\"a\" type=\"text\">",
            "<label for=\"b\">z</label><textarea id=\"a\"></textarea>",
            "<p class=\"x\" style=\"color: red\">y</p>",
            "<a href=\"/\" onclick=\"x()\">y</a>",
            "<p style=\"color: red\">y</p>",
            "<script>x()</script>",
        ] {
            assert!(well_made(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_heard_is_text_and_spoken_attributes() {
        let heard = heard("<p aria-label=\"one\" class=\"two\">three</p>");
        assert!(heard.contains("one") && heard.contains("three") && !heard.contains("two"), "{heard}");
    }
}
