### Julkinen sivusto: etusivu.
help-front-title = Tietoa
help-front-lead = Estääkö joku sinua tai tuttuasi päättämästä omasta elämästä, työstä, rahasta tai papereista? Täältä voit pyytää apua. Se ei maksa mitään.
help-danger = Onko vaara juuri nyt?
help-danger-line = Soita ensin hätänumeroon.
help-form = Pyydä apua tai tee esitys henkilöstä
help-advice = Kysy neuvoa kertomatta, kenestä on kyse
help-receipt = Minulla on kuittinumero
help-safe-title = Jos joku katsoo puhelintasi
help-safe-leave = Jokaisen sivun yläreunassa oleva ”Poistu sivulta heti” vie saman tien toiselle sivustolle ja poistaa kirjoittamasi.
help-safe-history = Emme voi poistaa sitä, että kävit täällä: selain muistaa sivut, ja verkosta näkee, että sivustolla käytiin. Jos se on vaarallista, käytä toista puhelinta tai tule paikan päälle.
help-staff = Henkilökunnalle
