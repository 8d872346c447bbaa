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
        if !VOID.contains(&name) {
            open.push(name.to_owned());
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("never closed: {open:?}")) }
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
        assert!(well_formed("<p><b></p></b>").is_err());
        assert!(well_formed("<p>").is_err());
        assert!(well_formed("<p id=\"a\"></p><p id=\"a\"></p>").is_err());
    }
}
