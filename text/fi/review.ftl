### Puolivuotiskatsaus.
review-navigation = Katsaukset
review-list-title = Puolivuotiskatsaukset
review-list-none = Yhtään katsausta ei ole vielä aloitettu.
review-list-caption = Katsaukset, uusin puolivuosi ensin
review-half = Puolivuosi
review-state = Tila
review-state-draft = Luonnos, mitään ei ole vielä julkaistu
review-state-published = { $edition }. painos julkaistu { $day }
review-begin-title = Aloita katsaus
review-begin = Aloita katsaus
review-half-not-begun = Tämä puolivuosi ei ole vielä alkanut.
review-half-has-one = Tästä puolivuodesta on jo katsaus. Avaa se luettelosta.
review-one-title = Katsaus
review-back = Takaisin katsaukseen
review-to-figures = Puolivuoden luvut
review-where-it-stands = Missä vaiheessa katsaus on
review-published = Julkaistu
review-published-none = Ei vielä mitään.
review-edition = { $edition }. painos
review-next-edition = Seuraava painos
review-writers = Kirjoittajat
review-approval = Hyväksyntä
review-approval-none = Kukaan ei ole hyväksynyt sitä, mitä katsauksessa nyt sanotaan.
review-approved-by = Hyväksyjä { $who }, { $when }
review-not-yet = Tätä ei voi vielä hyväksyä eikä julkaista
review-figures-not-released = Osa luvuista on niin pieniä, että niistä voisi tunnistaa jonkun. Johtaja päättää ensin jokaisesta lukujen sivulla.
review-has-findings = Teksteissä on korjattavaa. Jokainen kohta on lueteltu katsauksen sivulla.
review-cut-off-not-over = Tietojen katkaisupäivä ei ole vielä ohi: tässä kuussa kirjattu muuttaa vielä lukuja. Odota, kunnes kuukausi on päättynyt.
review-correction-needed = Katsaus on julkaistu. Kirjoita ennen uutta painosta kolmella kielellä, mitä siinä korjataan.
review-approver-wrote = Olet kirjoittanut osan tästä painoksesta. Jonkun muun on hyväksyttävä se.
review-not-approved = Kukaan, joka ei ole kirjoittanut katsausta, ei ole hyväksynyt sen nykyistä sisältöä.
review-changed-since = Katsaus on muuttunut sen jälkeen, kun avasit tämän sivun. Katso se uudelleen.
review-no-glyph = Tätä merkkiä ei ole yhdessäkään painokirjasimessa: { $about }
review-unfit = Tätä ei voi latoa paperille: { $about }
review-texts-title = Tekstit
review-texts-caption = Jokainen luku jokaisella kielellä
review-chapter = Katsauksen luku
review-text-none = Ei vielä kirjoitettu.
review-text-findings = { $count ->
    [one] Yksi korjattava kohta
   *[other] { $count } korjattavaa kohtaa
}
review-text-in-order = Kunnossa
review-text-not-checked = Ei tarkastettu: lukuja ei ole vapautettu
review-version = versio { $version }
review-edit = Muokkaa
review-write = Kirjoita
review-mend = Korjaa teksti
review-history = Aiemmat versiot
review-history-title = Versiot
review-findings-title = Korjattava ennen hyväksyntää
review-place = Rivi { $line }, merkki { $column }
review-place-chapter = Koko luku
review-place-title = Otsikossa, merkki { $column }
review-claims-title = Väitteet
review-claims-lead = Mitä tämänkieliset tekstit väittävät luvuista, luvuista laskettuna.
review-claims-none = Näissä teksteissä ei ole väitteitä.
review-claims-caption = Jokainen väite ja mitä siitä tulee
review-claim-words = Sanat
review-claim-rule = Sääntö
review-claim-computed = Laskettu
review-claim-holds = Pitääkö paikkansa?
review-claim-true = pitää paikkansa
review-claim-untrue = ei pidä paikkaansa
review-text-title = Teksti
review-field-title = Otsikko
review-field-body = Teksti
review-field-body-hint = Jokainen numero kirjoitetaan upotuksena aaltosulkeisiin. Jätä kappaleiden väliin tyhjä rivi.
review-save = Tallenna teksti
review-just-saved = Teksti on tallennettu.
review-text-moved = Työtoveri tallensi tämän tekstin, kun kirjoitit sitä. Oma tekstisi on yhä kentissä alla. Yhdistä tekstit ja tallenna uudelleen.
review-other-version = Tallentaja { $who }, { $when }
review-other-version-what = Jos tallennat nyt, tekstistäsi tulee uusin versio. Tämä jää aiempien versioiden joukkoon.
review-inserts-title = Mitä tekstiin voi upottaa
review-inserts-caption = Upotukset ja esimerkki jokaisesta
review-insert-example = Kirjoita
review-insert-gives = Tulos
review-figures-title = Katsauksen luvut
review-figures-caption = Luvut, jotka voi upottaa
review-figure-insert = Kirjoita
review-preview-title = Esikatselu
review-preview-pdf = Esikatselu PDF-tiedostona
review-preview-none = Tällä kielellä ei ole vielä mitään näytettävää.
review-preview-partly = Jokin on vielä väärin: se, mitä ei voi vielä sanoa, näkyy niin kuin se kirjoitettiin.
review-approve-title = Hyväksy
review-approve-lead = Hyväksyt täsmälleen sen, mitä esikatselut nyt näyttävät kolmella kielellä. Jos jokin muuttuu sen jälkeen, katsaus on hyväksyttävä uudelleen.
review-approve = Hyväksy painos
review-just-approved = Painos on hyväksytty.
review-publish-title = Julkaise
review-publish-lead = Kaikki voivat lukea painoksen heti. Se ei muutu enää koskaan: korjaus on uusi painos.
review-publish = Julkaise painos
review-just-published = Painos on julkaistu.
review-correct-title = Korjaa
review-correct-lead = Mitä { $edition }. painoksessa korjataan? Lukijat näkevät tämän sivulla, paperilla ja tiedostoissa. Luku on siinä upotus kuten teksteissä.
review-note-en = Englanniksi
review-note-fi = Suomeksi
review-note-sv = Ruotsiksi
review-correct = Tallenna huomautukset
review-note-in-every-language = Kirjoita huomautus kaikilla kolmella kielellä.
review-nothing-to-correct = Mitään ei ole vielä julkaistu, joten korjattavaa ei ole. Muuta vain luonnosta.
review-public-title = Puolivuotiskatsaus
review-subject = Auttamisjärjestelmän puolivuotiskatsaus, { $half }
review-mark = Esittelyaineisto, keksittyjä ihmisiä
review-draft-mark = Luonnos, ei julkaistu
review-contents = Sisällys
review-correction-title = Korjaus
review-correction-edition = { $edition }. painos korjaa aiempaa
review-tables-title = Taulukot
review-tables-lead = Jokaisen kaavion arvot.
review-as-table = Taulukkona
review-footer = { $half } · { $edition }. painos · { $language }
review-footer-draft = { $half } · luonnos · { $language }
review-archive-title = Julkaistut katsaukset
review-archive-lead = Puolivuotiskatsausten kaikki painokset, myös aiemmat, ja niiden tiedostot.
review-archive-none = Yhtään katsausta ei ole vielä julkaistu.
review-newest = uusin
review-published-on = Julkaistu { $day }
review-older-edition = Tästä katsauksesta on uudempi painos.
review-to-newest = Lue uusin painos
review-to-archive = Kaikki julkaistut katsaukset
review-files-title = Tämä painos tiedostona
review-file-pdf = Katsaus (PDF)
review-file-csv = Luvut taulukkolaskentaan (CSV)
review-file-json = Luvut ohjelmille (JSON)
# Katsauksen kokoaminen.
review-cover-kicker = Puolivuotiskatsaus
review-named-minors-now = { $count ->
    [one] , joka oli alle 18-vuotias { $day }
   *[other] , jotka olivat alle 18-vuotiaita { $day }
}
review-named-minors-on-admission = { $count ->
    [one] , joka oli alle 18-vuotias asiakkaaksi otettaessa
   *[other] , jotka olivat alle 18-vuotiaita asiakkaiksi otettaessa
}
review-named-new-minors = { $count ->
    [one] , joka oli alle 18-vuotias asiakkaaksi otettaessa
   *[other] , jotka olivat alle 18-vuotiaita asiakkaiksi otettaessa
}
review-named-children-of-clients = { $count ->
    [one] , joka oli { $day } alle 18-vuotias ja Suomessa eikä ollut itse asiakas
   *[other] , jotka olivat { $day } alle 18-vuotiaita ja Suomessa eivätkä olleet itse asiakkaita
}
review-predicate-minors-now = { $count ->
    [one] oli alle 18-vuotias { $day }
   *[other] oli alle 18-vuotiaita { $day }
}
review-predicate-minors-on-admission = { $count ->
    [one] oli alle 18-vuotias asiakkaaksi otettaessa
   *[other] oli alle 18-vuotiaita asiakkaiksi otettaessa
}
review-predicate-new-minors = { $count ->
    [one] oli alle 18-vuotias asiakkaaksi otettaessa
   *[other] oli alle 18-vuotiaita asiakkaiksi otettaessa
}
review-predicate-children-of-clients = { $count ->
    [one] asiakkaan lapsi oli { $day } alle 18-vuotias ja Suomessa olematta itse asiakas
   *[other] asiakkaiden lasta oli { $day } alle 18-vuotiaita ja Suomessa olematta itse asiakkaita
}
review-attribute-minors-now = { $count ->
    [one] alle 18-vuotias { $day }
   *[other] alle 18-vuotiaita { $day }
}
review-attribute-minors-on-admission = { $count ->
    [one] asiakkaaksi otettaessa alle 18-vuotias
   *[other] asiakkaiksi otettaessa alle 18-vuotiaita
}
review-attribute-new-minors = { $count ->
    [one] asiakkaaksi otettaessa alle 18-vuotias
   *[other] asiakkaiksi otettaessa alle 18-vuotiaita
}
review-attribute-children-of-clients = { $count ->
    [one] asiakkaan lapsi, { $day } alle 18-vuotias ja Suomessa eikä itse asiakas
   *[other] asiakkaiden lasta, { $day } alle 18-vuotiaita ja Suomessa eivätkä itse asiakkaita
}
review-chart-note-proposers = Henkilöt, joista on tehty esitys, { $half }: { $number }.
review-chart-note-outcomes = Henkilöt, joista on tehty esitys, { $half }: { $number }. Esitysten lopputulos { $day } mennessä.
review-chart-note-form-in-finland = Suomessa hyväksikäytetyt uudet asiakkaat, { $half }: { $number }, hyväksikäytön pääasiallisen muodon mukaan Suomessa.
review-chart-note-sex = Asiakkaat { $day }: { $number }. Asiakkaiden lapset eivät ole mukana.
review-chart-note-sex-rest = Asiakkaat { $day }: { $number }. Asiakkaiden lapset eivät ole mukana. Muita ja niitä, joiden sukupuoli ei ole tiedossa, ei näytetä.
review-chart-note-minors = Asiakkaat { $day }: { $number }. Jokainen, joka oli tuona päivänä alle 18-vuotias, oli sitä myös asiakkaaksi otettaessa: pienempi ryhmä on osa suurempaa.
review-chart-note-halves = Esitykset saapumispäivän ja uudet asiakkaat asiakkaaksi ottamisen päivän mukaan: ne eivät ole samoja ihmisiä. Vuosien jälkipuoliskoja ei näytetä.
review-chart-heading-group = Ryhmä
review-chart-heading-number = Henkilöitä
review-chart-heading-half = Puolivuosi
review-series-received = Esitykset
review-series-new-clients = Uudet asiakkaat
review-chart-alternative-bars = Pylväskaavio. { $title }: { $values }.
review-chart-alternative-lines = Viivakaavio. { $title }: { $values }.
review-emblem-alternative = Euroopan unionin tunnus: kaksitoista kultaista tähteä ympyrässä sinisellä pohjalla
review-emblem-supported = Euroopan unionin tukema
review-emblem-internal-security-fund = Sisäisen turvallisuuden rahasto – poliisiyhteistyö (ISF-P)
# Luvut.
review-chapter-cover = Kansi
review-chapter-introduction = Johdanto
review-chapter-website = Verkkosivut
review-chapter-campaign = Kampanja
review-chapter-training = Koulutus ja selvitys
review-chapter-feature = Artikkeli
review-chapter-new-clients = Uudet asiakkaat
review-chapter-proposers = Esittäjät
review-chapter-outcome = Esitysten lopputulos
review-chapter-all-clients = Kaikki asiakkaat
review-chapter-personnel = Henkilöstö
review-chapter-contact = Yhteystiedot
# Mikä estää hyväksymisen.
review-finding-unbound-number = ”{ $text }” on kirjoitettu käsin. Millään luvulla ei ole tätä arvoa. Käytä upotusta tai kerro, miksi se ei ole tilastoluku: [{ $text }]{"{"}plain: miksi{"}"}
review-finding-unbound-number-may-mean = ”{ $text }” on kirjoitettu käsin. Nämä luvut ovat yhtä suuria: { $figures }. Käytä oikeaa niistä upotuksena.
review-finding-untrue-claim = Tämä ei pidä lukujen mukaan paikkaansa: { $claim }. Luvut ovat: { $figures }.
review-finding-claim-without-words = Väitteellä ei ole omia sanoja. Kirjoita sanasi sen eteen hakasulkeisiin: [sanat]{"{"}claim: { $claim }{"}"}
review-finding-unknown-insert = Upotusta ”{ $name }” ei ole.
review-finding-unknown-option = Upotuksella ”{ $insert }” ei ole tässä valintaa ”{ $option }”.
review-finding-bad-argument = Upotus ”{ $insert }” ei voi koskea tätä: ”{ $argument }”. Katso upotusten luettelo.
review-finding-unknown-figure = Tässä katsauksessa ei ole lukua ”{ $path }”.
review-finding-wrong-noun = Luku ”{ $path }” ei laske sitä, mitä ”{ $noun }” tarkoittaa.
review-finding-needs-naming = Luku ”{ $path }” sekoittuu helposti toiseen. Lisää valinta ”named”, ”predicate” tai ”attribute”, jotta määritelmä sanotaan.
review-finding-case-outside-finnish = Sijamuotoja on vain suomessa. Poista sija.
review-finding-definite-in-finnish = Suomessa ei ole määräistä muotoa. Poista ”definite”.
review-finding-unfit-share = ”{ $part }” ei ole osa lukua ”{ $whole }”: ne laskevat eri ihmisiä, tai ketään ei ole. Osuutta ei voi sanoa.
review-finding-no-simple-fraction = ”{ $part }” on { $percent } luvusta ”{ $whole }”: se ei ole yksinkertainen murto-osa. Sano se prosentteina tai väitä sen olevan noin jokin osa.
review-finding-unknown-law = ”{ $law }” ei ole lakien luettelossa.
review-finding-unknown-stated = Ilmoitettua tietoa ”{ $key }” ei ole.
review-finding-stated-mismatch = Tekstissä ”{ $text }” on muita lukuja kuin ilmoitetussa tiedossa ”{ $key }”: { $fact }.
review-finding-unclosed-insert = Tästä alkaa aaltosulje, jota ei suljeta. Sulje se, tai kirjoita \{"{"}, jos tarkoitat sulkumerkkiä.
review-finding-unclosed-emphasis = Tästä alkaa tähti, jota ei suljeta. Sulje se, tai kirjoita \*, jos tarkoitat tähteä.
review-finding-bad-link = ”{ $target }” ei kelpaa julkaisun linkiksi. Linkin alussa on https://, http:// tai mailto:.
review-finding-bad-heading = Luvun väliotsikoissa on kolme merkkiä: ### Otsikko.
review-finding-out-of-place = ”{ $insert }” ei voi olla tässä.
review-finding-second-margin = Luvussa on yksi reunaluku. Tämä on toinen.
review-finding-cover-form = Kannen tekstinä on yhdestä kolmeen rivin luettelo: luku ja sen sanat.
review-finding-empty = Otsikko tai teksti puuttuu.
review-finding-missing-chapter = Tätä lukua ei ole kirjoitettu tällä kielellä.
review-finding-unlikely-time = Katsaus ei kerro vuodesta { $year }, vaan ajasta vuodesta 2004 kahteen vuoteen lukujen jälkeen. Jos vuosi on oikein, kirjoita se ja merkitse se sanalla plain.
review-finding-time-counts = Aika (”{ $insert }”) on sanan ”{ $noun }” lukumääränä. Käytä lukua.
review-finding-more = Ja vielä { $count } muuta.
review-finding-different-inserts = ”{ $insert }” on tässä { $here } kertaa, toisella kielellä ({ $other }) { $elsewhere } kertaa. Kaikkien kielten on sanottava samat asiat.
# Mitä upotukset antavat.
review-insert-figure = Luku numeroin ja sanansa oikeassa muodossa. Valinnat: words, capital, definite (ei suomessa), sijamuoto, sana: person, client, new-client, proposal, possible-victim, victim, adult, minor, child, child-of-client, nationality, different-nationality, man-or-boy, woman-or-girl, asylum-seeker.
review-insert-figure-named = Luku, joka sekoittuu helposti toiseen, määritelmineen. ”predicate” antaa ”14 oli alle 18-vuotiaita 30.6.2018”, ”attribute” ”14 alle 18-vuotiaita 30.6.2018”.
review-insert-figure-case = Luku ja sana sijamuodossa: nominative, genitive, partitive, inessive, elative, illative, adessive, ablative, allative, essive, translative.
review-insert-share = Osuus prosentteina, yhdellä desimaalilla (decimal) tai yksinkertaisena murto-osana (fraction).
review-insert-claim = Väite sanoineen: almost_percent, about_fraction, less_than, more_than, percent. Jos se ei pidä paikkaansa, se estää hyväksymisen.
review-insert-claim-words = Omat sanasi, jos väite pitää paikkansa: record, higher_than, equal, largest, largest_nationality. Yhdistetään sanalla ”and”.
review-insert-date = Päivä: stock, known_by, half.first, half.last tai päivämäärä.
review-insert-month = Kuukausi, myös sijamuodossa.
review-insert-half = Puolivuosi; ilman tarkennusta katsauksen oma. Myös sijamuodossa.
review-insert-year = Vuosi, myös sijamuodossa: vuonna 2018.
review-insert-law = Luettelossa oleva laki tai sen pykälä.
review-insert-telephone = Neuvontapuhelimen numero linkkinä.
review-insert-stated = Lähteellinen tieto, jota kukaan ei laske; myös omien sanojesi ympärillä, jolloin lukujen on oltava tiedon omat.
review-insert-plain = Sanoja, joiden luku ei ole tilastoluku, ja miksi.
review-insert-margin = Yksin rivillä: luvun reunaluku.
review-insert-chart = Yksin rivillä: kaavio ja lause, jonka se näyttää. proposers, outcomes, form-in-finland, sex, minors, halves.
review-insert-emblem = Yksin rivillä: Euroopan unionin tunnus, tuki ja rahasto.
review-insert-contact = Yksin rivillä, sitten osoite tyhjään riviin asti; ensimmäinen rivi on nimi.
review-note-has-findings = Huomautus on ensin korjattava: jokainen luku siinä on upotus, sama joka kielellä.
review-differences-not-released = Jotkin luvut eroavat julkaistusta painoksesta niin vähän, että ero voi viitata johonkuhun. Johtaja päättää ensin jokaisesta katsauksen sivulla.
review-differences-title = Pienet erot julkaistuun painokseen
review-differences-lead = Molemmat painokset jäävät julkisiksi. Joka näkee molemmat, voi laskea nämä erot. Johtaja päättää jokaisesta.
review-differences-caption = Luvut, jotka eroavat enintään neljällä
review-difference-before = Julkaistu
review-difference-now = Nyt
review-leaves-title = Kaikki, mikä tässä painoksessa julkaistaan
review-leaves-caption = Tiedostojen luvut, myös ne, joita teksteissä ei mainita
review-unfigured-caption = Sanat, joiden takana ei ole lukua
review-unfigured-fact = Todettu tieto
review-unfigured-source = Lähde
review-unfigured-none = Ei ole: kirjoittaja on merkinnyt, ettei tämä ole tilastoluku
