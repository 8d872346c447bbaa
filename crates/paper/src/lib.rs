//! Typesetting.
