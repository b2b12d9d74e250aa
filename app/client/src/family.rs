//! The people of this phone, with what each last declared: kept here and
//! nowhere else, for showing their codes and for declaring again.

use domain::health::declaration::Declaration;
use domain::health::holder::Holder;
use domain::ids::HolderId;
use domain::json::{Json, Read};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;

use crate::offline::{StorageError, values};

const NAME: &str = "family";

/// One of this phone's people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Member {
    pub(crate) holder: Holder,
    pub(crate) last: Declaration,
}

domain::read_fields!(Member { holder, last });

/// The people, as they are read from the phone.
#[derive(Clone, Copy)]
pub(crate) struct Family(RwSignal<Option<Vec<Member>>>);

impl Family {
    /// Reads them; `None` until they are here.
    pub(crate) fn read() -> Self {
        let family = Self(RwSignal::new(None));
        spawn_local(async move {
            drop(family.0.try_set(Some(stored().await)));
        });
        family
    }

    /// Everybody, in the order in which they came; `None` until they are read.
    pub(crate) fn everybody(self) -> Option<Vec<Member>> {
        self.0.get()
    }

    /// The one with this id; `None` also until they are read.
    pub(crate) fn member(self, id: &str) -> Option<Member> {
        let id: HolderId = id.parse().ok()?;
        self.0.with(|family| {
            Some(
                family
                    .as_ref()?
                    .iter()
                    .find(|it| it.holder.id == id)?
                    .clone(),
            )
        })
    }

    /// Whether they are read.
    pub(crate) fn is_read(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Takes somebody off this phone.
    pub(crate) fn forget(self, id: HolderId) {
        spawn_local(async move {
            let mut family = stored().await;
            family.retain(|it| it.holder.id != id);
            // Still there after a failure: the list says so.
            if values::put(NAME, &family).await.is_ok() {
                drop(self.0.try_set(Some(family)));
            }
        });
    }
}

/// Remembers what somebody declared, in place of what was there.
///
/// # Errors
/// Nothing was kept.
pub(crate) async fn keep(declaration: &Declaration) -> Result<(), StorageError> {
    let mut family = stored().await;
    let member = Member {
        holder: declaration.holder.clone(),
        last: declaration.clone(),
    };
    match family
        .iter_mut()
        .find(|it| it.holder.id == member.holder.id)
    {
        Some(known) => *known = member,
        None => family.push(member),
    }
    values::put(NAME, &family).await
}

/// What an earlier visit kept; nobody where it cannot be read.
async fn stored() -> Vec<Member> {
    let kept: Option<Kept> = values::get(NAME).await.ok().flatten();
    kept.map(|kept| kept.0).unwrap_or_default()
}

/// One that cannot be read costs only itself.
struct Kept(Vec<Member>);

impl Read for Kept {
    fn read(json: Json) -> Option<Self> {
        let Json::List(list) = json else { return None };
        Some(Self(list.into_iter().filter_map(Member::read).collect()))
    }
}
