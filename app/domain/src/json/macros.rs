//! The readers of plain types, written by naming their fields or words.

/// Makes serde read a type through its [`Read`](crate::json::Read).
#[macro_export]
macro_rules! read_by_hand {
    ($($name:ty),* $(,)?) => {$(
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::json::deserialize(from)
            }
        }
    )*};
}

/// A struct whose fields all stand under their own names.
#[macro_export]
macro_rules! read_fields {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::json::Read for $name {
            fn read(json: $crate::json::Json) -> Option<Self> {
                let mut fields = json.fields()?;
                Some(Self { $($field: fields.get(stringify!($field))?),* })
            }
        }

        $crate::read_by_hand!($name);
    };
}

/// An enum whose variants are words; `else` names the one for unknown words.
#[macro_export]
macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),* $(,)? } $(else $other:ident)?) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(match self {
                    $(Self::$variant => $word,)*
                })
            }
        }

        impl $crate::json::Read for $name {
            fn read(json: $crate::json::Json) -> Option<Self> {
                match json.text()?.as_str() {
                    $($word => Some(Self::$variant),)*
                    _ => None$(.or(Some(Self::$other)))?,
                }
            }
        }

        $crate::read_by_hand!($name);
    };
}
