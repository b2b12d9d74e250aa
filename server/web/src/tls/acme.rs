//! A certificate from Let's Encrypt, asked for and renewed over the site's own
//! port (TLS-ALPN-01), which must be reached as 443 from outside.

use std::path::Path;
use std::sync::Arc;

use futures_util::StreamExt as _;
use rustls::ServerConfig;
use rustls_acme::AcmeConfig;
use rustls_acme::axum::AxumAcceptor;
use rustls_acme::caches::DirCache;

use super::files::make_private_folder;

/// Takes connections for `domains`; certificates and the account are kept in `folder`.
///
/// # Errors
/// When the folder cannot be made.
pub(crate) fn acceptor(
    domains: &[String],
    email: Option<&str>,
    is_staging: bool,
    folder: &Path,
) -> std::io::Result<AxumAcceptor> {
    make_private_folder(folder)?;
    let mut state = AcmeConfig::new(domains)
        .contact(email.map(|email| format!("mailto:{email}")))
        .cache(DirCache::new(folder.to_owned()))
        .directory_lets_encrypt(!is_staging)
        .state();
    let mut config = ServerConfig::builder()
        .with_no_client_auth()
        .with_cert_resolver(state.resolver());
    config.alpn_protocols = super::protocols();
    let acceptor = state.axum_acceptor(Arc::new(config));

    tokio::spawn(async move {
        while let Some(event) = state.next().await {
            match event {
                Ok(event) => tracing::info!(?event, "the certificate"),
                Err(error) => {
                    tracing::error!(%error, "the certificate; is port 443 of this domain reached from outside?")
                }
            }
        }
    });
    Ok(acceptor)
}
