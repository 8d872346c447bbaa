use lyhty_base::{Day, Language, Moment, Text};
use lyhty_vault::{Payload, Sealed, WrappedKey};

/// A value on its way to or from the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number (BIGINT).
    Integer(i64),
    /// Text (TEXT).
    Text(String),
    /// Bytes (BLOB, BYTEA): sealed or wrapped.
    Bytes(Vec<u8>),
    /// Yes or no (BOOLEAN). SQLite gives it back as [`Value::Integer`] 0 or 1, which counts as the same.
    Boolean(bool),
}

impl Value {
    /// The bytes that stand for this value in digests and archives: the same whichever engine it was read from.
    /// Nothing for [`Value::Null`].
    pub(crate) fn canonical(&self) -> Option<Vec<u8>> {
        match self {
            Self::Null => None,
            Self::Integer(number) => Some(tagged(b'i', &number.to_be_bytes())),
            Self::Boolean(yes) => Some(tagged(b'i', &i64::from(*yes).to_be_bytes())),
            Self::Text(text) => Some(tagged(b't', text.as_bytes())),
            Self::Bytes(bytes) => Some(tagged(b'b', bytes)),
        }
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Integer(_) => "a number",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
            Self::Boolean(_) => "yes or no",
        }
    }
}

fn tagged(tag: u8, bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(1 + bytes.len());
    whole.push(tag);
    whole.extend_from_slice(bytes);
    whole
}

/// A column that holds another kind of value than was asked for. Tells the kinds, never the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct ValueError {
    expected: &'static str,
    found: &'static str,
}

impl ValueError {
    pub(crate) const fn new(expected: &'static str, found: &Value) -> Self {
        Self { expected, found: found.kind() }
    }
}

/// What can be handed to a statement; use it through [`params!`](crate::params).
pub trait ToValue {
    /// The value that the database gets.
    fn to_value(&self) -> Value;
}

/// What can be read from a column; use it through [`Row::get`](crate::Row::get).
pub trait FromValue: Sized {
    /// Reads the value of a column.
    ///
    /// # Errors
    /// When the column holds another kind of value.
    fn from_value(value: &Value) -> Result<Self, ValueError>;
}

/// The parameters of a statement, `$1` first: `params![id, tx.now(), "site"]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$($crate::ToValue::to_value(&$value)),*] as &[$crate::Value]
    };
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        if *value == Value::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl FromValue for Value {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        Ok(value.clone())
    }
}

macro_rules! whole_numbers {
    ($($kind:ty),+) => {$(
        impl ToValue for $kind {
            fn to_value(&self) -> Value {
                Value::Integer(i64::from(*self))
            }
        }

        impl FromValue for $kind {
            fn from_value(value: &Value) -> Result<Self, ValueError> {
                match value {
                    Value::Integer(number) => {
                        Self::try_from(*number).map_err(|_| ValueError::new("a smaller number", value))
                    }
                    _ => Err(ValueError::new("a number", value)),
                }
            }
        }
    )+};
}

whole_numbers!(i64, i32, u32);

impl ToValue for bool {
    fn to_value(&self) -> Value {
        Value::Boolean(*self)
    }
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        match value {
            Value::Boolean(yes) => Ok(*yes),
            Value::Integer(0) => Ok(false),
            Value::Integer(1) => Ok(true),
            _ => Err(ValueError::new("yes or no", value)),
        }
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        text(value).map(str::to_owned)
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value {
        Value::Bytes(self.clone())
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        bytes(value)
    }
}

impl ToValue for Moment {
    fn to_value(&self) -> Value {
        Value::Integer(self.milliseconds())
    }
}

impl FromValue for Moment {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        i64::from_value(value).map(Self::from_milliseconds)
    }
}

impl<T: Payload> ToValue for Sealed<T> {
    fn to_value(&self) -> Value {
        Value::Bytes(self.as_bytes().to_vec())
    }
}

impl<T: Payload> FromValue for Sealed<T> {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        bytes(value).map(Self::from_bytes)
    }
}

impl ToValue for WrappedKey {
    fn to_value(&self) -> Value {
        Value::Bytes(self.as_bytes().to_vec())
    }
}

impl FromValue for WrappedKey {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        bytes(value).map(Self::from_bytes)
    }
}

/// For text that may be in clear, such as the name of an organisation; a person's text is `Private` and gets sealed.
impl<const MAX: usize> ToValue for Text<MAX> {
    fn to_value(&self) -> Value {
        self.as_str().to_value()
    }
}

impl<const MAX: usize> FromValue for Text<MAX> {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        Self::new(text(value)?).map_err(|_| ValueError::new("text within its length", value))
    }
}

macro_rules! written_as_text {
    ($($kind:ty = $expected:literal),+ $(,)?) => {$(
        impl ToValue for $kind {
            fn to_value(&self) -> Value {
                Value::Text(self.to_string())
            }
        }

        impl FromValue for $kind {
            fn from_value(value: &Value) -> Result<Self, ValueError> {
                text(value)?.parse().map_err(|_| ValueError::new($expected, value))
            }
        }
    )+};
}

written_as_text! {
    Day = "a day",
    Language = "a language",
    lyhty_base::AccountId = "an id",
    lyhty_base::InvitationId = "an id",
    lyhty_base::DelegationId = "an id",
    lyhty_base::ResetId = "an id",
    lyhty_base::RecordId = "an id",
    lyhty_base::ProposalId = "an id",
    lyhty_base::DecisionId = "an id",
    lyhty_base::ConsultationId = "an id",
    lyhty_base::ThreadId = "an id",
    lyhty_base::MessageId = "an id",
    lyhty_base::DeedId = "an id",
    lyhty_base::JobId = "an id",
    lyhty_base::DeliveryId = "an id",
    lyhty_base::EntryId = "an id",
    lyhty_base::DraftId = "an id",
    lyhty_base::SessionId = "an id",
    lyhty_base::FactId = "an id",
    lyhty_base::FactVersionId = "an id",
    lyhty_base::ClientId = "an id",
    lyhty_base::ExploitationId = "an id",
    lyhty_base::ChildId = "an id",
    lyhty_base::ReviewId = "an id",
    lyhty_base::EditionId = "an id",
    lyhty_base::Month = "a month",
    lyhty_base::Half = "a half-year",
}

fn text(value: &Value) -> Result<&str, ValueError> {
    match value {
        Value::Text(text) => Ok(text),
        _ => Err(ValueError::new("text", value)),
    }
}

fn bytes(value: &Value) -> Result<Vec<u8>, ValueError> {
    match value {
        Value::Bytes(bytes) => Ok(bytes.clone()),
        _ => Err(ValueError::new("bytes", value)),
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Boolean(yes) => ValueRef::Integer(i64::from(*yes)),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// One value of SQLite's.
pub(crate) fn from_sqlite(value: rusqlite::types::ValueRef<'_>) -> Result<Value, crate::StoreError> {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Integer(number)),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(_) => Err(crate::StoreError::Database("text in the database is not UTF-8".to_owned())),
        },
        ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes.to_vec())),
        ValueRef::Real(_) => {
            Err(crate::StoreError::Database("a fraction in the database: no column holds one".to_owned()))
        }
    }
}

mod postgres_values {
    use std::error::Error;

    use bytes::BytesMut;
    use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

    use super::Value;

    impl ToSql for Value {
        /// Writes the value as the column's type wants it; 0 and 1 pass for no and yes, as archives made from SQLite
        /// hold them.
        fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
            match (self, wanted) {
                (Self::Null, _) => Ok(IsNull::Yes),
                (Self::Integer(number), &Type::INT8) => number.to_sql(wanted, out),
                (Self::Integer(number), &Type::INT4) => i32::try_from(*number)?.to_sql(wanted, out),
                (Self::Integer(number @ 0..=1), &Type::BOOL) => (*number == 1).to_sql(wanted, out),
                (Self::Boolean(yes), &Type::BOOL) => yes.to_sql(wanted, out),
                (Self::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => text.to_sql(wanted, out),
                (Self::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(wanted, out),
                _ => Err(format!("{} given where the database wants {}", self.kind(), wanted.name()).into()),
            }
        }

        fn accepts(_: &Type) -> bool {
            true
        }

        to_sql_checked!();
    }

    impl<'a> FromSql<'a> for Value {
        fn from_sql(found: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
            match *found {
                Type::INT8 => i64::from_sql(found, raw).map(Self::Integer),
                Type::INT4 => i32::from_sql(found, raw).map(i64::from).map(Self::Integer),
                Type::BOOL => bool::from_sql(found, raw).map(Self::Boolean),
                Type::TEXT | Type::VARCHAR | Type::NAME => String::from_sql(found, raw).map(Self::Text),
                Type::BYTEA => <Vec<u8>>::from_sql(found, raw).map(Self::Bytes),
                _ => Err(format!("cast {} to bigint or text in the statement", found.name()).into()),
            }
        }

        fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
            Ok(Self::Null)
        }

        fn accepts(_: &Type) -> bool {
            true
        }
    }
}
