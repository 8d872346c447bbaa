//! Pages under axe (WCAG 2.2, A and AA), in light and in dark, and the size of everything that is pressed.
//!
//! axe needs scripts, so this walk has them on; what a person does is walked without them in `journeys`.

use serde_json::Value;

use crate::browser::{DESK, Driver, Scripts, TELEPHONE, Window};
use crate::journeys::{Running, walk};
use crate::office::{CANARY, adult};

/// axe-core 4.14.1 from npm, with its licence at its head.
const AXE: &str = include_str!("../assets/axe.min.js");

const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
       .then(found => done(found.violations.map(one => one.id + ': ' + one.help + ' ' + one.nodes.map(node => node.html.slice(0, 160)).join(' | '))),
             problem => done(['axe failed: ' + problem]));";

/// What is pressed or typed into and is less than 44 px high. Radios and boxes are pressed by their labels too; links in
/// running text are as high as the text.
const SMALL: &str = "return [...document.querySelectorAll('button, .button, select, textarea, input:not([type=hidden]), .option label, nav a, main li > a:only-child')]
    .filter(one => one.checkVisibility() && !one.closest('.option:not(label)')?.querySelector('label')?.control?.isSameNode(one))
    .map(one => [one.getBoundingClientRect().height, one.outerHTML.slice(0, 120)])
    .filter(([height]) => height > 1 && height < 43.5)
    .map(([height, html]) => height + ' px: ' + html);";

struct Check<'a> {
    window: &'a Window,
    found: Vec<String>,
    pages: usize,
}

impl Check<'_> {
    async fn page(&mut self, name: &str) {
        self.pages += 1;
        for width in [TELEPHONE, DESK] {
            self.window.resize(width).await;
            self.window.see(&format!("{name}-{width}")).await;
            self.note(name, "small", self.window.run(SMALL).await);
        }
        self.window.run(AXE).await;
        for dark in [false, true] {
            self.window.dark(dark);
            self.note(name, if dark { "dark" } else { "light" }, self.window.run_until_called(RUN).await);
        }
        self.window.dark(false);
    }

    async fn open(&mut self, path: &str) {
        self.window.open(path).await;
        self.page(&path.trim_matches('/').replace('/', "-")).await;
    }

    fn note(&mut self, name: &str, how: &str, found: Value) {
        let found = found.as_array().expect("a list").clone();
        self.found.extend(found.iter().map(|one| format!("{name} ({how}): {}", one.as_str().unwrap_or_default())));
    }
}

#[test]
fn pages_have_no_violations_of_wcag_and_nothing_too_small_to_press() {
    let office = Running::demonstration();
    let driver = Driver::start();
    walk(async {
        let mut window = driver.window(office.address(), Scripts::On, DESK).await;
        window.begin("axe", DESK).await;
        let mut check = Check { window: &window, found: Vec::new(), pages: 0 };
        for path in ["/en", "/fi/form", "/sv/form/who", "/en/form/advice", "/fi/receipt", "/en/nothing-here"] {
            check.open(path).await;
        }
        for path in ["/en/reviews", "/en/reviews/2018-1", "/fi/reviews/2018-1", "/sv/reviews/2018-1/1"] {
            check.open(path).await;
        }
        window.open("/en/form/whole").await;
        window.send().await;
        check.page("whole-with-problems").await;
        window.answer(&adult()).await;
        window.send().await;
        check.page("receipts").await;
        let receipts = window.receipts().await;
        window.open("/en/receipt").await;
        window.answer(&[("receipt", &receipts[0])]).await;
        window.send().await;
        window.arrives("/en/mailbox").await;
        check.page("mailbox").await;
        check.open("/fi/staff/sign-in").await;
        office.sign_in(&window, "director").await;
        for path in [
            "/en/staff",
            "/fi/staff/proposals",
            "/en/staff/all-proposals",
            "/en/staff/consultations",
            "/en/staff/account",
            "/en/staff/accounts",
            "/en/staff/invitations",
            "/fi/staff/delegations",
            "/en/staff/trail",
        ] {
            check.open(path).await;
        }
        window.open("/en/staff/proposals").await;
        window.press_row(&format!("{CANARY} was told")).await;
        let proposal = window.place().await;
        check.page("proposal").await;
        for act in ["decide", "already-client", "ask", "help"] {
            window.open(&format!("{proposal}/{act}")).await;
            check.page(act).await;
        }
        check.open("/en/staff/figures?half=2018-1&later=1").await;
        check.open("/fi/staff/clients").await;
        window.press("main tbody a").await;
        let client = window.place().await;
        check.page("client").await;
        for act in ["identity", "exploitation", "child", "shared-child", "kind", "leave"] {
            window.open(&format!("{client}/{act}")).await;
            check.page(act).await;
        }
        check.open("/en/staff/reviews").await;
        window.press("main tbody a").await;
        let review = window.place().await;
        check.page("review").await;
        for act in ["texts/fi-new-clients", "texts/fi-new-clients/history", "preview", "correct", "approve", "publish"]
        {
            window.open(&format!("{review}/{act}")).await;
            check.page(&act.replace('/', "-")).await;
        }
        let Check { found, pages, .. } = check;
        assert!(pages >= 40);
        assert!(found.is_empty(), "{}", found.join("\n"));
        window.close().await;
    });
}
