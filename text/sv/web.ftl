# Ramen runt varje sida
layout-skip = Gå till innehållet
layout-languages = Språk
layout-danger = Vid fara, ring
layout-telephone = Du kan också ringa oss:
layout-awaits-review = Texten på den här sidan har ännu inte granskats av någon som har svenska som modersmål.
leave-now = Lämna sidan genast
leave-hint = Eller tryck tre gånger på Skift
leave-two-more = Tryck två gånger till på Skift för att lämna sidan.
leave-one-more = Tryck en gång till på Skift för att lämna sidan.
leave-leaving = Sidan lämnas.
demonstration-title = Demonstration.
demonstration-nobody-reads = Ingen läser det du skriver här.
demonstration-danger = Vid fara, ring 112.
navigation-label = Arbetsyta
navigation-start = Start
navigation-sign-out = Logga ut

# Formulär
form-problem = Problem:
form-problems = Kontrollera de här punkterna
form-required = Skriv ett svar.
form-choose-one = Välj ett svar.
form-choose-from-list = Välj bland de svar som ges.
form-too-long = Texten är för lång. Förkorta den till högst { $most } tecken. Inget har gått förlorat.
form-control-characters = I texten finns tecken som inte kan visas. Ta bort dem eller skriv texten på nytt.
form-direction-override = I texten finns dolda märken som vänder bokstävernas ordning. Skriv det stället på nytt.
form-day-incomplete = Skriv dag, månad och år med siffror.
form-day-required = Skriv datumet: dag, månad och år.
form-no-such-day = En sådan dag finns inte. Kontrollera dagen och månaden.
form-year-four-digits = Skriv året med fyra siffror, till exempel 1998.
form-not-a-number = Skriv ett heltal med siffror.
form-number-range = Skriv ett tal från { $least } till { $most }.
form-busy = Just nu är belastningen så stor att detta inte kunde göras. Inget har gått förlorat. Vänta en stund och skicka på nytt.
form-stamp-missing = Sidan skickades utan sin stämpel. Skicka den på nytt härifrån.
form-stamp-forged = Sidans stämpel är inte vår. Skicka sidan på nytt härifrån.
form-stamp-old = Sidan var öppen i mer än ett dygn. Kontrollera det du skrev och skicka på nytt.
form-most = Högst { $most } tecken.
form-day = Dag
form-month = Månad
form-year = År
form-day-hint = Till exempel 27 3 2018
form-yes = Ja
form-no = Nej
form-select-none = Välj
form-continue = Fortsätt
form-send-again = Skicka på nytt
answers-nothing = Inget skrivet
answers-change = Ändra
steps-now = Steg { $step } av { $of }
pager-label = Sidor
pager-before = Föregående sida
pager-after = Nästa sida

# Kvittonumret
receipt-once = Numret visas bara nu. Det är den enda vägen tillbaka till det du skrev.
receipt-paper = Skriv det på papper eller lär dig det utantill.
receipt-hide = Förvara det där ingen letar. Det kan se ut som ett kundnummer eller ett telefonnummer.
receipt-share = Den som har numret kan läsa det som står här. Ge det inte till någon du inte litar på.
receipt-opens-nothing = Det här numret öppnar ingenting. Kontrollera siffrorna.

# Sidor som berättar att något inte lyckades
error-not-found-title = Sidan hittades inte
error-not-found = Sidan finns inte eller är inte för dig. Kontrollera adressen eller börja från förstasidan.
error-to-front-page = Till förstasidan
error-wrong-method-title = Sidan kan inte öppnas så här
error-wrong-method = Adressen hör till ett formulär. Börja från förstasidan.
error-unreadable-title = Det som skickades kunde inte läsas
error-too-large = Det som skickades är för stort: vi kan ta emot högst 768 kilobyte åt gången. Gå tillbaka, förkorta och skicka på nytt. Det som sparats tidigare finns kvar.
error-not-a-form = Hit kan bara den här webbplatsens formulär skickas. Gå tillbaka och skicka formuläret på nytt.
error-not-text = En del av det som skickades är inte text, och vi har inte gissat. Gå tillbaka och skriv det stället på nytt. Det som sparats tidigare finns kvar.
error-broken = Förbindelsen bröts innan allt hade kommit fram. Gå tillbaka och skicka formuläret på nytt.
error-foreign-title = Detta skickades inte från vår sida
error-foreign = Vi kan inte vara säkra på att du skickade detta från vår egen sida, så inget har gjorts. Öppna sidan igen och skicka därifrån.
error-signed-out-title = Du är inte längre inloggad
error-signed-out = Inget har sparats. Det du skrev finns nedan. Logga in i den nya fliken och skicka sedan på nytt härifrån.
error-to-sign-in = Logga in
error-receipt-over-title = Ditt besök har upphört
error-receipt-over = Inget har sparats. Det du skrev finns nedan. Skriv ditt nummer i den nya fliken och skicka sedan på nytt härifrån.
error-to-receipt = Skriv ditt nummer
error-confirm-title = Bekräfta att det är du
error-confirm = Inget har gjorts än. Det du skrev finns nedan. Bekräfta i den nya fliken att det är du och skicka sedan på nytt härifrån.
error-to-confirm = Bekräfta
error-refused-title = Detta kan inte göras
error-refused = Inget har ändrats.
error-busy-title = Försök igen om en stund
error-busy = Just nu är belastningen så stor att detta inte kunde göras. Inget har gjorts, och inget du skrev har gått förlorat.
error-fault-title = Något gick fel hos oss
error-fault = Felet är vårt, inte ditt. Försök igen om en stund. Om det händer igen, meddela oss referensen nedan.
error-reference = Referens: { $reference }
error-typed = Det du skrev
office-not-set-up = Hjälpsystemets webbplats är inte öppen än. Kom tillbaka senare.

# Roller
role-director = Föreståndare
role-senior-adviser = Överinspektör
role-social-worker = Socialarbetare
role-social-instructor = Socialhandledare
role-nurse = Sjukskötare
role-project-manager = Projektchef
role-trainee = Praktikant
role-auditor = Granskare
role-editor = Redaktör
role-hotline-duty = Telefonjour
role-system-administrator = Systemadministratör

# Nycklar som kan ges
compartment-intake = Meddelanden och framställningar
compartment-register = Klientregistret
compartment-health = Hälsouppgifter
compartment-protected = Skyddade uppgifter och hemliga adresser
compartment-linkage = Igenkänning av en redan känd person
compartment-staff = Personalens namn

# Exempel på sidan med delar
example-label = Namn
example-hint = Varför vi frågar: så att vi vet vad vi ska kalla dig.
example-question = Vilken är din roll?
