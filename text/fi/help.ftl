### Julkinen sivusto: etusivu.
help-front-title = Tietoa
help-front-lead = Estääkö joku sinua tai tuttuasi päättämästä omasta elämästä, työstä, rahasta tai papereista? Täältä voit pyytää apua. Se ei maksa mitään.
help-danger = Onko joku vaarassa juuri nyt?
help-danger-line = Soita ensin hätänumeroon.
help-form = Pyydä apua itsellesi tai jollekulle toiselle
help-advice = Kysy neuvoa kertomatta, kenestä on kyse
help-receipt = Minulla on kuittinumero
help-reviews = Katsaukset ja luvut
help-safe-title = Jos joku katsoo puhelintasi
help-safe-leave = Jokaisen sivun yläreunassa oleva ”Poistu sivulta heti” vie saman tien toiselle sivustolle. Se, mitä et ole lähettänyt, poistetaan.
help-safe-history = Emme voi poistaa sitä, että kävit täällä: selain muistaa sivut, ja verkosta näkee, että sivustolla käytiin. Jos se on vaarallista, käytä toista puhelinta tai tietokonetta tai pyydä jotakuta, johon luotat, kirjoittamaan meille.
help-staff = Henkilökunnalle
