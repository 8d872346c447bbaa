### Proposals: the public form, the consultation, the office's queue and decision.

## The start of the form
proposals-start-title = Ask for help or advice
proposals-start-lead = Here you can ask the office to help somebody, or to help you. You can stop at any time. Nothing is sent before the last page.
proposals-start-danger = Danger now? Call 112 first.
proposals-start-ten-minutes = It takes about ten minutes. One question a page.
proposals-start-what-happens-title = What happens next
proposals-start-what-happens-1 = The office reads what you send. Urgent matters come first.
proposals-start-what-happens-2 = We may ask for more.
proposals-start-what-happens-3 = The office decides. You learn yes or no.
proposals-start-kept = What you write is locked so that only the office can read it. While you fill in the form, a small file (cookie) keeps your answers together. “Leave this page now” deletes it.
proposals-start-begin = Start
proposals-start-whole = I know the form: show it on one page
proposals-start-receipt = I have a receipt number
proposals-step-of = Step { $number } of { $total }
proposals-continue = Continue
proposals-back = Back
proposals-check = Check your answers
proposals-optional = You may leave this empty.
proposals-change = Change
proposals-not-answered = Not answered
proposals-draft-gone = We no longer have the answers of this form: it was left open for more than a day, or the site was left. Please start again.

## Who are you
proposals-who-title = Who are you?
proposals-who-legend = Who are you?
proposals-who-why = We ask this so that we show you the right questions.
proposer-kind-the-person = I ask for help for myself
proposer-kind-lawyer = Lawyer or legal aid counsel
proposer-kind-immigration-service = Immigration service
proposer-kind-reception-centre = Reception centre
proposer-kind-police = Police
proposer-kind-border-guard = Border guard
proposer-kind-social-services = Social services
proposer-kind-child-welfare = Child welfare
proposer-kind-health-care = Health care
proposer-kind-victim-support = Victim support
proposer-kind-shelter = Shelter
proposer-kind-organisation = Another organisation
proposer-kind-congregation = Congregation
proposer-kind-occupational-safety = Occupational safety authority
proposer-kind-school = School
proposer-kind-private-person = Private person: friend, neighbour, relative
proposer-kind-other = Somebody else

## Consent
proposals-consent-title = Has the person agreed?
proposals-consent-legend = Has the person agreed that you propose them to the office?
proposals-consent-why = Nobody is proposed without their own yes. You can always ask for advice without saying who it is about.
proposals-consent-legend-self = Do you want the office to look at your situation?
proposals-consent-why-self = You decide. You can take it back later.
consent-answer-yes = Yes
consent-answer-child-without-guardian = It is a child, or perhaps a child, and the guardian is absent or may be part of the problem
consent-answer-no = No, or I have not asked
consent-answer-yes-self = Yes, I want that
consent-answer-no-self = No, I only want advice

proposals-consent-record-title = How was the yes given?
proposals-consent-given-by-legend = Who said yes?
consent-given-by-the-person = The person
consent-given-by-child-and-guardian = A child of 15 to 17, and the guardian
consent-given-by-guardian = The guardian of a child under 15
consent-given-by-representative = A representative
consent-given-by-held-child = The child; a representative is still to be appointed
consent-given-by-held = Nobody could be asked yet
proposals-told-legend = What was the person told before?
proposals-told-why = Tick what you told in a language the person understands.
told-what-the-system-is = Whom the office helps, and how
told-voluntary = That help is voluntary and free, and can be ended
told-what-is-written = What is written down, and who reads it
told-may-ask-authorities = That the office may ask authorities for what it needs
told-may-be-withdrawn = That the proposal can be taken back
proposals-told-self = You are told now: help is voluntary and free. What you write is secret. The office may ask authorities for what it needs to decide. You can take this back with your receipt number.
proposals-consent-language = In which language did you talk about it?
proposals-interpreter-legend = Who interpreted?
interpreter-not-needed = Nobody was needed
interpreter-professional = A professional interpreter
interpreter-somebody-else = Somebody else, such as a friend
interpreter-missing = One was needed and there was none
proposals-present-legend = Who else was in the room?
present-nobody = Nobody else
present-professionals = Other professionals only
present-family-or-friend = Family or a friend
present-somebody-depended-on = Somebody the person may depend on
present-not-known = I don't know
proposals-consent-more = Who is the guardian or representative, and anything else about the yes
proposals-consent-person-mismatch = Choose who said yes: an adult says yes for themself.
proposals-consent-child-mismatch = A child of 15 to 17 says yes together with the guardian or a representative; for a younger child the guardian or a representative says yes. If the guardian is absent or suspected, say so: the child is not turned away.

## Age
proposals-age-title = How old is the person?
proposals-age-legend = How old is the person?
proposals-age-legend-self = How old are you?
proposals-age-why = Children's matters are dealt with at once. If the age is not known, we act as with a child.
age-group-adult = 18 or older
age-group-from-15-to-17 = 15 to 17
age-group-under-15 = Under 15
age-group-not-known = I don't know
proposals-guardian-legend = If the person is or may be under 18: is there a guardian?
proposals-guardian-why = If the guardian may have a part in this, nothing is sent or told to them.
guardian-not-needed = The person is 18 or older
guardian-present = Yes, a guardian who may be told
guardian-representative = A representative has been appointed
guardian-absent = No guardian here, or none can be reached
guardian-suspected = The guardian may be part of the problem
guardian-not-known = I don't know
proposals-guardian-required = Choose where the guardian stands. “I don't know” is an answer too.

## Safe contact
proposals-safe-contact-title = How can we reach the person safely?
proposals-safe-contact-title-self = How can we reach you safely?
proposals-safe-contact-why = We ask this before any telephone number or address. We use only the ways that you tick.
proposals-safe-legend = Which ways are safe?
contact-channel-call = A telephone call
contact-channel-message = A text or other message
contact-channel-letter = A letter
contact-channel-email = An e-mail
contact-channel-through-proposer = Through the one who proposes
contact-channel-mailbox = A mailbox on this site, opened with a number
proposals-telephone-legend = Whose telephone is it?
whose-telephone-own-alone = The person's own; nobody else looks at it
whose-telephone-own-watched = The person's own, but somebody may look at it
whose-telephone-shared = Shared with others
whose-telephone-trusted = Somebody else's, whom the person trusts
whose-telephone-none = There is none, or I don't know
proposals-safe-when = When is it safe?
proposals-present-as-legend = As whom may we present ourselves?
present-as-openly = By the office's own name
present-as-first-name = By a first name only
present-as-as-told = As something else, written here:
proposals-as-told = As what?
proposals-safe-never = What must we never do?
proposals-safe-never-hint = For example: never call in the evening, never leave a voice message, never speak to a certain person.

## The person
proposals-person-title = About the person
proposals-person-title-self = About you
proposals-person-why = Give only what helps us. You may leave everything empty.
proposals-person-name = Name
proposals-person-birth = Date of birth, if known
proposals-person-citizenship = Citizenship
proposals-person-languages = Languages, the best first
proposals-person-place = Where does the person stay now? A town is enough.
proposals-person-contact = Telephone, e-mail or address
proposals-person-residence = Residence permit or asylum application, if any
proposals-person-others = Counsel, children, other people who help

## The two texts
proposals-told-title = What has happened?
proposals-told-text = What has the person told?
proposals-told-text-self = What has happened to you? Write in any language.
proposals-told-hint = Write what you know. Do not press the person to tell more. Up to 15,000 characters.
proposals-observed-title = What else have you seen?
proposals-observed-text = Other observations and facts
proposals-observed-hint = What you have seen or know yourself. Up to 15,000 characters.

## Urgency
proposals-danger-title = Is it urgent?
proposals-danger-legend = Is there danger now?
proposals-danger-why = In danger to life call 112 first. Then the hotline.
danger-now = Danger to life or health now
danger-no-safe-place = No safe place for the coming night
danger-none = Neither, as far as I know
danger-not-known = I don't know

## The proposer
proposals-you-title = About you, who propose
proposals-you-name = Your name
proposals-you-workplace = Your workplace
proposals-you-contact = Your telephone and e-mail

## The mailbox
proposals-mailbox-title = A mailbox for the person
proposals-mailbox-legend = Does the person want a mailbox of their own?
proposals-mailbox-why = The person then gets a receipt number of their own, and can write with the office from any device. Your receipt does not open it, and theirs does not open yours.
proposals-mailbox-yes = Yes
proposals-mailbox-no = No

## Check and send
proposals-check-title = Check your answers
proposals-check-lead = Nothing has been sent yet.
proposals-send = Send to the office
proposals-nothing-told = Write something about what has happened, in one of the two texts.

proposals-sent-title = Sent
proposals-sent-lead = The office has what you sent. Write the number down now: it is shown only once.
proposals-sent-receipt-yours = Your receipt
proposals-sent-receipt-person = The person's own receipt
proposals-sent-receipt-person-hint = Give this to the person, and to nobody else. It does not open your mailbox, and yours does not open theirs.
proposals-sent-next-1 = With the number you can return, read questions from the office and answer them.
proposals-sent-next-2 = You will see here whether the person was accepted. Nothing else is told.
proposals-sent-next-2-self = You will see here whether you were accepted.
proposals-sent-held = A child without a guardian is not turned away. The office looks at this first. Nothing is told to the guardian.

proposals-whole-title = Propose a person: the whole form
proposals-whole-lead = The same questions on one page, for those who know them.

## Consultation
consultation-title = Ask for advice without naming anybody
consultation-lead = Without the person's yes we do not take a proposal. You can always ask for advice. It has no consequences for you or for the person.
consultation-call = You can also call.
consultation-question = What would you like to ask?
consultation-question-hint = Please leave out names, telephone numbers, addresses and anything else that tells who the person is.
consultation-send = Send the question
consultation-required = Write your question.
consultation-sent-title = Sent
consultation-sent-lead = The office has your question. With this number you can return and read the answer.

## What the proposer sees behind the receipt
proposer-view-title = What has become of the proposal
proposer-view-awaiting = Awaiting a decision
proposer-view-accepted = Accepted
proposer-view-not-accepted = Not accepted
proposals-withdraw-title = Take the proposal back
proposals-withdraw-why = Only the person, or their representative, can take a proposal back. It can be made again later.
proposals-withdraw-by-legend = Who are you?
withdrawn-by-the-person = The person who was proposed
withdrawn-by-representative = The person's representative
proposals-withdraw-button = Take the proposal back
proposals-withdraw-done = The proposal has been taken back.

## The office: queue
proposals-queue-title = Proposals awaiting
proposals-queue-lead = The most urgent first.
proposals-queue-empty = Nothing awaits. New proposals appear here as they arrive.
proposals-queue-urgency = Urgency
proposals-queue-reason = Why
proposals-queue-arrived = Arrived
proposals-queue-from = Proposed by
proposals-queue-line = What it is about
proposals-queue-taken-by = Taken up by
proposals-queue-nobody = Nobody yet
proposals-queue-open = Open
proposals-queue-all = All proposals
proposals-queue-awaiting = Awaiting only
proposals-queue-next = Next page
proposals-given-title = Given to me
proposals-given-empty = No proposal has been given to you.
proposals-acts = What you can do
decision-no-rule = No rule of law was in force on this day.
proposals-queue-incomplete = The rest is to come
proposals-queue-not-openable = Your account holds no key for this.
urgency-now = Now
urgency-today = Today
urgency-in-turn = In its turn
urgency-reason-danger-now = Danger now
urgency-reason-guardian-suspected = Child, guardian suspected
urgency-reason-guardian-absent = Child, no guardian
urgency-reason-child = Child
urgency-reason-age-unknown = Age not known
urgency-reason-no-safe-place = No safe place tonight
urgency-reason-urgent-entry = Entered on the telephone
urgency-reason-nothing = Nothing urgent told
channel-site = On the site
channel-telephone = By telephone
channel-paper = On paper

## The office: one proposal
proposals-one-title = Proposal
proposals-one-safe-contact-first = Before you reach out
proposals-one-safe-only = Only these ways are safe
proposals-one-safe-none = No way was said to be safe. Go through the proposer.
proposals-one-unsafe = Not safe
proposals-one-consent = Consent
proposals-one-held = Held: no guardian could be asked. Nothing goes to the guardian. A representative is to be appointed.
proposals-one-person = The person
proposals-one-narrative = What was told
proposals-one-told = What the person has told
proposals-one-observed = Other observations
proposals-one-proposer = Who proposed
proposals-one-deeds = What has been done
proposals-one-outcome = Outcome
proposals-one-decision = Decision
proposals-one-not-decided = Not decided yet
proposals-one-delegation = By delegation
outcome-awaiting = Awaiting
outcome-accepted = Accepted
outcome-not-accepted = Not accepted
outcome-withdrawn = Withdrawn
outcome-lapsed = Lapsed
proposals-take-up = Take it up
proposals-take-up-title = Take up
proposals-taken-up = Taken up by { $who }
proposals-ask-more = Ask more
proposals-ask-more-title = Ask more
proposals-ask-whom-legend = Whom do you ask?
proposals-ask-proposer = The proposer, in their mailbox
proposals-ask-person = The person, in their own mailbox
proposals-ask-text = Your question
proposals-ask-no-mailbox = There is no such mailbox.
proposals-ask-not-safe = The person has not said that a mailbox is safe. Choose another way.
proposals-ask-sent = The question is in the mailbox.
proposals-threads = Messages
proposals-thread-proposer = With the proposer
proposals-thread-person = With the person
proposals-thread-none = Nothing written yet.
proposals-reach-title = Record a contact
proposals-reach-legend = How did you reach the person?
proposals-reach-note = What was said or agreed
proposals-reach-button = Record the contact
proposals-reach-unsafe = The person did not say that this way is safe. Choose a way from the list at the top.
proposals-reach-done = Contact recorded: { $channel }
proposals-arrival-title = Set the day of arrival
proposals-arrival-why = For what came on paper or by telephone. The day is Helsinki's.
proposals-arrival-day = Day of arrival
proposals-arrival-button = Set the day
proposals-arrival-future = The day of arrival can't be later than today.
proposals-arrival-site = What was written on the site arrived when it was sent. Only the day of paper and telephone can be set.
proposals-arrival-done = Day of arrival set to { $day } (was { $previous })
proposals-link-title = The same open matter
proposals-link-why = When a person has been proposed twice for the same open matter, the later proposal is linked to the earlier and only the earlier is counted.
proposals-link-which = Which proposal is counted?
proposals-link-button = Link to it
proposals-link-done = Linked to an earlier proposal: not counted
proposals-link-has = Other proposals of the same matter are linked to this one
proposals-link-not-open = That matter is no longer open.
proposals-link-itself = A proposal can't be linked to itself or to one that is itself linked.
proposals-link-none = There is no other open proposal.
proposals-help-title = Help given before the decision
proposals-help-why = In urgency help may begin at once.
proposals-help-measure = Which help?
proposals-help-day = Day
proposals-help-note = What was done
proposals-help-button = Record the help
proposals-help-done = Help given: { $measure }, { $day }
proposals-help-after = There is a decision already: help after it is recorded as a service.
measure-advice = Advice and guidance
measure-safe-accommodation = Safe accommodation
measure-allowance = Reception allowance or social assistance
measure-social-services = Social services
measure-health-services = Health services
measure-interpretation = Interpretation and translation
measure-legal-aid = Legal aid and legal advice
measure-tracing = Tracing a child's parent or guardian
measure-safe-return = Support for a safe return
proposals-withdrawal-title = The person takes it back
proposals-withdrawal-why = Record this only when the person or their representative has said so themselves.
proposals-withdrawal-button = Record the withdrawal
proposals-withdrawal-done = Withdrawn by { $who }
proposals-lapse-title = The proposal lapses
proposals-lapse-legend = Why?
lapse-reason-not-reached = The person can't be reached
lapse-reason-gone = The person has died or left for good
lapse-reason-mistake = It was made by mistake
proposals-lapse-button = Confirm that it lapses
proposals-lapse-done = Lapsed: { $reason }
proposals-share-title = Give this proposal to a colleague
proposals-share-why = A colleague without the keys of the office, such as a trainee, can then open this one proposal.
proposals-share-whom = Colleague
proposals-share-button = Give the key
proposals-share-done = Given to { $who }
proposals-share-nobody = There is no such colleague.
proposals-already-ended = This proposal has already ended.
proposals-not-taken-up = Take the proposal up first.

## Decide
decision-title = Decide
decision-lead = Accepting needs both: the person may be a victim, and needs help.
decision-kind-legend = Decision
decision-kind-accept = Accept into the system
decision-kind-not-accept = Do not accept
decision-limb-victim-legend = May the person be a victim of human trafficking?
decision-limb-help-legend = Does the person need assistance measures?
decision-limb-yes = Yes
decision-limb-no = No
decision-grounds-victim = Grounds: why the person may or may not be a victim
decision-grounds-help = Grounds: why the person does or does not need help
decision-button = Sign the decision
decision-both-limbs = Accepting needs both limbs. If one does not hold, choose “Do not accept”.
decision-no-limb-fails = If both hold, the person is accepted. Choose “Accept”, or say which does not hold.
decision-grounds-required = Write the grounds. A decision without grounds can't be signed.
decision-linked = This proposal is linked to an earlier one. Decide that one.
decision-already = This proposal has already been decided.
decision-needs-delegation = You have no valid delegation to decide today. The director can give one.
decision-signed = Signed by { $who } on { $day }
decision-rule = By { $rule }
decision-rule-2011 = Act 746/2011 §35, as in force until 30 June 2015
decision-rule-2015 = Act 746/2011 §35, as in force 1 July 2015 – 31 December 2022
decision-rule-2023 = Act 746/2011 §35, as in force since 1 January 2023

## Urgent entry
urgent-title = Urgent entry
urgent-lead = Four fields while you are on the telephone. The rest can follow.
urgent-who = Who is on the telephone?
urgent-consent-legend = Has the person agreed?
urgent-safe = How to reach the person safely (and what never)
urgent-what = What has happened, and what is needed now?
urgent-danger-legend = Danger?
urgent-save = Save
urgent-done = Saved. It stands first in the queue.
urgent-complete-title = Complete the urgent entry
urgent-complete-button = Save the rest
urgent-no-consent = Without a yes this is a consultation: record it without names.

## Consultations, for the office
consultations-title = Consultations
consultations-lead = Advice asked without naming anybody.
consultations-empty = No consultations yet.
consultations-record-title = Record a consultation
consultations-asked-by = Who asked?
consultations-channel = How?
consultations-question = What was asked (no names)
consultations-advice = What was advised
consultations-record-button = Record
consultations-day = Day
consultations-open = Open
consultations-answer = Answer
