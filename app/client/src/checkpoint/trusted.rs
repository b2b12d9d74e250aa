//! Whose vaccination and test certificates are believed, as the city says.

use api::ApiError;
use certificate::trust::TrustList;
use domain::checkpoint::TRUST_PURPOSE;
use domain::code::keys::KeyList;
use domain::code::signed_text::SignedText;

use crate::city_lists::CityList;

/// The signers that this phone knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Trusted(pub(crate) TrustList);

impl CityList for Trusted {
    const NAME: &'static str = "trust-list";

    fn fetch() -> impl Future<Output = Result<SignedText, ApiError>> {
        api::lists::trust_list()
    }

    fn open(signed: &SignedText, keys: &KeyList) -> Option<Self> {
        let text = signed.open_text(TRUST_PURPOSE, keys)?;
        serde_json::from_slice(text.as_bytes()).ok().map(Self)
    }
}
