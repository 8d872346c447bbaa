### The public site: the front page.
help-front-title = Information
help-front-lead = Does somebody keep you, or somebody you know, from deciding about your own life, work, money or papers? You can ask for help here. It costs nothing.
help-danger = Danger now?
help-danger-line = Call the emergency number first.
help-form = Ask for help for yourself or for somebody else
help-advice = Ask for advice without saying who it is about
help-receipt = I have a receipt number
help-reviews = Reviews and figures
help-safe-title = If somebody looks at your phone
help-safe-leave = “Leave this page now” at the top of every page leads to another site at once. What you have not sent is deleted.
help-safe-history = We can't delete that you were here: your browser keeps a history, and a network can see that our site was visited. If that is a danger, use another phone or computer, or ask somebody you trust to write to us.
help-staff = For staff
