### Ilmoitukset: harvat sähköpostit, joita lähetämme, ja lähtevien kori. Viestit ovat tarkoituksella mitäänsanomattomia.

## Sähköpostit
notices-subject = Tiedoksi
notices-body-something-awaits-office =
    Sinua odottaa jotakin. Kirjaudu sisään, niin voit lukea sen.

    Tämä on automaattinen viesti. Älä vastaa siihen.
notices-body-invitation =
    Sinut on kutsuttu luomaan käyttäjätili. Avaa linkki itse, äläkä anna sitä muille:

    { $link }

    Jos et odottanut tätä viestiä, sinun ei tarvitse tehdä mitään.
notices-body-mailbox-answer =
    Sinulle on jotakin uutta siellä, minne kirjoitit.

    Tämä on automaattinen viesti. Älä vastaa siihen.

## Mikä viesti se oli
notice-something-awaits-office = Auttamisjärjestelmälle: jotakin odottaa
notice-invitation = Kutsu luoda käyttäjätili
notice-mailbox-answer = Viestilaatikkoon: jotakin uutta

## Lähtevien kori
notices-navigation = Lähtevä posti
notices-tray-title = Lähtevä posti
notices-tray-lead = Tässä näet sähköpostit, joita ei lähetetty, ja syyn siihen. Vastaanottajia ei säilytetä.
notices-tray-waiting =
    { $count ->
        [0] Yhtään viestiä ei odota lähettämistä.
        [one] { $count } viesti odottaa lähettämistä.
       *[other] { $count } viestiä odottaa lähettämistä.
    }
notices-tray-empty = Kori on tyhjä.
notices-tray-lines = Lähettämättä jääneet viestit, uusin ensin
notices-tray-at = Milloin
notices-tray-notice = Viesti
notices-tray-reason = Miksi sitä ei lähetetty
tray-reason-no-mail-server = Sähköpostipalvelinta ei ole asetettu
tray-reason-no-address = Auttamisjärjestelmälle ei ole asetettu omaa osoitetta
tray-reason-refused = Sähköpostipalvelin ei tunne osoitetta
tray-reason-given-up = Viestiä ei saatu lähetetyksi viikkoon
