//! Clocks, percentiles, and what the system tells about processes and the machine.

use std::fs::{File, read_to_string};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Outcome;

/// The moment from which something is measured.
#[expect(
    clippy::disallowed_methods,
    reason = "to measure is what this programme is for; it decides nothing by the time"
)]
pub fn now() -> Instant {
    Instant::now()
}

/// Lets time pass.
pub fn wait_until(moment: Instant) {
    while let Some(rest) = moment.checked_duration_since(now()).filter(|rest| !rest.is_zero()) {
        std::thread::park_timeout(rest);
    }
}

/// How long each of many things took.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    pub fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    pub const fn count(&self) -> usize {
        self.0.len()
    }

    /// 50, 95 and 99 of a hundred took no longer than this, in milliseconds.
    pub fn percentiles(&mut self) -> Value {
        self.0.sort_unstable();
        json!({ "p50": self.at(50), "p95": self.at(95), "p99": self.at(99) })
    }

    fn at(&self, percent: usize) -> Option<f64> {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).map(|time| rounded(time.as_secs_f64() * 1000.0, 3))
    }
}

/// A figure with only as many decimals as mean something.
pub fn rounded(figure: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (figure * scale).round() / scale
}

/// The middle one of several figures.
pub fn median(mut figures: Vec<f64>) -> Option<f64> {
    figures.sort_unstable_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied()
}

/// Kibibytes as mebibytes.
pub fn mebibytes(kibibytes: u64) -> f64 {
    let figure = kibibytes as f64 / 1024.0;
    rounded(figure, 1)
}

/// Seconds of processor time spent so far.
#[derive(Clone, Copy, Debug)]
pub struct Processor {
    /// By the service.
    pub server: f64,
    /// By this programme.
    pub client: f64,
    /// By everything on the machine, these two included.
    pub machine: f64,
}

impl Processor {
    pub fn read(server: u32) -> Outcome<Self> {
        let machine = read_to_string("/proc/stat")?;
        let ticks: Vec<f64> =
            machine.lines().next().unwrap_or("").split_whitespace().skip(1).filter_map(|n| n.parse().ok()).collect();
        // user, nice, system, idle, waiting for the disk, interrupts …
        let busy: f64 = ticks.iter().enumerate().filter(|(place, _)| !matches!(place, 3 | 4)).map(|(_, n)| n).sum();
        Ok(Self { server: of_process(&server.to_string())?, client: of_process("self")?, machine: busy / TICKS })
    }

    /// What the service spent since on each of so many things, in milliseconds.
    pub fn server_each(self, before: Self, count: u64) -> Option<f64> {
        (count > 0).then(|| rounded((self.server - before.server) * 1000.0 / count as f64, 3))
    }

    /// What was spent since, for each second of `seconds`: 1 is one core all the time.
    pub fn since(self, before: Self, seconds: f64) -> Value {
        let share = |after: f64, before: f64| rounded((after - before) / seconds, 2);
        json!({
            "server": share(self.server, before.server),
            "client": share(self.client, before.client),
            "machine": share(self.machine, before.machine),
        })
    }
}

/// The system counts processor time in hundredths of a second, on every machine (USER_HZ).
const TICKS: f64 = 100.0;

/// Seconds of processor time that this programme spent so far.
pub fn own_processor_time() -> Outcome<f64> {
    of_process("self")
}

fn of_process(number: &str) -> Outcome<f64> {
    let stat = read_to_string(format!("/proc/{number}/stat"))?;
    // The name, in brackets, may hold blanks.
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields).split(' ');
    let ticks: f64 = fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS)
}

/// The machine, as far as it explains figures. `folder` is where the data of the run lies.
pub fn machine(folder: &Path) -> Outcome<Value> {
    let information = read_to_string("/proc/cpuinfo")?;
    let model = information.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let memory = read_to_string("/proc/meminfo")?;
    let memory: u64 = memory.split_whitespace().nth(1).unwrap_or("").parse()?;
    let load = read_to_string("/proc/loadavg")?;
    let load: Vec<f64> = load.split(' ').take(3).filter_map(|figure| figure.parse().ok()).collect();
    Ok(json!({
        "processor": model.map(|(_, model)| model),
        "cores": std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get),
        "memory_mebibytes": mebibytes(memory),
        "kernel": read_to_string("/proc/sys/kernel/osrelease")?.trim(),
        "sync_milliseconds": sync_time(folder)?,
        "load_average_before": load,
    }))
}

/// How long the disk takes until 4 KiB more are durable: half of 200 times no longer.
fn sync_time(folder: &Path) -> Outcome<Option<f64>> {
    let path = folder.join("sync");
    let mut file = File::create(&path)?;
    let mut times = Times::default();
    for _ in 0..200 {
        let began = now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(began.elapsed());
    }
    drop(file);
    std::fs::remove_file(path)?;
    times.0.sort_unstable();
    Ok(times.at(50))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let mut times = Times((1..=200).map(Duration::from_millis).collect());
        assert_eq!(times.percentiles(), json!({ "p50": 100.0, "p95": 190.0, "p99": 198.0 }));
        assert_eq!(Times::default().percentiles(), json!({ "p50": null, "p95": null, "p99": null }));
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(Vec::new()), None);
    }

    #[test]
    fn the_time_that_this_process_took_is_told() {
        assert!(of_process("self").expect("told") >= 0.0);
    }
}
