use crate::Chance;

/// An id of some kind of thing: 128 random bits, so that it tells neither how many there are nor when it was made.
pub trait Identity: Copy + std::fmt::Display + std::str::FromStr + Send + Sync + 'static {
    /// An id made of these random bits.
    fn from_random_bytes(bytes: [u8; 16]) -> Self;

    /// A fresh id from the chance that is handed in.
    fn fresh(chance: &dyn Chance) -> Self {
        let mut bytes = [0; 16];
        chance.fill(&mut bytes);
        Self::from_random_bytes(bytes)
    }
}

/// Text that is not an id of the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct IdError;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(uuid::Uuid);

        impl Identity for $name {
            fn from_random_bytes(bytes: [u8; 16]) -> Self {
                Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, "{}", self.0.simple())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, concat!(stringify!($name), "({})"), self.0.simple())
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;
            /// Only the one spelling that we write: 32 lower-case hexadecimal digits.
            fn from_str(text: &str) -> Result<Self, IdError> {
                let id = uuid::Uuid::try_parse(text).map_err(|_| IdError)?;
                if id.simple().to_string() == text { Ok(Self(id)) } else { Err(IdError) }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

ids! {
    /// An account of the staff.
    AccountId,
    /// An invitation to make an account.
    InvitationId,
    /// A deed by which the director hands on the power to decide.
    DelegationId,
    /// A request to reset an account.
    ResetId,
    /// Whatever has a record key of its own: a proposal, a thread, a document.
    RecordId,
    /// A person proposed.
    ProposalId,
    /// A decision.
    DecisionId,
    /// A consultation: advice asked without naming the person.
    ConsultationId,
    /// A thread: what is written between the office and one holder of a receipt.
    ThreadId,
    /// One message of a thread.
    MessageId,
    /// Any deed that has a row of its own and no better name.
    DeedId,
    /// A job that waits for the worker.
    JobId,
    /// A mail that is not yet sent.
    DeliveryId,
    /// The facts of one proposal or client, under an id that is nowhere else in clear.
    FactId,
    /// A version of a fact.
    FactVersionId,
    /// A client.
    ClientId,
    /// One row of exploitation.
    ExploitationId,
    /// A child of a client.
    ChildId,
    /// A semiannual review.
    ReviewId,
    /// An edition of a review.
    EditionId,
    /// An entry of the trail.
    EntryId,
    /// A draft of a form that is not yet sent.
    DraftId,
    /// A session of somebody signed in.
    SessionId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        let id = AccountId::fresh(&crate::SeededChance::new(1));
        assert_eq!(id.to_string().parse::<AccountId>(), Ok(id));
        assert_eq!(id.to_string().to_uppercase().parse::<AccountId>(), Err(IdError));
        assert_eq!("".parse::<AccountId>(), Err(IdError));
    }
}
