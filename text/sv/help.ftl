### Den öppna webbplatsen: förstasidan.
help-front-title = Information
help-front-lead = Hindrar någon dig, eller någon du känner, från att bestämma över sitt eget liv, arbete, sina pengar eller papper? Här kan du be om hjälp. Det kostar ingenting.
help-danger = Fara just nu?
help-danger-line = Ring nödnumret först.
help-form = Be om hjälp, eller föreslå en person för hjälp
help-advice = Fråga om råd utan att säga vem det gäller
help-receipt = Jag har ett kvittonummer
help-safe-title = Om någon tittar i din telefon
help-safe-leave = ”Lämna genast” högst upp på varje sida leder genast till en annan webbplats och raderar det du skrivit.
help-safe-history = Vi kan inte radera att du varit här: webbläsaren minns sidorna, och i nätet syns att webbplatsen besöktes. Om det är farligt, använd en annan telefon eller kom på plats.
help-staff = För personalen
