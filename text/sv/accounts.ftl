### Konton: ibruktagande, inbjudningar, inloggning, nycklar, återställningar, delegeringar.

## På flera sidor
accounts-name = Namn
accounts-name-hint = Namnet som dina kolleger känner dig vid. Bara de ser det.
accounts-role = Roll
accounts-state = Läge
accounts-holds = Har nycklarna till
accounts-holds-nothing = inga
accounts-nobody-known = en okänd person
accounts-login = Inloggningsnamn
accounts-login-new-hint = 3–64 tecken: bokstäverna a–z, siffror och . - _ @. Du skriver det varje gång du loggar in.
accounts-login-form = Använd 3–64 tecken: bokstäverna a–z, siffror och . - _ @.
accounts-login-taken = Inloggningsnamnet är upptaget. Välj ett annat.
accounts-password = Lösenord
accounts-password-new = Nytt lösenord
accounts-password-new-hint = Minst 15 tecken. Några ord som bara du skulle sätta ihop är bra. Du får klistra in det från ett lösenordsprogram.
accounts-password-again = Samma lösenord en gång till
accounts-password-differs = Lösenorden är inte lika. Skriv dem på nytt.
password-too-short = Lösenordet är för kort. Använd minst { $least } tecken.
password-too-long = Lösenordet är för långt. Använd högst { $most } tecken.
password-common = Lösenordet är för lätt att gissa. Välj ett annat.
accounts-second-factor-title = Andra steget: din autentiseringsapp
accounts-second-factor-why = Skanna bilden med en autentiseringsapp i din telefon. Sedan visar appen en ny kod varje halv minut, och du behöver den när du loggar in.
accounts-second-factor-letters = Om du inte kan skanna bilden, skriv den här nyckeln i appen:
accounts-second-factor-anew = Bilden är inte längre densamma. Ta bort den gamla posten i appen, skanna den nya bilden och skriv dess kod.
accounts-authenticator-label = Kansli
accounts-code-new = Koden som appen visar nu
accounts-code-new-hint = Sex siffror.
accounts-code-wrong = Det är inte koden som appen visar nu. Vänta på nästa och se efter att telefonens klocka går rätt.
accounts-code = Kod
accounts-code-hint = Sex siffror från autentiseringsappen, eller en av dina återställningskoder.
accounts-act-without-keys = Du kan göra detta när en kollega har överlåtit dina nycklar till dig.
accounts-prove-title = Visa att det är du

## Visas en gång
accounts-once-title = Detta visas bara en gång
accounts-once-text = Skriv ut eller anteckna det nu, innan du lämnar sidan. Vi kan inte visa det igen.
accounts-once-next = Jag har sparat det. Fortsätt
accounts-recovery-codes-title = Återställningskoder
accounts-recovery-codes-what = Om du tappar bort telefonen ersätter en av de här koderna koden från appen. Var och en gäller en gång. Förvara dem där ingen annan hittar dem, och inte ihop med lösenordet.
accounts-recovery-key-title = Hjälpsystemets återställningsnyckel
accounts-recovery-key-what = Om ingen längre kan logga in är det bara den här nyckeln som öppnar hjälpsystemets uppgifter. Den finns ingen annanstans: om både den här sidan och nycklarna försvinner är allt förlorat.
accounts-recovery-key-how = Skriv ut den två gånger, förslut utskrifterna i kuvert och förvara dem på två säkra ställen. Fotografera den inte och spara den inte på en dator.
accounts-waits-title = Dina nycklar återstår
accounts-waits-text = Du kan logga in nu. En kollega som har nycklarna måste överlåta dem till dig innan du kan läsa något. Säg till att kontot är klart.

## Ibruktagande
accounts-set-up-title = Ibruktagande
accounts-set-up-lead = Det här görs en gång. Då skapas hjälpsystemets nycklar och föreståndarens konto.
accounts-set-up-code = Kod från konsolen
accounts-set-up-code-hint = Den skrevs ut där programmet startades. Den gäller en gång.
accounts-set-up-code-wrong = Det är inte koden som skrevs ut senast.
accounts-set-up-send = Ta i bruk
accounts-set-up-done = Ibruktagandet är redan gjort.
accounts-set-up-done-title = Ibruktagandet är klart

## Inloggning
accounts-sign-in-title = Logga in
accounts-sign-in = Logga in
accounts-sign-in-wrong = Inloggningsnamnet, lösenordet eller koden är fel. En kod gäller bara en gång: vänta på nästa och försök igen.
accounts-too-soon = För många försök har misslyckats. Vänta { $seconds ->
    [one] en sekund
   *[other] { $seconds } sekunder
} och försök igen.
accounts-sign-in-lost = Kan du inte logga in? Be två kolleger återställa ditt konto.
accounts-recovery-link = Använd hjälpsystemets återställningsnyckel
accounts-confirm-title = Är det fortfarande du?
accounts-confirm-lead = Det du tänker göra kräver ditt lösenord och en kod en gång till. Bekräftelsen gäller i tio minuter.
accounts-confirm = Bekräfta

## Första sidan
accounts-home-title = Ditt arbete
accounts-home-lead = Det här kan du göra:
accounts-home-waits = En kollega som har nycklarna måste överlåta dem till dig. Innan dess kan du inte läsa det som är förseglat.
accounts-recovery-used-title = Återställningsnyckeln har använts
accounts-recovery-used = Den gav { $name } en ny väg in { $moment }. Om du inte kände till det, tala med föreståndaren eller granskaren redan i dag.

## Eget konto
accounts-own-title = Ditt konto
accounts-codes-left = Oanvända återställningskoder
accounts-password-title = Byt lösenord
accounts-password-lead = Efter bytet loggas du ut överallt och loggar in med det nya lösenordet.
accounts-password-change = Byt lösenord
accounts-own-second-factor-title = Byt autentiseringsapp
accounts-own-second-factor-lead = Skanna den nya bilden och skriv dess kod. Den gamla posten i appen slutar fungera.
accounts-second-factor-change = Ta den nya i bruk
accounts-own-codes-title = Gör nya återställningskoder
accounts-own-codes-lead = De gamla koderna slutar fungera.
accounts-codes-renew = Gör nya koder
accounts-own-codes-done-title = Dina nya återställningskoder
accounts-sessions-title = Var du är inloggad
accounts-session = Inloggad { $begun }, senast använd { $last }
accounts-session-this = Den här
accounts-sign-out-everywhere = Logga ut överallt

## Konton
accounts-list-title = Konton
accounts-list-caption = Alla som har eller har haft ett konto
accounts-one-title = Konto
accounts-state-awaiting-keys = Väntar på nycklar
accounts-state-in-use = I bruk
accounts-state-retired = Oanvänt i 90 dagar, behöver återställas
accounts-state-closed = Stängt
accounts-signed-in-at = Senast inloggad
accounts-close-link = Stäng det här kontot
accounts-close-title = Stäng ett konto
accounts-close-what = { $name } loggas ut genast och kontots nycklar förstörs. Det kan inte ångras.
accounts-close = Stäng kontot
accounts-close-own = Du kan inte stänga ditt eget konto. Be en kollega.
accounts-close-director = Bara en föreståndare kan stänga en föreståndares konto.

## Inbjudningar
accounts-invitations-title = Inbjudningar
accounts-invitations-lead = Den som får länken gör ett konto med den roll du väljer. Kontot öppnar ingenting förrän en kollega överlåter nycklarna.
accounts-invite-role = Vilken roll får personen?
accounts-invite-mail = E-postadress
accounts-invite-mail-hint = Lämna tomt om du överräcker länken själv. Adressen raderas när brevet har skickats.
accounts-invite-address = Det är ingen e-postadress.
accounts-invite-director = Bara en föreståndare kan bjuda in en föreståndare.
accounts-invite = Gör inbjudan
accounts-invitations-made = Inbjudningar hittills
accounts-invitations-none = Ingen har bjudits in ännu.
accounts-invited-by = Inbjuden av { $name }
accounts-invited-by-duty = kommandoraden
accounts-invitation-waiting = Väntar till
accounts-invitation-accepted = Godtagen
accounts-invitation-withdrawn = Återtagen
accounts-invitation-ended = Utgick oanvänd
accounts-withdraw-invitation = Ta tillbaka
accounts-invited-title = Inbjudan
accounts-invited-text = Ge länken till en enda person, på ett säkert sätt. Den gäller i sju dagar och räcker till ett konto.
accounts-invited-mailed = Den skickades också till adressen du skrev.
accounts-back-to-invitations = Tillbaka till inbjudningarna
accounts-accept-title = Gör ditt konto
accounts-accept-lead = Du är inbjuden som: { $role }.
accounts-accept = Gör kontot
accounts-accepted-title = Ditt konto är klart

## Nyckelöverlåtelser
accounts-grants-title = Kollegers nycklar
accounts-grants-lead = Du kan överlåta nycklar som du själv har, så långt kollegans roll tillåter. Försäkra dig först om att personen är den hen säger.
accounts-awaiting-title = Konton som väntar på nycklar
accounts-awaiting-none = Ingen väntar på nycklar.
accounts-awaited = Väntar på: { $compartments }
accounts-grant = Överlåt nycklarna
accounts-grant-own = Du kan inte överlåta nycklar till dig själv eller ta bort dina egna. Be en kollega.
accounts-grant-nothing = Du har inga av de nycklar som kollegan väntar på. Be föreståndaren.
accounts-grant-invited = Du bjöd själv in kollegan. En annan kollega måste överlåta nycklarna.
accounts-grant-director = Bara en föreståndare kan överlåta nycklar till en föreståndare.
accounts-holding-title = Kolleger som har nycklar
accounts-holding-none = Ingen annan kollega har nycklar.
accounts-held = Har: { $compartments }
accounts-take-away = Ta bort nycklarna
accounts-take-away-nothing = Den här kollegan har inga nycklar.
accounts-take-away-director = Bara en föreståndare kan ta bort en föreståndares nycklar.

## Återställningar
accounts-resets-title = Återställningar
accounts-resets-lead = En kollega som inte kan logga in får en ny väg in när två andra är överens: den ena inleder återställningen på kontots sida, den andra bekräftar den här.
accounts-resets-none = Inget konto har återställts.
accounts-reset-link = Inled en återställning
accounts-reset-start-title = Inled en återställning
accounts-reset-what = { $name } får ett nytt lösenord och en ny autentiseringsapp, och nycklarna måste överlåtas på nytt. En annan kollega måste bekräfta inom ett dygn. Tala först med personen, ansikte mot ansikte eller på ett nummer du känner till.
accounts-reset-start = Inled återställningen
accounts-reset-own = Du kan inte återställa ditt eget konto. Be två kolleger.
accounts-reset-waits = Det pågår redan en återställning av det här kontot.
accounts-reset-second = Du inledde den här återställningen. En annan kollega måste bekräfta den.
accounts-reset-director = En föreståndares konto återställs av en föreståndare och en kollega, eller med återställningsnyckeln.
accounts-reset-started-by = Inledd av { $name }
accounts-reset-started = Väntar på en andra kollega till
accounts-reset-confirmed = Väntar på personen till
accounts-reset-completed = Slutförd
accounts-reset-stopped = Avbruten
accounts-reset-ended = Utgick oanvänd
accounts-reset-confirm = Bekräfta och få länken
accounts-reset-stop = Avbryt
accounts-reset-link-title = Återställningens länk
accounts-reset-link-text = Ge länken till personen, på ett säkert sätt. Den gäller i ett dygn.
accounts-back-to-resets = Tillbaka till återställningarna
accounts-reset-complete-title = Gör en ny väg in
accounts-reset-complete-lead = Välj ett nytt lösenord och ta autentiseringsappen i bruk på nytt. Inloggningsnamnet är detsamma.
accounts-reset-complete = Använd dessa från och med nu
accounts-reset-done-title = Din nya väg in är klar

## Återställningsnyckel
accounts-recovery-title = Använd återställningsnyckeln
accounts-recovery-warning = Alla kolleger ser att du har använt den
accounts-recovery-lead = Återställningsnyckeln ger ett konto en ny väg in, med dess nycklar. Använd den bara när två kolleger inte kan återställa kontot.
accounts-recovery-key = Återställningsnyckel
accounts-recovery-key-hint = Så som den är utskriven. Stora eller små bokstäver, mellanslag och rader spelar ingen roll.
accounts-recovery-key-other = Det här är inte hjälpsystemets återställningsnyckel.
accounts-recovery-login-hint = Inloggningsnamnet för kontot som får en ny väg in.
accounts-recovery-login = Inget öppet konto har det här inloggningsnamnet.
accounts-recover = Använd återställningsnyckeln
accounts-recovered-title = Kontot har en ny väg in
recovery-key-length = Nyckeln är inte fullständig, eller har för många tecken.
recovery-key-character = I grupp { $group } finns ett tecken som aldrig finns i en återställningsnyckel.
recovery-key-group = Grupp { $group } stämmer inte. Jämför den med papperet.
recovery-key-checksum = Nyckeln stämmer inte. Jämför varje grupp med papperet.
recovery-key-version = Programmet känner inte till den här sortens nyckel.

## Delegeringar
accounts-delegations-title = Beslutanderätt
accounts-delegations-lead = Föreståndaren beslutar om framställningar och kan delegera beslutanderätten till en överinspektör, från en första dag till en sista dag.
accounts-delegations-none = Beslutanderätten har inte delegerats.
accounts-delegate-link = Delegera beslutanderätten
accounts-delegate-title = Delegera beslutanderätten
accounts-delegate-lead = Varje beslut som fattas med stöd av den nämner delegeringen. Du kan ta tillbaka den när som helst.
accounts-delegate-to = Till vem?
accounts-delegation-first = Första dagen
accounts-delegation-last = Sista dagen
accounts-delegate = Delegera
accounts-delegated-by = Delegerad av { $name }
accounts-delegation-order = Den sista dagen kommer före den första.
accounts-delegation-long = Delegeringen kan gälla högst { $most } dagar. Gör en ny senare.
accounts-delegation-role = Kollegans roll kan inte få beslutanderätten.
accounts-delegation-past = Den sista dagen har redan gått.
accounts-delegation-coming = gäller inte ännu
accounts-delegation-valid = gäller
accounts-delegation-ended = har upphört
accounts-delegation-revoked = återtagen
accounts-revoke = Ta tillbaka
