use lyhty_web::policy::Role;

use crate::office::Office;

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_has_the_headers_that_close_it() {
    let office = Office::new();
    let mut browser = office.signed_in(Role::Director).await;
    for path in ["/", "/en", "/en/question", "/en/no-such-page", "/en/staff", "/en/staff/queue"] {
        let page = browser.get(path).await;
        let policy = page.header("content-security-policy").unwrap_or("");
        for part in ["default-src 'none'", "form-action 'self' https://weather.example;", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(page.header("cross-origin-opener-policy"), Some("same-origin"), "{path}");
        assert_eq!(page.header("strict-transport-security"), None, "{path}: only with TLS");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_has_an_inline_style_or_script() {
    let office = Office::new();
    let page = office.signed_in(Role::Director).await.get("/en/staff/queue").await;
    assert!(!page.text.contains("style=") && !page.text.contains("<style") && !page.text.contains("onclick"));
    assert!(!page.text.contains("<script>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_pages_may_be_kept_for_long() {
    let office = Office::new();
    let page = office.visitor().get("/en").await;
    let style =
        page.text.split("href=\"").find(|rest| rest.starts_with("/assets/")).and_then(|rest| rest.split('"').next());
    let file = office.visitor().get(style.expect("a style sheet")).await;
    assert_eq!((file.status, file.header("content-type")), (200, Some("text/css; charset=utf-8")));
    assert!(file.header("cache-control").is_some_and(|value| value.contains("immutable")));
}
