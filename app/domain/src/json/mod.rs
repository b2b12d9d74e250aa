//! JSON as the app reads it: one reader for all texts, then each type takes its
//! fields out. A reader that serde derives costs a phone one to three kilobytes
//! of code per type, and more where a tag tells the variant; one of these costs
//! a few hundred bytes. Writing is serde's.

mod macros;
mod visit;

use serde::de::{Deserialize, Deserializer, Error};

/// What a text says, before anybody asked what it is.
pub enum Json {
    /// `null`, or no such field.
    Nothing,
    Flag(bool),
    /// A whole number; any `i64` and any `u64`.
    Number(i128),
    /// A number with a fraction or an exponent, which nothing of ours has.
    Fraction,
    Text(String),
    List(Vec<Json>),
    Object(Fields),
}

/// The fields of an object, each to be taken once.
pub struct Fields(Vec<(String, Json)>);

/// A type that is read from JSON.
pub trait Read: Sized {
    /// `None` for anything that does not say such a value.
    fn read(json: Json) -> Option<Self>;
}

/// Reads a whole text; `None` when it is not JSON, or not of this type.
pub fn read<T: Read>(text: &str) -> Option<T> {
    // From bytes, as server functions read: a second reader would be a second copy.
    T::read(serde_json::from_slice(text.as_bytes()).ok()?)
}

/// The [`Deserialize`] of a type that is read by hand; see [`crate::read_by_hand`].
///
/// # Errors
/// The deserializer's own, or that it says something else than such a value.
pub fn deserialize<'de, D: Deserializer<'de>, T: Read>(from: D) -> Result<T, D::Error> {
    T::read(Json::deserialize(from)?).ok_or_else(|| D::Error::custom("not what was expected"))
}

impl Json {
    /// The fields, if it is an object.
    pub fn fields(self) -> Option<Fields> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn number(self) -> Option<i128> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl From<Fields> for Json {
    /// For a type that takes what another one left.
    fn from(fields: Fields) -> Self {
        Self::Object(fields)
    }
}

impl Fields {
    /// The field's value; an absent one counts as `null`. `None` when it says
    /// something else than a `T`, or stands there twice.
    pub fn get<T: Read>(&mut self, name: &str) -> Option<T> {
        T::read(self.take(name)?.unwrap_or(Json::Nothing))
    }

    /// The same for a field that older versions did not write.
    pub fn get_or_default<T: Read + Default>(&mut self, name: &str) -> Option<T> {
        match self.take(name)? {
            None => Some(T::default()),
            Some(value) => T::read(value),
        }
    }

    /// The field's value, if it is there at all; `None` when it is there twice.
    fn take(&mut self, name: &str) -> Option<Option<Json>> {
        let mut same = self.0.iter_mut().filter(|(known, _)| known == name);
        let value = same
            .next()
            .map(|(_, value)| std::mem::replace(value, Json::Nothing));
        same.next().is_none().then_some(value)
    }
}

macro_rules! read_numbers {
    ($($number:ty),*) => {$(
        impl Read for $number {
            fn read(json: Json) -> Option<Self> {
                json.number()?.try_into().ok()
            }
        }
    )*};
}

read_numbers!(u8, u16, u32, u64, i64);

impl Read for bool {
    fn read(json: Json) -> Option<Self> {
        match json {
            Json::Flag(flag) => Some(flag),
            _ => None,
        }
    }
}

impl Read for String {
    fn read(json: Json) -> Option<Self> {
        json.text()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: Json) -> Option<Self> {
        match json {
            Json::Nothing => Some(None),
            json => T::read(json).map(Some),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: Json) -> Option<Self> {
        match json {
            Json::List(list) => list.into_iter().map(T::read).collect(),
            _ => None,
        }
    }
}
