### Käyttäjätilit: käyttöönotto, kutsut, sisäänkirjautuminen, avaimet, palautukset, päätösvallan siirrot.

## Monella sivulla
accounts-name = Nimi
accounts-name-hint = Nimi, jolla työtoverit tuntevat sinut. Vain he näkevät sen.
accounts-role = Rooli
accounts-state = Tila
accounts-holds = Hallussa olevat avaimet
accounts-holds-nothing = ei yhtään
accounts-nobody-known = tuntematon
accounts-login = Kirjautumisnimi
accounts-login-new-hint = 3–64 merkkiä: kirjaimet a–z, numerot ja . - _ @. Kirjoitat sen aina, kun kirjaudut.
accounts-login-form = Käytä 3–64 merkkiä: kirjaimet a–z, numerot ja . - _ @.
accounts-login-taken = Tämä kirjautumisnimi on jo käytössä. Valitse toinen.
accounts-password = Salasana
accounts-password-new = Uusi salasana
accounts-password-new-hint = Vähintään 15 merkkiä. Hyvä salasana on muutama sana, joita kukaan muu ei yhdistäisi. Voit liittää sen salasanaohjelmasta.
accounts-password-again = Sama salasana uudelleen
accounts-password-differs = Salasanat eivät ole samat. Kirjoita ne uudelleen.
password-too-short = Salasana on liian lyhyt. Käytä vähintään { $least } merkkiä.
password-too-long = Salasana on liian pitkä. Käytä enintään { $most } merkkiä.
password-common = Salasana on liian helppo arvata. Valitse toinen.
accounts-second-factor-title = Toinen vaihe: todennussovellus
accounts-second-factor-why = Lue kuva puhelimesi todennussovelluksella. Sovellus näyttää sen jälkeen uuden koodin puolen minuutin välein, ja tarvitset sen kirjautuessasi.
accounts-second-factor-letters = Jos et voi lukea kuvaa, kirjoita tämä avain sovellukseen:
accounts-second-factor-anew = Kuva on vaihtunut. Poista vanha merkintä sovelluksesta, lue uusi kuva ja kirjoita sen koodi.
accounts-authenticator-label = Toimisto
accounts-code-new = Koodi, jonka sovellus näyttää nyt
accounts-code-new-hint = Kuusi numeroa.
accounts-code-wrong = Sovellus näyttää nyt toista koodia. Odota seuraavaa ja tarkista, että puhelimesi kello on oikeassa.
accounts-code = Koodi
accounts-code-hint = Kuusi numeroa todennussovelluksesta tai yksi palautuskoodeistasi.
accounts-act-without-keys = Voit tehdä tämän, kun työtoveri on luovuttanut sinulle avaimesi.
accounts-prove-title = Osoita, että se olet sinä

## Näytetään kerran
accounts-once-title = Tämä näytetään vain kerran
accounts-once-text = Tulosta tai kirjoita se muistiin nyt, ennen kuin lähdet sivulta. Emme voi näyttää sitä uudelleen.
accounts-once-next = Se on tallessa. Jatka
accounts-recovery-codes-title = Palautuskoodit
accounts-recovery-codes-what = Jos puhelimesi katoaa, yksi näistä koodeista korvaa todennussovelluksen koodin. Kukin toimii kerran. Säilytä ne paikassa, josta kukaan muu ei löydä niitä, ja erillään salasanastasi.
accounts-recovery-key-title = Auttamisjärjestelmän palautusavain
accounts-recovery-key-what = Jos kukaan ei enää pääse kirjautumaan, vain tämä avain avaa auttamisjärjestelmän tiedot. Sitä ei säilytetä missään muualla: jos tämä sivu ja avaimet katoavat, kaikki on menetetty.
accounts-recovery-key-how = Tulosta se kahdesti, sulje tulosteet kirjekuoriin ja säilytä ne kahdessa turvallisessa paikassa. Älä valokuvaa sitä äläkä tallenna sitä tietokoneelle.
accounts-waits-title = Avaimesi puuttuvat vielä
accounts-waits-text = Voit nyt kirjautua. Työtoverin, jolla on avaimet, on luovutettava ne sinulle, ennen kuin voit lukea mitään. Kerro hänelle, että tilisi on valmis.

## Käyttöönotto
accounts-set-up-title = Käyttöönotto
accounts-set-up-lead = Tämä tehdään kerran. Silloin syntyvät auttamisjärjestelmän avaimet ja johtajan käyttäjätili.
accounts-set-up-code = Koodi konsolista
accounts-set-up-code-hint = Se näkyi siellä, missä ohjelma käynnistettiin. Se toimii kerran.
accounts-set-up-code-wrong = Tämä ei ole viimeksi näytetty koodi.
accounts-set-up-send = Ota käyttöön
accounts-set-up-done = Käyttöönotto on jo tehty.
accounts-set-up-done-title = Käyttöönotto on valmis

## Sisäänkirjautuminen
accounts-sign-in-title = Kirjaudu sisään
accounts-sign-in = Kirjaudu sisään
accounts-sign-in-wrong = Kirjautumisnimi, salasana tai koodi on väärä. Koodi toimii vain kerran: odota seuraavaa ja yritä uudelleen.
accounts-too-soon = Liian moni yritys on epäonnistunut. Odota { $seconds ->
    [one] yksi sekunti
   *[other] { $seconds } sekuntia
} ja yritä uudelleen.
accounts-sign-in-lost = Etkö pääse kirjautumaan? Pyydä kahta työtoveria palauttamaan käyttäjätilisi.
accounts-recovery-link = Käytä auttamisjärjestelmän palautusavainta
accounts-confirm-title = Oletko se yhä sinä?
accounts-confirm-lead = Se, mitä aiot tehdä, vaatii salasanasi ja koodin uudelleen. Vahvistus on voimassa kymmenen minuuttia.
accounts-confirm = Vahvista

## Ensimmäinen sivu
accounts-home-title = Työsi
accounts-home-lead = Täällä voit:
accounts-home-waits = Työtoverin, jolla on avaimet, on luovutettava ne sinulle. Siihen asti et voi lukea sinetöityjä tietoja.
accounts-recovery-used-title = Palautusavainta on käytetty
accounts-recovery-used = { $name } sai sillä uuden pääsyn { $moment }. Jos et tiennyt tästä, puhu johtajan tai tarkastajan kanssa jo tänään.

## Oma tili
accounts-own-title = Oma tilisi
accounts-codes-left = Käyttämättömiä palautuskoodeja
accounts-password-title = Vaihda salasana
accounts-password-lead = Vaihdon jälkeen sinut kirjataan ulos kaikkialta, ja kirjaudut uudella salasanalla.
accounts-password-change = Vaihda salasana
accounts-own-second-factor-title = Vaihda todennussovellus
accounts-own-second-factor-lead = Lue uusi kuva ja kirjoita sen koodi. Sovelluksen vanha merkintä lakkaa toimimasta.
accounts-second-factor-change = Ota uusi käyttöön
accounts-own-codes-title = Tee uudet palautuskoodit
accounts-own-codes-lead = Vanhat koodit lakkaavat toimimasta.
accounts-codes-renew = Tee uudet koodit
accounts-own-codes-done-title = Uudet palautuskoodisi
accounts-sessions-title = Missä olet kirjautuneena
accounts-session = Kirjautunut { $begun }, käytetty viimeksi { $last }
accounts-session-this = Tämä
accounts-sign-out-everywhere = Kirjaudu ulos kaikkialta

## Käyttäjätilit
accounts-list-title = Käyttäjätilit
accounts-list-caption = Kaikki, joilla on tai on ollut käyttäjätili
accounts-one-title = Käyttäjätili
accounts-state-awaiting-keys = Odottaa avaimia
accounts-state-in-use = Käytössä
accounts-state-retired = Käyttämättä 90 päivää, vaatii palautuksen
accounts-state-closed = Suljettu
accounts-signed-in-at = Kirjautunut viimeksi
accounts-close-link = Sulje tämä käyttäjätili
accounts-close-title = Sulje käyttäjätili
accounts-close-what = { $name } kirjataan ulos heti, ja käyttäjätilin avaimet hävitetään. Tätä ei voi perua.
accounts-close = Sulje käyttäjätili
accounts-close-own = Et voi sulkea omaa tiliäsi. Pyydä työtoveria.
accounts-close-director = Vain johtaja voi sulkea johtajan tilin.

## Kutsut
accounts-invitations-title = Kutsut
accounts-invitations-lead = Linkin saaja tekee käyttäjätilin, jolla on valitsemasi rooli. Tili ei avaa mitään, ennen kuin työtoveri luovuttaa sille avaimet.
accounts-invite-role = Mikä on kutsuttavan rooli?
accounts-invite-mail = Sähköpostiosoite
accounts-invite-mail-hint = Jätä tyhjäksi, jos annat linkin itse. Osoite hävitetään, kun viesti on lähetetty.
accounts-invite-address = Tämä ei ole sähköpostiosoite.
accounts-invite-director = Vain johtaja voi kutsua johtajan.
accounts-invite = Tee kutsu
accounts-invitations-made = Tehdyt kutsut
accounts-invitations-none = Ketään ei ole vielä kutsuttu.
accounts-invited-by = Kutsuja: { $name }
accounts-invited-by-duty = komentorivi
accounts-invitation-waiting = Odottaa, vanhenee
accounts-invitation-accepted = Hyväksytty
accounts-invitation-withdrawn = Peruttu
accounts-invitation-ended = Päättyi käyttämättä
accounts-withdraw-invitation = Peru kutsu
accounts-invited-title = Kutsu
accounts-invited-text = Anna linkki yhdelle henkilölle turvallisella tavalla. Se on voimassa seitsemän päivää, ja sillä voi tehdä yhden käyttäjätilin.
accounts-invited-mailed = Se lähetettiin myös kirjoittamaasi osoitteeseen.
accounts-back-to-invitations = Takaisin kutsuihin
accounts-accept-title = Tee käyttäjätilisi
accounts-accept-lead = Sinut on kutsuttu rooliin: { $role }.
accounts-accept = Tee käyttäjätili
accounts-accepted-title = Käyttäjätilisi on valmis

## Avainten luovutus
accounts-grants-title = Työtoverien avaimet
accounts-grants-lead = Voit luovuttaa avaimia, jotka sinulla itselläsi on, sen mukaan mitä työtoverin rooliin kuuluu. Varmista ensin, että henkilö on se, joka hän sanoo olevansa.
accounts-awaiting-title = Avaimia odottavat käyttäjätilit
accounts-awaiting-none = Kukaan ei odota avaimia.
accounts-awaited = Odottaa: { $compartments }
accounts-grant = Luovuta avaimet
accounts-grant-own = Et voi luovuttaa avaimia itsellesi etkä ottaa omiasi pois. Pyydä työtoveria.
accounts-grant-nothing = Sinulla ei ole niitä avaimia, joita tämä työtoveri odottaa. Pyydä johtajaa.
accounts-grant-invited = Kutsuit tämän työtoverin itse. Toisen työtoverin on luovutettava avaimet.
accounts-grant-director = Vain johtaja voi luovuttaa avaimia johtajalle.
accounts-holding-title = Työtoverit, joilla on avaimia
accounts-holding-none = Kenelläkään muulla ei ole avaimia.
accounts-held = Hallussa: { $compartments }
accounts-take-away = Ota avaimet pois
accounts-take-away-nothing = Tällä työtoverilla ei ole avaimia.
accounts-take-away-director = Vain johtaja voi ottaa pois johtajan avaimet.

## Palautukset
accounts-resets-title = Palautukset
accounts-resets-lead = Työtoveri, joka ei pääse kirjautumaan, saa uuden pääsyn, kun kaksi muuta on samaa mieltä: toinen aloittaa palautuksen tilin sivulla, toinen vahvistaa sen täällä.
accounts-resets-none = Yhtään käyttäjätiliä ei ole palautettu.
accounts-reset-link = Aloita palautus
accounts-reset-start-title = Aloita palautus
accounts-reset-what = { $name } saa uuden salasanan ja uuden todennussovelluksen, ja hänen avaimensa on luovutettava uudelleen. Toisen työtoverin on vahvistettava tämä vuorokauden kuluessa. Puhu ensin henkilön kanssa kasvokkain tai numerossa, jonka tunnet.
accounts-reset-start = Aloita palautus
accounts-reset-own = Et voi palauttaa omaa tiliäsi. Pyydä kahta työtoveria.
accounts-reset-waits = Tämän käyttäjätilin palautus on jo kesken.
accounts-reset-second = Sinä aloitit tämän palautuksen. Toisen työtoverin on vahvistettava se.
accounts-reset-director = Johtajan tilin palauttavat johtaja ja työtoveri, tai se palautetaan palautusavaimella.
accounts-reset-started-by = Aloittaja: { $name }
accounts-reset-started = Odottaa toista työtoveria, vanhenee
accounts-reset-confirmed = Odottaa henkilöä, vanhenee
accounts-reset-completed = Valmis
accounts-reset-stopped = Keskeytetty
accounts-reset-ended = Päättyi käyttämättä
accounts-reset-confirm = Vahvista ja hae linkki
accounts-reset-stop = Keskeytä
accounts-reset-link-title = Palautuksen linkki
accounts-reset-link-text = Anna linkki henkilölle turvallisella tavalla. Se on voimassa vuorokauden.
accounts-back-to-resets = Takaisin palautuksiin
accounts-reset-complete-title = Tee uusi pääsy
accounts-reset-complete-lead = Valitse uusi salasana ja ota todennussovellus uudelleen käyttöön. Kirjautumisnimesi pysyy samana.
accounts-reset-complete = Käytä näitä tästä lähtien
accounts-reset-done-title = Uusi pääsysi on valmis

## Palautusavain
accounts-recovery-title = Käytä palautusavainta
accounts-recovery-warning = Kaikki työtoverit näkevät, että käytit sitä
accounts-recovery-lead = Palautusavain antaa yhdelle käyttäjätilille uuden pääsyn ja sen avaimet. Käytä sitä vain, kun kaksi työtoveria ei voi palauttaa tiliä.
accounts-recovery-key = Palautusavain
accounts-recovery-key-hint = Niin kuin se on tulostettu. Isoilla ja pienillä kirjaimilla, väleillä ja riveillä ei ole väliä.
accounts-recovery-key-other = Tämä ei ole auttamisjärjestelmän palautusavain.
accounts-recovery-login-hint = Sen käyttäjätilin kirjautumisnimi, joka saa uuden pääsyn.
accounts-recovery-login = Yhdelläkään avoimella käyttäjätilillä ei ole tätä kirjautumisnimeä.
accounts-recover = Käytä palautusavainta
accounts-recovered-title = Käyttäjätilillä on uusi pääsy
recovery-key-length = Avain ei ole kokonainen, tai siinä on liikaa merkkejä.
recovery-key-character = Ryhmässä { $group } on merkki, jota palautusavaimessa ei koskaan ole.
recovery-key-group = Ryhmä { $group } ei ole oikein. Vertaa sitä paperiin.
recovery-key-checksum = Avain ei ole oikein. Vertaa jokaista ryhmää paperiin.
recovery-key-version = Tämä ohjelma ei tunne tällaista avainta.

## Päätösvallan siirrot
accounts-delegations-title = Päätösvalta
accounts-delegations-lead = Johtaja päättää esityksistä ja voi siirtää tämän vallan ylitarkastajalle ensimmäisestä päivästä viimeiseen päivään.
accounts-delegations-none = Päätösvaltaa ei ole siirretty.
accounts-delegate-link = Siirrä päätösvalta
accounts-delegate-title = Siirrä päätösvalta
accounts-delegate-lead = Jokaisessa päätöksessä, joka tehdään sen nojalla, mainitaan tämä siirto. Voit ottaa sen takaisin milloin tahansa.
accounts-delegate-to = Kenelle?
accounts-delegation-first = Ensimmäinen päivä
accounts-delegation-last = Viimeinen päivä
accounts-delegate = Siirrä
accounts-delegated-by = Siirtäjä: { $name }
accounts-delegation-order = Viimeinen päivä on ennen ensimmäistä.
accounts-delegation-long = Siirto voi olla voimassa enintään { $most } päivää. Tee myöhemmin uusi.
accounts-delegation-role = Tämän työtoverin roolille ei voi siirtää päätösvaltaa.
accounts-delegation-past = Viimeinen päivä on jo mennyt.
accounts-delegation-coming = ei vielä voimassa
accounts-delegation-valid = voimassa
accounts-delegation-ended = päättynyt
accounts-delegation-revoked = otettu takaisin
accounts-revoke = Ota takaisin
