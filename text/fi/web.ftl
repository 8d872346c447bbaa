# Jokaisen sivun kehys
layout-skip = Siirry sisältöön
layout-languages = Kielet
layout-danger = Hätätilanteessa soita
layout-telephone = Voit myös soittaa meille:
layout-awaits-review = Suomea äidinkielenään puhuva ei ole vielä tarkistanut tämän sivun tekstiä.
leave-now = Poistu sivulta heti
leave-hint = Tai paina Shift-näppäintä kolmesti
leave-two-more = Paina Shift-näppäintä vielä kaksi kertaa, niin poistut.
leave-one-more = Paina Shift-näppäintä vielä kerran, niin poistut.
leave-leaving = Poistutaan.
demonstration-title = Esittely.
demonstration-nobody-reads = Kukaan ei lue, mitä tänne kirjoitat.
demonstration-danger = Hätätilanteessa soita 112.
navigation-label = Työtila
navigation-start = Alku
navigation-sign-out = Kirjaudu ulos

# Lomakkeet
form-problem = Ongelma:
form-problems = Tarkista vielä nämä kohdat
form-required = Kirjoita vastaus.
form-choose-one = Valitse yksi vastaus.
form-choose-from-list = Valitse annetuista vastauksista.
form-too-long = Teksti on liian pitkä. Lyhennä se enintään { $most } merkkiin. Mitään ei kadonnut.
form-control-characters = Tekstissä on merkkejä, joita ei voi näyttää. Poista ne tai kirjoita teksti uudelleen.
form-direction-override = Tekstissä on piilomerkkejä, jotka kääntävät kirjainten järjestyksen. Kirjoita se kohta uudelleen.
form-day-incomplete = Kirjoita päivä, kuukausi ja vuosi numeroin.
form-day-required = Kirjoita päivämäärä: päivä, kuukausi ja vuosi.
form-no-such-day = Tällaista päivää ei ole. Tarkista päivä ja kuukausi.
form-year-four-digits = Kirjoita vuosi neljällä numerolla, esimerkiksi 1998.
form-not-a-number = Kirjoita kokonaisluku numeroin.
form-number-range = Kirjoita luku väliltä { $least }–{ $most }.
form-busy = Palvelu on juuri nyt ruuhkautunut, eikä tätä voitu tehdä. Mitään ei kadonnut. Odota hetki ja lähetä uudelleen.
form-stamp-missing = Sivu lähetettiin ilman leimaa. Lähetä se uudelleen tästä.
form-stamp-forged = Sivun leima ei ole meidän. Lähetä sivu uudelleen tästä.
form-stamp-old = Sivu oli auki yli vuorokauden. Tarkista, mitä kirjoitit, ja lähetä uudelleen.
form-most = Enintään { $most } merkkiä.
form-day = Päivä
form-month = Kuukausi
form-year = Vuosi
form-day-hint = Esimerkiksi 27 3 2018
form-yes = Kyllä
form-no = Ei
form-select-none = Valitse
form-continue = Jatka
form-send-again = Lähetä uudelleen
answers-nothing = Ei kirjoitettu mitään
answers-change = Muuta
steps-now = Vaihe { $step }/{ $of }
pager-label = Sivut
pager-before = Edellinen sivu
pager-after = Seuraava sivu

# Kuittinumero
receipt-once = Tämä numero näytetään vain nyt. Vain sillä pääset takaisin siihen, mitä kirjoitit.
receipt-paper = Kirjoita se paperille tai opettele ulkoa.
receipt-hide = Säilytä se paikassa, josta kukaan ei etsi. Se voi näyttää asiakasnumerolta tai puhelinnumerolta.
receipt-share = Se, jolla on numero, voi lukea, mitä tänne on kirjoitettu. Älä anna numeroa kenellekään, johon et luota.
receipt-opens-nothing = Tämä numero ei avaa mitään. Tarkista numerot.

# Sivut, jotka kertovat, että jokin ei onnistunut
error-not-found-title = Sivua ei löytynyt
error-not-found = Tällaista sivua ei ole, tai se ei ole sinulle. Tarkista osoite tai aloita etusivulta.
error-to-front-page = Etusivulle
error-wrong-method-title = Sivua ei voi avata näin
error-wrong-method = Osoite kuuluu lomakkeelle. Aloita etusivulta.
error-unreadable-title = Lähetettyä ei voitu lukea
error-too-large = Lähetys on liian suuri: voimme ottaa vastaan enintään 768 kilotavua kerralla. Palaa takaisin, lyhennä ja lähetä uudelleen. Aiemmin tallennettu on yhä tallessa.
error-not-a-form = Tänne voi lähettää vain tämän sivuston lomakkeita. Palaa takaisin ja lähetä lomake uudelleen.
error-not-text = Osa lähetetystä ei ole tekstiä, emmekä arvanneet. Palaa takaisin ja kirjoita se kohta uudelleen. Aiemmin tallennettu on yhä tallessa.
error-broken = Yhteys katkesi, ennen kuin kaikki oli tullut perille. Palaa takaisin ja lähetä lomake uudelleen.
error-foreign-title = Tätä ei lähetetty meidän sivultamme
error-foreign = Emme voi olla varmoja, että lähetit tämän omalta sivultamme, joten mitään ei tehty. Avaa sivu uudelleen ja lähetä sieltä.
error-signed-out-title = Et ole enää kirjautuneena
error-signed-out = Mitään ei tallennettu. Se, mitä kirjoitit, on alla. Kirjaudu uudessa välilehdessä ja lähetä sitten uudelleen tästä.
error-to-sign-in = Kirjaudu sisään
error-receipt-over-title = Käyntisi on päättynyt
error-receipt-over = Mitään ei tallennettu. Se, mitä kirjoitit, on alla. Kirjoita numerosi uudessa välilehdessä ja lähetä sitten uudelleen tästä.
error-to-receipt = Kirjoita numerosi
error-confirm-title = Vahvista, että se olet sinä
error-confirm = Mitään ei ole vielä tehty. Se, mitä kirjoitit, on alla. Vahvista uudessa välilehdessä, että se olet sinä, ja lähetä sitten uudelleen tästä.
error-to-confirm = Vahvista
error-refused-title = Tätä ei voi tehdä
error-refused = Mitään ei muutettu.
error-busy-title = Yritä hetken päästä uudelleen
error-busy = Palvelu on juuri nyt ruuhkautunut. Mitään ei tehty, eikä mitään kirjoittamaasi kadonnut.
error-fault-title = Jokin meni vikaan
error-fault = Vika on meidän, ei sinun. Yritä hetken päästä uudelleen. Jos sama toistuu, kerro meille alla oleva viite.
error-reference = Viite: { $reference }
error-typed = Mitä kirjoitit
office-not-set-up = Auttamisjärjestelmän sivusto ei ole vielä avoinna. Tule myöhemmin uudelleen.

# Roolit
role-director = Johtaja
role-senior-adviser = Ylitarkastaja
role-social-worker = Sosiaalityöntekijä
role-social-instructor = Sosiaaliohjaaja
role-nurse = Sairaanhoitaja
role-project-manager = Projektipäällikkö
role-trainee = Harjoittelija
role-auditor = Tarkastaja
role-editor = Verkkotoimittaja
role-hotline-duty = Puhelinpäivystäjä
role-system-administrator = Järjestelmän ylläpitäjä

# Annettavat avaimet
compartment-intake = Viestit ja esitykset
compartment-register = Asiakasrekisteri
compartment-health = Terveystiedot
compartment-protected = Suojatut tiedot ja salaiset osoitteet
compartment-linkage = Jo tunnetun henkilön tunnistaminen
compartment-staff = Työntekijöiden nimet

# Esimerkit osien sivulla
example-label = Nimi
example-hint = Miksi kysymme: jotta tiedämme, miksi sinua kutsua.
example-question = Mikä on roolisi?
