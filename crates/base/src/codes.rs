/// A word that is not in the code list it was looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of this code list")]
pub struct CodeListError;

/// Declares a code list: an enum whose variants have one lasting word each, used in the database, in forms and as
/// the last part of a message key.
///
/// ```
/// lyhty_base::code_list! {
///     /// How a proposal reached the office.
///     pub enum Channel: "channel" {
///         /// Written on the site.
///         Site = "site",
///         /// Told on the telephone.
///         Telephone = "telephone",
///     }
/// }
/// assert_eq!(Channel::Site.word(), "site");
/// assert_eq!("telephone".parse::<Channel>(), Ok(Channel::Telephone));
/// assert_eq!(Channel::Site.message_key(), "channel-site");
/// ```
#[macro_export]
macro_rules! code_list {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident : $list:literal {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The lasting word: stored, sent in forms, never translated, never renamed.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The key of the sentence that shows this word to a reader.
            pub const fn message_key(self) -> &'static str {
                match self { $(Self::$variant => concat!($list, "-", $word)),+ }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::CodeListError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($word => Ok(Self::$variant),)+ _ => Err($crate::CodeListError) }
            }
        }

        impl $crate::macro_support::serde::Serialize for $name {
            fn serialize<S: $crate::macro_support::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> $crate::macro_support::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::macro_support::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <::std::string::String as $crate::macro_support::serde::Deserialize>::deserialize(deserializer)?;
                word.parse().map_err($crate::macro_support::serde::de::Error::custom)
            }
        }
    };
}
