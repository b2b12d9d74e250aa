//! CBOR (RFC 8949) as a certificate needs it: `ciborium-ll` reads the heads,
//! `reader` adds what it leaves open: an end to nesting, no key twice, no length
//! that is believed before the bytes are there, nothing behind the value.

mod reader;

pub(crate) use reader::read;

/// Most levels of lists, maps and tags inside each other. A certificate has six.
pub const MAX_DEPTH: usize = 16;

/// Any value, owned.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Int(i64),
    Float(f64),
    Bytes(Vec<u8>),
    Text(String),
    List(Vec<Value>),
    Map(Map),
    Tag(u64, Box<Value>),
    /// `null`, flags, and numbers beyond 64 bits, which no field of ours has.
    Other,
}

/// What names a value in a map: COSE and CWT use numbers, the content texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Int(i64),
    Text(String),
}

/// The pairs of a map, sorted by key, each key once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map(Vec<(Key, Value)>);

/// Why bytes are not such a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotCbor {
    TooDeep,
    DuplicateKey,
    Malformed,
}

impl Value {
    /// The value without the tags around it.
    pub(crate) fn untagged(&self) -> &Self {
        match self {
            Self::Tag(_, inner) => inner.untagged(),
            value => value,
        }
    }

    pub(crate) fn map(&self) -> Option<&Map> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }
}

impl Map {
    pub(crate) fn number(&self, key: i64) -> Option<&Value> {
        self.find(&Key::Int(key))
    }

    pub(crate) fn text(&self, key: &str) -> Option<&Value> {
        self.find(&Key::Text(key.to_owned()))
    }

    fn find(&self, key: &Key) -> Option<&Value> {
        let at = self.0.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Refuses what stands there twice: which of the two would count?
    fn sorted(mut pairs: Vec<(Key, Value)>) -> Result<Self, NotCbor> {
        pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        let is_twice = pairs.windows(2).any(|pair| pair[0].0 == pair[1].0);
        (!is_twice)
            .then_some(Self(pairs))
            .ok_or(NotCbor::DuplicateKey)
    }
}
