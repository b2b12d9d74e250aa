//! Administrative areas with their spans of validity.

use domain::area::{AreaCode, Ward};
use domain::time::Timestamp;
use sqlx::Row;

use super::Store;
use crate::Error;

/// An area as it is stored; `valid_until` is the first moment after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AreaRow<'a> {
    pub(crate) code: u32,
    pub(crate) name: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) parent: Option<u32>,
    pub(crate) valid_from: i64,
    pub(crate) valid_until: i64,
}

impl Store {
    /// Adds what is not there yet; what an operator changed is left alone.
    pub(crate) async fn add_areas(&self, areas: &[AreaRow<'_>]) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        for area in areas {
            sqlx::query(
                "INSERT INTO areas (code, name, kind, parent, valid_from, valid_until) \
                 VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (code, valid_from) DO NOTHING",
            )
            .bind(area.code)
            .bind(area.name)
            .bind(area.kind)
            .bind(area.parent)
            .bind(area.valid_from)
            .bind(area.valid_until)
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Wards, communes and special zones valid at `now`, in no order.
    pub(crate) async fn wards(&self, now: Timestamp) -> Result<Vec<Ward>, Error> {
        let rows = sqlx::query(
            "SELECT a.code, a.name, coalesce(p.name, '') AS within FROM areas a \
             LEFT JOIN areas p ON p.code = a.parent AND p.valid_from <= ?1 AND p.valid_until > ?1 \
             WHERE a.kind IN ('ward', 'commune', 'special_zone') \
               AND a.valid_from <= ?1 AND a.valid_until > ?1",
        )
        .bind(now.as_millis())
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Ward {
                    code: AreaCode(row.try_get("code")?),
                    name: row.try_get("name")?,
                    within: row.try_get("within")?,
                })
            })
            .collect()
    }

    /// The name of a ward valid at `now`.
    pub(crate) async fn ward_name(
        &self,
        code: AreaCode,
        now: Timestamp,
    ) -> Result<Option<String>, Error> {
        Ok(sqlx::query_scalar(
            "SELECT name FROM areas WHERE code = ?1 AND kind IN ('ward', 'commune', 'special_zone') \
             AND valid_from <= ?2 AND valid_until > ?2",
        )
        .bind(code.0)
        .bind(now.as_millis())
        .fetch_optional(&self.read)
        .await?)
    }
}
