use std::fmt;

use zeroize::Zeroize;

/// Something of a person's that must not slip out: blank in `Debug`, without `Display`, without serialisation, wiped
/// when dropped. To read it one has to write [`Private::reveal`], which stands out in review.
#[derive(Clone, PartialEq, Eq)]
pub struct Private<T: Zeroize>(T);

impl<T: Zeroize> Private<T> {
    /// Takes what is private under cover.
    pub const fn new(inner: T) -> Self {
        Self(inner)
    }

    /// What is under the cover: for a page that the person or a permitted reader sees, and for sealing.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> fmt::Debug for Private<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Private(…)")
    }
}

impl<T: Zeroize> Drop for Private<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize + Default> Default for Private<T> {
    fn default() -> Self {
        Self(T::default())
    }
}

impl<T: Zeroize> From<T> for Private<T> {
    fn from(inner: T) -> Self {
        Self(inner)
    }
}

/// The one way for private text through serde: `#[serde(with = "lyhty_base::under_seal")]` on a field of a payload that
/// goes under a seal and nowhere else.
pub mod under_seal {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use zeroize::Zeroize;

    use super::Private;

    /// Writes what is private into a payload that is about to be sealed.
    pub fn serialize<T: Zeroize + Serialize, S: Serializer>(
        value: &Private<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.reveal().serialize(serializer)
    }

    /// Reads what is private out of a payload that was just opened.
    pub fn deserialize<'de, T: Zeroize + Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Private<T>, D::Error> {
        T::deserialize(deserializer).map(Private::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Some(Private::new("secret".to_owned()))), "Some(Private(…))");
    }
}
