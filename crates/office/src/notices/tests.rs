//! Stories of a mail, on both engines; with a mail server of our own on loopback.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::JoinHandle;

use lyhty_store::jobs::Worker;
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_store::{Actor, params};
use lyhty_vault::MachineSecrets;
use lyhty_web::Texts;

use super::*;

/// An address that must be nowhere in clear.
const CANARY: &str = "kanarialintu-4711@example.org";

fn address(text: &str) -> Private<Address> {
    Private::new(Address::new(text).unwrap())
}

fn write<T: Send + 'static>(test: &TestStore, body: impl Fn(&mut Tx<'_>) -> Outcome<T> + Send + 'static) -> Outcome<T> {
    test.store.write_blocking("test", Actor::Nobody, body)
}

fn invite(test: &TestStore, machine: &MachineSecrets) -> DeliveryId {
    let (public, to) = (machine.machine_key.public(), address(CANARY));
    let link = Private::new("https://office.example/fi/staff/invitation/abc".to_owned());
    write(test, move |tx| queue(tx, &public, &Notice::Invitation { link: &link }, Language::Finnish, &to)).unwrap()
}

fn tray(test: &TestStore) -> Vec<(NoticeKind, TrayReason)> {
    let lines = test.store.read_blocking("tray", |tx| -> Outcome<_> { Ok(rows::list_tray(tx, 10)?) }).unwrap();
    lines.into_iter().map(|line| (line.kind, line.reason)).collect()
}

fn waiting(test: &TestStore) -> i64 {
    test.store.read_blocking("waiting", |tx| -> Outcome<_> { Ok(rows::count_waiting(tx)?) }).unwrap()
}

fn worker(
    test: &TestStore,
    machine: &Arc<MachineSecrets>,
    office: Option<OfficeAddress>,
    server: Option<&MailServer>,
) -> Worker {
    let post = Post::new(Arc::clone(machine), Texts::new().unwrap(), office, server).unwrap();
    Worker::new(test.store.clone()).on(SEND_JOB, move |store, job| post.send(store, job))
}

fn server_at(port: u16) -> MailServer {
    let (host, from) = ("127.0.0.1".to_owned(), "Information <information@office.example>".to_owned());
    MailServer { host, port, protection: Protection::None, sign_in: None, from }
}

/// A mail server that takes one conversation, gives this reply to the recipient, and returns what it was told.
fn mail_server(reply_to_recipient: &'static str) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let conversation = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let mut told = Vec::new();
        let mut in_mail = false;
        stream.write_all(b"220 ready\r\n").unwrap();
        while let Some(Ok(line)) = lines.next() {
            let reply = match line.as_str() {
                "." if in_mail => {
                    in_mail = false;
                    "250 taken"
                }
                _ if in_mail => "",
                "DATA" => {
                    in_mail = true;
                    "354 go on"
                }
                "QUIT" => "221 bye",
                other if other.starts_with("RCPT") => reply_to_recipient,
                _ => "250 fine",
            };
            told.push(line);
            if !reply.is_empty() {
                stream.write_all(format!("{reply}\r\n").as_bytes()).unwrap();
            }
        }
        told
    });
    (port, conversation)
}

#[test]
fn without_a_mail_server_a_notice_lands_in_the_tray_and_its_address_is_gone() {
    both_engines(|test| {
        let machine = Arc::new(MachineSecrets::generate());
        invite(test, &machine);
        assert_eq!(worker(test, &machine, None, None).run_due().unwrap(), 1);
        assert_eq!(tray(test), [(NoticeKind::Invitation, TrayReason::NoMailServer)]);
        assert_eq!(waiting(test), 0);
    });
}

#[test]
fn address_and_link_lie_sealed_until_they_are_sent() {
    both_engines(|test| {
        let machine = MachineSecrets::generate();
        let id = invite(test, &machine);
        let row = test
            .store
            .read_blocking("look", move |tx| -> Outcome<_> {
                Ok(tx.query_one("SELECT id, notice, envelope FROM deliveries WHERE id = $1", params![id])?)
            })
            .unwrap();
        let envelope = row.get::<Vec<u8>>(2).unwrap();
        for secret in ["kanarialintu", "invitation/abc"] {
            assert!(!envelope.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
        }
        let other = MachineSecrets::generate();
        let sealed = row.get::<lyhty_vault::Sealed<Envelope>>(2).unwrap();
        assert!(other.machine_key.open(&id.to_string(), &sealed).is_err());
        assert!(machine.machine_key.open("another delivery", &sealed).is_err());
    });
}

#[test]
fn a_mail_says_information_and_a_fixed_text_and_nothing_else() {
    both_engines(|test| {
        let machine = Arc::new(MachineSecrets::generate());
        invite(test, &machine);
        let (port, conversation) = mail_server("250 fine");
        assert_eq!(worker(test, &machine, None, Some(&server_at(port))).run_due().unwrap(), 1);
        let told = conversation.join().unwrap();
        assert!(told.contains(&"EHLO office.example".to_owned()), "{told:?}");
        assert!(told.contains(&format!("RCPT TO:<{CANARY}>")), "{told:?}");
        assert!(told.contains(&"Subject: Tiedoksi".to_owned()), "{told:?}");
        assert!(told.contains(&"Auto-Submitted: auto-generated".to_owned()), "{told:?}");
        assert!(told.contains(&"Content-Language: fi".to_owned()), "{told:?}");
        assert!(told.iter().any(|line| line.starts_with("Date: Mon, 04 Jun 2018 09:00:00")), "{told:?}");
        assert!(told.iter().any(|line| line.contains("/fi/staff/invitation/abc")), "{told:?}");
        assert_eq!((waiting(test), tray(test)), (0, Vec::new()));
    });
}

#[test]
fn an_address_that_the_mail_server_refuses_is_not_tried_again() {
    both_engines(|test| {
        let machine = Arc::new(MachineSecrets::generate());
        invite(test, &machine);
        let (port, conversation) = mail_server("550 5.1.1 no such user here");
        worker(test, &machine, None, Some(&server_at(port))).run_due().unwrap();
        conversation.join().unwrap();
        assert_eq!(tray(test), [(NoticeKind::Invitation, TrayReason::Refused)]);
        assert_eq!(waiting(test), 0);
    });
}

#[test]
fn what_the_mail_server_does_not_take_now_is_tried_again_and_its_words_are_not_kept() {
    both_engines(|test| {
        let machine = Arc::new(MachineSecrets::generate());
        invite(test, &machine);
        let (port, conversation) = mail_server("451 4.3.0 <kanarialintu-4711@example.org> come again");
        worker(test, &machine, None, Some(&server_at(port))).run_due().unwrap();
        conversation.join().unwrap();
        assert_eq!((waiting(test), tray(test)), (1, Vec::new()));
        let failure: String = test
            .store
            .read_blocking("look", |tx| -> Outcome<_> {
                Ok(tx.query_one("SELECT last_failure FROM jobs", params![])?.get(0)?)
            })
            .unwrap();
        assert_eq!(failure, "the mail server asks to come again (reply 451)");

        test.clock.advance_seconds(60);
        let (port, conversation) = mail_server("250 fine");
        worker(test, &machine, None, Some(&server_at(port))).run_due().unwrap();
        assert!(conversation.join().unwrap().contains(&format!("RCPT TO:<{CANARY}>")));
        assert_eq!((waiting(test), tray(test)), (0, Vec::new()));
    });
}

#[test]
fn many_messages_in_a_minute_are_one_mail_to_the_office() {
    both_engines(|test| {
        let machine = Arc::new(MachineSecrets::generate());
        for _ in 0..3 {
            write(test, tell_office).unwrap();
        }
        assert_eq!(waiting(test), 1);
        let office = || Some(OfficeAddress { address: address("office@office.example"), language: Language::English });
        let (port, conversation) = mail_server("250 fine");
        let worker = worker(test, &machine, office(), Some(&server_at(port)));
        assert_eq!(worker.run_due().unwrap(), 0);
        test.clock.advance_seconds(GATHERING_SECONDS);
        assert_eq!(worker.run_due().unwrap(), 1);
        let told = conversation.join().unwrap();
        assert!(told.contains(&"RCPT TO:<office@office.example>".to_owned()), "{told:?}");
        assert!(told.contains(&"Subject: Information".to_owned()), "{told:?}");
        write(test, tell_office).unwrap();
        assert_eq!(waiting(test), 1);
    });
}

#[test]
fn an_office_without_an_address_finds_its_notice_in_the_tray() {
    both_engines(|test| {
        let machine = Arc::new(MachineSecrets::generate());
        write(test, tell_office).unwrap();
        test.clock.advance_seconds(GATHERING_SECONDS);
        // Nobody listens at this port, and nobody needs to.
        worker(test, &machine, None, Some(&server_at(1))).run_due().unwrap();
        assert_eq!(tray(test), [(NoticeKind::SomethingAwaitsOffice, TrayReason::NoAddress)]);
    });
}

#[test]
fn after_a_week_an_address_is_given_up_and_after_a_month_the_tray_forgets_it() {
    both_engines(|test| {
        let machine = MachineSecrets::generate();
        invite(test, &machine);
        assert_eq!(write(test, give_up_old).unwrap(), 0);
        test.clock.advance_seconds(GIVEN_UP_AFTER_DAYS * 86_400 + 1);
        assert_eq!(write(test, give_up_old).unwrap(), 1);
        assert_eq!((waiting(test), tray(test)), (0, vec![(NoticeKind::Invitation, TrayReason::GivenUp)]));
        test.clock.advance_seconds(TRAY_KEPT_DAYS * 86_400 + 1);
        assert_eq!(write(test, give_up_old).unwrap(), 0);
        assert_eq!(tray(test), []);
    });
}

#[test]
fn a_notice_that_is_gone_is_a_job_done() {
    both_engines(|test| {
        let machine = Arc::new(MachineSecrets::generate());
        let id = invite(test, &machine);
        write(test, move |tx| put_in_tray(tx, id, TrayReason::GivenUp)).unwrap();
        worker(test, &machine, None, None).run_due().unwrap();
        assert_eq!(tray(test).len(), 1);
    });
}

#[test]
fn settings_that_can_not_work_are_refused_at_the_start() {
    let machine = Arc::new(MachineSecrets::generate());
    let mut server = server_at(25);
    server.from = "nobody".to_owned();
    let refused = Post::new(machine, Texts::new().unwrap(), None, Some(&server));
    assert!(matches!(refused, Err(PostError::Sender)));
}
