//! The addresses of the server functions: the wire contract with phones that
//! run a version of the app months old.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use axum::http::Method;
// Without a mention of the crate the linker drops it, and with it every server function.
use api as _;

/// Every server function, by address. Grows; nothing is ever taken out or renamed.
const PUBLISHED: [(&str, &str); 39] = [
    ("/api/v1/check_ins", "POST"),
    ("/api/v1/keys", "GET"),
    ("/api/v1/me", "GET"),
    ("/api/v1/outbreaks", "GET"),
    ("/api/v1/revoked", "GET"),
    ("/api/v1/scan_history", "POST"),
    ("/api/v1/sessions", "GET"),
    ("/api/v1/sessions/end", "POST"),
    ("/api/v1/shares/accept", "POST"),
    ("/api/v1/shares/mine", "GET"),
    ("/api/v1/shares/resend", "POST"),
    ("/api/v1/shares/withdraw", "POST"),
    ("/api/v1/sign_in/confirm", "POST"),
    ("/api/v1/sign_in/request", "POST"),
    ("/api/v1/sign_out", "POST"),
    ("/api/v1/trust_list", "GET"),
    ("/api/v1/venues", "GET"),
    ("/api/v1/venues/connections", "POST"),
    ("/api/v1/venues/delete", "POST"),
    ("/api/v1/venues/edit", "POST"),
    ("/api/v1/venues/events", "POST"),
    ("/api/v1/venues/keys/make", "POST"),
    ("/api/v1/venues/keys/revoke", "POST"),
    ("/api/v1/venues/mine", "GET"),
    ("/api/v1/venues/one", "POST"),
    ("/api/v1/venues/points/add", "POST"),
    ("/api/v1/venues/posters", "POST"),
    ("/api/v1/venues/posters/withdraw", "POST"),
    ("/api/v1/venues/register", "POST"),
    ("/api/v1/venues/restore", "POST"),
    ("/api/v1/venues/revoke", "POST"),
    ("/api/v1/venues/share", "POST"),
    ("/api/v1/venues/statistics", "POST"),
    ("/api/v1/venues/team", "POST"),
    ("/api/v1/venues/webhook/remove", "POST"),
    ("/api/v1/venues/webhook/set", "POST"),
    ("/api/v1/visitor/confirm", "POST"),
    ("/api/v1/wards", "GET"),
    ("/api/v1/withdrawn", "GET"),
];

/// The address as it was registered, and its method; `None` for no server function.
pub(crate) fn function(path: &str) -> Option<(&'static str, &'static Method)> {
    registered()
        .get_key_value(path)
        .map(|(path, method)| (*path, method))
}

/// Published addresses that this binary does not answer: none, or it must not start.
pub(crate) fn missing() -> Vec<&'static str> {
    let is_missing = |(path, method): &(&'static str, &str)| {
        registered()
            .get(path)
            .is_none_or(|registered| registered != method)
    };
    PUBLISHED
        .iter()
        .filter(|entry| is_missing(entry))
        .map(|(path, _)| *path)
        .collect()
}

fn registered() -> &'static BTreeMap<&'static str, Method> {
    static REGISTERED: OnceLock<BTreeMap<&'static str, Method>> = OnceLock::new();
    REGISTERED.get_or_init(|| server_fn::axum::server_fn_paths().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_addresses_are_those_that_are_answered() {
        let registered: Vec<_> = registered()
            .iter()
            .map(|(path, method)| (*path, method.as_str()))
            .collect();
        assert_eq!(
            registered, PUBLISHED,
            "a new server function is added to PUBLISHED; an old one stays"
        );
    }
}
