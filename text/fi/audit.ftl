### Jäljitys: jäljitysketju, kuka tietuetta on katsonut, epäonnistuneet työt.

## Jäljitysketju
audit-navigation-trail = Jäljitysketju
audit-trail-title = Jäljitysketju
audit-trail-lead = Kaikki, mitä täällä on tehty ja luettu, uusin ensin. Jäljitysketjussa on tunnisteita ja vakiosanoja, ei henkilötietoja.
audit-since = Tästä päivästä
audit-until = Tähän päivään
audit-actor = Kuka
audit-verb = Mitä tehtiin
audit-verb-hint = Sana sellaisena kuin se on ketjussa, esimerkiksi decide
audit-subject = Mitä tunnistetta se koski
audit-subject-hint = Esityksen, viestiketjun tai käyttäjätilin 32 merkkiä
audit-find = Hae
audit-older = Vanhempia merkintöjä
audit-none = Tällaisia merkintöjä ei ole.
audit-entries = Merkinnät, uusin ensin
audit-at = Milloin
audit-who = Kuka
audit-what = Mitä
audit-about = Mitä se koski
audit-result = Miten päättyi
audit-position = Paikka ketjussa
audit-not-linked = ei vielä lenkitetty
audit-doer-receipt = joku, jolla on kuittinumero
audit-doer-duty = kone ({ $duty })
audit-doer-nobody = joku tuntematon
audit-not-an-account = Tämä ei ole käyttäjätili. Valitse työtoveri.

## Ketjun tarkastus
audit-verify-title = Onko ketju ehjä?
audit-verify-what = Tarkastaa jokaisen merkinnän, lenkin ja allekirjoitetun tarkistuspisteen sekä jokaisen rivin, jonka ketju on kirjannut. Tämä voi kestää minuutteja.
audit-verify = Tarkasta ketju
audit-verified-title = Ketjun tarkastus
audit-verified-sound = Mitään vikaa ei löytynyt.
audit-verified-not-sound = Jotakin on vialla
audit-verified-what-now = Älä muuta mitään. Säilytä tietokanta, sen varmuuskopiot ja tarkistuspisteet sellaisinaan ja kerro niille, joilla on tarkistuspisteitä auttamisjärjestelmän ulkopuolella.
audit-verified-compared =
    Merkintöjä verrattu: { $entries }. Tarkistuspisteitä: { $checkpoints }. Rivejä: { $facts }.
audit-verified-tail =
    { $tail ->
        [0] Allekirjoitettu tarkistuspiste kattaa jokaisen merkinnän.
        [one] { $tail } merkintä on vielä vailla allekirjoitettua tarkistuspistettä.
       *[other] { $tail } merkintää on vielä vailla allekirjoitettua tarkistuspistettä.
    }
audit-verified-held = Tämä sivu ei näe ketjua, joka on kirjoitettu kokonaan uudelleen koneen kaikilla avaimilla. Muualla säilytetty tarkistuspiste näkee: ”lyhty audit verify --against”.
audit-back-to-trail = Takaisin jäljitysketjuun
audit-finding-changed = Paikassa { $position } olevaa merkintää on muutettu.
audit-finding-reordered = Paikassa { $position } oleva merkintä on väärässä järjestyksessä.
audit-finding-removed = Paikassa { $position } ollut merkintä on poistettu.
audit-finding-gap = Ketjusta puuttuvat paikat { $first }–{ $last }.
audit-finding-truncated = Ketju päättyy paikkaan { $head }, mutta tarkistuspiste takaa sen paikkaan { $checkpoint } asti: loppu on katkaistu.
audit-finding-rewritten = Ketju poikkeaa allekirjoitetusta tarkistuspisteestä paikassa { $checkpoint }: aiempi osa on kirjoitettu uudelleen.
audit-finding-checkpoint = Tarkistuspisteiden tiedoston rivi { $line } ei ole auttamisjärjestelmän allekirjoittama tarkistuspiste.
audit-finding-no-checkpoint = Merkintöjä on, mutta ei yhtään tarkistuspistettä: tarkistuspisteiden tiedosto on poistettu.
audit-finding-fact = Taulun { $table } rivi { $id } ei ole sellainen, jollaiseksi merkintä { $entry } sen kirjasi.
audit-finding-unrecorded = Mikään merkintä ei kerro taulun { $table } rivistä { $id }.
audit-finding-known-facts = Taulun { $table } rivit, jotka olivat tiedossa ennen { $day }, eivät ole sellaisia kuin jäljitysketjuun kirjattiin: lukuja on muutettu.

## Vienti
audit-export-title = Vienti
audit-export-what = Yllä olevan haun merkinnät taulukkolaskentaan sopivana tiedostona. Myös viennistä tulee merkintä ketjuun.
audit-export = Vie merkinnät

## Kuka on katsonut
audit-navigation-looked = Kuka on katsonut?
audit-looked-title = Kuka on katsonut?
audit-looked-lead = Kirjoita esityksen, viestiketjun tai minkä tahansa tietueen tunniste, niin näet kaikki, jotka ovat lukeneet tai muuttaneet sitä.
audit-record = Tunniste
audit-record-hint = 32 merkkiä, numeroita ja kirjaimia a–f; se näkyy sivun osoitteessa
audit-looked-show = Näytä
audit-not-an-id = Tämä ei ole tunniste. Tunnisteessa on 32 merkkiä: numeroita ja kirjaimia a–f.
audit-looked-record = Kaikki, mitä on luettu ja tehty tunnisteella { $id }, uusin ensin. Viestiketjulla ja asiakirjalla on oma tunnisteensa.
audit-looked-entries = Kuka, milloin ja mitä
audit-looked-nobody = Kukaan ei ole katsonut, tai tunnistetta ei ole.
audit-looked-another = Toinen tunniste
audit-permission = Millä oikeudella

## Työt
audit-navigation-jobs = Työt
audit-jobs-title = Työt
audit-jobs-lead = Mitä koneella on vielä tekemättä, esimerkiksi sähköpostin lähettäminen. Kymmenen yrityksen jälkeen kone lakkaa yrittämästä, ja työ näkyy tässä.
audit-jobs-waiting =
    { $count ->
        [0] Yhtään työtä ei odota.
        [one] { $count } työ odottaa.
       *[other] { $count } työtä odottaa.
    }
audit-jobs-none = Mikään työ ei ole epäonnistunut lopullisesti.
audit-jobs-dead = Lopullisesti epäonnistuneet työt
audit-jobs-died = Milloin
audit-jobs-kind = Laji
audit-jobs-attempts = Yrityksiä
audit-jobs-failure = Miksi
audit-jobs-again = Uudelleen
audit-jobs-revive = Yritä uudelleen
