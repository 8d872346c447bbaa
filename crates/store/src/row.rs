use std::str::FromStr;

use crate::StoreError;
use crate::value::{FromValue, Value, ValueError};

/// One row that a statement gave, its columns in the order of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(Vec<Value>);

impl Row {
    pub(crate) const fn new(values: Vec<Value>) -> Self {
        Self(values)
    }

    pub(crate) fn values(&self) -> &[Value] {
        &self.0
    }

    /// The number of columns.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the statement gave no column at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a column, counted from 0.
    ///
    /// # Errors
    /// When there is no such column or it holds another kind of value.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T, StoreError> {
        let value = self.0.get(column).unwrap_or(&Value::Null);
        T::from_value(value).map_err(|source| StoreError::Column { column, source })
    }

    /// The word, id or other small thing that a column of text spells: `row.parse::<Role>(2)?`.
    ///
    /// # Errors
    /// When the column holds no text, or text that spells no such thing.
    pub fn parse<T: FromStr>(&self, column: usize) -> Result<T, StoreError> {
        let value = self.0.get(column).unwrap_or(&Value::Null);
        let wrong = || StoreError::Column { column, source: ValueError::new("a known word", value) };
        match value {
            Value::Text(text) => text.parse().map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }

    /// Like [`Row::parse`] for a column that may hold nothing.
    ///
    /// # Errors
    /// When the column holds something that spells no such thing.
    pub fn parse_optional<T: FromStr>(&self, column: usize) -> Result<Option<T>, StoreError> {
        match self.0.get(column) {
            None | Some(Value::Null) => Ok(None),
            Some(_) => self.parse(column).map(Some),
        }
    }
}
