### The semiannual review.
review-navigation = Reviews
review-list-title = Semiannual reviews
review-list-none = No review has been begun yet.
review-list-caption = Reviews, the newest half-year first
review-half = Half-year
review-state = State
review-state-draft = Draft, nothing published yet
review-state-published = Edition { $edition } published on { $day }
review-begin-title = Begin a review
review-begin = Begin the review
review-half-not-begun = That half-year has not begun yet.
review-half-has-one = This half-year has a review already. Open it from the list.
review-one-title = Review
review-back = Back to the review
review-to-figures = Figures of this half-year
review-where-it-stands = Where it stands
review-published = Published
review-published-none = Nothing yet.
review-edition = edition { $edition }
review-next-edition = Next edition
review-writers = Written by
review-approval = Approval
review-approval-none = Nobody has approved what the review says now.
review-approved-by = Approved by { $who }, { $when }
review-not-yet = This can’t be approved or published yet
review-figures-not-released = Some figures are small and may point at somebody. The director decides about each of them on the page of figures first.
review-has-findings = Something in the texts has to be mended first. Every place is listed on the page of the review.
review-cut-off-not-over = The cut-off is not over: what is recorded this month still changes the figures. Wait until the month is over.
review-correction-needed = This review is published. Before another edition, write in three languages what is corrected.
review-approver-wrote = You wrote part of this edition. Somebody else has to approve it.
review-not-approved = Nobody who wrote none of it has approved what the review says now.
review-changed-since = The review has changed since you opened this page. Look at it again.
review-no-glyph = No font on paper has this character: { $about }
review-unfit = This can’t be set on paper: { $about }
review-texts-title = Texts
review-texts-caption = Every chapter in every language
review-chapter = Chapter
review-text-none = Not written yet.
review-text-findings = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
review-text-in-order = In order
review-text-not-checked = Not checked: the figures are not released
review-version = version { $version }
review-edit = Edit
review-write = Write
review-mend = Mend this text
review-history = Earlier versions
review-history-title = Versions
review-findings-title = To be mended before approval
review-place = Line { $line }, character { $column }
review-place-chapter = The whole chapter
review-place-title = In the heading, character { $column }
review-claims-title = Claims
review-claims-lead = What the texts in this language claim about the figures, computed from the figures.
review-claims-none = These texts make no claims.
review-claims-caption = Every claim, with what it comes to
review-claim-words = Words
review-claim-rule = Rule
review-claim-computed = Computed
review-claim-holds = True?
review-claim-true = true
review-claim-untrue = untrue
review-text-title = Text
review-field-title = Heading
review-field-body = Text
review-field-body-hint = Every number is an insert in braces. Leave an empty line between paragraphs.
review-save = Save the text
review-just-saved = The text is saved.
review-text-moved = A colleague saved this text while you were writing. Yours is still in the fields below. Put the two together, then save again.
review-other-version = Saved by { $who }, { $when }
review-other-version-what = If you save now, your text becomes the newest version. This one stays among the earlier versions.
review-inserts-title = What can be inserted
review-inserts-caption = Inserts with an example
review-insert-example = Write
review-insert-gives = It gives
review-figures-title = Figures of this review
review-figures-caption = Figures that can be inserted
review-figure-insert = Write
review-preview-title = Preview
review-preview-pdf = Preview as PDF
review-preview-none = There is nothing to show in this language yet.
review-preview-partly = Something is still wrong: what can’t be said yet stands as it was written.
review-approve-title = Approve
review-approve-lead = You approve exactly what the previews show now, in three languages. If anything changes afterwards, it has to be approved again.
review-approve = Approve the edition
review-just-approved = The edition is approved.
review-publish-title = Publish
review-publish-lead = Everybody can read the edition at once. It never changes afterwards; a correction is another edition.
review-publish = Publish the edition
review-just-published = The edition is published.
review-correct-title = Correct
review-correct-lead = What will edition { $edition } correct? Its readers see this on the page, on paper and in the files. A number in it is an insert, as in the texts.
review-note-en = In English
review-note-fi = In Finnish
review-note-sv = In Swedish
review-correct = Save the notes
review-note-in-every-language = Write the note in all three languages.
review-nothing-to-correct = Nothing is published yet, so there is nothing to correct. Just change the draft.
review-public-title = Semiannual review
review-subject = Semiannual review of the assistance system, { $half }
review-mark = Demonstration, invented people
review-draft-mark = Draft, not published
review-contents = Contents
review-correction-title = Correction
review-correction-edition = Edition { $edition } corrects an earlier one
review-tables-title = Tables
review-tables-lead = The values of every chart.
review-as-table = As a table
review-footer = { $half } · edition { $edition } · { $language }
review-footer-draft = { $half } · draft · { $language }
review-archive-title = Published reviews
review-archive-lead = Every edition of the semiannual reviews, also earlier ones, with their files.
review-archive-none = No review has been published yet.
review-newest = newest
review-published-on = Published on { $day }
review-older-edition = There is a newer edition of this review.
review-to-newest = Read the newest edition
review-to-archive = All published reviews
review-files-title = This edition as a file
review-file-pdf = Review (PDF)
review-file-csv = Figures for a spreadsheet (CSV)
review-file-json = Figures for programs (JSON)
# Composition of a review.
review-cover-kicker = Semiannual review
review-named-minors-now = { $count ->
    [one] who was under 18 on { $day }
   *[other] who were under 18 on { $day }
}
review-named-minors-on-admission = { $count ->
    [one] who was under 18 on the day of admission
   *[other] who were under 18 on the day of admission
}
review-named-new-minors = { $count ->
    [one] who was under 18 on the day of admission
   *[other] who were under 18 on the day of admission
}
review-named-children-of-clients = { $count ->
    [one] , who was under 18 and in Finland on { $day } and not a client in their own right
   *[other] , who were themselves under 18 and in Finland on { $day } and not clients in their own right
}
review-predicate-minors-now = { $count ->
    [one] was under 18 on { $day }
   *[other] were under 18 on { $day }
}
review-predicate-minors-on-admission = { $count ->
    [one] was under 18 on the day of admission
   *[other] were under 18 on the day of admission
}
review-predicate-new-minors = { $count ->
    [one] was under 18 on the day of admission
   *[other] were under 18 on the day of admission
}
review-predicate-children-of-clients = { $count ->
    [one] child of a client was under 18 and in Finland on { $day } and not a client in their own right
   *[other] children of clients were themselves under 18 and in Finland on { $day } and not clients in their own right
}
review-attribute-minors-now = { $count ->
    [one] under 18 on { $day }
   *[other] under 18 on { $day }
}
review-attribute-minors-on-admission = { $count ->
    [one] under 18 on the day of admission
   *[other] under 18 on the day of admission
}
review-attribute-new-minors = { $count ->
    [one] under 18 on the day of admission
   *[other] under 18 on the day of admission
}
review-attribute-children-of-clients = { $count ->
    [one] child of a client, under 18 and in Finland on { $day } and not a client in their own right
   *[other] children of clients, themselves under 18 and in Finland on { $day } and not clients in their own right
}
review-chart-note-proposers = People proposed, { $half }: { $number }.
review-chart-note-outcomes = People proposed, { $half }: { $number }. What had become of the proposals by { $day }.
review-chart-note-form-in-finland = New clients exploited in Finland, { $half }: { $number }, by the main form in Finland.
review-chart-note-sex = Clients on { $day }: { $number }. Children of clients are not among them.
review-chart-note-sex-rest = Clients on { $day }: { $number }. Children of clients are not among them. Those of another sex, or of whom it is not known, are not shown.
review-chart-note-minors = Clients on { $day }: { $number }. Whoever was under 18 on that day was so on admission too: the smaller group is a part of the larger one.
review-chart-note-halves = Proposals by the day of arrival, new clients by the day of admission: not the same people. Second halves of years are not shown.
review-chart-heading-group = Group
review-chart-heading-number = People
review-chart-heading-half = Half-year
review-series-received = Proposed
review-series-new-clients = New clients
review-chart-alternative-bars = Bar chart. { $title }: { $values }.
review-chart-alternative-lines = Line chart. { $title }: { $values }.
review-emblem-alternative = Emblem of the European Union: twelve golden stars in a circle on blue
review-emblem-supported = Supported by the European Union
review-emblem-internal-security-fund = Internal Security Fund – Police (ISF-P)
# Chapters.
review-chapter-cover = Cover
review-chapter-introduction = Introduction
review-chapter-website = Website
review-chapter-campaign = Campaign
review-chapter-training = Training and study
review-chapter-feature = Feature article
review-chapter-new-clients = New clients
review-chapter-proposers = Who proposed
review-chapter-outcome = Outcome of the proposals
review-chapter-all-clients = All clients
review-chapter-personnel = Personnel
review-chapter-contact = Contact
# What stops approval.
review-finding-unbound-number = “{ $text }” was typed. No figure has this value. Put an insert there, or say why it is no figure: [{ $text }]{"{"}plain: why{"}"}
review-finding-unbound-number-may-mean = “{ $text }” was typed. These figures have this value: { $figures }. Put the right one in as an insert.
review-finding-untrue-claim = This is not true of the figures: { $claim }. They are: { $figures }.
review-finding-claim-without-words = This claim has no words of its own. Put your words before it in brackets: [words]{"{"}claim: { $claim }{"}"}
review-finding-unknown-insert = There is no insert called “{ $name }”.
review-finding-unknown-option = “{ $insert }” has no option “{ $option }” here.
review-finding-bad-argument = “{ $insert }” can’t be about “{ $argument }”. See the list of inserts.
review-finding-unknown-figure = There is no figure called “{ $path }” in this edition.
review-finding-wrong-noun = “{ $path }” does not count what “{ $noun }” names.
review-finding-needs-naming = “{ $path }” is easily taken for another figure. Add the option “named”, “predicate” or “attribute”, so that its definition is said.
review-finding-case-outside-finnish = Only Finnish has cases. Take the case away.
review-finding-definite-in-finnish = Finnish has no definite form. Take “definite” away.
review-finding-unfit-share = “{ $part }” is no part of “{ $whole }”: they count different people, or there is nobody. No share can be said.
review-finding-no-simple-fraction = The share of “{ $part }” in “{ $whole }” is { $percent }: no simple fraction. Say it in percent, or claim that it is about a fraction.
review-finding-unknown-law = “{ $law }” is not in the table of laws.
review-finding-unknown-stated = There is no stated fact called “{ $key }”.
review-finding-stated-mismatch = “{ $text }” has other numbers than the stated fact “{ $key }”: { $fact }.
review-finding-unclosed-insert = A brace opens here and is never closed. Close it, or write \{"{"} for a brace.
review-finding-unclosed-emphasis = An asterisk opens here and is never closed. Close it, or write \* for an asterisk.
review-finding-bad-link = “{ $target }” is no link that a publication may have. Links begin with https://, http:// or mailto:.
review-finding-bad-heading = Headings inside a chapter have three signs: ### Heading.
review-finding-out-of-place = “{ $insert }” can’t stand here.
review-finding-second-margin = A chapter has one figure in the margin. This is a second one.
review-finding-cover-form = The cover’s text is a list of one to three lines: a figure and its words.
review-finding-empty = The title or the text is empty.
review-finding-missing-chapter = This chapter is not written in this language.
review-finding-unlikely-time = The review speaks of no time in { $year }: from 2004 to two years after its figures. If it is right, write it and mark it as plain.
review-finding-time-counts = A time (“{ $insert }”) stands as the number of “{ $noun }”. Use a figure.
review-finding-more = And { $count } more.
review-finding-different-inserts = “{ $insert }” stands here { $here } times, in another language ({ $other }) { $elsewhere } times. All languages must say the same.
# What inserts give.
review-insert-figure = A figure in digits, with its noun in the right form. Options: words, capital, definite, in a case (Finnish), a noun: person, client, new-client, proposal, possible-victim, victim, adult, minor, child, child-of-client, nationality, different-nationality, man-or-boy, woman-or-girl, asylum-seeker.
review-insert-figure-named = A figure that is easily taken for another, with its definition. “predicate” gives “14 were under 18 on 30 June 2018”, “attribute” “14 under 18 on 30 June 2018”.
review-insert-figure-case = In Finnish: number and noun in a case: nominative, genitive, partitive, inessive, elative, illative, adessive, ablative, allative, essive, translative.
review-insert-share = A share in percent, with a decimal (decimal) or as a simple fraction (fraction).
review-insert-claim = A claim with its words: almost_percent, about_fraction, less_than, more_than, percent. Untrue, it stops approval.
review-insert-claim-words = Your words, if the claim is true: record, higher_than, equal, largest, largest_nationality. Joined with “and”.
review-insert-date = A day: stock, known_by, half.first, half.last or a date.
review-insert-month = A month. In Finnish with a case.
review-insert-half = A half-year; without an argument that of the review. In Finnish with a case.
review-insert-year = A year. In Finnish with a case: vuonna 2018.
review-insert-law = An Act of the table, or one of its sections.
review-insert-telephone = The telephone number of the information hotline, as a link.
review-insert-stated = A fact with a source that nobody counts; also around your own words, whose numbers must be the fact’s.
review-insert-plain = Words with a number that is no figure, and why.
review-insert-margin = Alone on a line: the chapter’s figure in the margin.
review-insert-chart = Alone on a line: a chart with the sentence that it shows. proposers, outcomes, form-in-finland, sex, minors, halves.
review-insert-emblem = Alone on a line: the emblem of the European Union with the support and the fund.
review-insert-contact = Alone on a line, then an address until an empty line; the first line is the name.
review-note-has-findings = The note of the correction has to be mended first: every number in it is an insert, the same in every language.
review-differences-not-released = Some figures differ so little from the published edition that the difference may point at somebody. The director decides about each of them on the page of the review first.
review-differences-title = Small differences from the published edition
review-differences-lead = Both editions stay public. Whoever has both can work these differences out. The director decides about each.
review-differences-caption = Figures that differ by four or less
review-difference-before = Published
review-difference-now = Now
review-leaves-title = Everything that leaves with this edition
review-leaves-caption = Figures of the files, also those that no text mentions
review-unfigured-caption = Words that no figure is behind
review-unfigured-fact = Stated fact
review-unfigured-source = Source
review-unfigured-none = None: somebody wrote that this is no figure
