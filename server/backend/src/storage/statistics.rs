//! A venue's counts by hour, day and point.

use domain::owner::statistics::{DAYS, DayCount, HOURS, PointCount, Statistics};
use domain::time::{DAY, Timestamp};
use domain::venue::PointNumber;
use sqlx::Row;

use super::Store;
use super::statements::counts;
use super::venues::read_point_kind;
use crate::Error;

const HOUR_MS: i64 = 60 * 60 * 1_000;

impl Store {
    /// The counts of the last [`DAYS`] days.
    pub(crate) async fn statistics(&self, venue: i64, now: Timestamp) -> Result<Statistics, Error> {
        let today = now.vietnam_midnight();
        let first_day = (1..DAYS).fold(today, |day, _| day.minus(DAY));
        // Whole hours, from which days and hours of the day follow.
        let sql = format!(
            "SELECT (k.at - ?2) / {HOUR_MS} AS hour, k.point, count(*) AS count FROM check_ins k \
             WHERE k.venue = ?1 AND k.at >= ?2 AND k.at < ?3 AND {counts} GROUP BY 1, 2",
            counts = counts()
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(venue)
            .bind(first_day.as_millis())
            .bind(today.plus(DAY).as_millis())
            .fetch_all(&self.read)
            .await?;
        let mut hours = vec![0_u32; HOURS];
        let mut days = vec![0_u32; DAYS];
        let mut points = std::collections::BTreeMap::<u16, u32>::new();
        for row in &rows {
            let hour: i64 = row.try_get("hour")?;
            let count: u32 = row.try_get("count")?;
            let hour = usize::try_from(hour).unwrap_or(0);
            hours[hour % HOURS] += count;
            if let Some(day) = days.get_mut(hour / HOURS) {
                *day += count;
            }
            *points.entry(row.try_get("point")?).or_default() += count;
        }
        let busiest = points
            .into_iter()
            .max_by_key(|(number, count)| (*count, u16::MAX - number));
        Ok(Statistics {
            today: days.last().copied().unwrap_or(0),
            hours,
            days: (0_u32..)
                .zip(days)
                .map(|(number, count)| DayCount {
                    day: first_day.plus(DAY * number),
                    count,
                })
                .collect(),
            busiest: match busiest {
                Some((number, count)) => self.point_count(venue, number, count).await?,
                None => None,
            },
            last_scan_at: self.last_scan(venue, now).await?,
        })
    }

    async fn point_count(
        &self,
        venue: i64,
        number: u16,
        count: u32,
    ) -> Result<Option<PointCount>, Error> {
        let kind: Option<String> =
            sqlx::query_scalar("SELECT kind FROM points WHERE venue = ? AND number = ?")
                .bind(venue)
                .bind(number)
                .fetch_optional(&self.read)
                .await?;
        kind.map(|kind| {
            Ok(PointCount {
                number: PointNumber(number),
                kind: read_point_kind(&kind)?,
                count,
            })
        })
        .transpose()
    }
}
