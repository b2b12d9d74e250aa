//! The one task that writes records: it takes what is waiting, writes it in one
//! transaction, and answers after the commit.
//!
//! A commit costs a sync of the disk, whatever it holds; shared by many batches
//! it costs each next to nothing.

use std::collections::BTreeSet;

use domain::record::Outcome;
use domain::time::Timestamp;
use sqlx::{SqliteConnection, SqlitePool};
use tokio::sync::{broadcast, mpsc, oneshot};

use super::declarations::{self, DeclarationRow};
use super::staff_scans::StaffScanRow;
use super::statements::{CheckInRow, UndoRow};
use super::{Store, devices, records};
use crate::Error;

/// Batches that may wait; the next is told to come back.
const WAITING: usize = 256;
/// Most batches and rows of one transaction.
const GROUP_JOBS: usize = 64;
const GROUP_ROWS: usize = 4_000;
/// When somebody comes back for whom there was no place.
const COME_BACK_SECONDS: u32 = 5;

/// One batch to be written. The rows' device and arrival are set by the writer.
#[derive(Clone)]
pub(crate) struct Job {
    pub(crate) device: [u8; 32],
    pub(crate) received_at: Timestamp,
    pub(crate) check_ins: Vec<CheckInRow>,
    /// What those of the check-ins have beside it that staff scanned.
    pub(crate) staff: Vec<StaffScanRow>,
    pub(crate) undos: Vec<UndoRow>,
    pub(crate) declarations: Vec<DeclarationRow>,
}

/// What became of a job's rows, in their order.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) check_ins: Vec<Outcome>,
    pub(crate) undos: Vec<Outcome>,
    pub(crate) declarations: Vec<Outcome>,
}

type Answer = oneshot::Sender<Result<Written, Error>>;

/// The way to the writer.
pub(crate) struct Queue(mpsc::Sender<(Job, Answer)>);

impl Store {
    /// Writes a batch; returns after the commit.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait; [`Error::SignInAgain`] for a revoked
    /// device; [`Error::Storage`], and then nothing of it is stored.
    pub(crate) async fn write(&self, job: Job) -> Result<Written, Error> {
        let busy = || Error::Busy {
            wait_seconds: COME_BACK_SECONDS,
        };
        let (answer, written) = oneshot::channel();
        self.records.0.try_send((job, answer)).map_err(|_| busy())?;
        // No answer: the writer is gone, because the server is stopping.
        written.await.unwrap_or_else(|_| Err(busy()))
    }
}

/// Starts the writer; it ends when its queue is dropped.
pub(super) fn start(pool: SqlitePool, arrivals: broadcast::Sender<i64>) -> Queue {
    let (sender, mut waiting) = mpsc::channel(WAITING);
    tokio::spawn(async move {
        while let Some(first) = waiting.recv().await {
            let group = fill_group(first, &mut waiting);
            write_and_answer(&pool, &arrivals, group).await;
        }
    });
    Queue(sender)
}

fn fill_group(
    first: (Job, Answer),
    waiting: &mut mpsc::Receiver<(Job, Answer)>,
) -> Vec<(Job, Answer)> {
    let mut rows = first.0.rows();
    let mut group = vec![first];
    while group.len() < GROUP_JOBS && rows < GROUP_ROWS {
        let Ok(next) = waiting.try_recv() else { break };
        rows += next.0.rows();
        group.push(next);
    }
    group
}

async fn write_and_answer(
    pool: &SqlitePool,
    arrivals: &broadcast::Sender<i64>,
    group: Vec<(Job, Answer)>,
) {
    let (mut jobs, answers): (Vec<_>, Vec<_>) = group.into_iter().unzip();
    let results = match write_group(pool, &mut jobs).await {
        Ok(results) => results,
        Err(error) if jobs.len() == 1 => vec![Err(error)],
        // Whatever was wrong with one batch must not cost the others.
        Err(_) => write_one_by_one(pool, &mut jobs).await,
    };
    tell(arrivals, &jobs, &results);
    for (answer, result) in answers.into_iter().zip(results) {
        // A caller that has gone away asks again and gets `AlreadyRecorded`.
        let _ = answer.send(result);
    }
}

/// Tells whoever watches a venue that something was recorded there.
fn tell(arrivals: &broadcast::Sender<i64>, jobs: &[Job], results: &[Result<Written, Error>]) {
    let written = jobs
        .iter()
        .zip(results)
        .filter(|(_, result)| result.is_ok());
    let venues: BTreeSet<i64> = written
        .flat_map(|(job, _)| job.check_ins.iter().map(|row| row.venue))
        .collect();
    for venue in venues {
        // Nobody watches: nothing is lost, the rows are stored.
        let _ = arrivals.send(venue);
    }
}

async fn write_one_by_one(pool: &SqlitePool, jobs: &mut [Job]) -> Vec<Result<Written, Error>> {
    let mut results = Vec::with_capacity(jobs.len());
    for job in jobs {
        let result = write_group(pool, std::slice::from_mut(job)).await;
        results.push(result.and_then(|mut written| {
            written
                .pop()
                .unwrap_or(Err(Error::Unreadable("an empty group")))
        }));
    }
    results
}

async fn write_group(
    pool: &SqlitePool,
    jobs: &mut [Job],
) -> Result<Vec<Result<Written, Error>>, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let arrived_at = next_arrival(&mut transaction, jobs).await?;
    let mut is_revoked = Vec::with_capacity(jobs.len());
    let (mut check_ins, mut staff) = (Vec::new(), Vec::new());
    let (mut undos, mut declarations) = (Vec::new(), Vec::new());
    for job in jobs.iter_mut() {
        let device = devices::find_or_add(&mut transaction, &job.device, job.received_at).await?;
        is_revoked.push(device.is_revoked);
        if !device.is_revoked {
            job.set_device(device.key, arrived_at);
            check_ins.extend_from_slice(&job.check_ins);
            staff.extend_from_slice(&job.staff);
            undos.extend_from_slice(&job.undos);
            declarations.extend_from_slice(&job.declarations);
        }
    }
    // Check-ins first: an undo of the same group finds its check-in.
    let mut check_ins = records::insert_check_ins(&mut transaction, &check_ins, &staff)
        .await?
        .into_iter();
    let mut undos = records::insert_undos(&mut transaction, &undos)
        .await?
        .into_iter();
    let mut declarations = declarations::insert(&mut transaction, &declarations)
        .await?
        .into_iter();
    transaction.commit().await?;

    let answer = |(job, is_revoked): (&mut Job, bool)| {
        if is_revoked {
            return Err(Error::SignInAgain);
        }
        Ok(Written {
            check_ins: check_ins.by_ref().take(job.check_ins.len()).collect(),
            undos: undos.by_ref().take(job.undos.len()).collect(),
            declarations: declarations.by_ref().take(job.declarations.len()).collect(),
        })
    };
    Ok(jobs.iter_mut().zip(is_revoked).map(answer).collect())
}

/// The moment at which a group arrives: later than every group before it, so that
/// whoever reads on from the last row that they saw misses none.
async fn next_arrival(conn: &mut SqliteConnection, jobs: &[Job]) -> Result<i64, Error> {
    let received_at = jobs.iter().map(|job| job.received_at.as_millis()).max();
    let at =
        sqlx::query_scalar("UPDATE arrivals SET last_at = max(last_at + 1, ?) RETURNING last_at")
            .bind(received_at.unwrap_or_default())
            .fetch_one(conn)
            .await?;
    Ok(at)
}

impl Job {
    fn rows(&self) -> usize {
        self.check_ins.len() + self.undos.len() + self.declarations.len()
    }

    fn set_device(&mut self, key: i64, arrived_at: i64) {
        for row in &mut self.check_ins {
            (row.device, row.received_at) = (key, arrived_at);
        }
        for row in &mut self.undos {
            (row.device, row.received_at) = (key, arrived_at);
        }
        for row in &mut self.declarations {
            (row.device, row.received_at) = (key, arrived_at);
        }
    }
}
