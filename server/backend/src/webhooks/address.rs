//! Where webhooks may go: an owner enters the address, and it must not become a
//! way into the network in which the server stands.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use domain::owner::key::MAX_URL;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use super::TIMEOUT;

/// The address as it is kept; `None` for one that nothing is sent to.
pub(crate) fn address(text: &str, may_be_private: bool) -> Option<String> {
    if text.len() > MAX_URL || text.contains('#') {
        return None;
    }
    let uri: Uri = text.parse().ok()?;
    let (scheme, host) = (uri.scheme_str()?, uri.host()?);
    if uri.authority()?.as_str().contains('@') {
        return None;
    }
    if uri.port().is_some() && uri.port_u16().unwrap_or(0) == 0 {
        return None;
    }
    let ip: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    let is_public = ip.map_or_else(|| is_public_name(host), is_public);
    let is_good = match may_be_private {
        true => matches!(scheme, "http" | "https"),
        false => scheme == "https" && is_public,
    };
    is_good.then(|| text.to_owned())
}

/// Whether a name can be one that everybody resolves: labels of letters, digits and
/// hyphens, the last of which is no number (`127.1` and `0x7f.1` are addresses).
fn is_public_name(host: &str) -> bool {
    let labels: Vec<_> = host.split('.').collect();
    let is_label = |label: &&str| {
        let is_good = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
        (1..=63).contains(&label.len()) && label.bytes().all(is_good)
    };
    let last = labels.last().copied().unwrap_or_default();
    labels.len() > 1
        && labels.iter().all(is_label)
        && last.starts_with(|it: char| it.is_ascii_alphabetic())
        && !["localhost", "local", "internal"].contains(&last.to_ascii_lowercase().as_str())
}

/// What posts to such addresses, and to no others.
pub(super) fn agent(may_be_private: bool) -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(TIMEOUT))
        .http_status_as_error(false)
        // An address that was checked must not send us on to one that was not.
        .max_redirects(0)
        .https_only(!may_be_private)
        .proxy(None)
        .build();
    if may_be_private {
        return config.into();
    }
    ureq::Agent::with_parts(config, DefaultConnector::new(), PublicOnly::default())
}

/// Resolves names to public addresses only: an owner's webhook must not reach
/// what only this machine can reach.
#[derive(Debug, Default)]
struct PublicOnly(DefaultResolver);

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let resolved = self.0.resolve(uri, config, timeout)?;
        let mut public = self.empty();
        for address in resolved.iter().filter(|address| is_public(address.ip())) {
            public.push(*address);
        }
        if public.is_empty() {
            return Err(ureq::Error::HostNotFound);
        }
        Ok(public)
    }
}

fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// Not one of the special networks (IANA's registry, RFC 6890).
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_protocol = (a, b, c) == (192, 0, 0);
    let is_benchmark = a == 198 && (b == 18 || b == 19);
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_documentation()
        || ip.is_multicast()
        || is_shared
        || is_protocol
        || is_benchmark
        || a == 0
        || a >= 240)
}

/// Global unicast only, without what maps or tunnels into IPv4.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let first = ip.segments();
    let is_global = first[0] & 0xe000 == 0x2000;
    let is_tunnel = first[0] == 0x2002 || (first[0] == 0x2001 && first[1] < 0x200);
    let is_documentation = (first[0] == 0x2001 && first[1] == 0xdb8) || first[0] == 0x3fff;
    is_global && !is_tunnel && !is_documentation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_https_addresses_are_told() {
        for good in [
            "https://example.vn/hook?x=1",
            "https://example.vn:8443/",
            "https://xn--phng-8ra4d.vn/",
            "https://8.8.8.8/hook",
        ] {
            assert_eq!(address(good, false).as_deref(), Some(good));
        }
        for bad in [
            "http://example.vn/",
            "https://localhost/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://10.1.2.3/",
            "https://169.254.169.254/latest",
            "https://100.64.0.1/",
            "https://user:pass@example.vn/",
            "https://example.vn/#part",
            "ftp://example.vn/",
            "https://127.1/",
            "https://0x7f.1/",
            "https://localhost./",
            "https://example.vn./",
            "https://printer.local/",
            "https://example..vn/",
            "https://example.vn:0/",
            "",
            "no address",
        ] {
            assert_eq!(address(bad, false), None, "{bad}");
        }
        assert!(address("http://127.0.0.1:9/hook", true).is_some());
    }
}
