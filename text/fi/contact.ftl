### Yhteydenotto: viestilaatikko kuittinumeron takana ja sen viestiketju auttamisjärjestelmän puolella.

## Kuittinumero
contact-receipt-title = Avaa numerollasi
contact-receipt-lead = Kirjoita kuittinumerosi, kaikki kaksikymmentä numeroa. Väleillä ja viivoilla ei ole väliä, ja kaikkien kirjoitusjärjestelmien numerot käyvät.
contact-receipt-digits = Kaksikymmentä numeroa
contact-receipt-hint = Viisi neljän numeron ryhmää, esimerkiksi 1234 5678 9012 3456 7890
contact-receipt-open = Avaa
contact-receipt-lost = Emme voi etsiä kadonnutta numeroa. Voit aina kirjoittaa meille uudelleen.

## Viestilaatikko
contact-mailbox-title = Viestit
contact-mailbox-sent = Viestisi on lähetetty.
contact-mailbox-first-opened = Tämä sivu avataan numerolla nyt ensimmäisen kerran.
contact-mailbox-last-opened = Tämä sivu avattiin viimeksi { $moment } tällä numerolla.
contact-mailbox-somebody-else = Jos se et ollut sinä, joku toinen tietää numeron. Älä silloin kirjoita tähän. Lähetä uusi lomake, niin saat uuden numeron.
contact-mailbox-messages = Viestit, uusin ensin
contact-mailbox-none = Viestejä ei ole vielä.
contact-mailbox-write = Kirjoita auttamisjärjestelmälle
contact-mailbox-pages = Viestien sivut
contact-mailbox-page = Sivu { $this }/{ $all }
contact-mailbox-newer = Uudempia viestejä
contact-mailbox-older = Vanhempia viestejä
contact-mailbox-leave-title = Kun olet valmis
contact-mailbox-kept = Viestit säilyvät täällä { $day } asti. Jokainen uusi viesti pidentää aikaa. Sen jälkeen ne hävitetään, varmuuskopioista 35 päivän kuluessa, eikä numero avaa mitään.
contact-mailbox-leave-why = Sulje tämä sivu, jottei kukaan muu lue sitä tällä laitteella.
contact-mailbox-leave = Sulje viestit
contact-message = Viestisi
contact-message-hint = Viestin voi lukea auttamisjärjestelmä ja se, jolla on numero.
contact-message-send = Lähetä viesti
contact-nothing-written = Et ole vielä kirjoittanut mitään.

## Kuka kirjoitti
message-author-office = Auttamisjärjestelmä
message-author-holder = Sinä
thread-holder-proposer = Esittäjä
thread-holder-person = Henkilö, jota esitys koskee
thread-holder-consultation = Neuvon kysyjä

## Viestiketju työntekijöille
contact-thread-title = Viestiketju
contact-thread-holder-came = Avattu viimeksi { $moment } kuittinumerolla.
contact-thread-holder-never-came = Ei vielä avattu kuittinumerolla.
contact-thread-kept = Säilytetään { $day } asti, ellei kukaan kirjoita.
contact-thread-none = Mitään ei ole vielä kirjoitettu.
contact-thread-you = Sinä
contact-thread-colleague = Työtoveri
contact-thread-answer = Vastaa
contact-thread-hint = Tämän lukee se, jolla on kuittinumero, millä tahansa laitteella. Älä kirjoita mitään, mikä vaarantaisi henkilön.
