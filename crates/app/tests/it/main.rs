//! The one integration test binary: the programme as it is shipped, from the outside.

// `cfg(test)` tells the linter that helpers of these modules are tests too and may end in a panic.
#[cfg(test)]
mod accessibility;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod canary;
#[cfg(test)]
mod command_line;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod demonstration;
#[cfg(test)]
mod deployment;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod durability;
#[cfg(test)]
mod erased;
#[cfg(test)]
mod house;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod kill_nine;
#[cfg(test)]
mod office;
#[cfg(test)]
mod own_postgres;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod real_office;
#[cfg(test)]
mod restoring;
#[cfg(test)]
mod review;
#[cfg(test)]
mod sealed;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod tampering;
