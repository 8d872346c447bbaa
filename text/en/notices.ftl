### Notices: the few mails that we send, and the tray. Mails are dull on purpose: never what, never about whom.

## The mails
notices-subject = Information
notices-body-something-awaits-office =
    Something awaits you. Please sign in to read it.

    This is an automatic message. Please do not answer it.
notices-body-invitation =
    You are invited to make an account. Open this link yourself, and do not pass it on:

    { $link }

    If you did not expect this, you need not do anything.
notices-body-mailbox-answer =
    There is something new for you in the place where you wrote.

    This is an automatic message. Please do not answer it.

## Which mail it was
notice-something-awaits-office = To the office: something awaits you
notice-invitation = Invitation to make an account
notice-mailbox-answer = To a mailbox: there is something new

## The tray
notices-navigation = Outgoing mail
notices-tray-title = Outgoing mail
notices-tray-lead = Here you see the mails that were not sent, and why. To whom they were going is not kept.
notices-tray-waiting =
    { $count ->
        [0] No mail is waiting to be sent.
        [one] { $count } mail is waiting to be sent.
       *[other] { $count } mails are waiting to be sent.
    }
notices-tray-empty = The tray is empty.
notices-tray-lines = Mails that were not sent, newest first
notices-tray-at = When
notices-tray-notice = Mail
notices-tray-reason = Why it was not sent
tray-reason-no-mail-server = No mail server is set
tray-reason-no-address = The office has set no address for its own mail
tray-reason-refused = The mail server knows no such address
tray-reason-given-up = It could not be sent for a week
