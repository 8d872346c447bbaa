### Proposals: the public form, the consultation, the office's queue and decision.

## The start of the form
proposals-start-title = Be om hjälp eller råd
proposals-start-lead = Här kan du be hjälpsystemet att hjälpa någon annan eller dig själv. Du kan sluta när som helst. Ingenting skickas före den sista sidan.
proposals-start-danger = Fara just nu? Ring först 112.
proposals-start-ten-minutes = Det tar ungefär tio minuter. En fråga per sida.
proposals-start-what-happens-title = Vad som händer sedan
proposals-start-what-happens-1 = Hjälpsystemet läser det du skickar. Brådskande ärenden först.
proposals-start-what-happens-2 = Vi kan fråga mer.
proposals-start-what-happens-3 = Hjälpsystemet beslutar. Du får veta om svaret är ja eller nej.
proposals-start-kept = Det du skriver låses så att bara hjälpsystemet kan läsa det. Medan du fyller i formuläret håller en liten fil (kaka) ihop dina svar. ”Lämna sidan genast” raderar den.
proposals-start-begin = Börja
proposals-start-whole = Jag känner till formuläret: visa det på en sida
proposals-start-receipt = Jag har ett kvittonummer
proposals-step-of = Steg { $number } av { $total }
proposals-continue = Fortsätt
proposals-back = Tillbaka
proposals-check = Kontrollera dina svar
proposals-optional = Du kan lämna det här tomt.
proposals-change = Ändra
proposals-not-answered = Inget svar
proposals-draft-gone = Svaren i det här formuläret finns inte kvar. Formuläret var öppet mer än ett dygn, eller så lämnades webbplatsen. Börja om från början.

## Who are you
proposals-who-title = Vem är du?
proposals-who-legend = Vem är du?
proposals-who-why = Vi frågar det här för att kunna visa dig rätt frågor.
proposer-kind-the-person = Jag ber om hjälp åt mig själv
proposer-kind-lawyer = Advokat eller rättsbiträde
proposer-kind-immigration-service = Migrationsverket
proposer-kind-reception-centre = Förläggning
proposer-kind-police = Polisen
proposer-kind-border-guard = Gränsbevakningsväsendet
proposer-kind-social-services = Socialvården
proposer-kind-child-welfare = Barnskyddet
proposer-kind-health-care = Hälso- och sjukvården
proposer-kind-victim-support = Brottsofferjouren
proposer-kind-shelter = Skyddshem
proposer-kind-organisation = Annan organisation
proposer-kind-congregation = Församling
proposer-kind-occupational-safety = Arbetarskyddsmyndigheten
proposer-kind-school = Skola
proposer-kind-private-person = Privatperson: vän, granne, släkting
proposer-kind-other = Någon annan

## Consent
proposals-consent-title = Har personen samtyckt?
proposals-consent-legend = Har personen samtyckt till att du gör en framställning, alltså ber hjälpsystemet att hjälpa honom eller henne?
proposals-consent-why = Ingen framställning görs utan personens eget ja. Du kan alltid be om råd utan att säga vem det gäller.
proposals-consent-legend-self = Vill du att hjälpsystemet tittar på din situation?
proposals-consent-why-self = Du bestämmer. Du kan ta tillbaka det här senare.
consent-answer-yes = Ja
consent-answer-child-without-guardian = Det gäller ett barn, eller kanske ett barn, och vårdnadshavaren är inte här eller kan vara en del av problemet
consent-answer-no = Nej, eller jag har inte frågat
consent-answer-yes-self = Ja, det vill jag
consent-answer-no-self = Nej, jag vill bara ha råd

proposals-consent-record-title = Hur gavs samtycket?
proposals-consent-given-by-legend = Vem sade ja?
consent-given-by-the-person = Personen själv
consent-given-by-child-and-guardian = Ett barn på 15–17 år och vårdnadshavaren
consent-given-by-guardian = Vårdnadshavaren till ett barn under 15 år
consent-given-by-representative = En företrädare
consent-given-by-held-child = Barnet; en företrädare har inte utsetts ännu
consent-given-by-held = Ingen har kunnat tillfrågas ännu
proposals-told-legend = Vad fick personen veta före samtycket?
proposals-told-why = Kryssa för det som du berättade på ett språk som personen förstår.
told-what-the-system-is = Vem hjälpsystemet hjälper, och hur
told-voluntary = Att hjälpen är frivillig och gratis, och att den kan avslutas
told-what-is-written = Vad som antecknas, och vem som läser det
told-may-ask-authorities = Att hjälpsystemet kan be myndigheter om uppgifter som det behöver
told-may-be-withdrawn = Att framställningen kan tas tillbaka
proposals-told-self = Vi berättar nu för dig: hjälpen är frivillig och gratis. Det du skriver är hemligt. Hjälpsystemet kan be myndigheter om uppgifter som det behöver för att besluta. Du kan ta tillbaka det här med ditt kvittonummer.
proposals-consent-language = På vilket språk talade ni om det?
proposals-interpreter-legend = Vem tolkade?
interpreter-not-needed = Ingen tolk behövdes
interpreter-professional = En yrkestolk
interpreter-somebody-else = Någon annan, till exempel en vän
interpreter-missing = En tolk hade behövts, men det fanns ingen
proposals-present-legend = Vem annan var i rummet?
present-nobody = Ingen annan
present-professionals = Bara andra yrkesmänniskor
present-family-or-friend = Familj eller en vän
present-somebody-depended-on = Någon som personen kan vara beroende av
present-not-known = Jag vet inte
proposals-consent-more = Vem är vårdnadshavare eller företrädare, och annat som är bra att veta om samtycket
proposals-consent-person-mismatch = Välj vem som sade ja: en vuxen säger ja själv.
proposals-consent-child-mismatch = Ett barn på 15–17 år säger ja tillsammans med vårdnadshavaren eller en företrädare. För ett yngre barn säger vårdnadshavaren eller en företrädare ja. Om vårdnadshavaren inte är här eller är misstänkt, säg det: barnet avvisas inte.

## Age
proposals-age-title = Hur gammal är personen?
proposals-age-legend = Hur gammal är personen?
proposals-age-legend-self = Hur gammal är du?
proposals-age-why = Barns ärenden sköts genast. Om åldern inte är känd gör vi som med ett barn.
age-group-adult = 18 år eller äldre
age-group-from-15-to-17 = 15–17 år
age-group-under-15 = Under 15 år
age-group-not-known = Jag vet inte
proposals-guardian-legend = Om personen är eller kan vara under 18 år: finns det en vårdnadshavare?
proposals-guardian-why = Om vårdnadshavaren kan vara inblandad skickas och berättas ingenting till honom eller henne.
guardian-not-needed = Personen är 18 år eller äldre
guardian-present = Ja, en vårdnadshavare som får veta
guardian-representative = En företrädare har utsetts
guardian-absent = Ingen vårdnadshavare finns här, eller ingen kan nås
guardian-suspected = Vårdnadshavaren kan vara en del av problemet
guardian-not-known = Jag vet inte
proposals-guardian-required = Välj hur det är med vårdnadshavaren. ”Jag vet inte” är också ett svar.

## Safe contact
proposals-safe-contact-title = Hur kan vi kontakta personen på ett säkert sätt?
proposals-safe-contact-title-self = Hur kan vi kontakta dig på ett säkert sätt?
proposals-safe-contact-why = Vi frågar det här före telefonnummer och adresser. Vi använder bara de sätt som du kryssar för.
proposals-safe-legend = Vilka sätt är säkra?
contact-channel-call = Telefonsamtal
contact-channel-message = Sms eller annat meddelande
contact-channel-letter = Brev
contact-channel-email = E-post
contact-channel-through-proposer = Via den som gör framställningen
contact-channel-mailbox = En meddelandelåda på den här webbplatsen, öppnas med ett nummer
proposals-telephone-legend = Vems telefon är det?
whose-telephone-own-alone = Personens egen; ingen annan tittar i den
whose-telephone-own-watched = Personens egen, men någon annan kan titta i den
whose-telephone-shared = Delas med andra
whose-telephone-trusted = Någon annans, som personen litar på
whose-telephone-none = Det finns ingen, eller jag vet inte
proposals-safe-when = När är det säkert?
proposals-present-as-legend = Som vem får vi presentera oss?
present-as-openly = Med hjälpsystemets eget namn
present-as-first-name = Bara med ett förnamn
present-as-as-told = Som något annat, som står här:
proposals-as-told = Som vem eller vad?
proposals-safe-never = Vad får vi aldrig göra?
proposals-safe-never-hint = Till exempel: ring aldrig på kvällen, lämna aldrig röstmeddelanden, tala aldrig med en viss person.

## The person
proposals-person-title = Om personen
proposals-person-title-self = Om dig
proposals-person-why = Berätta bara det som hjälper oss. Du kan lämna allt tomt.
proposals-person-name = Namn
proposals-person-birth = Födelsedatum, om det är känt
proposals-person-citizenship = Medborgarskap
proposals-person-languages = Språk, det bästa först
proposals-person-place = Var finns personen nu? Orten räcker.
proposals-person-contact = Telefon, e-post eller adress
proposals-person-residence = Uppehållstillstånd eller asylansökan, om det finns
proposals-person-others = Biträde, barn och andra som hjälper

## The two texts
proposals-told-title = Vad har hänt?
proposals-told-text = Vad har personen berättat?
proposals-told-text-self = Vad har hänt dig? Skriv på vilket språk som helst.
proposals-told-hint = Skriv det du vet. Pressa inte personen att berätta mer. Högst 15 000 tecken.
proposals-observed-title = Vad annat har du sett?
proposals-observed-text = Andra iakttagelser och fakta
proposals-observed-hint = Det som du själv har sett eller vet. Högst 15 000 tecken.

## Urgency
proposals-danger-title = Är det bråttom?
proposals-danger-legend = Är någon i fara just nu?
proposals-danger-why = Om någons liv är i fara, ring först 112. Ring sedan journumret.
danger-now = Fara för liv eller hälsa just nu
danger-no-safe-place = Ingen trygg plats för den kommande natten
danger-none = Ingetdera, så vitt jag vet
danger-not-known = Jag vet inte

## The proposer
proposals-you-title = Om dig som gör framställningen
proposals-you-name = Ditt namn
proposals-you-workplace = Din arbetsplats
proposals-you-contact = Din telefon och e-post

## The mailbox
proposals-mailbox-title = En meddelandelåda för personen
proposals-mailbox-legend = Vill personen ha en egen meddelandelåda?
proposals-mailbox-why = Personen får då ett eget kvittonummer och kan skriva till hjälpsystemet och läsa svaren på vilken enhet som helst. Ditt kvittonummer öppnar inte personens låda, och personens nummer öppnar inte din.
proposals-mailbox-yes = Ja
proposals-mailbox-no = Nej

## Check and send
proposals-check-title = Kontrollera dina svar
proposals-check-lead = Ingenting har skickats ännu.
proposals-send = Skicka till hjälpsystemet
proposals-nothing-told = Skriv något om vad som har hänt, i den ena av de två texterna.

proposals-sent-title = Skickat
proposals-sent-lead = Hjälpsystemet har fått det du skickade. Skriv upp numret nu: det visas bara en gång.
proposals-sent-receipt-yours = Ditt kvittonummer
proposals-sent-receipt-person = Personens eget kvittonummer
proposals-sent-receipt-person-hint = Ge det här till personen och till ingen annan. Det öppnar inte din meddelandelåda, och ditt nummer öppnar inte personens låda.
proposals-sent-next-1 = Med numret kan du komma tillbaka, läsa frågor från hjälpsystemet och svara på dem.
proposals-sent-next-2 = Du ser här om framställningen har godkänts. Inget annat berättas.
proposals-sent-next-2-self = Du ser här om din framställning har godkänts.
proposals-sent-held = Ett barn utan vårdnadshavare avvisas inte. Hjälpsystemet tittar på det här först. Ingenting berättas för vårdnadshavaren.

proposals-whole-title = Gör en framställning om en person: hela formuläret
proposals-whole-lead = Samma frågor på en sida, för den som känner till dem.

## Consultation
consultation-title = Be om råd utan att nämna namn
consultation-lead = Utan personens ja tar vi inte emot någon framställning. Du kan alltid be om råd. Det får inga följder för dig eller för personen.
consultation-call = Du kan också ringa.
consultation-question = Vad vill du fråga?
consultation-question-hint = Lämna bort namn, telefonnummer, adresser och allt annat som avslöjar vem personen är.
consultation-send = Skicka frågan
consultation-required = Skriv din fråga.
consultation-sent-title = Skickat
consultation-sent-lead = Hjälpsystemet har fått din fråga. Med det här numret kan du komma tillbaka och läsa svaret.

## What the proposer sees behind the receipt
proposer-view-title = Hur det har gått med framställningen
proposer-view-awaiting = Väntar på beslut
proposer-view-accepted = Godkänd
proposer-view-not-accepted = Inte godkänd
proposals-withdraw-title = Ta tillbaka framställningen
proposals-withdraw-why = Bara personen själv eller personens företrädare kan ta tillbaka en framställning. Den kan göras på nytt senare.
proposals-withdraw-by-legend = Vem är du?
withdrawn-by-the-person = Personen som framställningen gäller
withdrawn-by-representative = Personens företrädare
proposals-withdraw-button = Ta tillbaka framställningen
proposals-withdraw-done = Framställningen har tagits tillbaka.

## The office: queue
proposals-queue-title = Framställningar som väntar
proposals-queue-lead = De mest brådskande först.
proposals-queue-empty = Ingenting väntar. Nya framställningar visas här när de kommer in.
proposals-queue-urgency = Hur brådskande
proposals-queue-reason = Varför
proposals-queue-arrived = Kom in
proposals-queue-from = Gjord av
proposals-queue-line = Vad det gäller
proposals-queue-taken-by = Togs upp av
proposals-queue-nobody = Ingen ännu
proposals-queue-open = Öppna
proposals-queue-all = Alla framställningar
proposals-queue-awaiting = Bara de som väntar
proposals-queue-next = Nästa sida
proposals-given-title = Framställningar som har getts till mig
proposals-given-empty = Ingen framställning har getts till dig.
proposals-acts = Vad du kan göra
decision-no-rule = Den här dagen fanns ingen bestämmelse i kraft att besluta enligt.
proposals-queue-incomplete = Resten kommer senare
proposals-queue-not-openable = Ditt konto har ingen nyckel till det här.
urgency-now = Genast
urgency-today = I dag
urgency-in-turn = I tur och ordning
urgency-reason-danger-now = Fara just nu
urgency-reason-guardian-suspected = Barn, vårdnadshavaren misstänks
urgency-reason-guardian-absent = Barn, ingen vårdnadshavare
urgency-reason-child = Barn
urgency-reason-age-unknown = Åldern är inte känd
urgency-reason-no-safe-place = Ingen trygg plats i natt
urgency-reason-urgent-entry = Antecknat per telefon
urgency-reason-nothing = Inget brådskande har berättats
channel-site = På webbplatsen
channel-telephone = Per telefon
channel-paper = På papper

## The office: one proposal
proposals-one-title = Framställning
proposals-one-safe-contact-first = Innan du tar kontakt
proposals-one-safe-only = Bara de här sätten är säkra
proposals-one-safe-none = Inget sätt har sagts vara säkert. Ta kontakt via den som gjorde framställningen.
proposals-one-unsafe = Inte säkert
proposals-one-consent = Samtycke
proposals-one-held = Väntar på en företrädare: ingen vårdnadshavare kunde tillfrågas. Ingenting går till vårdnadshavaren. En företrädare ska utses.
proposals-one-person = Personen
proposals-one-narrative = Vad som berättades
proposals-one-told = Vad personen har berättat
proposals-one-observed = Andra iakttagelser
proposals-one-proposer = Vem som gjorde framställningen
proposals-one-deeds = Vad som har gjorts
proposals-one-outcome = Utgång
proposals-one-decision = Beslut
proposals-one-not-decided = Inte beslutat ännu
proposals-one-delegation = Med stöd av delegering
outcome-awaiting = Väntar
outcome-accepted = Godkänd
outcome-not-accepted = Inte godkänd
outcome-withdrawn = Återtagen
outcome-lapsed = Förfallen
proposals-take-up = Ta upp till behandling
proposals-take-up-title = Ta upp till behandling
proposals-taken-up = Togs upp till behandling av { $who }
proposals-ask-more = Fråga mer
proposals-ask-more-title = Fråga mer
proposals-ask-whom-legend = Vem frågar du?
proposals-ask-proposer = Den som gjorde framställningen, i dennes meddelandelåda
proposals-ask-person = Personen, i dennes egen meddelandelåda
proposals-ask-text = Din fråga
proposals-ask-no-mailbox = Det finns ingen sådan meddelandelåda.
proposals-ask-not-safe = Personen har inte sagt att en meddelandelåda är säker. Välj ett annat sätt.
proposals-ask-sent = Frågan är i meddelandelådan.
proposals-threads = Meddelanden
proposals-thread-proposer = Med den som gjorde framställningen
proposals-thread-person = Med personen
proposals-thread-none = Inget har skrivits ännu.
proposals-reach-title = Anteckna en kontakt
proposals-reach-legend = Hur nådde du personen?
proposals-reach-note = Vad som sades eller avtalades
proposals-reach-button = Anteckna kontakten
proposals-reach-unsafe = Personen har inte sagt att det här sättet är säkert. Välj ett sätt i listan högst upp.
proposals-reach-done = Kontakten antecknad: { $channel }
proposals-arrival-title = Ange ankomstdagen
proposals-arrival-why = För det som kom på papper eller per telefon. Dagen är dagen i Helsingfors.
proposals-arrival-day = Ankomstdag
proposals-arrival-button = Ange dagen
proposals-arrival-future = Ankomstdagen kan inte vara senare än i dag.
proposals-arrival-site = Det som skrevs på webbplatsen kom in när det skickades. Bara dagen för papper och telefon kan anges.
proposals-arrival-done = Ankomstdagen angavs till { $day } (var { $previous })
proposals-link-title = Samma öppna ärende
proposals-link-why = När två framställningar har gjorts om samma person i samma öppna ärende sammanförs den senare med den tidigare, och bara den tidigare räknas.
proposals-link-which = Vilken framställning räknas?
proposals-link-button = Sammanför med den
proposals-link-done = Sammanförd med en tidigare framställning: räknas inte
proposals-link-has = Andra framställningar i samma ärende har sammanförts med den här
proposals-link-not-open = Det ärendet är inte längre öppet.
proposals-link-itself = En framställning kan inte sammanföras med sig själv eller med en framställning som själv har sammanförts med en annan.
proposals-link-none = Det finns ingen annan öppen framställning.
proposals-help-title = Hjälp som getts före beslutet
proposals-help-why = När det är bråttom kan hjälpen börja genast.
proposals-help-measure = Vilken hjälp?
proposals-help-day = Dag
proposals-help-note = Vad som gjordes
proposals-help-button = Anteckna hjälpen
proposals-help-done = Hjälp som getts: { $measure }, { $day }
proposals-help-after = Det finns redan ett beslut: hjälp efter det antecknas som hjälpinsats.
measure-advice = Rådgivning och handledning
measure-safe-accommodation = Säker inkvartering
measure-allowance = Mottagningspenning eller utkomststöd
measure-social-services = Socialservice
measure-health-services = Hälso- och sjukvårdstjänster
measure-interpretation = Tolk- och översättartjänster
measure-legal-aid = Rättshjälp och juridisk rådgivning
measure-tracing = Spårande av ett barns förälder eller vårdnadshavare
measure-safe-return = Stöd för ett tryggt återvändande
proposals-withdrawal-title = Personen tar tillbaka framställningen
proposals-withdrawal-why = Anteckna det här bara när personen eller personens företrädare själv har sagt det.
proposals-withdrawal-button = Anteckna återtagandet
proposals-withdrawal-done = Återtagen av: { $who }
proposals-lapse-title = Framställningen förfaller
proposals-lapse-legend = Varför?
lapse-reason-not-reached = Personen kan inte nås
lapse-reason-gone = Personen har avlidit eller farit för gott
lapse-reason-mistake = Framställningen gjordes av misstag
proposals-lapse-button = Bekräfta att framställningen förfaller
proposals-lapse-done = Förfallen: { $reason }
proposals-share-title = Ge den här framställningen till en kollega
proposals-share-why = En kollega som inte har hjälpsystemets nycklar, till exempel en praktikant, kan sedan öppna just den här framställningen.
proposals-share-whom = Kollega
proposals-share-button = Ge nyckeln
proposals-share-done = Gavs till { $who }
proposals-share-nobody = Det finns ingen sådan kollega.
proposals-already-ended = Den här framställningen är redan avslutad.
proposals-not-taken-up = Ta först upp framställningen till behandling.

## Decide
decision-title = Besluta
decision-lead = För att godkänna krävs båda: personen kan vara ett offer, och personen behöver hjälp.
decision-kind-legend = Beslut
decision-kind-accept = Godkänn upptagning i hjälpsystemet
decision-kind-not-accept = Godkänn inte
decision-limb-victim-legend = Kan personen vara offer för människohandel?
decision-limb-help-legend = Behöver personen hjälpinsatser?
decision-limb-yes = Ja
decision-limb-no = Nej
decision-grounds-victim = Motivering: varför personen kan vara ett offer eller varför inte
decision-grounds-help = Motivering: varför personen behöver hjälp eller varför inte
decision-button = Underteckna beslutet
decision-both-limbs = För att godkänna krävs båda förutsättningarna. Om den ena inte uppfylls, välj ”Godkänn inte”.
decision-no-limb-fails = Om båda uppfylls godkänns framställningen. Välj ”Godkänn upptagning i hjälpsystemet”, eller ange vilken som inte uppfylls.
decision-grounds-required = Skriv motiveringen. Ett beslut utan motivering kan inte undertecknas.
decision-linked = Den här framställningen har sammanförts med en tidigare. Besluta om den tidigare.
decision-already = Det har redan beslutats om den här framställningen.
decision-needs-delegation = Du har i dag ingen giltig delegering av beslutanderätten. Föreståndaren kan ge en.
decision-signed = Undertecknat av { $who } den { $day }
decision-rule = Enligt { $rule }
decision-rule-2011 = 35 § i lag 746/2011, sådan den gällde till och med 30.6.2015
decision-rule-2015 = 35 § i lag 746/2011, sådan den gällde 1.7.2015–31.12.2022
decision-rule-2023 = 35 § i lag 746/2011, sådan den har gällt sedan 1.1.2023

## Urgent entry
urgent-title = Snabbregistrering
urgent-lead = Fyra fält medan du talar i telefon. Resten kan komma senare.
urgent-who = Vem är i telefonen?
urgent-consent-legend = Har personen samtyckt?
urgent-safe = Hur personen kan nås på ett säkert sätt (och vad man aldrig får göra)
urgent-what = Vad har hänt, och vad behövs nu?
urgent-danger-legend = Fara?
urgent-save = Spara
urgent-done = Sparat. Framställningen står först i kön.
urgent-complete-title = Komplettera snabbregistreringen
urgent-complete-button = Spara resten
urgent-no-consent = Utan samtycke är det här en rådfrågning: anteckna den utan namn.

## Consultations, for the office
consultations-title = Rådfrågningar
consultations-lead = Råd som man har bett om utan att nämna namn.
consultations-empty = Inga rådfrågningar ännu.
consultations-record-title = Anteckna en rådfrågning
consultations-asked-by = Vem frågade?
consultations-channel = Hur?
consultations-question = Vad som frågades (inga namn)
consultations-advice = Vilket råd som gavs
consultations-record-button = Anteckna
consultations-day = Dag
consultations-open = Öppna
consultations-answer = Svara
