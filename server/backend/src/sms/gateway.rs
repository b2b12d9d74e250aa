//! Messages through a provider's JSON API over HTTP, described by a template.

use std::time::Duration;

use serde_json::Value;

use super::{Message, NotSent, Sending, Sms};

/// How long one try may take.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Largest answer that is read, in bytes.
const MAX_ANSWER: u64 = 64 * 1_024;

/// How to talk to a provider.
#[derive(Clone)]
pub struct GatewayConfig {
    pub url: String,
    pub headers: Vec<(String, String)>,
    /// JSON with `{phone}` (`84…`, without `+`), `{text}` and `{request_id}`
    /// inside its strings.
    pub body: String,
    /// What an answer must say besides an HTTP status of 2xx.
    pub success: Option<Success>,
}

/// A top-level field of the answer and its value as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Success {
    pub field: String,
    pub value: String,
}

impl GatewayConfig {
    /// eSMS.vn: `SendMultipleMessage_V4_post_json` with a registered brand name.
    pub fn esms(api_key: &str, secret_key: &str, brand_name: &str) -> Self {
        let body = serde_json::json!({
            "ApiKey": api_key,
            "SecretKey": secret_key,
            "Content": "{text}",
            "Phone": "{phone}",
            "SmsType": "2",
            "Brandname": brand_name,
            "RequestId": "{request_id}",
        });
        Self {
            url: "https://rest.esms.vn/MainService.svc/json/SendMultipleMessage_V4_post_json/"
                .to_owned(),
            headers: Vec::new(),
            body: body.to_string(),
            success: Some(Success {
                field: "CodeResult".to_owned(),
                value: "100".to_owned(),
            }),
        }
    }

    /// The body for one message.
    fn body_for(&self, message: &Message) -> String {
        let phone = message.to.e164().trim_start_matches('+');
        let values = [
            ("{phone}", phone),
            ("{text}", &message.text),
            ("{request_id}", &message.request_id),
        ];
        let mut body = String::with_capacity(self.body.len() + message.text.len());
        let mut rest = self.body.as_str();
        // In one pass, so that a text that holds `{phone}` stays a text.
        while let Some(at) = rest.find('{') {
            body.push_str(&rest[..at]);
            rest = &rest[at..];
            match values.iter().find(|(name, _)| rest.starts_with(name)) {
                Some((name, value)) => {
                    body.push_str(&escaped(value));
                    rest = &rest[name.len()..];
                }
                None => {
                    body.push('{');
                    rest = &rest[1..];
                }
            }
        }
        body.push_str(rest);
        body
    }
}

impl std::fmt::Debug for GatewayConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Headers and body hold the provider's secrets.
        f.debug_struct("GatewayConfig")
            .field("url", &self.url)
            .field("success", &self.success)
            .finish_non_exhaustive()
    }
}

/// Sends through an HTTP gateway.
pub struct Gateway {
    config: GatewayConfig,
    agent: ureq::Agent,
}

impl Gateway {
    /// A gateway that has not been talked to yet.
    pub fn new(config: GatewayConfig) -> Self {
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            // A provider that redirects would be sent the secrets a second time.
            .max_redirects(0)
            .build()
            .into();
        Self { config, agent }
    }
}

impl Sms for Gateway {
    fn send(&self, message: Message) -> Sending<'_> {
        let (config, agent) = (self.config.clone(), self.agent.clone());
        Box::pin(async move {
            tokio::task::spawn_blocking(move || send_twice(&config, &agent, &message))
                .await
                .map_err(|_| NotSent("the sending task failed".to_owned()))?
        })
    }
}

/// Tries again once when there was no answer; the gateway knows the request by
/// its id and does not send twice.
fn send_twice(
    config: &GatewayConfig,
    agent: &ureq::Agent,
    message: &Message,
) -> Result<(), NotSent> {
    let body = config.body_for(message);
    let answer = post(config, agent, &body).or_else(|_| post(config, agent, &body));
    // The kind of failure only: its text may quote the address with a key in it.
    let (status, text) = answer.map_err(|error| NotSent(kind(&error).to_owned()))?;
    if !(200..300).contains(&status) {
        return Err(NotSent(format!(
            "the gateway answered with status {status}"
        )));
    }
    match &config.success {
        Some(success) if !success.is_in(&text) => Err(NotSent(format!(
            "the gateway's `{}` is not `{}`",
            success.field, success.value
        ))),
        _ => Ok(()),
    }
}

fn post(
    config: &GatewayConfig,
    agent: &ureq::Agent,
    body: &str,
) -> Result<(u16, String), ureq::Error> {
    let request = config.headers.iter().fold(
        agent
            .post(&config.url)
            .header("content-type", "application/json; charset=utf-8"),
        |request, (name, value)| request.header(name, value),
    );
    let mut answer = request.send(body)?;
    let status = answer.status().as_u16();
    let text = answer
        .body_mut()
        .with_config()
        .limit(MAX_ANSWER)
        .lossy_utf8(true)
        .read_to_string()?;
    Ok((status, text))
}

impl Success {
    fn is_in(&self, answer: &str) -> bool {
        let Ok(answer) = serde_json::from_str::<Value>(answer) else {
            return false;
        };
        match answer.get(&self.field) {
            Some(Value::String(text)) => *text == self.value,
            Some(number) => format!("{number}") == self.value,
            None => false,
        }
    }
}

fn kind(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Timeout(_) => "the gateway did not answer in time",
        ureq::Error::HostNotFound => "the gateway's host was not found",
        ureq::Error::Io(_) | ureq::Error::ConnectionFailed => "the gateway was not reached",
        ureq::Error::Rustls(_) | ureq::Error::Tls(_) => "the gateway's certificate is not good",
        _ => "the gateway's answer was not understood",
    }
}

/// `text` as it stands between the quotes of a JSON string.
fn escaped(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}
