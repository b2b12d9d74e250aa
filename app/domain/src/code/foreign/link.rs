//! Web addresses and links into apps: shown, never opened. What is shown is the
//! host that a browser would go to, in signs that cannot pretend to be others.

/// A link as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Lower case: `https`, `zalo`.
    pub scheme: String,
    /// Lower-case ASCII letters, digits and dots, at most [`LONGEST_HOST`]
    /// characters, of a longer one the end; anything else is shown as `�`.
    /// `None` where the link goes to no host.
    pub host: Option<String>,
    /// What makes it look like something else than it is.
    pub doubts: Vec<LinkDoubt>,
}

/// Why a link may not be what it seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkDoubt {
    /// `https://bank.example@evil.example`: what comes before `@` is no host.
    NameBeforeHost,
    /// Letters that look like others, or turn the direction of reading.
    OtherLetters,
    /// The same, written in ASCII (`xn--`).
    Punycode,
    /// A number instead of a name.
    NumberedHost,
    /// It would run something instead of opening a page.
    Runs,
}

/// Longest host that is shown, in characters.
pub const LONGEST_HOST: usize = 64;
/// Longest scheme that counts as one, in characters.
const LONGEST_SCHEME: usize = 32;

/// `scheme://…`, the schemes that run something, and bare `www.` addresses.
pub(super) fn is_claimed(text: &str) -> bool {
    scheme_of(text).is_some() || is_www(text)
}

fn is_www(text: &str) -> bool {
    text.get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("www."))
        && !text.contains(char::is_whitespace)
}

/// Scheme in lower case, and what follows its colon.
fn scheme_of(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    // The name of a scheme as RFC 3986 has it.
    let is_scheme = scheme.len() <= LONGEST_SCHEME
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it));
    if !is_scheme {
        return None;
    }
    let scheme = scheme.to_ascii_lowercase();
    let is_known = runs(&scheme) || matches!(scheme.as_str(), "http" | "https" | "market");
    (is_known || rest.starts_with("//")).then_some((scheme, rest))
}

fn runs(scheme: &str) -> bool {
    matches!(
        scheme,
        "javascript" | "data" | "intent" | "vbscript" | "blob"
    )
}

/// Reads a text that [`is_claimed`].
pub(super) fn read(text: &str) -> Link {
    let (scheme, rest) = scheme_of(text).unwrap_or_else(|| ("http".to_owned(), text));
    let mut doubts = Vec::new();
    if runs(&scheme) {
        doubts.push(LinkDoubt::Runs);
        return Link {
            scheme,
            host: None,
            doubts,
        };
    }
    // Browsers take `\` for `/`, and any number of them before the host.
    let rest = rest.trim_start_matches(['/', '\\']);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host = match authority.rsplit_once('@') {
        Some((_, host)) => {
            doubts.push(LinkDoubt::NameBeforeHost);
            host
        }
        None => authority,
    };
    let host = without_port(host).to_ascii_lowercase();
    doubts.extend(doubts_of(&host));
    let host = (!host.is_empty()).then(|| shown(&host));
    Link {
        scheme,
        host,
        doubts,
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    }
}

fn doubts_of(host: &str) -> impl Iterator<Item = LinkDoubt> {
    let is_number = |label: &str| label.starts_with("0x") || label.parse::<u64>().is_ok();
    let is_numbered = host.starts_with('[') || host.rsplit('.').next().is_some_and(is_number);
    [
        (
            LinkDoubt::OtherLetters,
            !is_numbered && !host.chars().all(is_plain),
        ),
        (
            LinkDoubt::Punycode,
            host.split('.').any(|label| label.starts_with("xn--")),
        ),
        (LinkDoubt::NumberedHost, is_numbered),
    ]
    .into_iter()
    .filter_map(|(doubt, is_so)| is_so.then_some(doubt))
}

fn is_plain(it: char) -> bool {
    it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, '.' | '-' | '_')
}

/// The end of a host is what counts: whoever owns it owns all before.
fn shown(host: &str) -> String {
    let is_shown = |it: char| is_plain(it) || matches!(it, '[' | ']' | ':');
    let skipped = host.chars().count().saturating_sub(LONGEST_HOST);
    let end = host.chars().skip(skipped);
    let end = end.map(|it| {
        if is_shown(it) {
            it
        } else {
            char::REPLACEMENT_CHARACTER
        }
    });
    let cut = (skipped > 0).then_some('…');
    cut.into_iter().chain(end).collect()
}
