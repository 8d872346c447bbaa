### Accounts: set-up, invitations, sign-in, keys, resets, delegations.

## What several pages say
accounts-name = Name
accounts-name-hint = The name your colleagues know. Only colleagues see it.
accounts-role = Role
accounts-state = State
accounts-holds = Holds the keys of
accounts-holds-nothing = nothing
accounts-nobody-known = somebody unknown
accounts-login = Login name
accounts-login-new-hint = 3 to 64 characters: letters a to z, digits and . - _ @. You type it each time you sign in.
accounts-login-form = Use 3 to 64 characters: letters a to z, digits and . - _ @.
accounts-login-taken = This login name is taken. Choose another.
accounts-password = Password
accounts-password-new = New password
accounts-password-new-hint = At least 15 characters. A few words that only you would put together are good. You may paste it from a password manager.
accounts-password-again = The same password again
accounts-password-differs = The two passwords are not the same. Type them again.
password-too-short = This password is too short. Use at least { $least } characters.
password-too-long = This password is too long. Use at most { $most } characters.
password-common = This password is too easy to guess. Choose another.
accounts-second-factor-title = Second step: your authenticator
accounts-second-factor-why = Scan the picture with an authenticator app on your telephone. From then on the app shows a new code every half minute, and you need it to sign in.
accounts-second-factor-letters = If you can’t scan it, type this key into the app:
accounts-second-factor-anew = The picture is no longer the same. Remove the old entry from your app, scan the new picture and type its code.
accounts-authenticator-label = Office
accounts-code-new = Code that the app shows now
accounts-code-new-hint = Six digits.
accounts-code-wrong = This is not the code the app shows now. Wait for the next one and check that your telephone’s clock is right.
accounts-code = Code
accounts-code-hint = Six digits from your authenticator, or one of your recovery codes.
accounts-act-without-keys = You can do this once a colleague has granted you your keys.
accounts-prove-title = Show that it is you

## Shown once
accounts-once-title = This is shown only once
accounts-once-text = Print or write it down now, before you leave the page. We can’t show it again.
accounts-once-next = I have kept it. Go on
accounts-recovery-codes-title = Recovery codes
accounts-recovery-codes-what = If your telephone is lost, one of these codes stands in for the code of your authenticator. Each is good once. Keep them where nobody else finds them, and not with your password.
accounts-recovery-key-title = The office’s recovery key
accounts-recovery-key-what = If nobody can sign in any more, only this key opens what the office holds. It is kept nowhere else: if you lose this page and the keys too, everything is lost.
accounts-recovery-key-how = Print it twice, put each print in a sealed envelope and keep them in two safe places. Do not photograph it and do not save it on a computer.
accounts-waits-title = Your keys are still to come
accounts-waits-text = You can sign in now. A colleague who holds the keys has to grant them to you before you can read anything. Tell them that your account is ready.

## Set-up
accounts-set-up-title = Set up the office
accounts-set-up-lead = This is done once. It makes the office’s keys and the director’s account.
accounts-set-up-code = Code from the console
accounts-set-up-code-hint = It was printed where the programme was started. It is good once.
accounts-set-up-code-wrong = This is not the code that was printed last.
accounts-set-up-send = Set up the office
accounts-set-up-done = The office is set up already.
accounts-set-up-done-title = The office is set up

## Signing in
accounts-sign-in-title = Sign in
accounts-sign-in = Sign in
accounts-sign-in-wrong = Login name, password or code is wrong. A code works only once: wait for the next one and try again.
accounts-too-soon = Too many attempts have failed. Wait { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} and try again.
accounts-sign-in-lost = Can’t sign in? Ask two colleagues to reset your account.
accounts-recovery-link = Use the office’s recovery key
accounts-confirm-title = Is it still you?
accounts-confirm-lead = What you are about to do needs your password and a code once more. It holds for ten minutes.
accounts-confirm = Confirm

## First page
accounts-home-title = Your work
accounts-home-lead = What you can do here:
accounts-home-waits = A colleague who holds the keys has to grant them to you. Until then you can’t read what is sealed.
accounts-recovery-used-title = The recovery key was used
accounts-recovery-used = It let { $name } in again on { $moment }. If you did not know about it, talk to the director or the auditor today.

## Own account
accounts-own-title = Your account
accounts-codes-left = Unused recovery codes
accounts-password-title = Change your password
accounts-password-lead = After the change you are signed out everywhere and sign in with the new password.
accounts-password-change = Change the password
accounts-own-second-factor-title = Change your authenticator
accounts-own-second-factor-lead = Scan the new picture and type its code. The old entry in your app stops working.
accounts-second-factor-change = Use the new authenticator
accounts-own-codes-title = Make new recovery codes
accounts-own-codes-lead = The old codes stop working.
accounts-codes-renew = Make new codes
accounts-own-codes-done-title = Your new recovery codes
accounts-sessions-title = Where you are signed in
accounts-session = Signed in { $begun }, last used { $last }
accounts-session-this = This one
accounts-sign-out-everywhere = Sign out everywhere

## Accounts
accounts-list-title = Accounts
accounts-list-caption = Everybody who has or had an account
accounts-one-title = Account
accounts-state-awaiting-keys = Awaits keys
accounts-state-in-use = In use
accounts-state-retired = Unused for 90 days, needs a reset
accounts-state-closed = Closed
accounts-signed-in-at = Last signed in
accounts-close-link = Close this account
accounts-close-title = Close an account
accounts-close-what = { $name } is signed out at once, and the account’s keys are destroyed. This can’t be undone.
accounts-close = Close the account
accounts-close-own = You can’t close your own account. Ask a colleague.
accounts-close-director = Only a director can close a director’s account.

## Invitations
accounts-invitations-title = Invitations
accounts-invitations-lead = Somebody who gets the link makes an account with the role you choose. The account opens nothing before a colleague grants its keys.
accounts-invite-role = What will they be in the office?
accounts-invite-mail = E-mail address
accounts-invite-mail-hint = Leave it empty to hand the link over yourself. The address is erased once the mail is sent.
accounts-invite-address = This is no e-mail address.
accounts-invite-director = Only a director can invite a director.
accounts-invite = Make the invitation
accounts-invitations-made = Invitations so far
accounts-invitations-none = Nobody has been invited yet.
accounts-invited-by = Invited by { $name }
accounts-invited-by-duty = the command line
accounts-invitation-waiting = Waits until
accounts-invitation-accepted = Accepted
accounts-invitation-withdrawn = Withdrawn
accounts-invitation-ended = Ended unused
accounts-withdraw-invitation = Withdraw
accounts-invited-title = The invitation
accounts-invited-text = Hand this link to one person, in a safe way. It is good for seven days and makes one account.
accounts-invited-mailed = It was also sent to the address you typed.
accounts-back-to-invitations = Back to the invitations
accounts-accept-title = Make your account
accounts-accept-lead = You are invited as: { $role }.
accounts-accept = Make the account
accounts-accepted-title = Your account is ready

## Grants
accounts-grants-title = Keys of colleagues
accounts-grants-lead = You can hand on the keys that you hold yourself, as far as the colleague’s role allows. Make sure first that the person is who they say.
accounts-awaiting-title = Accounts that await keys
accounts-awaiting-none = Nobody awaits keys.
accounts-awaited = Awaits: { $compartments }
accounts-grant = Grant the keys
accounts-grant-own = You can’t grant keys to yourself or take your own away. Ask a colleague.
accounts-grant-nothing = You hold none of the keys that this colleague awaits. Ask the director.
accounts-grant-invited = You invited this colleague yourself. Another colleague has to grant the keys.
accounts-grant-director = Only a director can grant keys to a director.
accounts-holding-title = Colleagues who hold keys
accounts-holding-none = No other colleague holds keys.
accounts-held = Holds: { $compartments }
accounts-take-away = Take the keys away
accounts-take-away-nothing = This colleague holds no keys.
accounts-take-away-director = Only a director can take a director’s keys away.

## Resets
accounts-resets-title = Resets
accounts-resets-lead = A colleague who can’t sign in gets a new way in when two others agree: one starts the reset on the colleague’s account page, another confirms it here.
accounts-resets-none = No account has been reset.
accounts-reset-link = Start a reset
accounts-reset-start-title = Start a reset
accounts-reset-what = { $name } will get a new password and a new authenticator, and has to be granted their keys anew. A second colleague has to confirm within a day. Speak with the person first, face to face or on a number you know.
accounts-reset-start = Start the reset
accounts-reset-own = You can’t reset your own account. Ask two colleagues.
accounts-reset-waits = A reset of this account waits already.
accounts-reset-second = You started this reset. A second colleague has to confirm it.
accounts-reset-director = A director’s account is reset by a director and a colleague, or with the recovery key.
accounts-reset-started-by = Started by { $name }
accounts-reset-started = Waits for a second colleague until
accounts-reset-confirmed = Waits for the person until
accounts-reset-completed = Completed
accounts-reset-stopped = Stopped
accounts-reset-ended = Ended unused
accounts-reset-confirm = Confirm and get the link
accounts-reset-stop = Stop
accounts-reset-link-title = The link of the reset
accounts-reset-link-text = Hand this link to the person, in a safe way. It is good for one day.
accounts-back-to-resets = Back to the resets
accounts-reset-complete-title = Make a new way in
accounts-reset-complete-lead = Choose a new password and set up your authenticator anew. Your login name stays the same.
accounts-reset-complete = Use these from now on
accounts-reset-done-title = Your new way in is ready

## Recovery key
accounts-recovery-title = Use the recovery key
accounts-recovery-warning = Everybody in the office will see that you used it
accounts-recovery-lead = The recovery key gives one account a new way in, with its keys. Use it only when two colleagues can’t reset the account.
accounts-recovery-key = Recovery key
accounts-recovery-key-hint = As it is printed. Small or capital letters, blanks and lines don’t matter.
accounts-recovery-key-other = This key is not this office’s recovery key.
accounts-recovery-login-hint = Login name of the account that gets a new way in.
accounts-recovery-login = No open account has this login name.
accounts-recover = Use the recovery key
accounts-recovered-title = The account has a new way in
recovery-key-length = The key is not complete, or has too many characters.
recovery-key-character = There is a character in group { $group } that a recovery key never has.
recovery-key-group = Group { $group } is not right. Check it against the paper.
recovery-key-checksum = The key is not right. Check each group against the paper.
recovery-key-version = This key is of a kind that this programme does not know.

## Delegations
accounts-delegations-title = Power to decide
accounts-delegations-lead = The director decides on proposals, and can hand that power on to a senior adviser, from a first day to a last day.
accounts-delegations-none = The power to decide has not been handed on.
accounts-delegate-link = Hand the power on
accounts-delegate-title = Hand on the power to decide
accounts-delegate-lead = Every decision made under it names this deed. You can take it back at any time.
accounts-delegate-to = To whom?
accounts-delegation-first = First day
accounts-delegation-last = Last day
accounts-delegate = Hand it on
accounts-delegated-by = Handed on by { $name }
accounts-delegation-order = The last day comes before the first.
accounts-delegation-long = It may hold for { $most } days at most. Make a new one later.
accounts-delegation-role = This colleague’s role can’t be given the power to decide.
accounts-delegation-past = The last day is over already.
accounts-delegation-coming = not yet
accounts-delegation-valid = valid
accounts-delegation-ended = ended
accounts-delegation-revoked = taken back
accounts-revoke = Take it back
