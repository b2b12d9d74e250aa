//! TLS, without which browsers give no camera except on the machine itself.

mod acme;
mod files;
mod self_signed;

pub(crate) use acme::acceptor as acme_acceptor;
pub(crate) use files::make_private_folder;
pub(crate) use self_signed::{SelfSigned, lan_addresses};

/// What browsers may speak over TLS.
fn protocols() -> Vec<Vec<u8>> {
    vec![b"h2".to_vec(), b"http/1.1".to_vec()]
}

/// Chooses the cryptography for all of TLS. Done once, at the start.
pub(crate) fn choose_provider() {
    // An error says that it was chosen already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
