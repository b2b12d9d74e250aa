//! A certificate made here, for phones on the local network: kept, so that a
//! phone warns once, and made anew when this machine has an address it lacks.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, io};

use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use rcgen::{CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::files::{make_private_folder, write_private};

/// Phones refuse a certificate that is good for longer than about this.
const LIFETIME: Duration = Duration::from_secs(397 * 24 * 60 * 60);
/// It is made anew when less than this is left.
const RENEW_BEFORE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Most names of one certificate; beyond it, addresses of the past are dropped.
const MAX_NAMES: usize = 32;

/// The certificate, ready for use.
pub(crate) struct SelfSigned {
    config: Arc<ServerConfig>,
    /// SHA-256 of the certificate, as browsers show it: `AB:CD:…`.
    pub(crate) fingerprint: String,
}

/// What a certificate is for; kept beside it.
#[derive(Serialize, Deserialize)]
struct Purpose {
    names: BTreeSet<String>,
    /// Seconds since 1970.
    until: u64,
}

impl SelfSigned {
    /// The certificate kept in `folder`, or a new one.
    ///
    /// # Errors
    /// When the folder or a file cannot be read or written.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        make_private_folder(folder)?;
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let wanted = names();
        let kept: Option<Purpose> = fs::read(folder.join("names.json"))
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok());
        if let Some(kept) = &kept
            && wanted.is_subset(&kept.names)
            && now + RENEW_BEFORE < Duration::from_secs(kept.until)
            && let Ok(ready) = Self::read(folder)
        {
            return Ok(ready);
        }
        // Addresses of before stay: a laptop that goes back and forth warns its phones only once.
        let mut names = wanted;
        for name in kept.into_iter().flat_map(|kept| kept.names) {
            if names.len() < MAX_NAMES {
                names.insert(name);
            }
        }
        make(folder, names, now)?;
        Self::read(folder)
    }

    pub(crate) fn acceptor(&self) -> RustlsAcceptor {
        RustlsAcceptor::new(RustlsConfig::from_config(self.config.clone()))
    }

    fn read(folder: &Path) -> io::Result<Self> {
        let certificate = CertificateDer::from_pem_file(folder.join("certificate.pem"))
            .map_err(io::Error::other)?;
        let key = PrivateKeyDer::from_pem_file(folder.join("key.pem")).map_err(io::Error::other)?;
        let digits: Vec<_> = Sha256::digest(&certificate)
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect();
        let mut config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .map_err(io::Error::other)?;
        config.alpn_protocols = super::protocols();
        Ok(Self {
            config: Arc::new(config),
            fingerprint: digits.join(":"),
        })
    }
}

fn make(folder: &Path, names: BTreeSet<String>, now: Duration) -> io::Result<()> {
    let until = now + LIFETIME;
    let mut params = CertificateParams::new(names.iter().cloned().collect::<Vec<_>>())
        .map_err(io::Error::other)?;
    params.distinguished_name = DistinguishedName::new();
    params
        .distinguished_name
        .push(DnType::CommonName, "Luu Vet");
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // A phone's clock may be a little behind.
    params.not_before = (UNIX_EPOCH + now - Duration::from_secs(24 * 60 * 60)).into();
    params.not_after = (UNIX_EPOCH + until).into();
    let key = KeyPair::generate().map_err(io::Error::other)?;
    let certificate = params.self_signed(&key).map_err(io::Error::other)?;

    // The purpose goes first and is taken back first: a crash in between leaves no certificate
    // that claims what it is not.
    let purpose = folder.join("names.json");
    let _ = fs::remove_file(&purpose);
    write_private(&folder.join("key.pem"), key.serialize_pem().as_bytes())?;
    write_private(
        &folder.join("certificate.pem"),
        certificate.pem().as_bytes(),
    )?;
    write_private(
        &purpose,
        &serde_json::to_vec(&Purpose {
            names,
            until: until.as_secs(),
        })?,
    )
}

/// Every name under which this machine can be reached.
fn names() -> BTreeSet<String> {
    let fixed = [
        "localhost".to_owned(),
        Ipv4Addr::LOCALHOST.to_string(),
        Ipv6Addr::LOCALHOST.to_string(),
    ];
    fixed
        .into_iter()
        .chain(lan_addresses().iter().map(IpAddr::to_string))
        .collect()
}

/// This machine's addresses on its networks, IPv4 first.
pub(crate) fn lan_addresses() -> Vec<IpAddr> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let mut addresses: Vec<_> = interfaces
        .into_iter()
        .map(|interface| interface.ip())
        // An fe80:: address is good only together with the name of an interface.
        .filter(|ip| {
            !ip.is_loopback() && !matches!(ip, IpAddr::V6(ip) if ip.is_unicast_link_local())
        })
        .collect();
    addresses.sort_by_key(|ip| (ip.is_ipv6(), *ip));
    addresses.dedup();
    addresses
}
