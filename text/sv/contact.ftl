### Kontakt: meddelandelådan bakom ett kvittonummer och dess meddelandetråd på hjälpsystemets sida.

## Kvittonumret
contact-receipt-title = Öppna med ditt nummer
contact-receipt-lead = Skriv de tjugo siffrorna i ditt kvittonummer. Mellanslag och streck spelar ingen roll, och siffror i alla skriftsystem duger.
contact-receipt-digits = De tjugo siffrorna
contact-receipt-hint = Fem grupper med fyra siffror, till exempel 1234 5678 9012 3456 7890
contact-receipt-open = Öppna
contact-receipt-lost = Vi kan inte hitta ett borttappat nummer. Du kan alltid skriva till oss igen.

## Meddelandelådan
contact-mailbox-title = Meddelanden
contact-mailbox-sent = Ditt meddelande har skickats.
contact-mailbox-first-opened = Det här är första gången som någon öppnar sidan med numret.
contact-mailbox-last-opened = Sidan öppnades senast { $moment } med det här numret.
contact-mailbox-somebody-else = Om det inte var du, vet någon annan numret. Skriv då inte här. Skicka ett nytt formulär, så får du ett nytt nummer.
contact-mailbox-messages = Meddelanden, de nyaste först
contact-mailbox-none = Det finns inga meddelanden än.
contact-mailbox-write = Skriv till hjälpsystemet
contact-mailbox-pages = Sidor med meddelanden
contact-mailbox-page = Sida { $this } av { $all }
contact-mailbox-newer = Nyare meddelanden
contact-mailbox-older = Äldre meddelanden
contact-mailbox-leave-title = När du är klar
contact-mailbox-kept = Meddelandena finns kvar till { $day }. Varje nytt meddelande förlänger tiden. Därefter raderas de, ur säkerhetskopiorna inom 35 dagar, och numret öppnar ingenting.
contact-mailbox-leave-why = Stäng sidan, så att ingen annan läser den på den här enheten.
contact-mailbox-leave = Stäng meddelandena
contact-message = Ditt meddelande
contact-message-hint = Hjälpsystemet kan läsa det, och den som har numret.
contact-message-send = Skicka meddelandet
contact-nothing-written = Du har inte skrivit något än.

## Vem som skrev
message-author-office = Hjälpsystemet
message-author-holder = Du
thread-holder-proposer = Den som gjorde framställningen
thread-holder-person = Personen som framställningen gäller
thread-holder-consultation = Den som bad om råd

## Meddelandetråden för personalen
contact-thread-title = Meddelandetråd
contact-thread-holder-came = Öppnades senast { $moment } med kvittonumret.
contact-thread-holder-never-came = Har inte öppnats med kvittonumret än.
contact-thread-kept = Sparas till { $day }, om ingen skriver.
contact-thread-none = Inget har skrivits än.
contact-thread-you = Du
contact-thread-colleague = En kollega
contact-thread-answer = Svara
contact-thread-hint = Den som har kvittonumret läser detta, på vilken enhet som helst. Skriv inget som kan utsätta personen för fara.
