//! The fields of a credential as bytes, in their order.

use super::{Credential, Doses, MAX_NAME_BYTES, MAX_STAYS, Tested, WardStayed};
use crate::area::AreaCode;
use crate::batch::DeviceKey;
use crate::code::CodeError;
use crate::code::bytes::{Reader, shortened, write_text};
use crate::day::Day;
use crate::health::Source;
use crate::health::sign::Signs;
use crate::health::vaccination::{TestKind, TestResult};
use crate::ids::HolderId;
use crate::time::Timestamp;

const MINUTE_MS: i64 = 60_000;

impl Credential {
    pub(super) fn write_fields(&self, body: &mut Vec<u8>) {
        body.extend(self.serial.to_be_bytes());
        body.extend(self.holder.as_bytes());
        body.extend(self.phone.as_bytes());
        write_text(body, &shortened(&self.masked_name, MAX_NAME_BYTES));
        body.extend(self.year_of_birth.to_be_bytes());
        body.push(self.signs.bits());
        write_minute(body, self.declared_at);
        write_minute(body, self.valid_until);
        write_ward(body, self.home);
        let stays = self.stays.iter().take(MAX_STAYS);
        body.push(u8::try_from(stays.len()).unwrap_or(u8::MAX));
        for stay in stays {
            write_ward(body, Some(stay.ward));
            write_day(body, Some(stay.from));
            write_day(body, Some(stay.until));
        }
        body.push(self.doses.count);
        write_day(body, self.doses.last);
        body.push(source_number(self.doses.source));
        // No test is a kind of its own.
        body.push(self.test.map_or(0, |test| kind_number(test.kind)));
        if let Some(test) = self.test {
            write_day(body, Some(test.taken));
            body.push(u8::from(test.result == TestResult::Positive));
            body.push(source_number(test.source));
        }
    }

    pub(super) fn read_fields(reader: &mut Reader<'_>) -> Result<Self, CodeError> {
        let credential = Self {
            serial: u32::from_be_bytes(reader.take()?),
            holder: HolderId::from_bytes(reader.take()?),
            phone: DeviceKey::from_bytes(reader.take()?),
            masked_name: reader.text()?,
            year_of_birth: reader.number()?,
            signs: Signs::from_bits(reader.byte()?),
            declared_at: read_minute(reader)?,
            valid_until: read_minute(reader)?,
            home: read_ward(reader)?,
            stays: read_stays(reader)?,
            doses: Doses {
                count: reader.byte()?,
                last: read_day(reader)?,
                source: read_source(reader)?,
            },
            test: read_test(reader)?,
        };
        reader.end()?;
        Ok(credential)
    }
}

fn read_stays(reader: &mut Reader<'_>) -> Result<Vec<WardStayed>, CodeError> {
    let count = usize::from(reader.byte()?);
    if count > MAX_STAYS {
        return Err(CodeError::Damaged);
    }
    (0..count)
        .map(|_| {
            Ok(WardStayed {
                ward: read_ward(reader)?.ok_or(CodeError::Damaged)?,
                from: read_day(reader)?.ok_or(CodeError::Damaged)?,
                until: read_day(reader)?.ok_or(CodeError::Damaged)?,
            })
        })
        .collect()
}

fn read_test(reader: &mut Reader<'_>) -> Result<Option<Tested>, CodeError> {
    let kind = match reader.byte()? {
        0 => return Ok(None),
        1 => TestKind::Pcr,
        2 => TestKind::Antigen,
        _ => return Err(CodeError::NewerVersion),
    };
    Ok(Some(Tested {
        kind,
        taken: read_day(reader)?.ok_or(CodeError::Damaged)?,
        result: match reader.byte()? {
            0 => TestResult::Negative,
            _ => TestResult::Positive,
        },
        source: read_source(reader)?,
    }))
}

const fn kind_number(kind: TestKind) -> u8 {
    match kind {
        TestKind::Pcr => 1,
        TestKind::Antigen => 2,
    }
}

const fn source_number(source: Source) -> u8 {
    match source {
        Source::SelfDeclared => 0,
        Source::Certificate => 1,
    }
}

fn read_source(reader: &mut Reader<'_>) -> Result<Source, CodeError> {
    match reader.byte()? {
        0 => Ok(Source::SelfDeclared),
        1 => Ok(Source::Certificate),
        _ => Err(CodeError::NewerVersion),
    }
}

/// Whole minutes since 1970; a moment before or after all that fits stays at the end.
pub(super) fn write_minute(body: &mut Vec<u8>, at: Timestamp) {
    let minute = at.as_millis().div_euclid(MINUTE_MS).max(0);
    body.extend(u32::try_from(minute).unwrap_or(u32::MAX).to_be_bytes());
}

pub(super) fn read_minute(reader: &mut Reader<'_>) -> Result<Timestamp, CodeError> {
    let minute = i64::from(u32::from_be_bytes(reader.take()?));
    Ok(Timestamp::from_millis(minute * MINUTE_MS))
}

/// Zero is no ward: codes begin at 1.
pub(super) fn write_ward(body: &mut Vec<u8>, ward: Option<AreaCode>) {
    let [_, code @ ..] = ward.map_or(0, |ward| ward.0).to_be_bytes();
    body.extend(code);
}

pub(super) fn read_ward(reader: &mut Reader<'_>) -> Result<Option<AreaCode>, CodeError> {
    let [a, b, c] = reader.take()?;
    let code = u32::from_be_bytes([0, a, b, c]);
    Ok((code != 0).then_some(AreaCode(code)))
}

/// Zero is no day: nothing here happened on 1 January 1970.
pub(super) fn write_day(body: &mut Vec<u8>, day: Option<Day>) {
    body.extend(day.map_or(0, Day::number).to_be_bytes());
}

pub(super) fn read_day(reader: &mut Reader<'_>) -> Result<Option<Day>, CodeError> {
    let number = reader.number()?;
    Ok((number != 0).then_some(Day::from_number(number)))
}
