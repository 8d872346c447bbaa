mod claims;
mod mistakes;
mod published;
mod reading;
mod sentences;
mod support;
mod whole;
