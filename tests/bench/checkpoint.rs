//! How long a live personal code takes from text to verdict at a checkpoint,
//! with full lists, beside the bare check of its two signatures; and how long
//! the lists take to be looked up.

use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::area::AreaCode;
use domain::batch::DeviceKey;
use domain::checkpoint::outbreak::{Level, MAX_ENTRIES, OutbreakList, OutbreakWard, Outbreaks};
use domain::checkpoint::revoked::RevokedList;
use domain::checkpoint::used::Seen;
use domain::checkpoint::verdict::{Grounds, Outcome};
use domain::code::keys::{IssuingKey, KeyList, PublicKey};
use domain::code::personal::{Class, Credential, Doses, Live, PersonalCode, WardStayed};
use domain::day::Day;
use domain::health::Source;
use domain::health::sign::Signs;
use domain::ids::HolderId;
use domain::signature::SignatureText;
use domain::time::Timestamp;
use ed25519_dalek::{Signer, SigningKey};
use tests::bench::{median, row};

const ROUNDS: usize = 7;
const CHECKS_A_ROUND: usize = 500;
const ORIGIN: &str = "https://luuvet.example";
const REVOKED: u32 = 100_000;
/// Limits of the product, in milliseconds.
const MOST_VERDICT: f64 = 5.0;
const MOST_LOOK_UP: f64 = 1.0;

fn main() {
    let now = Timestamp::from_millis(1_790_000_000_000);
    let (server, phone) = (
        SigningKey::from_bytes(&[1; 32]),
        SigningKey::from_bytes(&[2; 32]),
    );
    let text = code(&server, &phone, now);
    let keys = KeyList {
        sequence: 1,
        issued_at: now,
        origins: vec![ORIGIN.to_owned()],
        keys: vec![IssuingKey {
            key: PublicKey::of(&server),
            revoked: false,
        }],
        sealing: None,
    };
    let revoked = RevokedList::of((1..=REVOKED).map(|it| it * 20).collect(), now);
    let revoked = revoked.read().expect("our own list");
    let outbreaks = outbreaks(now);
    let grounds = Grounds {
        keys_at: Some(now),
        revoked: &revoked,
        outbreaks: &outbreaks,
        now,
        clock_known: true,
    };
    let read = || PersonalCode::verify(black_box(&text), Some(&keys)).expect("a true code");
    let code = read();
    let message = vec![7; 300];
    let signature = SignatureText::from_bytes(server.sign(&message).to_bytes());
    let key = PublicKey::of(&server);
    let twice = || (0..2).all(|_| key.signed(black_box(&message), &signature));

    let (mut verdicts, mut bare, mut looked_up) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        verdicts.push(millis(|| {
            let verdict = grounds.judge(&read(), Seen::New);
            verdict.outcome == Outcome::Normal && !verdict.warnings.is_empty()
        }));
        bare.push(millis(twice));
        looked_up.push(millis(|| {
            grounds.judge(black_box(&code), Seen::New).outcome == Outcome::Normal
        }));
    }
    let (verdict, look_up) = (median(verdicts), median(looked_up));
    row(
        "personal code, text to verdict (peer: its two signatures alone)",
        verdict,
        median(bare),
        "ms",
    );
    row(
        "5,000 outbreak wards and 100,000 revocations, looked up (peer: the limit)",
        look_up,
        MOST_LOOK_UP,
        "ms",
    );
    assert!(verdict <= MOST_VERDICT, "a verdict takes {verdict} ms");
    assert!(look_up <= MOST_LOOK_UP, "a look-up takes {look_up} ms");
}

/// A live code of somebody who stayed in an outbreak ward.
fn code(server: &SigningKey, phone: &SigningKey, now: Timestamp) -> String {
    let today = Day::in_vietnam(now);
    let stay = |ward| WardStayed {
        ward: AreaCode(ward),
        from: today.minus(9),
        until: today.minus(7),
    };
    let credential = Credential {
        serial: 41,
        holder: HolderId::from_bytes([3; 16]),
        phone: DeviceKey::of(phone),
        masked_name: "N** T** M**".to_owned(),
        year_of_birth: 1958,
        signs: Signs::NONE,
        declared_at: now.minus(Duration::from_secs(3_600)),
        valid_until: now.plus(Duration::from_secs(3_600)),
        home: Some(AreaCode(2_500)),
        stays: vec![stay(100), stay(90_000), stay(4_999)],
        doses: Doses {
            count: 2,
            last: Some(today.minus(90)),
            source: Source::SelfDeclared,
        },
        test: None,
    };
    let live = Live {
        at: now,
        clock_known: true,
        tells_places: true,
        seen_at: None,
    };
    let issued = credential.issue(Class::Live, ORIGIN, server);
    live.show(&issued, phone).expect("a code")
}

/// A list as long as it may be.
fn outbreaks(now: Timestamp) -> Outbreaks {
    let today = Day::in_vietnam(now);
    let wards = (1..=MAX_ENTRIES).map(|ward| OutbreakWard {
        ward: AreaCode(u32::try_from(ward).unwrap_or(1)),
        name: format!("Phường {ward}"),
        level: Level::Outbreak,
        from: today.minus(10),
        until: None,
    });
    OutbreakList {
        issued_at: now,
        wards: wards.collect(),
        venues: Vec::new(),
    }
    .into()
}

/// Of one check, on average over a round.
fn millis(check: impl Fn() -> bool) -> f64 {
    let began = Instant::now();
    for _ in 0..CHECKS_A_ROUND {
        assert!(check(), "the code is right");
    }
    began.elapsed().as_secs_f64() * 1_000.0 / CHECKS_A_ROUND as f64
}
