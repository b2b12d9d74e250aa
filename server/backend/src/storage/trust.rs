//! Whose certificates are believed, as the operator imported it.

use certificate::trust::TrustList;
use domain::time::Timestamp;

use super::Store;
use crate::Error;

impl Store {
    /// The list; an empty one before the first import.
    pub(crate) async fn trust_list(&self) -> Result<TrustList, Error> {
        let signers: Option<String> = sqlx::query_scalar("SELECT signers FROM trust_list")
            .fetch_optional(&self.read)
            .await?;
        let Some(signers) = signers else {
            return Ok(TrustList::default());
        };
        serde_json::from_str(&signers).map_err(|_| Error::Unreadable("trust_list.signers"))
    }

    /// Takes this list in place of the one that was there.
    pub(crate) async fn set_trust_list(
        &self,
        list: &TrustList,
        now: Timestamp,
    ) -> Result<(), Error> {
        let signers = serde_json::to_string(list).map_err(|_| Error::Unreadable("a trust list"))?;
        sqlx::query(
            "INSERT OR REPLACE INTO trust_list (only_one, signers, imported_at) VALUES (1, ?, ?)",
        )
        .bind(signers)
        .bind(now.as_millis())
        .execute(&self.write)
        .await?;
        Ok(())
    }
}
