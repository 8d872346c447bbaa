//! `start`: from the start on existing data to the first answer, and memory when idle.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::figures::{machine, mebibytes, median, now, rounded, wait_until};
use crate::http::Client;
use crate::office::Office;
use crate::{Outcome, Start, load, say};

const IDLE: Duration = Duration::from_secs(2);

/// Runs `start`.
pub fn measure(programme: &Path, options: &Start) -> Outcome<Json> {
    let mut office = Office::found(programme, options.store)?;
    let machine = machine(office.folder.path())?;
    let mut colleagues = office.colleagues(1)?;
    let colleague = colleagues.first_mut().ok_or("there is no colleague")?;
    load::send_some(colleague, true, options.proposals)?;
    office.server.stop()?;

    let (mut first_answers, mut resident, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..options.rounds {
        let began = now();
        let server = office.programme.serve()?;
        Client::connect(server.address)?.get("/en")?.page()?;
        let answered = now();
        first_answers.push((answered - began).as_secs_f64() * 1000.0);
        wait_until(answered + IDLE);
        let memory = server.memory()?;
        resident.push(mebibytes(memory.resident));
        own.push(mebibytes(memory.own));
        server.stop()?;
    }
    let slowest = first_answers.iter().copied().reduce(f64::max);
    let figures = json!({
        "bench": "start",
        "store": options.store.word(),
        "proposals": options.proposals,
        "rounds": options.rounds,
        "first_answer_milliseconds": {
            "median": median(first_answers).map(|figure| rounded(figure, 1)),
            "slowest": slowest.map(|figure| rounded(figure, 1)),
        },
        "idle_mebibytes": { "resident": median(resident), "own": median(own) },
        "machine": machine,
    });
    say(&format!(
        "{}, {} proposals, {} starts\n  first answer    {} ms, slowest {} ms\n  memory if idle  {} MiB, of which its own {} MiB",
        figures["store"],
        figures["proposals"],
        figures["rounds"],
        figures["first_answer_milliseconds"]["median"],
        figures["first_answer_milliseconds"]["slowest"],
        figures["idle_mebibytes"]["resident"],
        figures["idle_mebibytes"]["own"],
    ));
    Ok(figures)
}
