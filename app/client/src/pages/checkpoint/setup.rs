//! Choosing the place, the point and the direction of a shift.

use domain::venue::{Direction, PointNumber};
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use super::words;
use crate::checkpoint::judge::Judge;
use crate::checkpoint::post::{self, Asked, Place, Post};
use crate::components::field::Field;
use crate::components::heading::Heading;
use crate::declare::server_time;
use crate::i18n::{shown, t};
use crate::time_text::now;

#[component]
pub(super) fn Setup(
    judge: Judge,
    post: RwSignal<Option<Post>>,
    #[prop(into)] on_start: Callback<()>,
) -> impl IntoView {
    let places = RwSignal::new(Vec::<Place>::new());
    let asked = RwSignal::new(Asked::Waiting);
    spawn_local(post::look_up(places, asked));
    // The last post, as long as it is still one's own; else the first.
    Effect::new(move || {
        let places = places.get();
        let stands = post.with_untracked(|post| {
            let post = post.as_ref()?;
            let place = places.iter().find(|it| it.venue == post.venue)?;
            place.points.iter().find(|it| it.number == post.point)
        });
        if stands.is_none() {
            post.set(places.first().and_then(at_first_point));
        }
    });
    let start = move |_| {
        if let Some(chosen) = post.get_untracked() {
            spawn_local(async move { post::keep(&chosen).await });
            on_start.run(());
        }
    };
    let has_places = Memo::new(move |_| !places.with(Vec::is_empty));
    let shown = shown();
    let lists = move || {
        let now = server_time(judge.trail, now());
        words::lists(shown.get(), judge.lists_at(), now)
    };
    view! {
        <Heading text=Text::CheckpointTitle />
        <p>{t(Text::CheckpointHint)}</p>
        <p class="quiet" role="status">{lists}</p>
        {move || (!has_places.get()).then(|| nowhere(asked))}
        {move || has_places.get().then(|| view! {
            <div class="form">
                <PlaceField places post />
                <PointField places post />
                <DirectionField post />
                <button type="button" class="button button--primary" on:click=start>
                    {t(Text::CheckpointStart)}
                </button>
            </div>
        })}
    }
}

fn at_first_point(place: &Place) -> Option<Post> {
    let first = place.points.first()?;
    Some(Post {
        venue: place.venue,
        name: place.name.clone(),
        point: first.number,
        direction: first.kind.direction().unwrap_or(Direction::In),
    })
}

/// Nothing to choose from, and what to do about it.
fn nowhere(asked: RwSignal<Asked>) -> impl IntoView {
    move || {
        match asked.get() {
        Asked::Waiting => view! { <p class="busy" role="status">{t(Text::Busy)}</p> }.into_any(),
        Asked::Answered => view! {
            <p class="notice">{t(Text::CheckpointNone)}</p>
            <a class="button button--primary" href="/venues">{t(Text::NavVenues)}</a>
        }
        .into_any(),
        Asked::SignIn | Asked::NotReached => view! {
            <p class="notice">{t(Text::CheckpointSignIn)}</p>
            <a class="button button--primary" href="/sign-in?next=/checkpoint">{t(Text::SignInTitle)}</a>
        }
        .into_any(),
    }
    }
}

#[component]
fn PlaceField(places: RwSignal<Vec<Place>>, post: RwSignal<Option<Post>>) -> impl IntoView {
    let is_chosen =
        move |venue| post.with(|post| post.as_ref().is_some_and(|it| it.venue == venue));
    let choose = move |event| {
        let number: Option<usize> = event_target_value(&event).parse().ok();
        let chosen = places.with_untracked(|places| at_first_point(places.get(number?)?));
        if chosen.is_some() {
            post.set(chosen);
        }
    };
    let options = move || {
        let places = places.get().into_iter().enumerate();
        places
            .map(|(number, place)| {
                let venue = place.venue;
                view! { <option value=number selected=move || is_chosen(venue)>{place.name}</option> }
            })
            .collect_view()
    };
    view! {
        <Field id="place" label=Text::CheckpointWhere error=Signal::stored(None)>
            <select id="place" on:change=choose>{options}</select>
        </Field>
    }
}

#[component]
fn PointField(places: RwSignal<Vec<Place>>, post: RwSignal<Option<Post>>) -> impl IntoView {
    let shown = shown();
    let points = move || {
        let venue = post.with(|post| post.as_ref().map(|it| it.venue));
        places.with(|places| {
            let place = places.iter().find(|it| Some(it.venue) == venue);
            place.map(|it| it.points.clone()).unwrap_or_default()
        })
    };
    let choose = move |event| {
        let Ok(number) = event_target_value(&event).parse::<u16>() else {
            return;
        };
        let kind = points().into_iter().find(|it| it.number.0 == number);
        post.update(|post| {
            if let Some(post) = post {
                post.point = PointNumber(number);
                let way = kind.and_then(|it| it.kind.direction());
                post.direction = way.unwrap_or(post.direction);
            }
        });
    };
    let is_chosen =
        move |number| post.with(|post| post.as_ref().is_some_and(|it| it.point == number));
    let options = move || {
        points()
            .into_iter()
            .map(|point| {
                let name = move || locales::words::point(shown.get(), &point.kind);
                view! {
                    <option value=point.number.0 selected=move || is_chosen(point.number)>{name}</option>
                }
            })
            .collect_view()
    };
    view! {
        <Field id="point" label=Text::CheckpointPoint error=Signal::stored(None)>
            <select id="point" on:change=choose>{options}</select>
        </Field>
    }
}

#[component]
fn DirectionField(post: RwSignal<Option<Post>>) -> impl IntoView {
    let way = move |direction, text| {
        let is_it =
            move || post.with(|post| post.as_ref().is_some_and(|it| it.direction == direction));
        let choose = move |_| {
            post.update(|post| {
                if let Some(post) = post {
                    post.direction = direction;
                }
            });
        };
        view! {
            <label class="check">
                <input type="radio" name="direction" prop:checked=is_it on:change=choose />
                <span>{t(text)}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{t(Text::CheckpointDirection)}</legend>
            <div class="options">
                {way(Direction::In, Text::CheckpointIn)}
                {way(Direction::Out, Text::CheckpointOut)}
            </div>
        </fieldset>
    }
}
