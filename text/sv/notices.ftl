### Aviseringar: de få e-postmeddelanden som vi skickar, och utkorgen. Texterna är avsiktligt intetsägande.

## E-posten
notices-subject = Information
notices-body-something-awaits-office =
    Något väntar på dig. Logga in för att läsa det.

    Det här är ett automatiskt meddelande. Svara inte på det.
notices-body-invitation =
    Du är inbjuden att skapa ett konto. Öppna länken själv och ge den inte vidare:

    { $link }

    Om du inte väntade dig det här behöver du inte göra något.
notices-body-mailbox-answer =
    Det finns något nytt för dig där du skrev.

    Det här är ett automatiskt meddelande. Svara inte på det.

## Vilket meddelande det var
notice-something-awaits-office = Till hjälpsystemet: något väntar
notice-invitation = Inbjudan att skapa ett konto
notice-mailbox-answer = Till en meddelandelåda: något nytt

## Utkorgen
notices-navigation = Utgående post
notices-tray-title = Utgående post
notices-tray-lead = Här ser du den e-post som inte skickades, och varför. Mottagarna sparas inte.
notices-tray-waiting =
    { $count ->
        [0] Inget meddelande väntar på att skickas.
        [one] { $count } meddelande väntar på att skickas.
       *[other] { $count } meddelanden väntar på att skickas.
    }
notices-tray-empty = Utkorgen är tom.
notices-tray-lines = Meddelanden som inte skickades, de nyaste först
notices-tray-at = När
notices-tray-notice = Meddelande
notices-tray-reason = Varför det inte skickades
tray-reason-no-mail-server = Ingen e-postserver är angiven
tray-reason-no-address = Ingen egen adress är angiven för hjälpsystemet
tray-reason-refused = E-postservern känner inte till adressen
tray-reason-given-up = Det gick inte att skicka på en vecka
