### Contact: the mailbox behind a receipt, and its thread on the office's side.

## The receipt
contact-receipt-title = Open with your number
contact-receipt-lead = Type the twenty digits of your receipt. Spaces and dashes do not matter, and digits of any script will do.
contact-receipt-digits = The twenty digits
contact-receipt-hint = Five groups of four, for example 1234 5678 9012 3456 7890
contact-receipt-open = Open
contact-receipt-lost = We can't find a lost number. You can always write to us again.

## The mailbox
contact-mailbox-title = Messages
contact-mailbox-sent = Your message is sent.
contact-mailbox-first-opened = This is the first time that somebody opens this page with the number.
contact-mailbox-last-opened = Somebody last opened this page with the number on { $moment }.
contact-mailbox-somebody-else = If it was not you, somebody else knows the number. Then do not write here. Send a new form, and you get a new number.
contact-mailbox-messages = Messages, newest first
contact-mailbox-none = There are no messages yet.
contact-mailbox-write = Write to the office
contact-mailbox-pages = Pages of messages
contact-mailbox-page = Page { $this } of { $all }
contact-mailbox-newer = Newer messages
contact-mailbox-older = Older messages
contact-mailbox-leave-title = When you are ready
contact-mailbox-kept = Messages stay here until { $day }. Each new message gives them more time. After that they are erased, from backups within 35 days, and the number opens nothing.
contact-mailbox-leave-why = Close this page, so that nobody else on this device reads it.
contact-mailbox-leave = Close the messages
contact-message = Your message
contact-message-hint = The office can read it, and whoever has the number.
contact-message-send = Send the message
contact-nothing-written = You have not written anything yet.

## Who wrote
message-author-office = The office
message-author-holder = You
thread-holder-proposer = The one who made the proposal
thread-holder-person = The person proposed
thread-holder-consultation = The one who asked for advice

## The thread for staff
contact-thread-title = Thread
contact-thread-holder-came = Last opened with the receipt on { $moment }.
contact-thread-holder-never-came = Not yet opened with the receipt.
contact-thread-kept = Kept until { $day } unless somebody writes.
contact-thread-none = Nothing is written yet.
contact-thread-you = You
contact-thread-colleague = A colleague
contact-thread-answer = Answer
contact-thread-hint = Whoever has the receipt reads this, on whatever device. Write nothing that would put the person in danger.
