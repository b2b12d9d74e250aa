//! What the operator decides, from arguments and `LUUVET_…` variables. Every
//! setting has a default; a wrong one is refused with the next step.

mod database;
pub(crate) mod gateway;
mod origin;
pub(crate) mod outbreak;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::IpNet;
use serde::Serialize;

pub(crate) use database::Database;
pub(crate) use origin::Origin;

/// Lưu Vết: QR check-ins for public health on nothing but phones.
#[derive(Parser)]
#[command(name = "luuvet", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serves the app and its API until it is stopped
    Serve(ServeArgs),
    /// Looks after the venues' histories
    #[command(subcommand)]
    Audit(Audit),
    /// Marks outbreak areas, of which checkpoints warn
    #[command(subcommand)]
    Outbreak(outbreak::Outbreak),
    /// Revokes personal codes, by serial number or by holder
    Revoke(outbreak::Revoke),
    /// Says whose vaccination and test certificates are believed
    #[command(subcommand)]
    Trust(outbreak::Trust),
}

#[derive(Subcommand)]
pub(crate) enum Audit {
    /// Goes through every row and finds what was edited, removed or reordered
    Verify {
        /// The database that `serve` uses, whose folder also holds the keys
        #[arg(
            long,
            env = "LUUVET_DATABASE",
            default_value = "sqlite:data/luuvet.db",
            value_name = "URL"
        )]
        database: Database,
    },
}

#[derive(Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// Prints the settings in use as JSON, secrets hidden, and exits
    #[arg(long)]
    pub(crate) print_config: bool,
}

/// The settings in use.
#[derive(Args, Clone, Debug, Serialize)]
pub(crate) struct Settings {
    /// Address and port to listen on: 127.0.0.1 for this machine only, 0.0.0.0 for everybody, port 0 for any free one
    #[arg(long, env = "LUUVET_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS", value_parser = listen)]
    pub(crate) listen: SocketAddr,
    /// Where everything is stored: `sqlite:` and a file, whose folder also holds the keys
    #[arg(
        long,
        env = "LUUVET_DATABASE",
        default_value = "sqlite:data/luuvet.db",
        value_name = "URL"
    )]
    pub(crate) database: Database,
    /// Address under which phones reach this site; printed on posters. Several, if older posters hang under another: the first is printed [default: this machine's]
    #[arg(
        long,
        env = "LUUVET_PUBLIC_URL",
        value_name = "URL",
        value_delimiter = ','
    )]
    pub(crate) public_url: Vec<Origin>,
    /// Form of the log, which goes to standard error
    #[arg(long, env = "LUUVET_LOG", value_enum, default_value_t = LogForm::Text, value_name = "FORM")]
    pub(crate) log: LogForm,
    /// How one-time codes are sent: `console` prints them to standard output, for trying out
    #[arg(long, env = "LUUVET_SMS", value_enum, default_value_t = SmsWay::Console, value_name = "WAY")]
    pub(crate) sms: SmsWay,
    /// File (JSON) that describes the SMS provider's HTTP gateway; takes the place of --sms
    #[arg(long, env = "LUUVET_SMS_GATEWAY", value_name = "FILE")]
    pub(crate) sms_gateway: Option<PathBuf>,
    /// Text messages a day, for everybody together
    #[arg(
        long,
        env = "LUUVET_SMS_PER_DAY",
        default_value_t = 10_000,
        value_name = "NUMBER"
    )]
    pub(crate) sms_per_day: u32,
    /// Days that records are kept, at least 21
    #[arg(
        long,
        env = "LUUVET_RETENTION_DAYS",
        default_value_t = 28,
        value_name = "DAYS"
    )]
    pub(crate) retention_days: u32,
    /// Hours that a health declaration counts
    #[arg(
        long,
        env = "LUUVET_DECLARATION_HOURS",
        default_value_t = 24,
        value_name = "HOURS",
        value_parser = clap::value_parser!(u32).range(1..=168)
    )]
    pub(crate) declaration_hours: u32,
    /// Lets webhooks go to private networks and without TLS: for a city whose other systems are in its own network
    #[arg(long, env = "LUUVET_WEBHOOKS_TO_PRIVATE")]
    pub(crate) webhooks_to_private: bool,
    /// TLS with a certificate made here: the camera of a phone on the local network needs it
    #[arg(long, env = "LUUVET_TLS_SELF_SIGNED", conflicts_with = "acme")]
    pub(crate) tls_self_signed: bool,
    /// TLS with a certificate from Let's Encrypt for this domain; several, separated by commas
    #[arg(
        long,
        env = "LUUVET_ACME",
        value_name = "DOMAIN",
        value_delimiter = ',',
        requires = "acme_email"
    )]
    pub(crate) acme: Vec<String>,
    /// Where Let's Encrypt writes to when something is wrong
    #[arg(
        long,
        env = "LUUVET_ACME_EMAIL",
        value_name = "MAIL",
        requires = "acme"
    )]
    pub(crate) acme_email: Option<String>,
    /// Let's Encrypt's staging service: certificates that browsers do not trust, for trying out
    #[arg(long, env = "LUUVET_ACME_STAGING", requires = "acme")]
    pub(crate) acme_staging: bool,
    /// Address or network of a reverse proxy whose X-Forwarded-For is believed
    #[arg(long, env = "LUUVET_TRUSTED_PROXY", value_name = "CIDR", value_delimiter = ',', value_parser = network)]
    pub(crate) trusted_proxy: Vec<IpNet>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LogForm {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SmsWay {
    Console,
}

impl Settings {
    /// Whether browsers talk TLS to this process itself.
    pub(crate) fn has_tls(&self) -> bool {
        self.tls_self_signed || !self.acme.is_empty()
    }

    /// As printed by `--print-config`.
    pub(crate) fn to_json(&self) -> String {
        // A gateway's secrets are in its file, of which only the name is a setting.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

fn listen(text: &str) -> Result<SocketAddr, String> {
    let text = text
        .strip_prefix("localhost:")
        .map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    text.parse().map_err(|_| {
        "it needs an address and a port, such as `127.0.0.1:8080` (this machine only) or `0.0.0.0:8080` (everybody)"
            .to_owned()
    })
}

fn network(text: &str) -> Result<IpNet, String> {
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| {
            "it needs an address or a network, such as `10.0.0.7` or `10.0.0.0/8`".to_owned()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(args: &[&str]) -> Result<Settings, String> {
        let args = ["luuvet", "serve"].into_iter().chain(args.iter().copied());
        match Cli::try_parse_from(args) {
            Ok(Cli {
                command: Command::Serve(serve),
            }) => Ok(serve.settings),
            Ok(_) => Err("another command".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn the_defaults_are_those_of_the_checked_in_file() {
        let defaults = settings(&[]).expect("no argument is needed").to_json();
        assert_eq!(defaults, include_str!("../../defaults.json").trim_end());
    }

    #[test]
    fn a_wrong_setting_is_refused_with_the_next_step() {
        for (args, says) in [
            (["--listen", "8080"], "127.0.0.1:8080"),
            (
                ["--database", "postgres://city/luuvet"],
                "sqlite:data/luuvet.db",
            ),
            (["--public-url", "luuvet.example"], "https://luuvet.example"),
            (["--trusted-proxy", "10.0.0.0/99"], "10.0.0.0/8"),
            (["--acme", "luuvet.example"], "--acme-email"),
            (["--acme-email", "a@luuvet.example"], "--acme"),
        ] {
            let error = settings(&args).expect_err("is wrong");
            assert!(error.contains(says), "{args:?}: {error}");
        }
    }
}
