### Halvårsöversikten.
review-navigation = Översikter
review-list-title = Halvårsöversikter
review-list-none = Ingen översikt har påbörjats ännu.
review-list-caption = Översikter, det senaste halvåret först
review-half = Halvår
review-state = Läge
review-state-draft = Utkast, ingenting har publicerats ännu
review-state-published = Upplaga { $edition } publicerad { $day }
review-begin-title = Börja på en översikt
review-begin = Börja på översikten
review-half-not-begun = Det halvåret har inte börjat ännu.
review-half-has-one = Det finns redan en översikt för halvåret. Öppna den i listan.
review-one-title = Översikt
review-back = Tillbaka till översikten
review-to-figures = Halvårets siffror
review-where-it-stands = Var översikten står
review-published = Publicerat
review-published-none = Ingenting ännu.
review-edition = upplaga { $edition }
review-next-edition = Nästa upplaga
review-writers = Skribenter
review-approval = Godkännande
review-approval-none = Ingen har godkänt det som översikten säger nu.
review-approved-by = Godkänd av { $who }, { $when }
review-not-yet = Det här kan inte godkännas eller publiceras ännu
review-figures-not-released = Några siffror är så små att de kan peka ut någon. Direktören fattar först beslut om var och en på sidan med siffror.
review-has-findings = Något i texterna måste rättas först. Varje ställe räknas upp på översiktens sida.
review-cut-off-not-over = Brytdagen är inte förbi: det som antecknas den här månaden ändrar ännu siffrorna. Vänta tills månaden är slut.
review-correction-needed = Översikten är publicerad. Skriv före nästa upplaga på tre språk vad som rättas.
review-approver-wrote = Du har skrivit en del av upplagan. Någon annan måste godkänna den.
review-not-approved = Ingen som står utanför skrivandet har godkänt det som översikten säger nu.
review-changed-since = Översikten har ändrats efter att du öppnade sidan. Titta på den igen.
review-no-glyph = Det här tecknet finns inte i något tryckt typsnitt: { $about }
review-unfit = Det här kan inte sättas på papper: { $about }
review-texts-title = Texter
review-texts-caption = Varje kapitel på varje språk
review-chapter = Kapitel
review-text-none = Inte skriven ännu.
review-text-findings = { $count ->
    [one] En sak att rätta
   *[other] { $count } saker att rätta
}
review-text-in-order = I ordning
review-text-not-checked = Inte granskad: siffrorna har inte släppts
review-version = version { $version }
review-edit = Redigera
review-write = Skriv
review-mend = Rätta texten
review-history = Tidigare versioner
review-history-title = Versioner
review-findings-title = Att rätta före godkännandet
review-place = Rad { $line }, tecken { $column }
review-place-chapter = Hela kapitlet
review-place-title = I rubriken, tecken { $column }
review-claims-title = Påståenden
review-claims-lead = Vad texterna på det här språket påstår om siffrorna, uträknat ur siffrorna.
review-claims-none = Texterna innehåller inga påståenden.
review-claims-caption = Varje påstående och vad det ger
review-claim-words = Ord
review-claim-rule = Regel
review-claim-computed = Uträknat
review-claim-holds = Stämmer det?
review-claim-true = stämmer
review-claim-untrue = stämmer inte
review-text-title = Text
review-field-title = Rubrik
review-field-body = Text
review-field-body-hint = Varje tal skrivs som en infogning inom klammerparenteser. Lämna en tom rad mellan styckena.
review-save = Spara texten
review-just-saved = Texten är sparad.
review-text-moved = En kollega sparade texten medan du skrev. Din text finns kvar i fälten nedan. Foga ihop texterna och spara igen.
review-other-version = Sparad av { $who }, { $when }
review-other-version-what = Om du sparar nu blir din text den nyaste versionen. Den här finns kvar bland de tidigare versionerna.
review-inserts-title = Vad som kan infogas
review-inserts-caption = Infogningar med exempel
review-insert-example = Skriv
review-insert-gives = Det ger
review-figures-title = Översiktens siffror
review-figures-caption = Siffror som kan infogas
review-figure-insert = Skriv
review-preview-title = Förhandsvisning
review-preview-pdf = Förhandsvisning som PDF
review-preview-none = Det finns ingenting att visa på det här språket ännu.
review-preview-partly = Något är ännu fel: det som inte kan sägas ännu står som det skrevs.
review-approve-title = Godkänn
review-approve-lead = Du godkänner exakt det som förhandsvisningarna nu visar på tre språk. Om något ändras efter det måste översikten godkännas på nytt.
review-approve = Godkänn upplagan
review-just-approved = Upplagan är godkänd.
review-publish-title = Publicera
review-publish-lead = Alla kan läsa upplagan genast. Den ändras aldrig efter det: en rättelse är en ny upplaga.
review-publish = Publicera upplagan
review-just-published = Upplagan är publicerad.
review-correct-title = Rätta
review-correct-lead = Vad rättas i upplaga { $edition }? Läsarna ser detta på sidan, på papper och i filerna. Ett tal i den är en infogning, som i texterna.
review-note-en = På engelska
review-note-fi = På finska
review-note-sv = På svenska
review-correct = Spara anmärkningarna
review-note-in-every-language = Skriv anmärkningen på alla tre språken.
review-nothing-to-correct = Ingenting har publicerats ännu, så det finns ingenting att rätta. Ändra bara utkastet.
review-public-title = Halvårsöversikt
review-subject = Hjälpsystemets halvårsöversikt, { $half }
review-mark = Demonstration, påhittade människor
review-draft-mark = Utkast, inte publicerat
review-contents = Innehåll
review-correction-title = Rättelse
review-correction-edition = Upplaga { $edition } rättar en tidigare
review-tables-title = Tabeller
review-tables-lead = Värdena i varje diagram.
review-as-table = Som tabell
review-footer = { $half } · upplaga { $edition } · { $language }
review-footer-draft = { $half } · utkast · { $language }
review-archive-title = Publicerade översikter
review-archive-lead = Alla upplagor av halvårsöversikterna, också tidigare, med sina filer.
review-archive-none = Ingen översikt har publicerats ännu.
review-newest = nyast
review-published-on = Publicerad { $day }
review-older-edition = Det finns en nyare upplaga av översikten.
review-to-newest = Läs den nyaste upplagan
review-to-archive = Alla publicerade översikter
review-files-title = Upplagan som fil
review-file-pdf = Översikten (PDF)
review-file-csv = Siffror för kalkylprogram (CSV)
review-file-json = Siffror för program (JSON)
# Hur en översikt sätts samman.
review-cover-kicker = Halvårsöversikt
review-named-minors-now = { $count ->
    [one] som var under 18 år den { $day }
   *[other] som var under 18 år den { $day }
}
review-named-minors-on-admission = { $count ->
    [one] som var under 18 år vid upptagningen i hjälpsystemet
   *[other] som var under 18 år vid upptagningen i hjälpsystemet
}
review-named-new-minors = { $count ->
    [one] som var under 18 år vid upptagningen i hjälpsystemet
   *[other] som var under 18 år vid upptagningen i hjälpsystemet
}
review-named-children-of-clients = { $count ->
    [one] , självt under 18 år och i Finland den { $day } och inte självt klient
   *[other] , alla under 18 år och i Finland den { $day } och inte själva klienter
}
review-predicate-minors-now = { $count ->
    [one] var under 18 år den { $day }
   *[other] var under 18 år den { $day }
}
review-predicate-minors-on-admission = { $count ->
    [one] var under 18 år vid upptagningen i hjälpsystemet
   *[other] var under 18 år vid upptagningen i hjälpsystemet
}
review-predicate-new-minors = { $count ->
    [one] var under 18 år vid upptagningen i hjälpsystemet
   *[other] var under 18 år vid upptagningen i hjälpsystemet
}
review-predicate-children-of-clients = { $count ->
    [one] barn till en klient var självt under 18 år och i Finland den { $day } utan att självt vara klient
   *[other] barn till klienter var själva under 18 år och i Finland den { $day } utan att själva vara klienter
}
review-attribute-minors-now = { $count ->
    [one] under 18 år den { $day }
   *[other] under 18 år den { $day }
}
review-attribute-minors-on-admission = { $count ->
    [one] under 18 år vid upptagningen i hjälpsystemet
   *[other] under 18 år vid upptagningen i hjälpsystemet
}
review-attribute-new-minors = { $count ->
    [one] under 18 år vid upptagningen i hjälpsystemet
   *[other] under 18 år vid upptagningen i hjälpsystemet
}
review-attribute-children-of-clients = { $count ->
    [one] barn till en klient, självt under 18 år och i Finland den { $day } och inte självt klient
   *[other] barn till klienter, själva under 18 år och i Finland den { $day } och inte själva klienter
}
review-chart-note-proposers = Personer som en framställning gäller, { $half }: { $number }.
review-chart-note-outcomes = Personer som en framställning gäller, { $half }: { $number }. Framställningarnas utgång senast den { $day }.
review-chart-note-form-in-finland = Nya klienter som utnyttjats i Finland, { $half }: { $number }, enligt den huvudsakliga formen i Finland.
review-chart-note-sex = Klienter den { $day }: { $number }. Klienternas barn ingår inte.
review-chart-note-sex-rest = Klienter den { $day }: { $number }. Klienternas barn ingår inte. Personer av annat kön eller vars kön inte är känt visas inte.
review-chart-note-minors = Klienter den { $day }: { $number }. Den som var under 18 år den dagen var det också vid upptagningen: den mindre gruppen är en del av den större.
review-chart-note-halves = Framställningar enligt ankomstdagen, nya klienter enligt dagen för upptagningen: det är inte samma människor. Andra halvåren visas inte.
review-chart-heading-group = Grupp
review-chart-heading-number = Personer
review-chart-heading-half = Halvår
review-series-received = Framställningar
review-series-new-clients = Nya klienter
review-chart-alternative-bars = Stapeldiagram. { $title }: { $values }.
review-chart-alternative-lines = Linjediagram. { $title }: { $values }.
review-emblem-alternative = Europeiska unionens emblem: tolv gyllene stjärnor i en cirkel på blå botten
review-emblem-supported = Med stöd av Europeiska unionen
review-emblem-internal-security-fund = Fonden för inre säkerhet – polissamarbete (ISF-P)
# Kapitel.
review-chapter-cover = Omslag
review-chapter-introduction = Inledning
review-chapter-website = Webbplats
review-chapter-campaign = Kampanj
review-chapter-training = Utbildning och utredning
review-chapter-feature = Artikel
review-chapter-new-clients = Nya klienter
review-chapter-proposers = Vem som gjort framställningarna
review-chapter-outcome = Framställningarnas utgång
review-chapter-all-clients = Alla klienter
review-chapter-personnel = Personal
review-chapter-contact = Kontakt
# Vad som hindrar godkännande.
review-finding-unbound-number = ”{ $text }” är skrivet för hand. Ingen siffra har detta värde. Använd en infogning, eller säg varför det inte är en siffra ur statistiken: [{ $text }]{"{"}plain: varför{"}"}
review-finding-unbound-number-may-mean = ”{ $text }” är skrivet för hand. Dessa siffror har detta värde: { $figures }. Använd den rätta som infogning.
review-finding-untrue-claim = Detta stämmer inte med siffrorna: { $claim }. De är: { $figures }.
review-finding-claim-without-words = Påståendet har inga egna ord. Skriv dina ord före det inom hakparentes: [ord]{"{"}claim: { $claim }{"}"}
review-finding-unknown-insert = Infogningen ”{ $name }” finns inte.
review-finding-unknown-option = ”{ $insert }” har inte valet ”{ $option }” här.
review-finding-bad-argument = ”{ $insert }” kan inte gälla ”{ $argument }”. Se listan över infogningar.
review-finding-unknown-figure = Siffran ”{ $path }” finns inte i denna översikt.
review-finding-wrong-noun = ”{ $path }” räknar inte det som ”{ $noun }” betecknar.
review-finding-needs-naming = ”{ $path }” förväxlas lätt med en annan siffra. Lägg till ”named”, ”predicate” eller ”attribute”, så att definitionen sägs.
review-finding-case-outside-finnish = Bara finskan har kasus. Ta bort kasuset.
review-finding-definite-in-finnish = Finskan har ingen bestämd form. Ta bort ”definite”.
review-finding-unfit-share = ”{ $part }” är ingen del av ”{ $whole }”: de räknar olika människor, eller ingen. Andelen kan inte sägas.
review-finding-no-simple-fraction = ”{ $part }” är { $percent } av ”{ $whole }”: inget enkelt bråk. Säg det i procent, eller påstå att det är ungefär en viss del.
review-finding-unknown-law = ”{ $law }” finns inte i listan över lagar.
review-finding-unknown-stated = Den uppgivna uppgiften ”{ $key }” finns inte.
review-finding-stated-mismatch = ”{ $text }” har andra tal än den uppgivna uppgiften ”{ $key }”: { $fact }.
review-finding-unclosed-insert = Här börjar en klammer som aldrig stängs. Stäng den, eller skriv \{"{"} för en klammer.
review-finding-unclosed-emphasis = Här börjar en asterisk som aldrig stängs. Stäng den, eller skriv \* för en asterisk.
review-finding-bad-link = ”{ $target }” duger inte som länk i en publikation. Länkar börjar med https://, http:// eller mailto:.
review-finding-bad-heading = Rubriker i ett kapitel har tre tecken: ### Rubrik.
review-finding-out-of-place = ”{ $insert }” kan inte stå här.
review-finding-second-margin = Ett kapitel har en siffra i marginalen. Detta är en andra.
review-finding-cover-form = Omslagets text är en lista med en till tre rader: en siffra och dess ord.
review-finding-empty = Rubriken eller texten saknas.
review-finding-missing-chapter = Kapitlet är inte skrivet på detta språk.
review-finding-unlikely-time = Översikten berättar inte om år { $year } utan om tiden från 2004 till två år efter siffrorna. Om året är rätt, skriv det och märk det med plain.
review-finding-time-counts = En tid (”{ $insert }”) står som antalet för ”{ $noun }”. Använd en siffra.
review-finding-more = Och { $count } till.
review-finding-different-inserts = ”{ $insert }” står här { $here } gånger, på ett annat språk ({ $other }) { $elsewhere } gånger. Alla språk måste säga detsamma.
# Vad infogningar ger.
review-insert-figure = En siffra med sitt ord i rätt form. Val: words, capital, definite, kasus (finska), ett ord: person, client, new-client, proposal, possible-victim, victim, adult, minor, child, child-of-client, nationality, different-nationality, man-or-boy, woman-or-girl, asylum-seeker.
review-insert-figure-named = En siffra som lätt förväxlas med en annan, med sin definition. ”predicate” ger ”14 var under 18 år den 30 juni 2018”, ”attribute” ”14 under 18 år den 30 juni 2018”.
review-insert-figure-case = På finska: tal och ord i ett kasus: nominative, genitive, partitive, inessive, elative, illative, adessive, ablative, allative, essive, translative.
review-insert-share = En andel i procent, med en decimal (decimal) eller som enkelt bråk (fraction).
review-insert-claim = Ett påstående med sina ord: almost_percent, about_fraction, less_than, more_than, percent. Är det osant hindrar det godkännande.
review-insert-claim-words = Dina ord, om påståendet är sant: record, higher_than, equal, largest, largest_nationality. Förenas med ”and”.
review-insert-date = En dag: stock, known_by, half.first, half.last eller ett datum.
review-insert-month = En månad. På finska med kasus.
review-insert-half = Ett halvår; utan argument översiktens eget. På finska med kasus.
review-insert-year = Ett år. På finska med kasus: vuonna 2018.
review-insert-law = En lag i listan, eller en av dess paragrafer.
review-insert-telephone = Rådgivningstelefonens nummer, som länk.
review-insert-stated = En uppgift med källa som ingen räknar; också kring dina egna ord, vars tal måste vara uppgiftens.
review-insert-plain = Ord med ett tal som inte är en siffra ur statistiken, och varför.
review-insert-margin = Ensam på en rad: kapitlets siffra i marginalen.
review-insert-chart = Ensam på en rad: ett diagram med den mening som det visar. proposers, outcomes, form-in-finland, sex, minors, halves.
review-insert-emblem = Ensam på en rad: Europeiska unionens emblem med stödet och fonden.
review-insert-contact = Ensam på en rad, sedan en adress till nästa tomma rad; den första raden är namnet.
review-note-has-findings = Anmärkningen måste först rättas: varje tal i den är en infogning, samma på alla språk.
review-differences-not-released = Några siffror skiljer sig så lite från den publicerade upplagan att skillnaden kan peka på någon. Föreståndaren beslutar först om var och en på översiktens sida.
review-differences-title = Små skillnader från den publicerade upplagan
review-differences-lead = Båda upplagorna förblir offentliga. Den som har båda kan räkna ut skillnaderna. Föreståndaren beslutar om var och en.
review-differences-caption = Siffror som skiljer sig med högst fyra
review-difference-before = Publicerad
review-difference-now = Nu
review-leaves-title = Allt som publiceras med den här upplagan
review-leaves-caption = Siffrorna i filerna, också de som ingen text nämner
review-unfigured-caption = Ord som ingen siffra ligger bakom
review-unfigured-fact = Angiven uppgift
review-unfigured-source = Källa
review-unfigured-none = Ingen: den som skrev har märkt att detta inte är en statistisk siffra
