//! Writes the page of all components in every language into a folder, for looking at:
//! `cargo run -p lyhty-web --features testing --example components -- FOLDER`

use std::path::PathBuf;

use askama::Template;
use lyhty_base::Language;
use lyhty_web::components::{Example, example_form, examples};
use lyhty_web::{Frame, testing};

#[derive(Template)]
#[template(path = "components_page.html")]
struct ComponentsPage {
    frame: Frame,
    examples: Vec<Example>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("lyhty.css"), include_str!("../assets/lyhty.css"))?;
    for &language in Language::ALL {
        let frame = testing::frame(language);
        let examples = examples(&frame, &example_form());
        let page = ComponentsPage { frame, examples }.render()?;
        // Opened as a file there is no site behind it: the style sheet lies beside the page.
        let page = page.replace("href=\"/assets/", "data-was=\"/assets/");
        let page = page.replace("</title>", "</title><link rel=\"stylesheet\" href=\"lyhty.css\">");
        std::fs::write(folder.join(format!("components-{language}.html")), page)?;
    }
    Ok(())
}
