//! The app in parts. What every page needs comes at once; the pages themselves
//! come in three parts, each a wasm file of its own, when somebody first goes
//! there. `app/split.mjs` cuts them out at the functions marked here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locales::Text;

use crate::components::asked::Busy;
use crate::i18n::t;
use crate::pages;
use crate::pages::who::Step;
use crate::service_worker::Updates;

/// A page that is not there from the start.
#[derive(Clone, Copy)]
pub(crate) enum Page {
    Visitor(Visitor),
    Account(Account),
    Owner(Owner),
    Health(Health),
    Checkpoint,
}

/// Pages that must start without a network: kept on the phone from the first visit on.
#[derive(Clone, Copy)]
pub(crate) enum Visitor {
    Scan,
    Poster,
    History,
    Who,
    Me,
}

/// What is about who one is, and of use only with a network.
#[derive(Clone, Copy)]
pub(crate) enum Account {
    SignIn,
    SignedIn,
    /// The step of `/who` that needs a network.
    Number(RwSignal<Step>),
}

/// Pages of those who have venues.
#[derive(Clone, Copy)]
pub(crate) enum Owner {
    Qr,
    Venues,
    New,
    Venue,
    Points,
    Withdraw,
    Posters,
    Edit,
    Delete,
    History,
    Team,
    Events,
    Connections,
}

/// Pages about one's own health and personal code.
#[derive(Clone, Copy)]
pub(crate) enum Health {
    People,
    Declare,
    Code,
    Card,
    Landing,
}

/// What a part is asked for when it has come. A plain function, since that is
/// all that two wasm files can hand each other.
type Build<P> = fn(P) -> AnyView;
type Part<T> = Result<T, SplitLoaderError>;

#[wasm_split(visitor, wasm_split_path = leptos::wasm_split, fallible)]
fn visitor() -> Part<Build<Visitor>> {
    Ok(|page| match page {
        Visitor::Scan => pages::scan::Scan().into_any(),
        Visitor::Poster => pages::poster::Poster().into_any(),
        Visitor::History => pages::history::History().into_any(),
        Visitor::Who => pages::who::Who().into_any(),
        Visitor::Me => pages::me::Me().into_any(),
    })
}

#[wasm_split(account, wasm_split_path = leptos::wasm_split, fallible)]
fn account() -> Part<Build<Account>> {
    Ok(|page| match page {
        Account::SignIn => pages::sign_in::SignIn().into_any(),
        Account::SignedIn => pages::me::account::SignedIn().into_any(),
        Account::Number(step) => view! { <pages::number::Number step /> }.into_any(),
    })
}

#[wasm_split(owner, wasm_split_path = leptos::wasm_split, fallible)]
fn owner() -> Part<Build<Owner>> {
    // Their texts come along.
    locales::add(locales::of_owner());
    Ok(|page| match page {
        Owner::Qr => pages::qr::ManageQr().into_any(),
        Owner::Venues => pages::venues::list::Venues().into_any(),
        Owner::New => pages::venues::new::NewVenue().into_any(),
        Owner::Venue => pages::venues::venue::VenuePage().into_any(),
        Owner::Points => pages::venues::points::Points().into_any(),
        Owner::Withdraw => pages::venues::withdraw::WithdrawPoster().into_any(),
        Owner::Posters => pages::venues::posters::Posters().into_any(),
        Owner::Edit => pages::venues::edit::EditVenue().into_any(),
        Owner::Delete => pages::venues::delete::DeleteVenue().into_any(),
        Owner::History => pages::venues::history::VenueHistory().into_any(),
        Owner::Team => pages::venues::team::Team().into_any(),
        Owner::Events => pages::venues::events::Events().into_any(),
        Owner::Connections => pages::venues::connections::Connections().into_any(),
    })
}

#[wasm_split(health, wasm_split_path = leptos::wasm_split, fallible)]
fn health() -> Part<Build<Health>> {
    // Their texts come along.
    locales::add(locales::of_health());
    Ok(|page| match page {
        Health::People => pages::health::people::People().into_any(),
        Health::Declare => pages::health::declare::Declare().into_any(),
        Health::Code => pages::health::code::PersonalCode().into_any(),
        Health::Card => pages::health::card::Card().into_any(),
        Health::Landing => pages::health::landing::Landing().into_any(),
    })
}

#[wasm_split(checkpoint, wasm_split_path = leptos::wasm_split, fallible)]
fn checkpoint() -> Part<Build<()>> {
    // Their texts come along, and those of what they see.
    locales::add(locales::of_health());
    locales::add(locales::of_checkpoint());
    Ok(|()| pages::checkpoint::Checkpoint().into_any())
}

/// Loads the visitor's part, so that a page that is open can scan whatever
/// becomes of the network.
pub(crate) fn load_ahead() {
    spawn_local(async {
        // What failed is tried again when it is needed.
        let _ = visitor().await;
    });
}

/// Where a page stands.
#[derive(Clone, Copy)]
enum Coming {
    Awaited,
    Here(Callback<(), AnyView>),
    /// No network, or the server has a newer version of the app.
    Failed,
}

/// The page, as soon as its part is there.
pub(crate) fn page(page: Page) -> impl IntoView {
    let coming = RwSignal::new(Coming::Awaited);
    let updates = expect_context::<Updates>();
    let fetch = move || {
        coming.set(Coming::Awaited);
        spawn_local(async move {
            // Somebody may have gone elsewhere meanwhile.
            let came = build(page).await;
            let _ = coming.try_set(came.map_or(Coming::Failed, Coming::Here));
        });
    };
    fetch();
    // The server has no parts of an older version any more.
    let again = move |_| match updates.is_waiting() {
        true => updates.accept(),
        false => fetch(),
    };
    move || match coming.get() {
        Coming::Awaited => view! { <Busy /> }.into_any(),
        Coming::Here(build) => build.run(()),
        Coming::Failed => view! {
            <section class="refusal" role="alert">
                <h1>{t(Text::PartMissing)}</h1>
                <p>{t(Text::PartMissingHint)}</p>
            </section>
            <button type="button" class="button button--primary" on:click=again>
                {t(Text::TryAgain)}
            </button>
        }
        .into_any(),
    }
}

/// What builds the page, when its part has come.
async fn build(page: Page) -> Part<Callback<(), AnyView>> {
    Ok(match page {
        Page::Visitor(page) => ready(visitor().await?, page),
        Page::Account(page) => ready(account().await?, page),
        Page::Owner(page) => ready(owner().await?, page),
        Page::Health(page) => ready(health().await?, page),
        Page::Checkpoint => ready(checkpoint().await?, ()),
    })
}

fn ready<P: Copy + Send + Sync + 'static>(build: Build<P>, page: P) -> Callback<(), AnyView> {
    Callback::new(move |()| build(page))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// Files that are in the owner's part alone.
    fn is_of_owner(file: &str) -> bool {
        const OTHERS: [&str; 3] = [
            "pages/qr.rs",
            "components/progress.rs",
            "components/secret.rs",
        ];
        file.starts_with("pages/venues/") || OTHERS.contains(&file)
    }

    fn visit(folder: &Path, seen: &mut impl FnMut(&Path)) {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("a file").path();
            match path.is_dir() {
                true => visit(&path, seen),
                false => seen(&path),
            }
        }
    }

    /// Whether the file comes with a part that brings texts of health.
    fn is_of_health(file: &str) -> bool {
        file.starts_with("pages/health/") || is_of_checkpoint(file)
    }

    fn is_of_checkpoint(file: &str) -> bool {
        file.starts_with("pages/checkpoint/")
    }

    #[test]
    fn texts_that_come_with_a_part_are_named_nowhere_else() {
        type HasThem = fn(&str) -> bool;
        let parts: [(&[&str], HasThem); 3] = [
            (locales::OF_OWNER, is_of_owner),
            (locales::OF_HEALTH, is_of_health),
            (locales::OF_CHECKPOINT, is_of_checkpoint),
        ];
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        visit(&root, &mut |path| {
            let file = path.strip_prefix(&root).expect("a file below it");
            let file = file.to_str().expect("a plain name").replace('\\', "/");
            let source = std::fs::read_to_string(path).expect("a source file");
            let is_name = |letter: char| letter.is_alphanumeric();
            for rest in source.split("Text::").skip(1) {
                let name = rest.split(|letter| !is_name(letter)).next();
                let name = name.unwrap_or_default();
                for (texts, has_them) in parts {
                    assert!(
                        has_them(&file) || !texts.contains(&name),
                        "{file} names Text::{name}"
                    );
                }
            }
        });
    }
}
