//! What the server signs upon a declaration: the credential that a phone shows,
//! and the one that it prints. The same each time it is asked for.

use domain::batch::{Batch, Issued};
use domain::code::personal::{Class, Credential, Terms};
use domain::health::declaration::Declaration;
use domain::ids::RecordId;
use domain::record::Record;

use super::read::Reading;
use crate::{Backend, Error};

/// The credentials upon those declarations of a batch that are stored, now or
/// before, and are this phone's.
pub(super) async fn upon(
    backend: &Backend,
    batch: &Batch,
    readings: &[Reading],
) -> Result<Vec<Issued>, Error> {
    let declared: Vec<_> = readings
        .iter()
        .filter_map(|reading| match reading {
            Reading::Good(good) => match &good.record {
                Record::Declaration(it) => Some((it.id, good.digest)),
                _ => None,
            },
            Reading::Bad { .. } => None,
        })
        .collect();
    let ids: Vec<_> = declared.iter().map(|(id, _)| *id.as_bytes()).collect();
    let stored = backend.store.declared_by(&batch.device, &ids).await?;
    let issuing = backend.keys.issuing();
    let origin = backend.config.origin();
    let issue = |(id, digest): (RecordId, [u8; 16])| {
        let there = stored.get(id.as_bytes()).filter(|it| it.digest == digest)?;
        let declaration: Declaration = serde_json::from_str(&there.text).ok()?;
        let terms = Terms {
            serial: there.serial,
            phone: batch.device,
            declared_at: there.at,
            valid_until: there.valid_until,
        };
        let credential = Credential::of(&declaration, terms);
        Some(Issued {
            declaration: id,
            live: credential.issue(Class::Live, origin, issuing),
            card: credential.issue(Class::Printed, origin, issuing),
        })
    };
    Ok(declared.into_iter().filter_map(issue).collect())
}
