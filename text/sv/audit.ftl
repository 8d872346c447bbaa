### Granskning: granskningsspåret, vem som har tittat på en post, jobb som getts upp.

## Granskningsspåret
audit-navigation-trail = Granskningsspår
audit-trail-title = Granskningsspår
audit-trail-lead = Allt som har gjorts och lästs här, det nyaste först. Spåret innehåller id:n och fasta ord, inga personuppgifter.
audit-since = Från denna dag
audit-until = Till denna dag
audit-actor = Vem
audit-verb = Vad som gjordes
audit-verb-hint = Ordet så som det står i spåret, till exempel decide
audit-subject = Vilket id det gällde
audit-subject-hint = De 32 tecknen för en framställning, en meddelandetråd eller ett konto
audit-find = Sök
audit-older = Äldre anteckningar
audit-none = Det finns inga sådana anteckningar.
audit-entries = Anteckningar, de nyaste först
audit-at = När
audit-who = Vem
audit-what = Vad
audit-about = Vad det gällde
audit-result = Hur det slutade
audit-position = Plats i kedjan
audit-not-linked = inte länkad än
audit-doer-receipt = någon med ett kvittonummer
audit-doer-duty = maskinen ({ $duty })
audit-doer-nobody = någon okänd
audit-not-an-account = Det här är inget konto. Välj en kollega.

## Kontroll av kedjan
audit-verify-title = Är spåret helt?
audit-verify-what = Kontrollerar varje anteckning, varje länk, varje undertecknad kontrollpunkt och varje rad som spåret har antecknat. Det kan ta flera minuter.
audit-verify = Kontrollera spåret
audit-verified-title = Kontroll av spåret
audit-verified-sound = Inget fel hittades.
audit-verified-not-sound = Något är fel
audit-verified-what-now = Ändra inget. Spara databasen, säkerhetskopiorna och kontrollpunkterna som de är, och berätta för dem som har kontrollpunkter utanför hjälpsystemet.
audit-verified-compared =
    Jämförda anteckningar: { $entries }. Kontrollpunkter: { $checkpoints }. Rader: { $facts }.
audit-verified-tail =
    { $tail ->
        [0] Varje anteckning täcks av en undertecknad kontrollpunkt.
        [one] { $tail } anteckning täcks inte än av en undertecknad kontrollpunkt.
       *[other] { $tail } anteckningar täcks inte än av en undertecknad kontrollpunkt.
    }
audit-verified-held = Den här sidan ser inte ett spår som har skrivits om helt med maskinens alla nycklar. Det gör en kontrollpunkt som har sparats på annat håll: ”lyhty audit verify --against”.
audit-back-to-trail = Tillbaka till spåret
audit-finding-changed = Anteckningen på plats { $position } har ändrats.
audit-finding-reordered = Anteckningen på plats { $position } står i fel ordning.
audit-finding-removed = Anteckningen på plats { $position } har tagits bort.
audit-finding-gap = Platserna { $first }–{ $last } i kedjan saknas.
audit-finding-truncated = Kedjan slutar på plats { $head }, men en kontrollpunkt går i god för plats { $checkpoint }: slutet har klippts av.
audit-finding-rewritten = Kedjan avviker från en undertecknad kontrollpunkt på plats { $checkpoint }: det som kom före har skrivits om.
audit-finding-checkpoint = Rad { $line } i filen med kontrollpunkter är ingen kontrollpunkt som hjälpsystemet har undertecknat.
audit-finding-no-checkpoint = Det finns anteckningar men ingen kontrollpunkt: filen med kontrollpunkter har tagits bort.
audit-finding-fact = Raden { $id } i { $table } är inte så som anteckning { $entry } angav.
audit-finding-unrecorded = Ingen anteckning berättar om raden { $id } i { $table }.
audit-finding-known-facts = Raderna i { $table } som var kända före { $day } är inte som de antecknades i granskningsspåret: siffror har ändrats.

## Exporten
audit-export-title = Export
audit-export-what = Anteckningarna i sökningen ovan som en fil för kalkylprogram. Exporten antecknas också i spåret.
audit-export = Exportera anteckningarna

## Vem har tittat
audit-navigation-looked = Vem har tittat?
audit-looked-title = Vem har tittat?
audit-looked-lead = Skriv id:t för en framställning, en meddelandetråd eller något annat, så ser du alla som har läst eller ändrat det.
audit-record = Id
audit-record-hint = 32 tecken, siffror och bokstäverna a–f; det står i sidans adress
audit-looked-show = Visa
audit-not-an-id = Det här är inget id. Ett id har 32 tecken: siffror och bokstäverna a–f.
audit-looked-record = Allt som har lästs och gjorts för id { $id }, det nyaste först. En meddelandetråd eller ett dokument har ett eget id.
audit-looked-entries = Vem, när och vad
audit-looked-nobody = Ingen har tittat, eller så finns inget sådant id.
audit-looked-another = Ett annat id
audit-permission = Med vilken behörighet

## Jobb
audit-navigation-jobs = Jobb
audit-jobs-title = Jobb
audit-jobs-lead = Vad maskinen har kvar att göra, till exempel att skicka e-post. Efter tio försök ger den upp, och jobbet står här.
audit-jobs-waiting =
    { $count ->
        [0] Inget jobb väntar.
        [one] { $count } jobb väntar.
       *[other] { $count } jobb väntar.
    }
audit-jobs-none = Inget jobb har getts upp.
audit-jobs-dead = Jobb som har getts upp
audit-jobs-died = När
audit-jobs-kind = Slag
audit-jobs-attempts = Försök
audit-jobs-failure = Varför
audit-jobs-again = Igen
audit-jobs-revive = Försök igen
