//! The address of a site: scheme, host and port, nothing else.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// An origin as browsers write it (RFC 6454, section 6.2): lower case, without
/// the scheme's own port, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Origin(String);

impl Origin {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let lower = text.trim().to_ascii_lowercase();
        let (scheme, rest) = lower.split_once("://").ok_or_else(hint)?;
        let own_port = match scheme {
            "https" => ":443",
            "http" => ":80",
            _ => return Err(hint()),
        };
        let host = rest.strip_suffix('/').unwrap_or(rest);
        let host = host.strip_suffix(own_port).unwrap_or(host);
        let is_host = !host.is_empty()
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
        if is_host {
            Ok(Self(format!("{scheme}://{host}")))
        } else {
            Err(hint())
        }
    }
}

fn hint() -> String {
    "it needs a scheme, a host and nothing after it, such as `https://luuvet.example`".to_owned()
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_a_browser_would_write_it() {
        for (text, origin) in [
            ("https://Luuvet.Example/", "https://luuvet.example"),
            ("https://luuvet.example:443", "https://luuvet.example"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(text.parse::<Origin>().expect("an origin").as_str(), origin);
        }
    }

    #[test]
    fn what_is_more_or_less_than_an_origin_is_refused() {
        for text in [
            "luuvet.example",
            "ftp://x",
            "https://",
            "https://x/y",
            "https://u@x",
            "https://x?y",
            "https://x#y",
            "https://a b",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
    }
}
