//! The file that describes an SMS provider's HTTP gateway. Either of a provider
//! that is known by name:
//! `{"provider": "esms", "api_key": "…", "secret_key": "…", "brand_name": "…"}`,
//! or of any other: `{"url": "…", "headers": {…}, "body": {…}, "success": {"field": "…", "value": "…"}}`
//! with `{phone}`, `{text}` and `{request_id}` inside the body's strings.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use backend::sms::{GatewayConfig, Success};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(tag = "provider", rename_all = "snake_case", deny_unknown_fields)]
enum Known {
    Esms {
        api_key: String,
        secret_key: String,
        brand_name: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    url: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: Value,
    #[serde(default)]
    success: Option<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    field: String,
    value: String,
}

/// Reads the file.
///
/// # Errors
/// What is wrong with it, without a word of its content: it holds secrets.
pub(crate) fn read(file: &Path) -> Result<GatewayConfig, String> {
    let says = |problem: &str| format!("the SMS gateway's file `{}` {problem}", file.display());
    let text =
        fs::read_to_string(file).map_err(|error| says(&format!("cannot be read: {error}")))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| {
        says(&format!(
            "is not JSON at line {}, column {}",
            error.line(),
            error.column()
        ))
    })?;
    parse(value).ok_or_else(|| {
        says(
            "needs either `provider` (`esms`) with `api_key`, `secret_key` and `brand_name`, \
             or `url` and `body`, with `headers` and `success` (`field`, `value`) where the provider wants them",
        )
    })
}

fn parse(value: Value) -> Option<GatewayConfig> {
    if value.get("provider").is_some() {
        let Known::Esms {
            api_key,
            secret_key,
            brand_name,
        } = serde_json::from_value(value).ok()?;
        return Some(GatewayConfig::esms(&api_key, &secret_key, &brand_name));
    }
    let Other {
        url,
        headers,
        body,
        success,
    } = serde_json::from_value(value).ok()?;
    Some(GatewayConfig {
        url,
        headers: headers.into_iter().collect(),
        body: body.to_string(),
        success: success.map(|Answer { field, value }| Success { field, value }),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_known_provider_needs_only_its_secrets() {
        let file =
            json!({"provider": "esms", "api_key": "a", "secret_key": "b", "brand_name": "c"});
        assert!(parse(file).is_some_and(|gateway| gateway.body.contains("{phone}")));
    }

    #[test]
    fn any_other_provider_is_described() {
        let file =
            json!({"url": "https://sms.example", "body": {"to": "{phone}", "text": "{text}"}});
        assert!(parse(file).is_some_and(|gateway| gateway.success.is_none()));
        assert!(parse(json!({"url": "https://sms.example"})).is_none());
        assert!(parse(json!({"url": "https://sms.example", "body": {}, "sucess": {}})).is_none());
    }
}
