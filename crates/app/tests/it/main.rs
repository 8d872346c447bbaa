//! The one integration test binary: the programme as it is shipped, from the outside.

// `cfg(test)` tells the linter that helpers of these modules are tests too and may end in a panic.
#[cfg(test)]
mod command_line;
#[cfg(test)]
mod deployment;
#[cfg(test)]
mod office;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod stories;
