use std::collections::BTreeSet;
use std::path::Path;

use super::settings::{ALL, Fallback, Kind};
use super::{Configuration, ConfigurationError, Database, Listen, Reading, effective, markdown};

fn from_file(text: &str) -> Result<(Configuration, Reading), ConfigurationError> {
    let mut reading = Reading::default();
    reading.take_file(Path::new("/somewhere/lyhty.toml"), text);
    Configuration::from_reading(reading)
}

fn from_environment(variables: &[(&str, &str)]) -> Result<(Configuration, Reading), ConfigurationError> {
    let mut reading = Reading::default();
    reading.take_environment(variables.iter().map(|(name, value)| (name.into(), value.into())));
    Configuration::from_reading(reading)
}

fn problems(result: Result<(Configuration, Reading), ConfigurationError>) -> Vec<String> {
    result.expect_err("this configuration is wrong").0
}

#[test]
fn every_setting_has_its_own_names_a_valid_fallback_and_a_valid_example() {
    let mut names = BTreeSet::new();
    for setting in ALL {
        assert!(names.insert(setting.key.to_owned()), "{} stands twice", setting.key);
        assert!(names.insert(setting.environment()), "{} stands twice in the environment", setting.key);
        setting.kind.check(setting.example).unwrap_or_else(|rule| panic!("example of {} {rule}", setting.key));
        if let Fallback::Text(text) = setting.fallback {
            setting.kind.check(text).unwrap_or_else(|rule| panic!("fallback of {} {rule}", setting.key));
        }
        assert!(setting.meaning.trim().ends_with('.'), "the meaning of {} is a sentence", setting.key);
    }
}

#[test]
fn the_documentation_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/configuration.md");
    if std::env::var_os("LYHTY_OVERWRITE").is_some() {
        std::fs::write(&path, markdown()).expect("docs can be written");
    }
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(page == markdown(), "docs/configuration.md is old; LYHTY_OVERWRITE=1 writes it anew");
}

#[test]
fn nothing_set_is_a_configuration_that_stays_on_this_machine() {
    let (configuration, _) = from_file("").expect("nothing set is fine");
    assert_eq!(configuration.listen, Listen::Address("127.0.0.1:8080".parse().expect("an address")));
    assert!(configuration.tls.is_none() && configuration.smtp.is_none());
    let Database::Sqlite(path) = configuration.database else { panic!("SQLite when nothing is set") };
    assert_eq!(path, Path::new("/var/lib/lyhty/database/lyhty.sqlite"));
}

#[test]
fn an_unknown_key_is_named_with_its_line_and_the_nearest_right_one() {
    assert_eq!(
        problems(from_file("\nsecret-folder = 'x'\n[smtp]\nhots = 'x'\n")),
        [
            "/somewhere/lyhty.toml line 2: `secret-folder` is not a setting; the nearest is `secrets-folder`.",
            "/somewhere/lyhty.toml line 4: `smtp.hots` is not a setting; the nearest is `smtp.host`.",
        ]
    );
    assert_eq!(
        problems(from_environment(&[("LYHTY_NEUTRALSITE", "x"), ("PATH", "x"), ("LYHTY_TEST_POSTGRES", "x")])),
        ["environment: `LYHTY_NEUTRALSITE` is not a setting; the nearest is `LYHTY_NEUTRAL_SITE`."]
    );
    assert_eq!(
        problems(from_file("[smpt]\nhost = 'x'")),
        ["/somewhere/lyhty.toml line 1: `smpt` is not a setting; the nearest is `smtp`."]
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_a_sentence_that_names_the_key_and_not_the_value() {
    let found = problems(from_file(
        "listen = 'here'\nneutral-site = 'http://x.example'\nsecrets-folder = 3.5\npublic-origin = 'https://a.example/path'\n\
         database = 'hunter2'\nbehind-proxy = 'yes'\n[smtp]\nport = 99999",
    ));
    assert_eq!(found.len(), 7, "{found:#?}");
    for key in ["listen", "neutral-site", "secrets-folder", "public-origin", "database", "behind-proxy", "smtp.port"] {
        assert!(found.iter().any(|sentence| sentence.contains(&format!("`{key}` must be"))), "{key}: {found:#?}");
    }
    assert!(!found.concat().contains("hunter2"));
}

#[test]
fn a_file_that_is_no_toml_is_named_with_its_line_and_without_its_text() {
    let found = problems(from_file("listen = '127.0.0.1:1'\ndatabase = postgres://hunter2\n"));
    assert!(found[0].starts_with("/somewhere/lyhty.toml line 2: this is not TOML"), "{found:#?}");
    assert!(!found.concat().contains("hunter2"), "{found:#?}");
}

#[test]
fn the_environment_wins_over_the_file_and_relative_paths_count_from_the_file() {
    let mut reading = Reading::default();
    reading.take_file(
        Path::new("/somewhere/lyhty.toml"),
        "database = 'sqlite:a.sqlite'\nbackup-folder = 'b'\noffice.name = 'File'",
    );
    reading.take_environment([("LYHTY_OFFICE_NAME".into(), "Environment".into())].into_iter());
    let (configuration, reading) = Configuration::from_reading(reading).expect("fine");
    assert_eq!(configuration.office.name, "Environment");
    assert_eq!(configuration.backup_folder, Path::new("/somewhere/b"));
    assert!(effective(&reading).contains("sqlite:/somewhere/a.sqlite  (/somewhere/lyhty.toml line 1)"));
    assert!(effective(&reading).contains("Environment  (environment)"));
}

#[test]
fn a_database_password_is_shown_nowhere() {
    let address = "postgres://lyhty:hunter2@db.example:5432/lyhty?sslkey=hunter2";
    let (configuration, reading) = from_environment(&[("LYHTY_DATABASE", address)]).expect("fine");
    assert!(!format!("{configuration:?}").contains("hunter2"));
    assert!(effective(&reading).contains("postgres://lyhty:…@db.example:5432/lyhty  (environment)"));
    assert!(!effective(&reading).contains("hunter2"));
}

#[test]
fn settings_that_need_each_other_say_so() {
    let expected = [
        ("tls.certificate = 'a'\npublic-origin = 'https://a.example'", "`tls.key` must be set too"),
        ("tls.certificate = 'a'\ntls.key = 'b'", "`public-origin` must be set"),
        ("behind-proxy = true\npublic-origin = 'http://localhost'", "must begin with https://"),
        (
            "behind-proxy = true\ntls.certificate = 'a'\ntls.key = 'b'\npublic-origin = 'https://a.example'",
            "only one of them",
        ),
        ("listen = 'unix:x'", "`public-origin` must be set"),
        ("smtp.from = 'a@b.example'", "`smtp.host` must be set too"),
        ("smtp.host = 'b.example'", "`smtp.from` must be set too"),
        (
            "smtp.host = 'b.example'\nsmtp.from = 'a@b.example'\nsmtp.protection = 'none'",
            "only when `smtp.host` is this machine",
        ),
        ("smtp.host = 'b.example'\nsmtp.from = 'a@b.example'\nsmtp.user = 'u'", "`smtp.password-file` must be set too"),
    ];
    for (text, sentence) in expected {
        let found = problems(from_file(text));
        assert!(found.len() == 1 && found[0].contains(sentence), "{text}: {found:#?}");
    }
}

#[test]
fn an_origin_without_tls_is_only_this_machine() {
    for fine in
        ["https://a.example", "https://a.example:8443", "http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1"]
    {
        assert_eq!(Kind::Origin.check(fine), Ok(()), "{fine}");
    }
    for wrong in
        ["http://a.example", "https://a.example/", "a.example", "https://", "https://a b", "https://a.example:0"]
    {
        assert!(Kind::Origin.check(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_neutral_site_can_add_nothing_to_the_security_headers() {
    for wrong in
        ["https://a.example/; script-src *", "https://a.example/,b", "https://a.example/\r\nX: y", "https:///x"]
    {
        assert!(Kind::WebAddress.check(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn languages_of_notices_are_the_sites_languages() {
    let Kind::Choice(tags) = super::settings::OFFICE_LANGUAGE.kind else { panic!("a choice") };
    assert_eq!(tags, lyhty_base::Language::ALL.iter().map(|language| language.tag()).collect::<Vec<_>>());
}
