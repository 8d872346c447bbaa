use std::sync::Arc;

use lyhty_base::Outcome;
use lyhty_store::Actor;
use lyhty_vault::ReceiptKeys;

use super::arrival::Arrival;
use super::origin::{self, Verdict};
use super::{in_its_task, visit};
use crate::receipts::{self, OpenReceipt};
use crate::routes::{Handler, Route};
use crate::site::Site;
use crate::visit::{Entrance, ReceiptVisit};
use crate::{Answer, Desk, Form, errors};

/// Every page of a mailbox has this length on the wire, or a multiple of it, so that a listener learns nothing.
const PADDED_BYTES: usize = 64 * 1024;

/// Answers a route for whoever came with a receipt.
pub(super) async fn answer(
    site: &Site,
    route: &Arc<Route>,
    handler: &dyn Handler<ReceiptVisit>,
    arrival: &Arrival,
    form: Form,
) -> Answer {
    let desk = &site.0.desk;
    let opened = match open(desk, arrival).await {
        Ok(Some(opened)) => opened,
        Ok(None) if arrival.is_reading => return Answer::to(format!("/{}/receipt", arrival.language)),
        Ok(None) => return errors::receipt_over(desk, arrival.language, &arrival.whole_path(), form),
        Err(problem) => {
            return errors::of_nobodys_problem(desk, arrival.language, &arrival.whole_path(), form, problem);
        }
    };
    let visit = visit(site, route, arrival, form, Entrance::Receipt(Box::new(opened)));
    if origin::check(arrival, &visit) == Verdict::Foreign {
        return errors::foreign(&visit);
    }
    let answered = in_its_task(handler.answer(ReceiptVisit::new(visit.clone()))).await;
    answered.unwrap_or_else(|problem| errors::of_problem(&visit, problem)).padded(PADDED_BYTES)
}

/// Opens the visit of the cookie and derives its keys in the bounded pool.
async fn open(desk: &Desk, arrival: &Arrival) -> Outcome<Option<(OpenReceipt, ReceiptKeys)>> {
    let Some(cookie) = arrival.receipt_cookie.clone() else { return Ok(None) };
    let secrets = desk.node_secrets();
    let found = desk.store().read("open receipt", move |tx| receipts::open(tx, &secrets, cookie.reveal())).await?;
    let Some(found) = found else { return Ok(None) };
    let row = found.row.clone();
    let machine = Arc::clone(desk.machine());
    let (found, keys) = desk
        .derivations()
        .run(move || {
            let keys = found.digits.derive(&machine.pepper);
            (found, keys)
        })
        .await?;
    desk.store()
        .write("touch receipt", Actor::Receipt(found.thread), move |tx| -> Outcome<()> {
            Ok(receipts::touch(tx, &row)?)
        })
        .await?;
    Ok(Some((found, keys?)))
}
