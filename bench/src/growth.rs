//! `growth`: how long staff wait for pages of the register when it has a thousand, ten thousand, a hundred thousand clients.

mod filling;
mod people;
mod register;

use std::path::Path;
use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::figures::{Processor, Times, machine, mebibytes, now, rounded};
use crate::http::Client;
use crate::office::Office;
use crate::{Growth, Outcome, database, say};
use filling::Filled;

/// Asked for before anything is measured.
const WARMING_UP: usize = 20;
/// Clients whose names are looked for on their pages.
const LOOKED_AT: usize = 10;
/// A page so slow that its requests take longer than this altogether is asked for less often.
const LONGEST: Duration = Duration::from_secs(60);
const REGISTER: &str = "/en/staff/clients";

/// Runs `growth`.
pub fn measure(programme: &Path, options: &Growth) -> Outcome<Json> {
    let sizes: Outcome<Vec<Json>> =
        options.clients.iter().map(|clients| of_size(programme, options, *clients)).collect();
    let figures = json!({ "bench": "growth", "store": options.store.word(), "sizes": sizes? });
    Ok(figures)
}

fn of_size(programme: &Path, options: &Growth, clients: u32) -> Outcome<Json> {
    let office = Office::found(programme, options.store)?;
    let began = now();
    let (mut office, filled) = office.while_closed(|store, data| {
        let filled = filling::fill(store, &data.join("secrets"), clients)?;
        database::tidy(store)?;
        Ok(filled)
    })?;
    let filling_seconds = rounded(began.elapsed().as_secs_f64(), 1);
    let machine = machine(office.folder.path())?;
    let director = &mut office.director;
    check(director, &filled)?;
    let idle = office.server.memory()?;

    let mut pages = Vec::new();
    for (name, paths) in asked_for(&filled) {
        let mut times = ask(director, office.server.number(), &paths, options.requests)?;
        times["page"] = json!(name);
        pages.push(times);
    }
    let memory = office.server.memory()?;
    let figures = json!({
        "clients": clients,
        "present": filled.present,
        "requests_of_each": options.requests,
        "filling_seconds": filling_seconds,
        "page_milliseconds": pages,
        "server_mebibytes": {
            "before": mebibytes(idle.resident),
            "after": mebibytes(memory.resident),
            "peak": mebibytes(memory.peak),
        },
        "machine": machine,
    });
    show(options, &figures);
    Ok(figures)
}

/// What is measured: a name, and the paths that are asked for in turn.
fn asked_for(filled: &Filled) -> Vec<(&'static str, Vec<String>)> {
    let one = |path: &str| vec![path.to_owned()];
    vec![
        ("clients, first page", one(REGISTER)),
        ("clients, last page", vec![format!("{REGISTER}{}", filled.last)]),
        ("everybody, a deep page", vec![format!("{REGISTER}{}", filled.deep)]),
        ("one client", filled.samples.iter().map(|(id, _)| format!("{REGISTER}/{id}")).collect()),
        ("figures", one("/en/staff/figures")),
        ("proposals, first page", one("/en/staff/proposals")),
        ("all proposals, first page", one("/en/staff/all-proposals")),
        ("all proposals, a deep page", vec![format!("/en/staff/all-proposals{}", filled.deep_proposals)]),
    ]
}

/// Looks whether the people who were written are there: names on their pages, rows in the lists, the number in the figures.
fn check(director: &mut Client, filled: &Filled) -> Outcome<()> {
    let step = (filled.samples.len() / LOOKED_AT).max(1);
    for (id, name) in filled.samples.iter().step_by(step) {
        let page = director.get(&format!("{REGISTER}/{id}"))?.page()?;
        if !page.contains(name.as_str()) {
            return Err(format!("the page of {name} does not show the name").into());
        }
    }
    for (query, rows) in
        [("", 50.min(filled.present)), (filled.last.as_str(), 25.min(filled.present)), (&filled.deep, 50)]
    {
        let page = director.get(&format!("{REGISTER}{query}"))?.page()?;
        let found = page.matches("An invented language").count();
        if found != rows {
            return Err(format!("the list {query} shows {found} people and not {rows}").into());
        }
    }
    let page = director.get("/en/staff/figures")?.page()?;
    if !page.contains(&format!("<strong>{}</strong>", filled.admitted_in_half)) {
        return Err(format!("the figures don't tell of {} new clients", filled.admitted_in_half).into());
    }
    Ok(())
}

fn ask(client: &mut Client, server: u32, paths: &[String], requests: usize) -> Outcome<Json> {
    let (mut times, first, spent) = (Times::default(), now(), Processor::read(server)?);
    let mut asked = 0;
    for (place, path) in paths.iter().cycle().take(WARMING_UP + requests).enumerate() {
        let began = now();
        client.get(path)?.page()?;
        asked += 1;
        if place >= WARMING_UP {
            times.push(began.elapsed());
        }
        if now() - first > LONGEST && times.count() > 0 {
            break;
        }
    }
    let mut found = times.percentiles();
    found["requests"] = json!(times.count());
    found["server_processor_milliseconds_each"] = json!(Processor::read(server)?.server_each(spent, asked));
    Ok(found)
}

/// The figures for whoever watches.
fn show(options: &Growth, figures: &Json) {
    let mut lines = vec![format!(
        "{}, {} clients, {} of them present, filled in {} s",
        options.store.word(),
        figures["clients"],
        figures["present"],
        figures["filling_seconds"]
    )];
    for times in figures["page_milliseconds"].as_array().into_iter().flatten() {
        let name = times["page"].as_str().unwrap_or("");
        lines.push(format!(
            "  {name:<27} p50 {} ms, p95 {} ms; of the server {} ms each",
            times["p50"], times["p95"], times["server_processor_milliseconds_each"]
        ));
    }
    let memory = &figures["server_mebibytes"];
    lines.push(format!(
        "  memory of the server        {} MiB, afterwards {} MiB, at most {} MiB",
        memory["before"], memory["after"], memory["peak"]
    ));
    say(&lines.join("\n"));
}
