### Den öppna webbplatsen: förstasidan.
help-front-title = Information
help-front-lead = Hindrar någon dig, eller någon du känner, från att bestämma över det egna livet, arbetet, pengarna eller papperen? Här kan du be om hjälp. Det kostar ingenting.
help-danger = Är någon i fara just nu?
help-danger-line = Ring nödnumret först.
help-form = Be om hjälp åt dig själv eller åt någon annan
help-advice = Be om råd utan att säga vem det gäller
help-receipt = Jag har ett kvittonummer
help-reviews = Översikter och siffror
help-safe-title = Om någon tittar i din telefon
help-safe-leave = ”Lämna sidan genast” högst upp på varje sida leder direkt till en annan webbplats. Det du inte har skickat raderas.
help-safe-history = Vi kan inte radera att du varit här: webbläsaren minns sidorna, och i nätverket syns det att webbplatsen har besökts. Om det är farligt, använd en annan telefon eller dator, eller be någon du litar på att skriva till oss.
help-staff = För personalen
