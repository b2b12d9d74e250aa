//! The city's lists that a code or a verdict rests on, fetched while there is a
//! network and kept: outbreak areas for everybody who shows or scans codes,
//! revoked credentials for those who scan.

use std::time::Duration;

use api::ApiError;
use domain::checkpoint::outbreak::{self, OutbreakList, Outbreaks};
use domain::checkpoint::revoked::{self, Revoked, RevokedList};
use domain::code::keys::KeyList;
use domain::code::signed_text::SignedText;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::js;
use crate::offline::values;
use crate::trail::{Keys, Trail};

const PATIENCE_MS: u32 = 30_000;
/// How often an open page asks again.
const ASK_AGAIN: Duration = Duration::from_secs(15 * 60);

/// A list and how it is had.
pub(crate) trait CityList: Default + Clone + PartialEq + Send + Sync + 'static {
    const NAME: &'static str;

    fn fetch() -> impl Future<Output = Result<SignedText, ApiError>>;
    /// `None` for a list that none of ours signed, or that cannot be used.
    fn open(signed: &SignedText, keys: &KeyList) -> Option<Self>;
}

impl CityList for Outbreaks {
    const NAME: &'static str = "outbreaks";

    fn fetch() -> impl Future<Output = Result<SignedText, ApiError>> {
        api::lists::outbreaks()
    }

    fn open(signed: &SignedText, keys: &KeyList) -> Option<Self> {
        let list: OutbreakList = signed.open(outbreak::PURPOSE, keys)?;
        Some(list.into())
    }
}

impl CityList for Revoked {
    const NAME: &'static str = "revoked";

    fn fetch() -> impl Future<Output = Result<SignedText, ApiError>> {
        api::lists::revoked()
    }

    fn open(signed: &SignedText, keys: &KeyList) -> Option<Self> {
        let list: RevokedList = signed.open(revoked::PURPOSE, keys)?;
        list.read()
    }
}

/// The list as this phone has it, now and whenever a newer one comes, for as
/// long as the page lives.
pub(crate) fn kept<L: CityList>(trail: Trail) -> RwSignal<L> {
    let list = RwSignal::new(L::default());
    // Nothing signed can be read before the keys are there.
    let has_keys = Memo::new(move |_| trail.keys.with(|keys| matches!(keys, Keys::Known(_))));
    Effect::new(move || {
        if has_keys.get() {
            spawn_local(async move {
                if let Ok(Some(signed)) = values::get::<SignedText>(L::NAME).await {
                    take(trail, list, &signed);
                }
                refresh(trail, list).await;
            });
        }
    });
    let asking = set_interval_with_handle(move || spawn_local(refresh(trail, list)), ASK_AGAIN);
    on_cleanup(move || {
        if let Ok(asking) = asking {
            asking.clear();
        }
    });
    list
}

/// Asks for a newer list. One that nobody of ours signed changes nothing.
pub(crate) async fn refresh<L: CityList>(trail: Trail, list: RwSignal<L>) {
    let Some(Ok(signed)) = js::within(PATIENCE_MS, L::fetch()).await else {
        return;
    };
    if take(trail, list, &signed) {
        // Not kept means only that the next visit starts without one.
        let _ = values::put(L::NAME, &signed).await;
    }
}

fn take<L: CityList>(trail: Trail, list: RwSignal<L>, signed: &SignedText) -> bool {
    let opened = trail.keys.with_untracked(|keys| match keys {
        Keys::Known(keys) => L::open(signed, keys),
        Keys::Reading | Keys::Missing => None,
    });
    let is_news = opened.is_some();
    if let Some(newer) = opened {
        drop(list.try_set(newer));
    }
    is_news
}
