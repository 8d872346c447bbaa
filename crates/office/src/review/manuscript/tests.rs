mod claims;
mod mistakes;
mod reading;
mod sentences;
mod support;
mod whole;
