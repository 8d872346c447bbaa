### Proposals: the public form, the consultation, the office's queue and decision.

## The start of the form
proposals-start-title = Pyydä apua tai neuvoa
proposals-start-lead = Täällä voit pyytää auttamisjärjestelmää auttamaan jotakuta tai sinua itseäsi. Voit lopettaa milloin tahansa. Mitään ei lähetetä ennen viimeistä sivua.
proposals-start-danger = Vaara juuri nyt? Soita ensin 112.
proposals-start-ten-minutes = Tähän menee noin kymmenen minuuttia. Yksi kysymys sivulla.
proposals-start-what-happens-title = Mitä sitten tapahtuu
proposals-start-what-happens-1 = Auttamisjärjestelmä lukee, mitä lähetät. Kiireelliset asiat ensin.
proposals-start-what-happens-2 = Voimme kysyä lisää.
proposals-start-what-happens-3 = Auttamisjärjestelmä päättää. Saat tietää, onko vastaus kyllä vai ei.
proposals-start-kept = Se, mitä kirjoitat, lukitaan niin, että vain auttamisjärjestelmä voi lukea sen. Kun täytät lomaketta, pieni tiedosto (eväste) pitää vastauksesi yhdessä. ”Poistu sivulta heti” poistaa sen.
proposals-start-begin = Aloita
proposals-start-whole = Tunnen lomakkeen: näytä se yhdellä sivulla
proposals-start-receipt = Minulla on kuittinumero
proposals-step-of = Vaihe { $number } / { $total }
proposals-continue = Jatka
proposals-back = Takaisin
proposals-check = Tarkista vastauksesi
proposals-optional = Voit jättää tämän tyhjäksi.
proposals-change = Muuta
proposals-not-answered = Ei vastausta
proposals-draft-gone = Tämän lomakkeen vastaukset eivät ole enää tallessa. Lomake oli auki yli vuorokauden, tai sivustolta poistuttiin. Aloita uudelleen.

## Who are you
proposals-who-title = Kuka sinä olet?
proposals-who-legend = Kuka sinä olet?
proposals-who-why = Kysymme tätä, jotta voimme näyttää sinulle oikeat kysymykset.
proposer-kind-the-person = Pyydän apua itselleni
proposer-kind-lawyer = Asianajaja tai oikeusavustaja
proposer-kind-immigration-service = Maahanmuuttovirasto
proposer-kind-reception-centre = Vastaanottokeskus
proposer-kind-police = Poliisi
proposer-kind-border-guard = Rajavartiolaitos
proposer-kind-social-services = Sosiaalihuolto
proposer-kind-child-welfare = Lastensuojelu
proposer-kind-health-care = Terveydenhuolto
proposer-kind-victim-support = Rikosuhripäivystys
proposer-kind-shelter = Turvakoti
proposer-kind-organisation = Muu järjestö
proposer-kind-congregation = Seurakunta
proposer-kind-occupational-safety = Työsuojeluviranomainen
proposer-kind-school = Koulu
proposer-kind-private-person = Yksityishenkilö: ystävä, naapuri, sukulainen
proposer-kind-other = Joku muu

## Consent
proposals-consent-title = Onko henkilö suostunut?
proposals-consent-legend = Onko henkilö suostunut siihen, että teet hänestä esityksen auttamisjärjestelmälle?
proposals-consent-why = Kenestäkään ei tehdä esitystä ilman hänen omaa suostumustaan. Neuvoa voit aina kysyä kertomatta, ketä asia koskee.
proposals-consent-legend-self = Haluatko, että auttamisjärjestelmä tutustuu tilanteeseesi?
proposals-consent-why-self = Sinä päätät. Voit perua tämän myöhemmin.
consent-answer-yes = Kyllä
consent-answer-child-without-guardian = Kyseessä on lapsi tai ehkä lapsi, ja huoltaja ei ole paikalla tai voi olla osa ongelmaa
consent-answer-no = Ei, tai en ole kysynyt
consent-answer-yes-self = Kyllä, haluan
consent-answer-no-self = En, haluan vain neuvoa

proposals-consent-record-title = Miten suostumus annettiin?
proposals-consent-given-by-legend = Kuka suostui?
consent-given-by-the-person = Henkilö itse
consent-given-by-child-and-guardian = 15–17-vuotias lapsi ja huoltaja
consent-given-by-guardian = Alle 15-vuotiaan lapsen huoltaja
consent-given-by-representative = Edustaja
consent-given-by-held-child = Lapsi; edustajaa ei ole vielä määrätty
consent-given-by-held = Keneltäkään ei ole vielä voitu kysyä
proposals-told-legend = Mitä henkilölle kerrottiin ennen suostumusta?
proposals-told-why = Merkitse se, minkä kerroit kielellä, jota henkilö ymmärtää.
told-what-the-system-is = Ketä auttamisjärjestelmä auttaa ja miten
told-voluntary = Että apu on vapaaehtoista ja maksutonta ja sen voi lopettaa
told-what-is-written = Mitä kirjataan ja kuka sen lukee
told-may-ask-authorities = Että auttamisjärjestelmä voi pyytää viranomaisilta tietoja, joita se tarvitsee
told-may-be-withdrawn = Että esityksen voi perua
proposals-told-self = Kerromme sinulle nyt: apu on vapaaehtoista ja maksutonta. Se, mitä kirjoitat, on salaista. Auttamisjärjestelmä voi pyytää viranomaisilta tietoja, joita se tarvitsee päätökseen. Voit perua tämän kuittinumerollasi.
proposals-consent-language = Millä kielellä puhuitte asiasta?
proposals-interpreter-legend = Kuka tulkkasi?
interpreter-not-needed = Tulkkia ei tarvittu
interpreter-professional = Ammattitulkki
interpreter-somebody-else = Joku muu, esimerkiksi ystävä
interpreter-missing = Tulkkia olisi tarvittu, mutta häntä ei ollut
proposals-present-legend = Keitä muita huoneessa oli?
present-nobody = Ei muita
present-professionals = Vain muita ammattilaisia
present-family-or-friend = Perheenjäsen tai ystävä
present-somebody-depended-on = Joku, josta henkilö voi olla riippuvainen
present-not-known = En tiedä
proposals-consent-more = Kuka on huoltaja tai edustaja, ja mitä muuta on hyvä tietää suostumuksesta
proposals-consent-person-mismatch = Valitse, kuka suostui: aikuinen suostuu itse.
proposals-consent-child-mismatch = 15–17-vuotias lapsi suostuu yhdessä huoltajan tai edustajan kanssa. Nuoremman lapsen puolesta suostuu huoltaja tai edustaja. Jos huoltaja ei ole paikalla tai häntä epäillään, kerro se: lasta ei käännytetä pois.

## Age
proposals-age-title = Minkä ikäinen henkilö on?
proposals-age-legend = Minkä ikäinen henkilö on?
proposals-age-legend-self = Minkä ikäinen sinä olet?
proposals-age-why = Lasten asiat hoidetaan heti. Jos ikää ei tiedetä, toimimme kuin lapsen kanssa.
age-group-adult = 18 vuotta tai vanhempi
age-group-from-15-to-17 = 15–17 vuotta
age-group-under-15 = Alle 15 vuotta
age-group-not-known = En tiedä
proposals-guardian-legend = Jos henkilö on tai voi olla alle 18-vuotias: onko hänellä huoltaja?
proposals-guardian-why = Jos huoltaja voi olla asiassa osallisena, hänelle ei lähetetä eikä kerrota mitään.
guardian-not-needed = Henkilö on 18 vuotta tai vanhempi
guardian-present = Kyllä: huoltaja, jolle saa kertoa
guardian-representative = Lapselle on määrätty edustaja
guardian-absent = Huoltajaa ei ole täällä tai häntä ei tavoiteta
guardian-suspected = Huoltaja voi olla osa ongelmaa
guardian-not-known = En tiedä
proposals-guardian-required = Valitse, mikä on huoltajan tilanne. Myös ”En tiedä” on vastaus.

## Safe contact
proposals-safe-contact-title = Miten voimme ottaa henkilöön yhteyttä turvallisesti?
proposals-safe-contact-title-self = Miten voimme ottaa sinuun yhteyttä turvallisesti?
proposals-safe-contact-why = Kysymme tämän ennen puhelinnumeroita ja osoitteita. Käytämme vain niitä tapoja, jotka merkitset.
proposals-safe-legend = Mitkä tavat ovat turvallisia?
contact-channel-call = Puhelu
contact-channel-message = Tekstiviesti tai muu viesti
contact-channel-letter = Kirje
contact-channel-email = Sähköposti
contact-channel-through-proposer = Esittäjän kautta
contact-channel-mailbox = Viestilaatikko tällä sivustolla, avataan numerolla
proposals-telephone-legend = Kenen puhelin se on?
whose-telephone-own-alone = Henkilön oma; kukaan muu ei katso sitä
whose-telephone-own-watched = Henkilön oma, mutta joku muu voi katsoa sitä
whose-telephone-shared = Yhteinen muiden kanssa
whose-telephone-trusted = Jonkun muun, johon henkilö luottaa
whose-telephone-none = Puhelinta ei ole, tai en tiedä
proposals-safe-when = Milloin on turvallista?
proposals-present-as-legend = Kenenä saamme esittäytyä?
present-as-openly = Auttamisjärjestelmän omalla nimellä
present-as-first-name = Vain etunimellä
present-as-as-told = Jonain muuna, joka on kirjoitettu tähän:
proposals-as-told = Kenenä tai minä?
proposals-safe-never = Mitä emme saa koskaan tehdä?
proposals-safe-never-hint = Esimerkiksi: älkää koskaan soittako illalla, älkää jättäkö ääniviestiä, älkää puhuko tietylle henkilölle.

## The person
proposals-person-title = Tietoja henkilöstä
proposals-person-title-self = Tietoja sinusta
proposals-person-why = Kerro vain se, mikä auttaa meitä. Voit jättää kaiken tyhjäksi.
proposals-person-name = Nimi
proposals-person-birth = Syntymäaika, jos se tiedetään
proposals-person-citizenship = Kansalaisuus
proposals-person-languages = Kielet, paras ensin
proposals-person-place = Missä henkilö on nyt? Paikkakunta riittää.
proposals-person-contact = Puhelin, sähköposti tai osoite
proposals-person-residence = Oleskelulupa tai turvapaikkahakemus, jos on
proposals-person-others = Avustaja, lapset ja muut, jotka auttavat

## The two texts
proposals-told-title = Mitä on tapahtunut?
proposals-told-text = Mitä henkilö on kertonut?
proposals-told-text-self = Mitä sinulle on tapahtunut? Kirjoita millä kielellä tahansa.
proposals-told-hint = Kirjoita, mitä tiedät. Älä painosta henkilöä kertomaan enempää. Enintään 15 000 merkkiä.
proposals-observed-title = Mitä muuta olet nähnyt?
proposals-observed-text = Muut havainnot ja tosiasiat
proposals-observed-hint = Mitä olet itse nähnyt tai tiedät. Enintään 15 000 merkkiä.

## Urgency
proposals-danger-title = Onko kiire?
proposals-danger-legend = Onko tilanne vaarallinen juuri nyt?
proposals-danger-why = Jos henki on vaarassa, soita ensin 112. Soita sitten päivystysnumeroon.
danger-now = Henki tai terveys on vaarassa nyt
danger-no-safe-place = Ei turvallista paikkaa ensi yöksi
danger-none = Ei kumpaakaan, sikäli kuin tiedän
danger-not-known = En tiedä

## The proposer
proposals-you-title = Tietoja sinusta, joka teet esityksen
proposals-you-name = Nimesi
proposals-you-workplace = Työpaikkasi
proposals-you-contact = Puhelinnumerosi ja sähköpostisi

## The mailbox
proposals-mailbox-title = Viestilaatikko henkilölle
proposals-mailbox-legend = Haluaako henkilö oman viestilaatikon?
proposals-mailbox-why = Henkilö saa silloin oman kuittinumeron ja voi kirjoittaa auttamisjärjestelmälle miltä laitteelta tahansa ja lukea vastaukset. Sinun kuittinumerosi ei avaa hänen laatikkoaan, eikä hänen numeronsa avaa sinun.
proposals-mailbox-yes = Kyllä
proposals-mailbox-no = Ei

## Check and send
proposals-check-title = Tarkista vastauksesi
proposals-check-lead = Mitään ei ole vielä lähetetty.
proposals-send = Lähetä auttamisjärjestelmälle
proposals-nothing-told = Kirjoita jompaankumpaan tekstiin jotakin siitä, mitä on tapahtunut.

proposals-sent-title = Lähetetty
proposals-sent-lead = Auttamisjärjestelmä on saanut sen, mitä lähetit. Kirjoita numero muistiin nyt: se näytetään vain kerran.
proposals-sent-receipt-yours = Sinun kuittinumerosi
proposals-sent-receipt-person = Henkilön oma kuittinumero
proposals-sent-receipt-person-hint = Anna tämä henkilölle äläkä kenellekään muulle. Se ei avaa sinun viestilaatikkoasi, eikä sinun numerosi avaa hänen laatikkoaan.
proposals-sent-next-1 = Numerolla voit palata, lukea auttamisjärjestelmän kysymykset ja vastata niihin.
proposals-sent-next-2 = Näet täällä, hyväksyttiinkö henkilö auttamisjärjestelmään. Muuta ei kerrota.
proposals-sent-next-2-self = Näet täällä, hyväksyttiinkö sinut auttamisjärjestelmään.
proposals-sent-held = Lasta, jolla ei ole huoltajaa, ei käännytetä pois. Auttamisjärjestelmä katsoo tätä ensimmäisenä. Huoltajalle ei kerrota mitään.

proposals-whole-title = Tee esitys henkilöstä: koko lomake
proposals-whole-lead = Samat kysymykset yhdellä sivulla niille, jotka tuntevat ne.

## Consultation
consultation-title = Kysy neuvoa mainitsematta nimiä
consultation-lead = Ilman henkilön suostumusta emme ota esitystä vastaan. Neuvoa voit aina kysyä. Siitä ei seuraa mitään sinulle eikä henkilölle.
consultation-call = Voit myös soittaa.
consultation-question = Mitä haluat kysyä?
consultation-question-hint = Jätä pois nimet, puhelinnumerot, osoitteet ja kaikki muu, mistä voi päätellä, kuka henkilö on.
consultation-send = Lähetä kysymys
consultation-required = Kirjoita kysymyksesi.
consultation-sent-title = Lähetetty
consultation-sent-lead = Auttamisjärjestelmä on saanut kysymyksesi. Tällä numerolla voit palata ja lukea vastauksen.

## What the proposer sees behind the receipt
proposer-view-title = Miten esitykselle on käynyt
proposer-view-awaiting = Odottaa päätöstä
proposer-view-accepted = Hyväksytty
proposer-view-not-accepted = Ei hyväksytty
proposals-withdraw-title = Peru esitys
proposals-withdraw-why = Vain henkilö itse tai hänen edustajansa voi perua esityksen. Sen voi tehdä myöhemmin uudelleen.
proposals-withdraw-by-legend = Kuka sinä olet?
withdrawn-by-the-person = Henkilö, jota esitys koskee
withdrawn-by-representative = Henkilön edustaja
proposals-withdraw-button = Peru esitys
proposals-withdraw-done = Esitys on peruttu.

## The office: queue
proposals-queue-title = Odottavat esitykset
proposals-queue-lead = Kiireellisimmät ensin.
proposals-queue-empty = Mikään ei odota. Uudet esitykset näkyvät täällä, kun ne saapuvat.
proposals-queue-urgency = Kiireellisyys
proposals-queue-reason = Miksi
proposals-queue-arrived = Saapunut
proposals-queue-from = Esittäjä
proposals-queue-line = Mistä on kyse
proposals-queue-taken-by = Ottanut käsittelyyn
proposals-queue-nobody = Ei vielä kukaan
proposals-queue-open = Avaa
proposals-queue-all = Kaikki esitykset
proposals-queue-awaiting = Vain odottavat
proposals-queue-next = Seuraava sivu
proposals-given-title = Minulle annetut
proposals-given-empty = Sinulle ei ole annettu yhtään esitystä.
proposals-acts = Mitä voit tehdä
decision-no-rule = Tänä päivänä ei ollut voimassa säännöstä, jonka nojalla päättää.
proposals-queue-incomplete = Loput tulevat myöhemmin
proposals-queue-not-openable = Käyttäjätililläsi ei ole avainta tähän.
urgency-now = Heti
urgency-today = Tänään
urgency-in-turn = Vuorollaan
urgency-reason-danger-now = Vaara juuri nyt
urgency-reason-guardian-suspected = Lapsi, huoltajaa epäillään
urgency-reason-guardian-absent = Lapsi, ei huoltajaa
urgency-reason-child = Lapsi
urgency-reason-age-unknown = Ikää ei tiedetä
urgency-reason-no-safe-place = Ei turvallista paikkaa ensi yöksi
urgency-reason-urgent-entry = Kirjattu puhelimessa
urgency-reason-nothing = Mitään kiireellistä ei ole kerrottu
channel-site = Sivustolla
channel-telephone = Puhelimitse
channel-paper = Paperilla

## The office: one proposal
proposals-one-title = Esitys
proposals-one-safe-contact-first = Ennen kuin otat yhteyttä
proposals-one-safe-only = Vain nämä tavat ovat turvallisia
proposals-one-safe-none = Mitään tapaa ei ole sanottu turvalliseksi. Ota yhteyttä esittäjän kautta.
proposals-one-unsafe = Ei turvallinen
proposals-one-consent = Suostumus
proposals-one-held = Odottaa edustajaa: huoltajalta ei voitu kysyä. Huoltajalle ei mene mitään. Lapselle on määrättävä edustaja.
proposals-one-person = Henkilö
proposals-one-narrative = Mitä kerrottiin
proposals-one-told = Mitä henkilö on kertonut
proposals-one-observed = Muut havainnot
proposals-one-proposer = Kuka teki esityksen
proposals-one-deeds = Mitä on tehty
proposals-one-outcome = Lopputulos
proposals-one-decision = Päätös
proposals-one-not-decided = Ei vielä päätetty
proposals-one-delegation = Siirretyn päätösvallan nojalla
outcome-awaiting = Odottaa
outcome-accepted = Hyväksytty
outcome-not-accepted = Ei hyväksytty
outcome-withdrawn = Peruttu
outcome-lapsed = Rauennut
proposals-take-up = Ota käsittelyyn
proposals-take-up-title = Ota käsittelyyn
proposals-taken-up = Käsittelyyn ottanut: { $who }
proposals-ask-more = Kysy lisää
proposals-ask-more-title = Kysy lisää
proposals-ask-whom-legend = Keneltä kysyt?
proposals-ask-proposer = Esittäjältä, hänen viestilaatikossaan
proposals-ask-person = Henkilöltä, hänen omassa viestilaatikossaan
proposals-ask-text = Kysymyksesi
proposals-ask-no-mailbox = Sellaista viestilaatikkoa ei ole.
proposals-ask-not-safe = Henkilö ei ole sanonut, että viestilaatikko on turvallinen. Valitse toinen tapa.
proposals-ask-sent = Kysymys on viestilaatikossa.
proposals-threads = Viestit
proposals-thread-proposer = Esittäjän kanssa
proposals-thread-person = Henkilön kanssa
proposals-thread-none = Mitään ei ole vielä kirjoitettu.
proposals-reach-title = Kirjaa yhteydenotto
proposals-reach-legend = Miten tavoitit henkilön?
proposals-reach-note = Mitä sanottiin tai sovittiin
proposals-reach-button = Kirjaa yhteydenotto
proposals-reach-unsafe = Henkilö ei ole sanonut, että tämä tapa on turvallinen. Valitse tapa ylhäällä olevasta luettelosta.
proposals-reach-done = Yhteydenotto kirjattu: { $channel }
proposals-arrival-title = Aseta saapumispäivä
proposals-arrival-why = Paperilla tai puhelimitse tulleille. Päivä on Helsingin ajan mukainen.
proposals-arrival-day = Saapumispäivä
proposals-arrival-button = Aseta päivä
proposals-arrival-future = Saapumispäivä ei voi olla tätä päivää myöhempi.
proposals-arrival-site = Sivustolla kirjoitettu saapui silloin, kun se lähetettiin. Vain paperilla tai puhelimitse tulleen päivän voi asettaa.
proposals-arrival-done = Saapumispäiväksi asetettu { $day } (oli { $previous })
proposals-link-title = Sama avoin asia
proposals-link-why = Kun samasta henkilöstä on tehty kaksi esitystä samassa avoimessa asiassa, myöhempi esitys liitetään aiempaan ja vain aiempi lasketaan.
proposals-link-which = Mikä esitys lasketaan?
proposals-link-button = Liitä siihen
proposals-link-done = Liitetty aiempaan esitykseen: ei lasketa
proposals-link-has = Tähän on liitetty muita saman asian esityksiä
proposals-link-not-open = Se asia ei ole enää avoin.
proposals-link-itself = Esitystä ei voi liittää itseensä eikä esitykseen, joka on itse liitetty.
proposals-link-none = Muuta avointa esitystä ei ole.
proposals-help-title = Ennen päätöstä annettu apu
proposals-help-why = Kiireessä apu voi alkaa heti.
proposals-help-measure = Mitä apua?
proposals-help-day = Päivä
proposals-help-note = Mitä tehtiin
proposals-help-button = Kirjaa apu
proposals-help-done = Annettu apu: { $measure }, { $day }
proposals-help-after = Päätös on jo tehty: sen jälkeinen apu kirjataan auttamistoimena.
measure-advice = Neuvonta ja ohjaus
measure-safe-accommodation = Turvallinen majoitus
measure-allowance = Vastaanottoraha tai toimeentulotuki
measure-social-services = Sosiaalipalvelut
measure-health-services = Terveyspalvelut
measure-interpretation = Tulkki- ja käännöspalvelut
measure-legal-aid = Oikeusapu ja oikeudellinen neuvonta
measure-tracing = Lapsen vanhemman tai huoltajan jäljittäminen
measure-safe-return = Turvallisen paluun tukeminen
proposals-withdrawal-title = Henkilö peruu esityksen
proposals-withdrawal-why = Kirjaa tämä vain, kun henkilö tai hänen edustajansa on itse sanonut niin.
proposals-withdrawal-button = Kirjaa peruminen
proposals-withdrawal-done = Peruttu. Peruja: { $who }
proposals-lapse-title = Esitys raukeaa
proposals-lapse-legend = Miksi?
lapse-reason-not-reached = Henkilöä ei tavoiteta
lapse-reason-gone = Henkilö on kuollut tai lähtenyt pysyvästi
lapse-reason-mistake = Esitys tehtiin vahingossa
proposals-lapse-button = Vahvista, että esitys raukeaa
proposals-lapse-done = Rauennut: { $reason }
proposals-share-title = Anna tämä esitys työtoverille
proposals-share-why = Työtoveri, jolla ei ole auttamisjärjestelmän avaimia, esimerkiksi harjoittelija, voi sen jälkeen avata tämän yhden esityksen.
proposals-share-whom = Työtoveri
proposals-share-button = Anna avain
proposals-share-done = Avain annettu. Saaja: { $who }
proposals-share-nobody = Sellaista työtoveria ei ole.
proposals-already-ended = Tämä esitys on jo päättynyt.
proposals-not-taken-up = Ota esitys ensin käsittelyyn.

## Decide
decision-title = Päätä
decision-lead = Hyväksyminen vaatii molemmat: henkilö voi olla uhri, ja hän tarvitsee apua.
decision-kind-legend = Päätös
decision-kind-accept = Hyväksy auttamisjärjestelmään
decision-kind-not-accept = Älä hyväksy
decision-limb-victim-legend = Voiko henkilö olla ihmiskaupan uhri?
decision-limb-help-legend = Tarvitseeko henkilö auttamistoimia?
decision-limb-yes = Kyllä
decision-limb-no = Ei
decision-grounds-victim = Perustelut: miksi henkilö voi olla uhri tai miksi ei
decision-grounds-help = Perustelut: miksi henkilö tarvitsee apua tai miksi ei
decision-button = Allekirjoita päätös
decision-both-limbs = Hyväksyminen vaatii molemmat edellytykset. Jos toinen ei täyty, valitse ”Älä hyväksy”.
decision-no-limb-fails = Jos molemmat täyttyvät, henkilö hyväksytään. Valitse ”Hyväksy auttamisjärjestelmään” tai kerro, kumpi ei täyty.
decision-grounds-required = Kirjoita perustelut. Päätöstä ilman perusteluja ei voi allekirjoittaa.
decision-linked = Tämä esitys on liitetty aiempaan. Tee päätös siitä.
decision-already = Tästä esityksestä on jo päätetty.
decision-needs-delegation = Sinulla ei ole tänään voimassa olevaa päätösvallan siirtoa. Johtaja voi antaa sen.
decision-signed = Allekirjoittanut { $who }, { $day }
decision-rule = Sovellettu säännös: { $rule }
decision-rule-2011 = lain 746/2011 35 §, sellaisena kuin se oli voimassa 30.6.2015 asti
decision-rule-2015 = lain 746/2011 35 §, sellaisena kuin se oli voimassa 1.7.2015–31.12.2022
decision-rule-2023 = lain 746/2011 35 §, sellaisena kuin se on ollut voimassa 1.1.2023 alkaen

## Urgent entry
urgent-title = Pikakirjaus
urgent-lead = Neljä kenttää puhelun aikana. Loput voi täydentää myöhemmin.
urgent-who = Kuka on puhelimessa?
urgent-consent-legend = Onko henkilö suostunut?
urgent-safe = Miten henkilöön saa yhteyden turvallisesti (ja mitä ei saa koskaan tehdä)
urgent-what = Mitä on tapahtunut, ja mitä tarvitaan nyt?
urgent-danger-legend = Vaara?
urgent-save = Tallenna
urgent-done = Tallennettu. Se on jonon ensimmäisenä.
urgent-complete-title = Täydennä pikakirjaus
urgent-complete-button = Tallenna loput
urgent-no-consent = Ilman suostumusta tämä on neuvonpyyntö: kirjaa se ilman nimiä.

## Consultations, for the office
consultations-title = Neuvonpyynnöt
consultations-lead = Neuvoa on kysytty mainitsematta nimiä.
consultations-empty = Ei vielä neuvonpyyntöjä.
consultations-record-title = Kirjaa neuvonpyyntö
consultations-asked-by = Kuka kysyi?
consultations-channel = Miten?
consultations-question = Mitä kysyttiin (ei nimiä)
consultations-advice = Mitä neuvottiin
consultations-record-button = Kirjaa
consultations-day = Päivä
consultations-open = Avaa
consultations-answer = Vastaa
