//! Chromium for the journeys: a driver on a port that the system chooses, windows with profiles of their own, and nothing of
//! them left running.

use std::cell::Cell;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};

/// A telephone's width, the narrowest that counts.
pub const TELEPHONE: u32 = 320;
/// A desk's.
pub const DESK: u32 = 1200;

/// Whether pages may run scripts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    Off,
    On,
}

/// `chromedriver`, and through it every browser of a test.
pub struct Driver {
    child: Child,
    // Kept open, so that the driver can go on writing.
    said: BufReader<ChildStdout>,
    address: String,
}

impl Driver {
    pub fn start() -> Self {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
        let mut child = command.spawn().expect("chromedriver is installed (./test.sh does it)");
        let said = BufReader::new(child.stdout.take().expect("its output"));
        let mut driver = Self { child, said, address: String::new() };
        while driver.address.is_empty() {
            let mut line = String::new();
            let read = driver.said.read_line(&mut line).expect("its output");
            assert_ne!(read, 0, "chromedriver ended before it listened");
            if let Some((_, port)) = line.trim().trim_end_matches('.').split_once("started successfully on port ") {
                driver.address = format!("http://127.0.0.1:{port}");
            }
        }
        driver
    }

    /// A browser that has never been anywhere. No name is looked up: it reaches this machine and nothing else.
    pub async fn window(&self, office: &str, scripts: Scripts, width: u32) -> Window {
        let profile = tempfile::tempdir().expect("a folder");
        let mut options = json!({ "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--force-prefers-reduced-motion", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            format!("--user-data-dir={}", profile.path().display()),
        ]});
        if scripts == Scripts::Off {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let Value::Object(capabilities) = json!({ "goog:chromeOptions": options }) else { unreachable!() };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.address)
            .await
            .expect("Chromium starts");
        let session = client.session_id().await.expect("a session").expect("a session");
        let window = Window {
            client,
            tools: format!("{}/session/{session}/goog/cdp/execute", self.address),
            office: office.to_owned(),
            journey: String::new(),
            width: Cell::new(width),
            number: Cell::new(0),
            _profile: profile,
        };
        window.resize(width).await;
        window
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The browsers are of its group: whatever a test found, none of them stays running.
        let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
        let _ = self.child.wait();
    }
}

/// One browser.
pub struct Window {
    client: Client,
    tools: String,
    office: String,
    journey: String,
    width: Cell<u32>,
    number: Cell<u32>,
    _profile: tempfile::TempDir,
}

impl Window {
    /// What its pictures are called from here on.
    pub async fn begin(&mut self, journey: &str, width: u32) {
        journey.clone_into(&mut self.journey);
        self.number.set(0);
        self.resize(width).await;
    }

    /// Something that only the browser's own tools do; they work without scripts.
    fn tool(&self, name: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": name, "params": parameters }).to_string();
        let mut answer =
            ureq::post(&self.tools).header("content-type", "application/json").send(body).expect("the driver answers");
        let text = answer.body_mut().read_to_string().expect("an answer");
        serde_json::from_str::<Value>(&text).expect("JSON")["value"].take()
    }

    pub async fn resize(&self, width: u32) {
        self.width.set(width);
        self.frame(800.0).await;
    }

    /// Gives the window this height and waits until the page is laid out for it.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in pixels")]
    async fn frame(&self, height: f64) {
        let width = self.width.get();
        let metrics = json!({ "width": width, "height": height as u32, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.tool("Emulation.setDeviceMetricsOverride", &metrics);
        for _ in 0..40 {
            let seen = self.tool("Page.getLayoutMetrics", &json!({}));
            if seen["cssLayoutViewport"]["clientHeight"].as_f64() == Some(height.trunc()) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Whether the reader's machine is set to dark.
    pub fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.tool("Emulation.setEmulatedMedia", &features);
    }

    /// Opens a path of the office.
    pub async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.office)).await.expect("a page");
    }

    /// Tries to open a path of the office that may lead to where nothing answers.
    pub async fn try_to_open(&self, path: &str) {
        // The neutral site is out of reach here, and the driver calls that an error.
        let _ = self.client.goto(&format!("{}{path}", self.office)).await;
    }

    pub async fn back(&self) {
        let _ = self.client.back().await;
    }

    /// Where the browser is: the path on the office's site, or the whole address elsewhere.
    pub async fn place(&self) -> String {
        let address = self.client.current_url().await.expect("an address").to_string();
        address.strip_prefix(&self.office).map_or(address.clone(), str::to_owned)
    }

    /// Waits until the browser is there; fails with the page that it is on.
    pub async fn arrives(&self, place: &str) {
        for _ in 0..100 {
            if self.place().await == place {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{} instead of {place}:\n{}", self.place().await, self.source().await);
    }

    pub async fn source(&self) -> String {
        self.client.source().await.expect("a page")
    }

    /// Fails when the page does not say this.
    pub async fn says(&self, words: &str) {
        for _ in 0..40 {
            if self.source().await.contains(words) {
                return;
            }
            // Its end may still be on the way.
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{} does not say \"{words}\":\n{}", self.place().await, self.source().await);
    }

    pub async fn find(&self, selector: &str) -> Element {
        match self.client.find(Locator::Css(selector)).await {
            Ok(element) => element,
            Err(_) => panic!("{} has no {selector}:\n{}", self.place().await, self.source().await),
        }
    }

    /// Presses what leads to another page, and waits for that page.
    pub async fn press(&self, selector: &str) {
        let pressed = self.find(selector).await;
        self.follow(pressed).await;
    }

    /// Follows the link of the table row that has these words.
    pub async fn press_row(&self, words: &str) {
        let path = format!("//tr[contains(., \"{words}\")]//a");
        let link = self.client.find(Locator::XPath(&path)).await.expect("a row with these words");
        self.follow(link).await;
    }

    /// Without scripts the driver does not know when a page has come: it has when the one before is gone.
    async fn follow(&self, pressed: Element) {
        let before = self.find("html").await;
        pressed.click().await.expect("it can be pressed");
        for _ in 0..400 {
            if before.tag_name().await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("nothing came after {}", self.place().await);
    }

    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.client.find_all(Locator::Css(selector)).await.expect("elements") {
            texts.push(element.text().await.expect("a text"));
        }
        texts
    }

    /// The receipts that the page shows.
    pub async fn receipts(&self) -> Vec<String> {
        let shown = self.texts(".receipt .digits").await;
        shown.iter().map(|digits| digits.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// Answers fields as a person does: presses what can be pressed, types into the rest.
    pub async fn answer(&self, fields: &[(&str, &str)]) {
        for (name, value) in fields {
            let field = self.find(&format!("main [name=\"{name}\"]")).await;
            if field.tag_name().await.expect("a tag") == "select" {
                field.select_by_value(value).await.expect("it can be chosen");
                continue;
            }
            match field.attr("type").await.expect("an attribute").as_deref() {
                Some("radio" | "checkbox") => {
                    let box_or_radio = self.find(&format!("main [name=\"{name}\"][value=\"{value}\"]")).await;
                    box_or_radio.click().await.expect("it can be pressed");
                }
                _ => {
                    field.clear().await.expect("it can be emptied");
                    field.send_keys(value).await.expect("it can be typed into");
                }
            }
        }
    }

    /// Presses the main button of the page's form.
    pub async fn send(&self) {
        self.press("main form .button:not(.second)").await;
    }

    /// Looks at the page: it may not be wider than the window. Takes a picture when somebody wants to see it.
    pub async fn see(&self, name: &str) {
        let metrics = self.tool("Page.getLayoutMetrics", &json!({}));
        let of = |part: &str, side: &str| metrics[part][side].as_f64().expect("a size");
        let (wide, window) = (of("cssContentSize", "width"), f64::from(self.width.get()));
        assert!(wide <= window, "{} ({name}) is {wide} px wide in a window of {window}", self.place().await);
        let Some(folder) = std::env::var_os("LYHTY_SCREENSHOTS").map(PathBuf::from) else { return };
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        self.number.set(self.number.get() + 1);
        // As high as the page, so that the picture shows all of it.
        self.frame(of("cssContentSize", "height").clamp(400.0, 6000.0)).await;
        let picture = self.client.screenshot().await.expect("a picture");
        self.frame(800.0).await;
        let file = format!("{}-{:02}-{name}.png", self.journey, self.number.get());
        std::fs::write(folder.join(file), picture).expect("the picture is kept");
    }

    /// The browser's cookies for the page.
    pub async fn cookies(&self) -> Vec<fantoccini::cookies::Cookie<'static>> {
        self.client.get_all_cookies().await.expect("cookies")
    }

    /// Runs a script; only with scripts on.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// Runs a script that calls back; only with scripts on.
    pub async fn run_until_called(&self, script: &str) -> Value {
        self.client.execute_async(script, Vec::new()).await.expect("the script runs")
    }

    pub async fn close(self) {
        self.client.close().await.expect("it closes");
    }
}
