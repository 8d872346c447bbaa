//! Accounts are locked with a password and this machine's pepper together. Each unlocking costs a tenth of a second, so
//! that there are few.

use lyhty_vault::{AccountSecret, LockedAccount, OpenError, Password, Pepper, UnlockError, spend_like_unlock};

#[test]
fn password_and_pepper_together_unlock_an_account_and_neither_alone() {
    let (account, pepper) = (AccountSecret::generate(), Pepper::generate());
    let chosen = Password::parse("violet kettle under the north stair").unwrap();
    let locked = account.lock_with_password(&chosen, &pepper).unwrap();
    let locked = LockedAccount::from_bytes(locked.as_bytes().to_vec()).unwrap();

    let tried = Password::typed("violet kettle under the north stair");
    assert_eq!(locked.unlock(&tried, &pepper).unwrap().public(), account.public());
    let wrong = Password::typed("violet kettle under the south stair");
    assert_eq!(locked.unlock(&wrong, &pepper).err(), Some(UnlockError::WrongPassword));
    assert_eq!(locked.unlock(&tried, &Pepper::generate()).err(), Some(UnlockError::WrongPassword));

    // Made cheaper to guess: four kilobytes instead of sixty-four thousand.
    let mut cheaper = locked.as_bytes().to_vec();
    cheaper[2..6].copy_from_slice(&8_u32.to_be_bytes());
    let cheaper = LockedAccount::from_bytes(cheaper).unwrap();
    assert_eq!(cheaper.unlock(&tried, &pepper).err(), Some(UnlockError::WrongPassword));
    spend_like_unlock(&tried, &pepper);
}

#[test]
fn a_locked_account_that_asks_for_too_much_is_refused_unread() {
    let mut header = vec![1, 1];
    header.extend_from_slice(&u32::MAX.to_be_bytes());
    header.extend_from_slice(&3_u32.to_be_bytes());
    header.resize(200, 0);
    assert_eq!(LockedAccount::from_bytes(header).err(), Some(OpenError::Malformed));
    assert_eq!(LockedAccount::from_bytes(vec![9; 200]).err(), Some(OpenError::Version(9)));
    assert_eq!(LockedAccount::from_bytes(vec![1]).err(), Some(OpenError::Malformed));
}
