//! From settings to a listening server, and from a signal to its end.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::middleware::AddExtension;
use axum_server::Handle;
use axum_server::accept::{Accept, DefaultAcceptor};
use backend::Backend;
use backend::sms::SmsConfig;
use hyper_util::rt::TokioTimer;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{Semaphore, watch};

use crate::config::{Origin, Settings, gateway};
use crate::connection::{Guard, Guarded};
use crate::site::{Parts, Site};
use crate::{client, contract, headers, limits, router, tls};

/// How long a request in flight may take to end when the server stops.
const LAST_REQUESTS: Duration = Duration::from_secs(10);
/// How long the head of a request may take to arrive.
const HEAD_TIME: Duration = Duration::from_secs(15);

/// Serves until a signal says to stop.
///
/// # Errors
/// What is wrong, and what to do about it.
pub(crate) async fn serve(settings: Settings) -> Result<(), String> {
    let missing = contract::missing();
    if !missing.is_empty() {
        return Err(format!(
            "this binary was built wrongly: it lacks {}",
            missing.join(", ")
        ));
    }
    let places = limits::connections();
    tls::choose_provider();
    let listener = listen(settings.listen)?;
    let listening = listener.local_addr().map_err(|error| error.to_string())?;
    let origins = origins(&settings, listening)?;
    prepare(&settings)?;
    let backend = open(&settings, &origins).await?;

    let (stop, stopping) = watch::channel(false);
    let jobs = tokio::spawn(backend::webhooks::run(backend.clone()));
    let site = Site::new(Parts {
        backend: backend.clone(),
        has_tls: settings.has_tls(),
        // A certificate made here is not one to insist on: the same name may be served without TLS tomorrow.
        is_strictly_https: !settings.acme.is_empty() && !settings.acme_staging,
        trusted_proxies: settings.trusted_proxy.clone(),
        content_policy: headers::content_policy(),
        turns: Semaphore::new(limits::MAX_TURNS),
        stopping,
        origins,
    });
    let folder = settings.database.folder();
    let served = if settings.tls_self_signed {
        let certificate = tls::SelfSigned::open(&folder.join("tls"))
            .map_err(|error| unusable(&folder.join("tls"), &error))?;
        announce(&settings, listening);
        for ip in tls::lan_addresses()
            .iter()
            .filter(|_| listening.ip().is_unspecified())
        {
            tracing::info!(
                "phones on this network: https://{}",
                SocketAddr::new(*ip, listening.port())
            );
        }
        if listening.ip().is_loopback() {
            tracing::warn!(
                "phones cannot reach {}; add --listen 0.0.0.0:{}",
                listening.ip(),
                listening.port()
            );
        }
        tracing::info!(
            "phones warn once about the certificate; its fingerprint is {}",
            certificate.fingerprint
        );
        run(listener, certificate.acceptor(), site, places, stop).await
    } else if settings.acme.is_empty() {
        announce(&settings, listening);
        run(listener, DefaultAcceptor, site, places, stop).await
    } else {
        let folder = folder.join("acme");
        let acceptor = tls::acme_acceptor(
            &settings.acme,
            settings.acme_email.as_deref(),
            settings.acme_staging,
            &folder,
        )
        .map_err(|error| unusable(&folder, &error))?;
        announce(&settings, listening);
        run(listener, acceptor, site, places, stop).await
    };
    jobs.abort();
    backend.close().await;
    tracing::info!("stopped");
    served.map_err(|error| format!("the server failed: {error}"))
}

/// What answers on one connection.
type Connected = AddExtension<Router, ConnectInfo<SocketAddr>>;

async fn run<A>(
    listener: TcpListener,
    acceptor: A,
    site: Site,
    places: usize,
    stop: watch::Sender<bool>,
) -> io::Result<()>
where
    A: Accept<Guarded, Connected, Service = Connected> + Clone + Send + Sync + 'static,
    A::Stream: AsyncRead + AsyncWrite + Unpin + Send,
    A::Future: Send,
{
    let handle = Handle::new();
    tokio::spawn(stop_at_a_signal(handle.clone(), stop));
    let mut server = axum_server::from_tcp(listener)?
        .acceptor(Guard::new(acceptor, places))
        .handle(handle);
    server
        .http_builder()
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME);
    server
        .http_builder()
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from_secs(20))
        .max_concurrent_streams(64);
    server
        .serve(router::router(site).into_make_service_with_connect_info::<SocketAddr>())
        .await
}

/// The first signal lets requests in flight end; a second one does not.
async fn stop_at_a_signal(handle: Handle<SocketAddr>, stop: watch::Sender<bool>) {
    let (Ok(mut interrupt), Ok(mut terminate)) = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
    ) else {
        tracing::warn!("signals cannot be listened for; the server stops at once when told to");
        return;
    };
    let mut next =
        async || tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} };
    next().await;
    tracing::info!(
        "stopping; requests in flight may take {} more seconds",
        LAST_REQUESTS.as_secs()
    );
    // What listens for ever ends now; what asked for something gets its answer.
    stop.send_replace(true);
    handle.graceful_shutdown(Some(LAST_REQUESTS));
    next().await;
    handle.shutdown();
}

fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    let failed = |error: &io::Error| match error.kind() {
        ErrorKind::AddrInUse => format!(
            "another program listens on {address} already; stop it, or choose another port with --listen {}",
            SocketAddr::new(address.ip(), address.port().wrapping_add(1).max(1_024))
        ),
        ErrorKind::PermissionDenied => format!(
            "listening on {address} is not allowed; choose a port above 1023 with --listen, \
             or let the program use low ports (setcap cap_net_bind_service=+ep)"
        ),
        ErrorKind::AddrNotAvailable => {
            format!(
                "this machine has no address {}; use 127.0.0.1 or 0.0.0.0 with --listen",
                address.ip()
            )
        }
        _ => format!("cannot listen on {address}: {error}"),
    };
    let listener = TcpListener::bind(address).map_err(|error| failed(&error))?;
    listener
        .set_nonblocking(true)
        .map_err(|error| failed(&error))?;
    Ok(listener)
}

/// Where phones reach the site, if the operator does not say.
fn origins(settings: &Settings, listening: SocketAddr) -> Result<Vec<Origin>, String> {
    if !settings.public_url.is_empty() {
        return Ok(settings.public_url.clone());
    }
    settings
        .acme
        .first()
        .map_or_else(
            || address_here(settings, listening),
            |domain| format!("https://{domain}"),
        )
        .parse()
        .map(|origin| vec![origin])
        .map_err(|error| {
            format!("no address for posters could be made: {error}; give one with --public-url")
        })
}

/// The address to open on this machine or, if others shall come, on the network.
fn address_here(settings: &Settings, listening: SocketAddr) -> String {
    let scheme = if settings.has_tls() { "https" } else { "http" };
    let host = match listening.ip() {
        ip if ip.is_unspecified() && settings.tls_self_signed => tls::lan_addresses()
            .first()
            .map(|ip| SocketAddr::new(*ip, listening.port()).to_string()),
        ip if ip.is_unspecified() || ip.is_loopback() => None,
        _ => Some(listening.to_string()),
    };
    format!(
        "{scheme}://{}",
        host.unwrap_or_else(|| format!("localhost:{}", listening.port()))
    )
}

/// Makes the database's folder and file, so that what is wrong with them is told plainly.
fn prepare(settings: &Settings) -> Result<(), String> {
    let (folder, file) = (settings.database.folder(), settings.database.file());
    tls::make_private_folder(folder).map_err(|error| unusable(folder, &error))?;
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    // Records are nobody else's business.
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(file)
        .map(drop)
        .map_err(|error| unusable(file, &error))
}

fn unusable(path: &Path, error: &io::Error) -> String {
    format!(
        "`{}` cannot be written: {error}; make it writable for this user, or choose another place with --database sqlite:FILE",
        path.display()
    )
}

async fn open(settings: &Settings, origins: &[Origin]) -> Result<Backend, String> {
    let origins: Vec<_> = origins.iter().map(ToString::to_string).collect();
    let mut config = backend::Config::new(settings.database.file(), origins[0].clone());
    config.keys_folder = settings.database.folder().join("keys");
    config.origins = origins;
    config.retention_days = settings.retention_days;
    config.declaration_hours = settings.declaration_hours;
    config.otp.per_day = settings.sms_per_day;
    config.webhooks_to_private = settings.webhooks_to_private;
    config.sms = match &settings.sms_gateway {
        Some(file) => SmsConfig::Gateway(gateway::read(file)?),
        None => SmsConfig::Console,
    };
    Backend::open(config)
        .await
        .map_err(|error| error.to_string())
}

fn announce(settings: &Settings, listening: SocketAddr) {
    if client::version().is_none() {
        tracing::warn!("this binary holds no client; `make run` builds one");
    }
    if settings.sms_gateway.is_none() {
        tracing::warn!(
            "one-time codes are printed to standard output, not sent; see --sms-gateway"
        );
    }
    tracing::info!("Lưu Vết listens on {}", address_here(settings, listening));
}
