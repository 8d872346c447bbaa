//! The words of safe contact: a proposal asks them, and a client keeps them.

use lyhty_base::code_list;

code_list! {
    /// A way to reach the person.
    pub enum ContactChannel: "contact-channel" {
        /// A call.
        Call = "call",
        /// A text or another message to a telephone.
        Message = "message",
        /// A letter.
        Letter = "letter",
        /// An e-mail.
        Email = "email",
        /// Through the proposer.
        ThroughProposer = "through-proposer",
        /// The person's own mailbox on this site.
        Mailbox = "mailbox",
    }
}

code_list! {
    /// Whose telephone it is.
    pub enum WhoseTelephone: "whose-telephone" {
        /// The person's own, that nobody else looks at.
        OwnAlone = "own-alone",
        /// The person's own, that somebody else may look at.
        OwnWatched = "own-watched",
        /// Shared.
        Shared = "shared",
        /// Somebody else's, whom the person trusts.
        Trusted = "trusted",
        /// There is none, or it is not known.
        None = "none",
    }
}

code_list! {
    /// As whom the office may present itself.
    pub enum PresentAs: "present-as" {
        /// By its own name.
        Openly = "openly",
        /// By a first name only.
        FirstName = "first-name",
        /// As something harmless that the person named.
        AsTold = "as-told",
    }
}
