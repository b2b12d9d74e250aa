//! How many messages: per number, per network, and for everybody together.

use std::net::IpAddr;

use domain::phone::PhoneNumber;
use hmac::Mac;

use super::{Use, mac};
use crate::Backend;
use crate::storage::otp::Limit;

// What a counter counts; the numbers are stored and never reused.
const RESEND: u8 = 1;
const NUMBER_HOUR: u8 = 2;
const NUMBER_DAY: u8 = 3;
const NETWORK_HOUR: u8 = 4;
const DAY: u8 = 5;
/// Calls of other systems, which are counted in the same table.
pub(crate) const CALLS: u8 = 6;
/// What one person does in a day, each with the most of it: every withdrawal and
/// deletion goes to every phone.
pub(crate) const WITHDRAWALS: (u8, u32) = (7, 200);
pub(crate) const DELETIONS: (u8, u32) = (8, 50);
pub(crate) const REGISTRATIONS: (u8, u32) = (9, 200);

const HOUR_MS: i64 = 60 * 60 * 1_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// The limits that a message to `phone`, asked for from `ip`, counts in.
pub(super) fn of(backend: &Backend, purpose: Use, phone: &PhoneNumber, ip: IpAddr) -> Vec<Limit> {
    let most = &backend.config.otp;
    let number = subject(backend, b"number", phone.e164().as_bytes());
    // Whoever is invited signs in next: that code must not wait for the pause
    // after the invitation.
    let paused = match purpose {
        Use::Own(_) => number.clone(),
        Use::Share => subject(backend, b"invited", phone.e164().as_bytes()),
    };
    let network = subject(backend, b"network", &network(ip));
    let resend_ms = i64::from(most.resend_after_seconds) * 1_000;
    let limit = |scope, subject: &[u8], most, window_ms| Limit {
        scope,
        subject: subject.to_vec(),
        most,
        window_ms,
    };
    vec![
        limit(RESEND, &paused, 1, resend_ms),
        limit(NUMBER_HOUR, &number, most.per_number_and_hour, HOUR_MS),
        limit(NUMBER_DAY, &number, most.per_number_and_day, DAY_MS),
        limit(NETWORK_HOUR, &network, most.per_network_and_hour, HOUR_MS),
        limit(DAY, b"", most.per_day, DAY_MS),
    ]
}

/// One more of what a person may do so often in a day.
pub(crate) fn of_person((scope, most): (u8, u32), person: i64) -> Limit {
    Limit {
        scope,
        subject: person.to_be_bytes().to_vec(),
        most,
        window_ms: DAY_MS,
    }
}

/// Those that a message which was not sent does not count in. The pause stays,
/// so that a failing gateway is not hammered.
pub(super) fn refunded(limits: &[Limit]) -> Vec<Limit> {
    let counts_on = |limit: &&Limit| limit.scope != RESEND;
    limits.iter().filter(counts_on).cloned().collect()
}

/// A keyed hash: the counters hold no number and no address.
fn subject(backend: &Backend, what: &[u8], value: &[u8]) -> Vec<u8> {
    let mut mac = mac(backend);
    mac.update(b"luuvet limit 1");
    mac.update(what);
    mac.update(value);
    mac.finalize().into_bytes()[..16].to_vec()
}

/// The network of an address: one customer of a provider has a whole /64, and
/// often many addresses of a /24.
fn network(ip: IpAddr) -> Vec<u8> {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.octets()[..3].to_vec(),
        IpAddr::V6(ip) => ip.octets()[..8].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_network() {
        let of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(of("192.0.2.1"), of("192.0.2.250"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.9"));
        assert_ne!(of("192.0.2.1"), of("192.0.3.1"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::2"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
    }
}
