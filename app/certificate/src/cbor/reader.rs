//! Bytes to a value, in one pass over what `ciborium-ll` takes for tokens.

use ciborium_io::Read;
use ciborium_ll::{Decoder, Header};

use super::{Key, MAX_DEPTH, Map, NotCbor, Value};

/// The one value that `bytes` are.
pub(crate) fn read(bytes: &[u8]) -> Result<Value, NotCbor> {
    let mut reader = Reader {
        decoder: Decoder::from(bytes),
        len: bytes.len(),
    };
    let value = reader.value(0)?;
    let is_all = reader.decoder.offset() == bytes.len();
    is_all.then_some(value).ok_or(NotCbor::Malformed)
}

struct Reader<'a> {
    decoder: Decoder<&'a [u8]>,
    len: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Value, NotCbor> {
        let head = self.head()?;
        self.rest(head, depth)
    }

    fn head(&mut self) -> Result<Header, NotCbor> {
        self.decoder.pull().map_err(|_| NotCbor::Malformed)
    }

    fn rest(&mut self, head: Header, depth: usize) -> Result<Value, NotCbor> {
        Ok(match head {
            Header::Positive(number) => i64::try_from(number).map_or(Value::Other, Value::Int),
            // The wire holds -1 minus the number.
            Header::Negative(number) => {
                i64::try_from(number).map_or(Value::Other, |it| Value::Int(!it))
            }
            Header::Float(number) => Value::Float(number),
            Header::Simple(_) => Value::Other,
            Header::Bytes(len) => Value::Bytes(self.string(len, |head| match head {
                Header::Bytes(len) => len,
                _ => None,
            })?),
            Header::Text(len) => {
                let bytes = self.string(len, |head| match head {
                    Header::Text(len) => len,
                    _ => None,
                })?;
                Value::Text(String::from_utf8(bytes).map_err(|_| NotCbor::Malformed)?)
            }
            Header::Tag(tag) => Value::Tag(tag, Box::new(self.value(deeper(depth)?)?)),
            Header::Array(len) => Value::List(self.items(len, deeper(depth)?, Self::rest)?),
            Header::Map(len) => {
                Value::Map(Map::sorted(self.items(len, deeper(depth)?, Self::pair)?)?)
            }
            Header::Break => return Err(NotCbor::Malformed),
        })
    }

    fn pair(&mut self, head: Header, depth: usize) -> Result<(Key, Value), NotCbor> {
        let key = match self.rest(head, depth)? {
            Value::Int(key) => Key::Int(key),
            Value::Text(key) => Key::Text(key),
            _ => return Err(NotCbor::Malformed),
        };
        Ok((key, self.value(depth)?))
    }

    /// So many items, or all up to the break. No room is made for a claimed number:
    /// each item costs at least one byte that must be there.
    fn items<T>(
        &mut self,
        len: Option<usize>,
        depth: usize,
        item: fn(&mut Self, Header, usize) -> Result<T, NotCbor>,
    ) -> Result<Vec<T>, NotCbor> {
        let mut items = Vec::new();
        while len.is_none_or(|len| items.len() < len) {
            match self.head()? {
                Header::Break if len.is_none() => break,
                head => items.push(item(self, head, depth)?),
            }
        }
        Ok(items)
    }

    /// A string in one piece, or in pieces of its own kind up to the break.
    fn string(
        &mut self,
        len: Option<usize>,
        piece: fn(Header) -> Option<usize>,
    ) -> Result<Vec<u8>, NotCbor> {
        let mut bytes = Vec::new();
        if let Some(len) = len {
            self.piece(len, &mut bytes)?;
            return Ok(bytes);
        }
        loop {
            match self.head()? {
                Header::Break => return Ok(bytes),
                head => self.piece(piece(head).ok_or(NotCbor::Malformed)?, &mut bytes)?,
            }
        }
    }

    fn piece(&mut self, len: usize, bytes: &mut Vec<u8>) -> Result<(), NotCbor> {
        if len > self.len.saturating_sub(self.decoder.offset()) {
            return Err(NotCbor::Malformed);
        }
        let start = bytes.len();
        bytes.resize(start + len, 0);
        self.decoder
            .read_exact(&mut bytes[start..])
            .map_err(|_| NotCbor::Malformed)
    }
}

fn deeper(depth: usize) -> Result<usize, NotCbor> {
    (depth < MAX_DEPTH)
        .then_some(depth + 1)
        .ok_or(NotCbor::TooDeep)
}
