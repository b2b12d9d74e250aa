//! Adding points to a venue: one of the usual spots, a run of tables, or a
//! spot that the owner names.

use api::ApiError;
use domain::venue::{MAX_POINTS, PointKind, Venue, VenueError};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use crate::components::button::Primary;
use crate::components::field::{Field, TextField};
use crate::components::problem::{Problem, of_venue};
use crate::composed::composed;
use crate::i18n::t;

/// The spots that need nothing more than their name.
const PLAIN: [(&str, PointKind, Text); 7] = [
    ("entrance", PointKind::Entrance, Text::PointEntrance),
    ("exit", PointKind::Exit, Text::PointExit),
    ("door", PointKind::Door, Text::PointDoor),
    ("reception", PointKind::Reception, Text::PointReception),
    ("till", PointKind::Till, Text::PointTill),
    ("stall", PointKind::Stall, Text::PointStall),
    ("price-board", PointKind::PriceBoard, Text::PointPriceBoard),
];
const TABLES: &str = "tables";
const OWN: &str = "own";

/// What is typed so far.
#[derive(Clone, Copy)]
struct Typed {
    spot: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    label: RwSignal<String>,
}

#[component]
pub(super) fn PointForm(venue: RwSignal<Venue>) -> impl IntoView {
    let typed = Typed {
        spot: RwSignal::new(TABLES.to_owned()),
        from: RwSignal::new("1".to_owned()),
        to: RwSignal::new("8".to_owned()),
        label: RwSignal::default(),
    };
    let wrong = RwSignal::new(None::<Text>);
    let problem = RwSignal::new(None::<ApiError>);
    let (busy, added) = (RwSignal::new(false), RwSignal::new(false));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        added.set(false);
        let points = match typed.points() {
            Ok(points) => points,
            Err(reason) => return wrong.set(Some(reason)),
        };
        wrong.set(None);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let id = venue.with_untracked(|venue| venue.id);
        spawn_local(async move {
            let answer = api::venues::add_points(id, points).await;
            busy.try_set(false);
            match answer {
                Ok(grown) => {
                    venue.try_set(grown);
                    added.try_set(true);
                }
                Err(ApiError::Venue { reason }) => drop(wrong.try_set(Some(of_venue(reason)))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="form form--card" novalidate on:submit=send>
            <h2>{t(Text::PointsAdd)}</h2>
            <Field id="spot" label=Text::PointsAddKind error=Signal::stored(None)>
                <select id="spot" prop:value=typed.spot on:change=move |event| typed.spot.set(event_target_value(&event))>
                    <option value=TABLES>{t(Text::PointsTables)}</option>
                    {PLAIN.map(|(value, _, text)| view! { <option value=value>{t(text)}</option> })}
                    <option value=OWN>{t(Text::PointOwn)}</option>
                </select>
            </Field>
            {move || match typed.spot.get().as_str() {
                TABLES => tables(typed, wrong.into()).into_any(),
                OWN => view! {
                    <TextField id="spot-label" label=Text::PointsOwnLabel hint=Text::PointsOwnHint value=typed.label error=wrong longest=96 />
                }
                .into_any(),
                _ => view! { <p class="field__error">{move || wrong.get().map(t)}</p> }.into_any(),
            }}
            <Problem error=problem />
            <p role="status">{move || added.get().then(|| t(Text::PointsAdded))}</p>
            <Primary text=Text::PointsAdd busy />
        </form>
    }
}

fn tables(typed: Typed, wrong: Signal<Option<Text>>) -> impl IntoView {
    let none = Signal::stored(None);
    view! {
        <div class="pair">
            <TextField id="table-from" label=Text::PointsTableFrom value=typed.from error=wrong mode="numeric" longest=4 />
            <TextField id="table-to" label=Text::PointsTableTo value=typed.to error=none mode="numeric" longest=4 />
        </div>
    }
}

impl Typed {
    /// The points to add.
    ///
    /// # Errors
    /// What is wrong with the table numbers or the label.
    fn points(self) -> Result<Vec<PointKind>, Text> {
        let one = match self.spot.get_untracked().as_str() {
            TABLES => return self.tables(),
            OWN => PointKind::Own {
                label: self.label.with_untracked(|label| composed(label)),
            },
            spot => PLAIN
                .into_iter()
                .find_map(|(value, point, _)| (value == spot).then_some(point))
                .ok_or(Text::VenueNoLabel)?,
        };
        Ok(vec![one.checked().map_err(of_venue)?])
    }

    fn tables(self) -> Result<Vec<PointKind>, Text> {
        let number = |typed: RwSignal<String>| {
            let number = typed.get_untracked().trim().parse::<u16>().unwrap_or(0);
            PointKind::Table { number }
                .checked()
                .map_err(of_venue)
                .map(|_| number)
        };
        let (from, to) = (number(self.from)?, number(self.to)?);
        if to < from {
            return Err(Text::PointsTableOrder);
        }
        if usize::from(to - from) >= MAX_POINTS {
            return Err(of_venue(VenueError::TooManyPoints));
        }
        Ok((from..=to)
            .map(|number| PointKind::Table { number })
            .collect())
    }
}
