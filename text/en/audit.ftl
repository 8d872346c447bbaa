### Audit: the trail, who looked at a record, jobs that died.

## The trail
audit-navigation-trail = Trail
audit-trail-title = Trail
audit-trail-lead = Everything that was done and read here, newest first. The trail holds ids and fixed words, no personal data.
audit-since = From this day
audit-until = To this day
audit-actor = Who
audit-verb = What was done
audit-verb-hint = The word as it stands in the trail, for example decide
audit-subject = About which id
audit-subject-hint = The 32 characters of a proposal, a thread or an account
audit-find = Find
audit-older = Older entries
audit-none = There are no such entries.
audit-entries = Entries, newest first
audit-at = When
audit-who = Who
audit-what = What
audit-about = About
audit-result = How it ended
audit-position = Place in the chain
audit-not-linked = not yet linked
audit-doer-receipt = somebody with a receipt
audit-doer-duty = the machine ({ $duty })
audit-doer-nobody = somebody unknown
audit-not-an-account = This is no account. Choose a colleague.

## The check of the chain
audit-verify-title = Is the trail whole?
audit-verify-what = Checks every entry, every link, every signed checkpoint and every row that the trail has recorded. This can take minutes.
audit-verify = Check the trail
audit-verified-title = The check of the trail
audit-verified-sound = Nothing is wrong.
audit-verified-not-sound = Something is wrong
audit-verified-what-now = Change nothing. Keep the database, its backups and the checkpoints as they are, and tell whoever holds checkpoints outside the office.
audit-verified-compared =
    Entries compared: { $entries }. Checkpoints: { $checkpoints }. Rows: { $facts }.
audit-verified-tail =
    { $tail ->
        [0] Every entry is covered by a signed checkpoint.
        [one] { $tail } entry is not yet covered by a signed checkpoint.
       *[other] { $tail } entries are not yet covered by a signed checkpoint.
    }
audit-verified-held = This page can't see a trail that was rewritten as a whole, with all keys of the machine. A checkpoint that was kept elsewhere can: “lyhty audit verify --against”.
audit-back-to-trail = Back to the trail
audit-finding-changed = The entry at place { $position } was changed.
audit-finding-reordered = The entry at place { $position } stands out of order.
audit-finding-removed = The entry at place { $position } was removed.
audit-finding-gap = Places { $first } to { $last } of the chain are missing.
audit-finding-truncated = The chain ends at { $head }, but a checkpoint vouches for { $checkpoint }: its end was cut off.
audit-finding-rewritten = The chain differs from a signed checkpoint at place { $checkpoint }: what came before was rewritten.
audit-finding-checkpoint = Line { $line } of the file of checkpoints is no checkpoint signed by this office.
audit-finding-no-checkpoint = There are entries and no checkpoint: the file of checkpoints was removed.
audit-finding-fact = The row { $id } of { $table } is not as entry { $entry } recorded it.
audit-finding-unrecorded = No entry tells of the row { $id } of { $table }.
audit-finding-known-facts = The rows of { $table } that were known before { $day } are not as the trail recorded them: figures were changed.

## The export
audit-export-title = Export
audit-export-what = The entries of the search above as a file for a spreadsheet. The export is itself entered in the trail.
audit-export = Export the entries

## Who looked
audit-navigation-looked = Who has looked?
audit-looked-title = Who has looked?
audit-looked-lead = Type the id of a proposal, a thread or anything else to see everybody who read or changed it.
audit-record = Id
audit-record-hint = 32 characters, digits and the letters a to f; it stands in the address of the page
audit-looked-show = Show
audit-not-an-id = This is no id. An id has 32 characters, digits and the letters a to f.
audit-looked-record = Everything that was read and done, newest first, for the id { $id }. A thread or a document has an id of its own.
audit-looked-entries = Who, when and what
audit-looked-nobody = Nobody has looked, or there is no such id.
audit-looked-another = Another id
audit-permission = By which right

## Jobs
audit-navigation-jobs = Jobs
audit-jobs-title = Jobs
audit-jobs-lead = What the machine still has to do, such as sending a mail. After ten attempts it gives up, and the job stands here.
audit-jobs-waiting =
    { $count ->
        [0] No job is waiting.
        [one] { $count } job is waiting.
       *[other] { $count } jobs are waiting.
    }
audit-jobs-none = No job was given up.
audit-jobs-dead = Jobs that were given up
audit-jobs-died = When
audit-jobs-kind = Kind
audit-jobs-attempts = Attempts
audit-jobs-failure = Why
audit-jobs-again = Again
audit-jobs-revive = Try again
