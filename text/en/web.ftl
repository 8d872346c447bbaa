# The frame of every page
layout-skip = Skip to the content
layout-languages = Languages
layout-danger = In danger, call
layout-telephone = You can call us too:
layout-awaits-review = The text of this page has not yet been read by a native speaker.
leave-now = Leave this page now
leave-hint = Or press Shift three times
leave-two-more = Press Shift two more times to leave.
leave-one-more = Press Shift once more to leave.
leave-leaving = Leaving.
demonstration-title = Demonstration.
demonstration-nobody-reads = Nobody reads what you write here.
demonstration-danger = In danger, call 112.
navigation-label = Workspace
navigation-start = Start
navigation-sign-out = Sign out

# Forms
form-problem = Problem:
form-problems = Something needs your attention
form-required = Write an answer.
form-choose-one = Choose one answer.
form-choose-from-list = Choose from the answers given.
form-too-long = The text is too long. Shorten it to { $most } characters or fewer. Nothing was lost.
form-control-characters = The text has characters that can’t be shown. Remove them, or type the text again.
form-direction-override = The text has hidden marks that turn the order of letters. Type that part again.
form-day-incomplete = Write the day, the month and the year as numbers.
form-day-required = Write the date: day, month and year.
form-no-such-day = There is no such day. Check the day and the month.
form-year-four-digits = Write the year with four digits, such as 1998.
form-not-a-number = Write a whole number in digits.
form-number-range = Write a number from { $least } to { $most }.
form-busy = So much is going on that this could not be done now. Nothing was lost. Wait a moment and send it again.
form-stamp-missing = The page was sent without its mark. Send it again from here.
form-stamp-forged = The page’s mark is not ours. Send it again from here.
form-stamp-old = The page was open for more than a day. Check what you wrote and send it again.
form-most = At most { $most } characters.
form-day = Day
form-month = Month
form-year = Year
form-day-hint = For example 27 3 2018
form-yes = Yes
form-no = No
form-select-none = Choose
form-continue = Continue
form-send-again = Send it again
answers-nothing = Nothing written
answers-change = Change
steps-now = Step { $step } of { $of }
pager-label = Pages
pager-before = Previous page
pager-after = Next page

# The receipt
receipt-once = This number is shown only now. It is the only way back to what you wrote.
receipt-paper = Write it on paper, or learn it by heart.
receipt-hide = Keep it where nobody looks for it. It can look like a customer number or a telephone number.
receipt-share = Whoever has the number can read what is written here. Don’t give it to anyone you don’t trust.
receipt-opens-nothing = This number opens nothing. Check the digits.

# Pages for what did not happen
error-not-found-title = The page was not found
error-not-found = There is no such page, or it is not for you. Check the address, or begin from the front page.
error-to-front-page = To the front page
error-wrong-method-title = This page can’t be opened this way
error-wrong-method = The address belongs to a form. Begin from the front page.
error-unreadable-title = What was sent could not be read
error-too-large = What was sent is larger than we can take: at most 768 kilobytes at a time. Go back, shorten it and send it again. What was saved before is still there.
error-not-a-form = Only forms of this site can be sent here. Go back and send the form again.
error-not-text = Some of what was sent is not text, so we did not guess. Go back and type that part again. What was saved before is still there.
error-broken = The connection broke before everything had arrived. Go back and send the form again.
error-foreign-title = This was not sent from our page
error-foreign = We can’t be sure that you sent this from our own page, so nothing was done. Open the page again and send it from there.
error-signed-out-title = You are no longer signed in
error-signed-out = Nothing was saved. What you wrote is below. Sign in in the new tab, then send it again from here.
error-to-sign-in = Sign in
error-receipt-over-title = Your visit has ended
error-receipt-over = Nothing was saved. What you wrote is below. Type your number in the new tab, then send it again from here.
error-to-receipt = Type your number
error-confirm-title = Confirm that it is you
error-confirm = Nothing was done yet. What you wrote is below. Confirm that it is you in the new tab, then send it again from here.
error-to-confirm = Confirm
error-refused-title = This can’t be done
error-refused = Nothing was changed.
error-busy-title = Please try again in a moment
error-busy = So much is going on that this could not be done now. Nothing was done, and nothing you wrote was lost.
error-fault-title = Something went wrong here
error-fault = The mistake is ours, not yours. Try again in a moment. If it happens again, tell us the reference below.
error-reference = Reference: { $reference }
error-typed = What you wrote
office-not-set-up = The office is not yet open. Please come back later.

# Roles
role-director = Director
role-senior-adviser = Senior adviser
role-social-worker = Social worker
role-social-instructor = Social instructor
role-nurse = Nurse
role-project-manager = Project manager
role-trainee = Trainee
role-auditor = Auditor
role-editor = Editor
role-hotline-duty = Hotline duty
role-system-administrator = System administrator

# Keys that can be granted
compartment-intake = Messages and proposals
compartment-register = Register of clients
compartment-health = Health
compartment-protected = Protected records and secret addresses
compartment-linkage = Recognising a person already known
compartment-staff = Names of colleagues

# Examples on the page of components
example-label = Name
example-hint = Why we ask: so that we know what to call you.
example-question = What is your role?
