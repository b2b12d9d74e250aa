//! A certificate before it is signed: every part can be changed.

use crate::issuer::Issuer;
use crate::write::{bytes, code, int, list, map, tag, text, texts};
use crate::{EXPIRES, ISSUED};

type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

/// What an issuer is about to sign.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    /// Headers beside the algorithm and the kid.
    pub(crate) more_protected: Pairs,
    pub(crate) unprotected: Pairs,
    pub(crate) algorithm: Option<i64>,
    pub(crate) kid: Option<Vec<u8>>,
    /// Around the envelope, the outermost first.
    pub(crate) tags: Vec<u64>,
    pub(crate) issuer: &'static str,
    pub(crate) issued_at: Vec<u8>,
    pub(crate) expires_at: Vec<u8>,
    pub(crate) more_claims: Pairs,
    /// The health certificate itself.
    pub(crate) content: Pairs,
}

impl Paper {
    /// One that `issuer` would sign about this list (`v`, `t`, `r`) of entries.
    pub(crate) fn about(issuer: &Issuer, part: &str, entries: &[Vec<u8>]) -> Self {
        let names = [
            ("fn", "Nguyễn Thị"),
            ("fnt", "NGUYEN<THI"),
            ("gn", "Mẫu"),
            ("gnt", "MAU"),
        ];
        Self {
            more_protected: Vec::new(),
            unprotected: Vec::new(),
            algorithm: Some(issuer.algorithm()),
            kid: Some(issuer.kid.to_vec()),
            tags: vec![18],
            issuer: "XA",
            issued_at: int(ISSUED),
            expires_at: int(EXPIRES),
            more_claims: Vec::new(),
            content: vec![
                (text("ver"), text("1.3.0")),
                (text("nam"), texts(&names)),
                (text("dob"), text("1990-02-28")),
                (text(part), list(entries)),
            ],
        }
    }

    pub(crate) fn vaccination(issuer: &Issuer) -> Self {
        Self::about(issuer, "v", &[vaccination("2021-11-02")])
    }

    pub(crate) fn test(issuer: &Issuer) -> Self {
        let entry = texts(&[
            ("tg", "840539006"),
            ("tt", "LP217198-3"),
            ("ma", "1232"),
            ("sc", "2021-12-19T08:30:00+07:00"),
            ("tr", "260415000"),
            ("tc", "Trạm y tế phường Mẫu"),
            ("co", "XA"),
            ("is", "Bộ Y tế mẫu"),
            ("ci", "URN:UVCI:01:XA:TEST"),
        ]);
        Self::about(issuer, "t", &[entry])
    }

    pub(crate) fn recovery(issuer: &Issuer) -> Self {
        let entry = texts(&[
            ("tg", "840539006"),
            ("fr", "2021-09-01"),
            ("df", "2021-09-12"),
            ("du", "2022-02-28"),
            ("co", "XA"),
            ("is", "Bộ Y tế mẫu"),
            ("ci", "URN:UVCI:01:XA:RECOVERY"),
        ]);
        Self::about(issuer, "r", &[entry])
    }

    /// The text of its code, signed.
    pub(crate) fn signed_by(&self, issuer: &Issuer) -> String {
        code(&self.envelope(|message| issuer.sign(message)))
    }

    /// The envelope with whatever `sign` makes of the bytes to be signed.
    pub(crate) fn envelope(&self, sign: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let mut headers = self.more_protected.clone();
        headers.extend(self.algorithm.map(|it| (int(1), int(it))));
        headers.extend(self.kid.iter().map(|kid| (int(4), bytes(kid))));
        let (protected, payload) = (bytes(&map(&headers)), bytes(&self.claims()));
        let signed = list(&[
            text("Signature1"),
            protected.clone(),
            bytes(&[]),
            payload.clone(),
        ]);
        let envelope = list(&[
            protected,
            map(&self.unprotected),
            payload,
            bytes(&sign(&signed)),
        ]);
        let wrap = |inner: Vec<u8>, number: &u64| tag(*number, &inner);
        self.tags.iter().rev().fold(envelope, wrap)
    }

    fn claims(&self) -> Vec<u8> {
        let mut claims = vec![
            (int(1), text(self.issuer)),
            (int(4), self.expires_at.clone()),
            (int(6), self.issued_at.clone()),
            (int(-260), map(&[(int(1), map(&self.content))])),
        ];
        claims.extend(self.more_claims.iter().cloned());
        map(&claims)
    }
}

/// The second of two doses, given on this day.
pub(crate) fn vaccination(given: &str) -> Vec<u8> {
    let pair = |key: &str, value: Vec<u8>| (text(key), value);
    map(&[
        pair("tg", text("840539006")),
        pair("vp", text("1119349007")),
        pair("mp", text("EU/1/20/1528")),
        pair("ma", text("ORG-100030215")),
        pair("dn", int(2)),
        pair("sd", int(2)),
        pair("dt", text(given)),
        pair("co", text("XA")),
        pair("is", text("Bộ Y tế mẫu")),
        pair("ci", text("URN:UVCI:01:XA:DOSE")),
    ])
}
