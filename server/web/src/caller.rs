//! Who calls: the cookie becomes a [`Caller`], a sign-in becomes a cookie.

use std::net::IpAddr;

use api::ApiError;
use api::server::{SessionChange, SessionSlot};
use axum::http::header::{COOKIE, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use backend::caller::Caller;
use ipnet::IpNet;

use crate::site::Site;

/// The prefix makes browsers insist on Secure, Path=/ and no other host.
const COOKIE_NAME: &str = "__Host-luuvet";
/// As long as browsers keep any: how long a session lasts is the server's to say.
const COOKIE_SECONDS: u64 = 400 * 24 * 60 * 60;
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The caller of a request from `peer`.
///
/// # Errors
/// [`ApiError::Internal`] or [`ApiError::Busy`] when the database fails.
pub(crate) async fn of(site: &Site, peer: IpAddr, headers: &HeaderMap) -> Result<Caller, ApiError> {
    let browser = headers
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let ip = address(peer, headers, &site.trusted_proxies);
    Ok(Caller::from_token(&site.backend, token(headers), ip, browser).await?)
}

/// The Set-Cookie for what a server function left in the slot.
pub(crate) fn set_cookie(slot: &SessionSlot) -> Option<(HeaderName, HeaderValue)> {
    let (token, seconds) = match slot.take()? {
        SessionChange::Start(token) => (token.expose().to_owned(), COOKIE_SECONDS),
        SessionChange::End => (String::new(), 0),
    };
    let cookie =
        format!("{COOKIE_NAME}={token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    let mut value = HeaderValue::from_str(&cookie).ok()?;
    value.set_sensitive(true);
    Some((SET_COOKIE, value))
}

fn token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(COOKIE_NAME)?.strip_prefix('='))
}

/// The nearest address that is not one of our own proxies: everything further
/// left was written by somebody who may lie.
pub(crate) fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|network| network.contains(&ip));
    let mut nearest = peer.to_canonical();
    let forwarded = headers.get_all(X_FORWARDED_FOR).iter().collect::<Vec<_>>();
    let hops = forwarded
        .into_iter()
        .rev()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.rsplit(','));
    for hop in hops {
        let (true, Ok(ip)) = (is_trusted(nearest), hop.trim().parse::<IpAddr>()) else {
            break;
        };
        nearest = ip.to_canonical();
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_about_its_own_peer() {
        let trusted = ["10.0.0.0/8".parse().expect("a network")];
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        for (peer, forwarded, expected) in [
            ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "192.0.2.1, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "nonsense", "10.0.0.1"),
            ("10.0.0.1", "198.51.100.1, nonsense", "10.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(X_FORWARDED_FOR, HeaderValue::from_static(forwarded));
            assert_eq!(
                address(ip(peer), &headers, &trusted),
                ip(expected),
                "{peer} {forwarded}"
            );
        }
    }

    #[test]
    fn our_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(
            COOKIE,
            HeaderValue::from_static("a=b; __Host-luuvet-old=x; __Host-luuvet=abc"),
        );
        assert_eq!(token(&headers), Some("abc"));
        headers.insert(COOKIE, HeaderValue::from_static("x__Host-luuvet=abc"));
        assert_eq!(token(&headers), None);
    }
}
