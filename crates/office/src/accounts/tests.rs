//! Stories of an office's people, on both engines.

use std::sync::Arc;

use lyhty_base::{Clock as _, Day, Identity as _, Private, RecordId, SeededChance, Text};
use lyhty_store::keys::{self, Holder};
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_store::{Actor, params, trail};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{Compartment, Keyring, MachineSecrets, NodeSecrets, Password, RecordKey, RecoverySecret};
use lyhty_web::policy::{self, GrantCompartments, ManageOwnAccount, Permission};
use lyhty_web::{May, sessions, testing};

use super::token::TokenPurpose;
use super::*;

const PASSWORD: &str = "kolme sinistä pilveä aamulla";

/// An office on a test's store, with the second factors of its people.
struct Office<'a> {
    test: &'a TestStore,
    machine: Arc<MachineSecrets>,
    node: Arc<NodeSecrets>,
    factor: TotpSecret,
    recovery: RecoverySecret,
    codes: Vec<String>,
    director: AccountId,
}

impl<'a> Office<'a> {
    /// With a director `director` and these colleagues, all granted by the recovery key.
    fn founded(test: &'a TestStore, colleagues: &[(Role, &str)]) -> Self {
        let machine = Arc::new(MachineSecrets::generate());
        let factor = TotpSecret::generate();
        let mut founding = Founding::prepare(prepared(test, &machine, &factor, Role::Director, "director")).unwrap();
        for (role, login) in colleagues {
            founding = founding.with_colleague(prepared(test, &machine, &factor, *role, login)).unwrap();
        }
        let founding = Arc::new(founding);
        let recovery = RecoverySecret::parse(&founding.recovery_key()).unwrap();
        let codes = founding.recovery_codes().grouped().map(|code| code.as_str().to_owned()).collect();
        let node = Arc::new(NodeSecrets::in_memory(test.clock.now()));
        let director = write(test, move |tx| found(tx, &founding)).unwrap();
        Self { test, machine, node, factor, recovery, codes, director }
    }

    fn id(&self, login: &str) -> AccountId {
        let hash = LoginName::parse(login).unwrap().hash(&self.machine.login_key);
        let account = read(self.test, move |tx| Ok(rows::account_of_login(tx, &hash)?)).unwrap();
        account.expect("somebody has the login name").0
    }

    /// One try to sign in, as the page does it.
    fn try_to_sign_in(&self, login: &str, password: &str, code: &str) -> Outcome<Keyring> {
        let hash = self.machine.login_key.hash(login);
        let attempt = write(self.test, move |tx| sign_in::begin_attempt(tx, &hash))?;
        let now = self.test.clock.now();
        let proof = attempt.unlock(&Password::typed(password), code, now, &self.machine)?.ok_or_else(sign_in::wrong)?;
        let keyring = Keyring::from_bytes(&proof.keyring().to_bytes())?;
        let node = Arc::clone(&self.node);
        write(self.test, move |tx| sign_in::sign_in(tx, &node, &proof))?;
        Ok(keyring)
    }

    fn code(&self) -> String {
        self.factor.code_at(self.test.clock.now())
    }

    /// Signs in with what is right, half a minute later than before.
    fn sign_in(&self, login: &str) -> Outcome<Keyring> {
        self.test.clock.advance_seconds(60);
        self.try_to_sign_in(login, PASSWORD, &self.code())
    }

    /// What somebody may do, after signing in.
    fn may<P: Permission>(&self, login: &str) -> May<P> {
        let id = self.id(login);
        let role = read(self.test, move |tx| standing(tx, id)).unwrap().expect("can sign in");
        testing::may(role, self.sign_in(login).unwrap())
    }

    /// Somebody accepts an invitation.
    fn accept(&self, token: &OneTimeToken, role: Role, login: &str) -> Outcome<AccountId> {
        let account = prepared(self.test, &self.machine, &self.factor, role, login);
        let hash = token.hash(TokenPurpose::Invitation, &self.machine.login_key);
        write(self.test, move |tx| invitations::accept(tx, &hash, &account))
    }

    /// The director invites, and somebody accepts.
    fn join(&self, role: Role, login: &str) -> AccountId {
        let token = OneTimeToken::fresh(&*self.test.chance);
        let hash = token.hash(TokenPurpose::Invitation, &self.machine.login_key);
        let may = self.may("director");
        write(self.test, move |tx| invitations::invite(tx, &may, &hash, role)).unwrap();
        self.accept(&token, role, login).unwrap()
    }

    fn state(&self, account: AccountId) -> AccountState {
        read(self.test, move |tx| Ok(rows::find(tx, account)?)).unwrap().expect("there is such an account").state
    }

    /// The verbs in the trail, the oldest first.
    fn verbs(&self) -> Vec<String> {
        let filter = trail::Filter { limit: 1000, ..trail::Filter::default() };
        let entries = read(self.test, move |tx| Ok(trail::find(tx, &filter)?)).unwrap();
        entries.iter().rev().map(|entry| entry.verb.clone()).collect()
    }
}

fn prepared(
    test: &TestStore,
    machine: &MachineSecrets,
    factor: &TotpSecret,
    role: Role,
    login: &str,
) -> PreparedAccount {
    let new = NewAccount {
        login: LoginName::parse(login).unwrap(),
        name: Private::new(Text::new(&format!("Keksitty {login}")).unwrap()),
        role,
        password: Password::parse(PASSWORD).unwrap(),
        second_factor: factor.clone(),
        used_step: 0,
    };
    new.prepare(&*test.chance, machine).unwrap()
}

fn write<T: Send + 'static>(test: &TestStore, body: impl Fn(&mut Tx<'_>) -> Outcome<T> + Send + 'static) -> Outcome<T> {
    test.store.write_blocking("test", Actor::Nobody, body)
}

fn read<T: Send + 'static>(test: &TestStore, body: impl Fn(&mut Tx<'_>) -> Outcome<T> + Send + 'static) -> Outcome<T> {
    test.store.read_blocking("test", body)
}

fn held(keyring: &Keyring) -> Vec<Compartment> {
    let mut held: Vec<_> = keyring.compartments().iter().map(lyhty_vault::CompartmentSecret::compartment).collect();
    held.sort();
    held
}

/// The key of the sentence with which something was refused.
fn refused<T>(outcome: Outcome<T>) -> &'static str {
    match outcome.err().expect("refused") {
        Problem::Refusal(refusal) => refusal.key,
        Problem::Fields(problems) => problems.first().expect("a field").refusal.key,
        Problem::Absent => "absent",
        Problem::Busy => "busy",
        Problem::Fault(fault) => panic!("a fault: {}", fault.chain()),
    }
}

#[test]
fn an_office_is_founded_once_and_its_director_holds_every_key() {
    both_engines(|test| {
        let office = Office::founded(test, &[(Role::SystemAdministrator, "machine")]);
        assert_eq!(held(&office.sign_in("director").unwrap()), Compartment::ALL);
        assert_eq!(held(&office.sign_in("machine").unwrap()), []);
        let again =
            Founding::prepare(prepared(test, &office.machine, &office.factor, Role::Director, "second")).unwrap();
        assert_eq!(refused(write(test, move |tx| found(tx, &again))), "accounts-set-up-done");
        let pinned = read(test, pinned_keys).unwrap().expect("founded");
        assert_eq!(String::from_utf8(pinned).unwrap().lines().count(), 7);
        assert!(read(test, letterbox).unwrap().is_some());
    });
}

#[test]
fn the_set_up_code_is_good_once_and_only_the_last_one() {
    both_engines(|test| {
        let machine = Arc::new(MachineSecrets::generate());
        let code = || {
            let machine = Arc::clone(&machine);
            write(test, move |tx| set_up_code(tx, &machine.login_key)).unwrap()
        };
        let (first, last) = (code().expect("nobody yet"), code().expect("nobody yet"));
        let director = prepared(test, &machine, &TotpSecret::generate(), Role::Director, "director");
        let founding = Arc::new(Founding::prepare(director).unwrap());
        let set_up = |code: &OneTimeToken| {
            let (founding, hash) = (Arc::clone(&founding), code.hash(TokenPurpose::SetUp, &machine.login_key));
            write(test, move |tx| founding::found_with_code(tx, &hash, &founding))
        };
        assert_eq!(refused(set_up(&first)), "accounts-set-up-code-wrong");
        set_up(&OneTimeToken::typed(&last.reveal().to_uppercase())).unwrap();
        assert_eq!(refused(set_up(&last)), "accounts-set-up-done");
        assert!(code().is_none());
    });
}

#[test]
fn an_invited_colleague_opens_nothing_before_somebody_who_holds_the_keys_grants_them() {
    both_engines(|test| {
        let office = Office::founded(test, &[(Role::Nurse, "nurse")]);
        let worker = office.join(Role::SocialWorker, "worker");
        assert_eq!(office.state(worker), AccountState::AwaitingKeys);
        assert_eq!(held(&office.sign_in("worker").unwrap()), []);
        let may = office.may::<GrantCompartments>("director");
        write(test, move |tx| grants::grant(tx, &may, worker)).unwrap();
        assert_eq!(office.state(worker), AccountState::InUse);
        let mut due = policy::compartments(Role::SocialWorker).to_vec();
        due.sort();
        assert_eq!(held(&office.sign_in("worker").unwrap()), due);
        let verbs = office.verbs();
        for verb in ["found", "invite", "accept-invitation", "grant", "sign-in"] {
            assert!(verbs.iter().any(|written| written == verb), "{verb} is in the trail: {verbs:?}");
        }
    });
}

#[test]
fn an_invitation_is_used_up_by_one_account_and_ends_after_seven_days() {
    both_engines(|test| {
        let office = Office::founded(test, &[]);
        let invited = |role| {
            let (token, machine) = (OneTimeToken::fresh(&*test.chance), Arc::clone(&office.machine));
            let kept = token.clone();
            write(test, move |tx| invite_by_duty(tx, &token, &machine.login_key, role)).unwrap();
            kept
        };
        let token = invited(Role::Editor);
        assert_eq!(refused(office.accept(&token, Role::Director, "editor")), "absent");
        assert_eq!(refused(office.accept(&token, Role::Editor, "director")), "accounts-login-taken");
        office.accept(&token, Role::Editor, "editor").unwrap();
        assert_eq!(refused(office.accept(&token, Role::Editor, "another")), "absent");
        let late = invited(Role::Editor);
        test.clock.advance_seconds(invitations::INVITATION_DAYS * 24 * 3600);
        assert_eq!(refused(office.accept(&late, Role::Editor, "late")), "absent");
    });
}

#[test]
fn an_invitation_by_the_command_line_alone_gives_no_power() {
    let test = &TestStore::sqlite();
    let office = Office::founded(test, &[]);
    let (token, machine) = (OneTimeToken::fresh(&*test.chance), Arc::clone(&office.machine));
    let kept = token.clone();
    write(test, move |tx| invite_by_duty(tx, &kept, &machine.login_key, Role::Director)).unwrap();
    office.accept(&token, Role::Director, "intruder").unwrap();
    let director = office.director;
    let may = office.may("intruder");
    assert_eq!(refused(write(test, move |tx| roster::close(tx, &may, director))), "accounts-act-without-keys");
    let may = office.may("intruder");
    assert_eq!(refused(write(test, move |tx| resets::start(tx, &may, director))), "accounts-act-without-keys");
    let intruder = office.id("intruder");
    let may = office.may("intruder");
    assert_eq!(refused(write(test, move |tx| grants::grant(tx, &may, intruder))), "accounts-grant-own");
}

#[test]
fn whatever_is_wrong_about_a_sign_in_gets_the_same_answer_and_a_code_counts_once() {
    both_engines(|test| {
        let office = Office::founded(test, &[]);
        let wait = || test.clock.advance_seconds(3601);
        let code = office.code();
        assert_eq!(refused(office.try_to_sign_in("nobody", PASSWORD, &code)), "accounts-sign-in-wrong");
        assert_eq!(refused(office.try_to_sign_in("director", "another password", &code)), "accounts-sign-in-wrong");
        assert_eq!(refused(office.try_to_sign_in("director", PASSWORD, "12345")), "accounts-sign-in-wrong");
        wait();
        let code = office.code();
        office.try_to_sign_in(" Director ", PASSWORD, &code).unwrap();
        assert_eq!(refused(office.try_to_sign_in("director", PASSWORD, &code)), "accounts-sign-in-wrong");
        wait();
        let recovery = office.codes.first().expect("ten codes").clone();
        office.try_to_sign_in("director", PASSWORD, &recovery).unwrap();
        assert_eq!(refused(office.try_to_sign_in("director", PASSWORD, &recovery)), "accounts-sign-in-wrong");
    });
}

#[test]
fn whoever_keeps_guessing_waits_and_the_owner_is_never_locked_out() {
    both_engines(|test| {
        let office = Office::founded(test, &[]);
        let guess = || {
            let hash = office.machine.login_key.hash("director");
            write(test, move |tx| sign_in::begin_attempt(tx, &hash).map(drop))
        };
        for _ in 0..4 {
            guess().unwrap();
        }
        assert_eq!(refused(guess()), "accounts-too-soon");
        for _ in 0..20 {
            test.clock.advance_seconds(30);
            guess().unwrap();
        }
        for _ in 0..50 {
            assert_eq!(refused(guess()), "accounts-too-soon");
        }
        test.clock.advance_seconds(30);
        office.try_to_sign_in("director", PASSWORD, &office.code()).unwrap();
        guess().unwrap();
        test.clock.advance_seconds(3601);
        assert_eq!(write(test, forget_failures).unwrap(), 1);
    });
}

#[test]
fn many_names_tried_make_the_second_try_wait_and_never_the_first() {
    let test = &TestStore::sqlite();
    let machine = MachineSecrets::generate();
    let attempt = |login: &str| {
        let hash = machine.login_key.hash(login);
        write(test, move |tx| sign_in::begin_attempt(tx, &hash).map(drop))
    };
    for number in 0..40 {
        attempt(&format!("name-{number}")).unwrap();
    }
    assert_eq!(refused(attempt("name-0")), "accounts-too-soon");
    attempt("somebody-who-did-nothing").unwrap();
}

#[test]
fn a_closed_account_has_lost_everything_in_the_same_transaction() {
    both_engines(|test| {
        let office = Office::founded(test, &[(Role::SocialWorker, "worker"), (Role::SeniorAdviser, "adviser")]);
        office.sign_in("worker").unwrap();
        let worker = office.id("worker");
        let record = RecordId::fresh(&SeededChance::new(7));
        write(test, move |tx| {
            let public = public_key(tx, worker)?.expect("in use");
            Ok(keys::put(tx, record, &Holder::Account(worker), &public.wrap(&RecordKey::generate(), record)?)?)
        })
        .unwrap();
        let (may, director) = (office.may("adviser"), office.director);
        assert_eq!(refused(write(test, move |tx| roster::close(tx, &may, director))), "accounts-close-director");
        let may = office.may("director");
        write(test, move |tx| roster::close(tx, &may, worker)).unwrap();
        assert!(matches!(office.state(worker), AccountState::Closed { .. }));
        assert_eq!(read(test, move |tx| standing(tx, worker)).unwrap(), None);
        let left = read(test, move |tx| {
            let keys = keys::find(tx, record, &[Holder::Account(worker)])?.len();
            let sealed = "SELECT id FROM grants WHERE account = $1 AND sealed IS NOT NULL";
            let locked = "SELECT id FROM account_keys WHERE account = $1 AND locked_key IS NOT NULL";
            let (sealed, locked) = (tx.query(sealed, params![worker])?.len(), tx.query(locked, params![worker])?.len());
            Ok((keys, sealed, locked, sessions::list(tx, worker)?.len()))
        });
        assert_eq!(left.unwrap(), (0, 0, 0, 0));
        assert_eq!(refused(office.sign_in("worker")), "accounts-sign-in-wrong");
        let may = office.may("director");
        assert_eq!(refused(write(test, move |tx| roster::close(tx, &may, worker))), "absent");
    });
}

/// Two colleagues reset an account; the person gets new credentials with this password.
fn reset(office: &Office<'_>, account: AccountId, first: &str, second: &str) {
    let test = office.test;
    let may = office.may(first);
    let id = write(test, move |tx| resets::start(tx, &may, account)).unwrap();
    let token = OneTimeToken::fresh(&*test.chance);
    let hash = token.hash(TokenPurpose::Reset, &office.machine.login_key);
    let (may, tried) = (office.may(first), hash.clone());
    assert_eq!(refused(write(test, move |tx| resets::confirm(tx, &may, id, &tried))), "accounts-reset-second");
    let (may, confirmed) = (office.may(second), hash.clone());
    write(test, move |tx| resets::confirm(tx, &may, id, &confirmed)).unwrap();
    let password = Password::parse(PASSWORD).unwrap();
    let credentials = Credentials::make(account, &password, &office.factor, 0, &office.machine).unwrap();
    let completed = hash.clone();
    write(test, move |tx| resets::complete(tx, &completed, &credentials)).unwrap();
    let credentials = Credentials::make(account, &password, &office.factor, 0, &office.machine).unwrap();
    assert_eq!(refused(write(test, move |tx| resets::complete(tx, &hash, &credentials))), "absent");
}

#[test]
fn an_account_unused_for_90_days_loses_its_key_and_two_colleagues_lead_it_back_without_keys() {
    both_engines(|test| {
        let office = Office::founded(test, &[(Role::SeniorAdviser, "adviser"), (Role::Nurse, "nurse")]);
        let nurse = office.id("nurse");
        test.clock.advance_seconds((roster::UNUSED_DAYS * 24 - 1) * 3600);
        office.sign_in("director").unwrap();
        office.sign_in("adviser").unwrap();
        assert_eq!(write(test, retire_unused).unwrap(), 0);
        test.clock.advance_seconds(2 * 3600);
        assert_eq!(write(test, retire_unused).unwrap(), 1);
        assert!(matches!(office.state(nurse), AccountState::Retired { .. }));
        assert_eq!(refused(office.sign_in("nurse")), "accounts-sign-in-wrong");
        reset(&office, nurse, "director", "adviser");
        assert_eq!(office.state(nurse), AccountState::AwaitingKeys);
        assert_eq!(held(&office.sign_in("nurse").unwrap()), []);
        let may = office.may("director");
        write(test, move |tx| grants::grant(tx, &may, nurse)).unwrap();
        assert_eq!(office.state(nurse), AccountState::InUse);
    });
}

#[test]
fn one_adviser_alone_makes_no_second_person_and_takes_nothing_from_the_director() {
    let test = &TestStore::sqlite();
    let office = Office::founded(test, &[(Role::SeniorAdviser, "adviser"), (Role::SeniorAdviser, "second")]);
    let (token, director) = (OneTimeToken::fresh(&*test.chance), office.director);
    let (hash, may) = (token.hash(TokenPurpose::Invitation, &office.machine.login_key), office.may("adviser"));
    write(test, move |tx| invitations::invite(tx, &may, &hash, Role::SeniorAdviser)).unwrap();
    let puppet = office.accept(&token, Role::SeniorAdviser, "puppet").unwrap();
    let may = office.may::<GrantCompartments>("adviser");
    assert_eq!(refused(write(test, move |tx| grants::grant(tx, &may, puppet))), "accounts-grant-invited");
    let may = office.may("puppet");
    assert_eq!(refused(write(test, move |tx| resets::start(tx, &may, director))), "accounts-act-without-keys");
    let may = office.may::<GrantCompartments>("adviser");
    assert_eq!(refused(write(test, move |tx| grants::take_away(tx, &may, director))), "accounts-take-away-director");
    let may = office.may("adviser");
    let id = write(test, move |tx| resets::start(tx, &may, director)).unwrap();
    let may = office.may("second");
    let confirmed = write(test, move |tx| resets::confirm(tx, &may, id, "a token's hash"));
    assert_eq!(refused(confirmed), "accounts-reset-director");
    let may = office.may::<GrantCompartments>("second");
    write(test, move |tx| grants::grant(tx, &may, puppet)).unwrap();
    let false_director = office.join(Role::Director, "false");
    let may = office.may::<GrantCompartments>("second");
    assert_eq!(refused(write(test, move |tx| grants::grant(tx, &may, false_director))), "accounts-grant-director");
}

#[test]
fn grants_signed_with_keys_that_a_reset_ended_still_open() {
    let test = &TestStore::sqlite();
    let office = Office::founded(test, &[(Role::SeniorAdviser, "adviser"), (Role::SeniorAdviser, "second")]);
    let worker = office.join(Role::SocialInstructor, "worker");
    let may = office.may("adviser");
    write(test, move |tx| grants::grant(tx, &may, worker)).unwrap();
    reset(&office, office.id("adviser"), "director", "second");
    assert_eq!(held(&office.sign_in("worker").unwrap()).len(), policy::compartments(Role::SocialInstructor).len());
}

#[test]
fn the_recovery_key_gives_a_new_way_in_with_keys_and_everybody_sees_it() {
    both_engines(|test| {
        let office = Office::founded(test, &[]);
        let hash = office.machine.login_key.hash("director");
        let other = Arc::new(RecoverySecret::generate());
        let asked = hash.clone();
        let refusal = refused(read(test, move |tx| resets::request_recovery(tx, &other, &asked).map(drop)));
        assert_eq!(refusal, "accounts-recovery-key-other");
        let key = Arc::new(RecoverySecret::parse(&office.recovery.printable()).unwrap());
        let used = Arc::clone(&key);
        let request = read(test, move |tx| resets::request_recovery(tx, &used, &hash)).unwrap();
        let password = Password::parse("neljä vihreää kiveä illalla").unwrap();
        let recovery = request.open(&key, &password, &office.factor, 0, &office.machine).unwrap();
        write(test, move |tx| resets::recover(tx, &recovery)).unwrap();
        assert_eq!(refused(office.sign_in("director")), "accounts-sign-in-wrong");
        test.clock.advance_seconds(60);
        let keyring = office.try_to_sign_in("director", "neljä vihreää kiveä illalla", &office.code()).unwrap();
        assert_eq!(held(&keyring), Compartment::ALL);
        assert_eq!(read(test, resets::shown_uses).unwrap().len(), 1);
        assert!(office.verbs().iter().any(|verb| verb == "use-recovery-key"));
    });
}

#[test]
fn a_grant_copied_to_another_account_opens_nothing_and_is_named_in_the_trail() {
    both_engines(|test| {
        let office = Office::founded(test, &[(Role::Nurse, "nurse")]);
        let (nurse, director) = (office.id("nurse"), office.director);
        // What somebody can do who can write to the database and holds no key.
        write(test, move |tx| {
            tx.execute(
                "UPDATE grants SET sealed = (SELECT sealed FROM grants WHERE account = $2 AND compartment = 'health')
                 WHERE account = $1 AND compartment = 'health'",
                params![nurse, director],
            )?;
            Ok(())
        })
        .unwrap();
        let keyring = office.sign_in("nurse").unwrap();
        assert_eq!(held(&keyring), [Compartment::Register, Compartment::Staff]);
        assert!(office.verbs().iter().any(|verb| verb == "refuse-grants"));
    });
}

#[test]
fn names_are_read_by_colleagues_and_by_nobody_else() {
    both_engines(|test| {
        let office = Office::founded(test, &[(Role::Trainee, "trainee"), (Role::SystemAdministrator, "machine")]);
        let (director, trainee) = (office.director, office.id("trainee"));
        let named = |login: &str| {
            let may = office.may::<ManageOwnAccount>(login);
            read(test, move |tx| names(tx, &may.names())).unwrap()
        };
        let frame = testing::frame(lyhty_base::Language::English);
        assert_eq!(named("trainee").shown(&frame, director), "Keksitty director");
        assert_eq!(named("machine").shown(&frame, trainee), "Trainee A");
    });
}

#[test]
fn a_delegation_holds_from_its_first_day_to_its_last_until_it_is_revoked() {
    both_engines(|test| {
        let office = Office::founded(test, &[(Role::SeniorAdviser, "adviser"), (Role::Nurse, "nurse")]);
        let (adviser, nurse) = (office.id("adviser"), office.id("nurse"));
        let today = test.clock.now().helsinki_day();
        let days = delegations::DelegatedDays::new(today.plus_days(1), today.plus_days(3)).unwrap();
        let may = office.may("director");
        let refusal = refused(write(test, move |tx| delegations::delegate(tx, &may, nurse, days)));
        assert_eq!(refusal, "accounts-delegation-role");
        let may = office.may("director");
        let id = write(test, move |tx| delegations::delegate(tx, &may, adviser, days)).unwrap();
        let valid = |day: Day| read(test, move |tx| valid_delegation(tx, adviser, day)).unwrap();
        let found: Vec<bool> = (0..=4).map(|later| valid(today.plus_days(later)) == Some(id)).collect();
        assert_eq!(found, [false, true, true, true, false]);
        let may = office.may("director");
        write(test, move |tx| delegations::revoke(tx, &may, id)).unwrap();
        assert_eq!(valid(today.plus_days(2)), None);
        let may = office.may("director");
        assert_eq!(refused(write(test, move |tx| delegations::revoke(tx, &may, id))), "absent");
    });
}

#[test]
fn a_new_password_keeps_the_keys_and_ends_the_sessions() {
    both_engines(|test| {
        let office = Office::founded(test, &[]);
        let may = office.may::<ManageOwnAccount>("director");
        test.clock.advance_seconds(60);
        let asking = may.clone();
        let attempt = write(test, move |tx| sign_in::begin_own_attempt(tx, &asking)).unwrap();
        let (password, now) = (Password::typed(PASSWORD), test.clock.now());
        let proof = attempt.unlock(&password, &office.code(), now, &office.machine).unwrap().expect("right");
        let chosen = Password::parse("neljä vihreää kiveä illalla").unwrap();
        let locked = may.own_secret().lock_with_password(&chosen, &office.machine.pepper).unwrap();
        write(test, move |tx| own::change_password(tx, &may, &proof, &locked)).unwrap();
        let director = office.director;
        assert!(read(test, move |tx| sessions::list(tx, director)).unwrap().is_empty());
        assert_eq!(refused(office.sign_in("director")), "accounts-sign-in-wrong");
        test.clock.advance_seconds(60);
        let keyring = office.try_to_sign_in("director", "neljä vihreää kiveä illalla", &office.code()).unwrap();
        assert_eq!(held(&keyring), Compartment::ALL);
    });
}
