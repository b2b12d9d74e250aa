//! A session in which everything happens, and everything in it that belongs to
//! somebody.

use domain::device::sign_attach;
use domain::phone::PhoneNumber;
use domain::signature::DeviceKey;
use serde_json::json;
use tests::server::Server;
use ureq::http::Method;

use crate::declared;
use crate::owner::{Owner, ask, code, confirm, other_than};
use crate::phone::{Phone, raw, record, send, text};
use crate::raw_junk::say;
use crate::wire::Wire;

/// In every text that somebody sends.
const CANARY: &str = "Chim0Hoang7Yen";
const OWNER: &str = "0912345678";
const FRIEND: &str = "0933 333 333";
const VISITOR: &str = "+84 (0) 987 654 321";

/// A session in which everything happens; what must not be in the log.
pub(crate) fn session(server: &Server) -> Vec<String> {
    let wire = Wire::to(server);
    let mut secrets = vec![
        CANARY.to_owned(),
        "912345678".to_owned(),
        "987654321".to_owned(),
    ];

    let owner = Owner::of_venue(server, OWNER, &format!("Quán {CANARY}"));
    let cookie = owner.wire.cookie.clone().expect("a session");
    secrets.push(cookie.split_once('=').expect("a value").1.to_owned());

    let mut phone = Phone::new(11);
    let name = format!("Nguyễn {CANARY}");
    let mut records: Vec<_> = [format!("\"{CANARY}\""), format!("{{\"id\":\"{CANARY}\"}}")]
        .map(raw)
        .into();
    records.push(text(phone.check_in(&owner.venue)));
    records.push(record(&declared::declaration(&mut phone, &name)));
    records.push(record(&declared::staff_scan(
        &wire,
        &owner.venue,
        &name,
        CANARY,
    )));
    let batch = phone.batch(records);
    assert_eq!(send(&wire, &batch).status, 200);
    secrets.push(String::from(DeviceKey::of(&phone.key)));

    let (challenge, right) = code(server, &wire, VISITOR, "visitor");
    let wrong = other_than(&right);
    let confirmed = |code: &str| {
        wire.post("/api/v1/visitor/confirm", &json!({
            "challenge": challenge, "code": code, "name": name,
            "device": DeviceKey::of(&phone.key), "signature": sign_attach(&phone.key, challenge),
        }))
    };
    assert_eq!(confirmed(wrong).error(), "wrong_code");
    assert_eq!(confirmed(&right).status, 200);
    assert_eq!(confirmed(&right).error(), "ask_for_new_code");
    assert_eq!(
        confirm(&wire, challenge, CANARY).error(),
        "ask_for_new_code"
    );
    secrets.extend([right, wrong.to_owned()]);
    assert_eq!(ask(&wire, OWNER, "sign_in").status, 429);
    assert_eq!(ask(&wire, CANARY, "sign_in").status, 422);
    let rows = owner.history();
    let by_staff = rows.iter().find_map(|row| row.by_staff.as_ref());
    assert_eq!(by_staff.expect("a scan").masked_name, "N** C**");
    let masked = rows.into_iter().find_map(|row| row.visitor);
    let masked = masked.expect("a visitor");
    assert_eq!(
        (masked.name.as_str(), masked.phone.as_str()),
        ("N** C**", "+84 9** *** *21")
    );

    of_an_owner(server, &owner, &mut secrets);
    chosen_by_the_sender(server, &wire);
    assert_eq!(
        owner
            .wire
            .send(owner.wire.as_app("/api/v1/sign_out"), "{}")
            .status,
        200
    );
    secrets
}

/// What an owner gets and gives: codes for others, keys, webhooks.
fn of_an_owner(server: &Server, owner: &Owner, secrets: &mut Vec<String>) {
    let id = owner.venue.id;
    let post = |address: &str, body| owner.wire.post(&format!("/api/v1/{address}"), &body);
    let phones = format!("{FRIEND}, {CANARY}");
    let shared = post(
        "venues/share",
        json!({ "venue": id, "phones": phones, "role": "manager", "language": "en" }),
    );
    let share = shared.json()[0]["share"].clone();
    let number = PhoneNumber::parse(FRIEND).expect("a mobile number");
    let code = server.inbox.code_for(&number);
    let wrong = post("shares/accept", json!({ "share": share, "code": CANARY }));
    assert_eq!(wrong.error(), "wrong_code");
    let accepted = post("shares/accept", json!({ "share": share, "code": code }));
    assert_eq!(accepted.status, 200, "{}", accepted.text());
    secrets.extend([code, "933333333".to_owned()]);

    let made = post("venues/keys/make", json!({ "venue": id, "name": CANARY }));
    let key = made.json()["secret"].as_str().expect("a secret").to_owned();
    for (secret, status) in [(key.as_str(), 200), (CANARY, 401)] {
        let bearer = format!("Bearer {secret}");
        for query in ["".to_owned(), format!("?after={CANARY}")] {
            let request = owner
                .wire
                .request(Method::GET, &format!("/api/v1/venue/check_ins{query}"))
                .header("authorization", &bearer);
            let expected = if query.is_empty() || status == 401 {
                status
            } else {
                400
            };
            assert_eq!(owner.wire.send_empty(request).status, expected);
        }
    }
    let url = format!("https://hook.example/{CANARY}");
    let set = post("venues/webhook/set", json!({ "venue": id, "url": url }));
    let secret = set.json()["secret"].as_str().expect("a secret").to_owned();
    let removed = post("venues/webhook/remove", json!({ "venue": id }));
    assert_eq!(removed.status, 200);
    let file = json!({
        "filter": { "text": CANARY }, "format": "csv", "language": "vi",
    });
    assert_eq!(post("files/scan_history", file).status, 200);
    let bare = key.strip_prefix("lv_").expect("a prefix").to_owned();
    let signs = secret.strip_prefix("whsec_").expect("a prefix").to_owned();
    secrets.extend([key, bare, secret, signs]);
}

/// Texts in places where a careless log would take them from.
fn chosen_by_the_sender(server: &Server, wire: &Wire) {
    for path in [
        format!("/{CANARY}"),
        format!("/{CANARY}.js"),
        format!("/scan?{CANARY}"),
        format!("/api/{CANARY}"),
        format!("/api/v1/me?phone={CANARY}"),
    ] {
        wire.get(&path);
    }
    let method = CANARY.to_ascii_uppercase();
    for (name, value) in [
        ("user-agent", CANARY),
        ("referer", CANARY),
        ("origin", CANARY),
        ("x-forwarded-for", CANARY),
        ("cookie", &format!("__Host-luuvet={CANARY}")),
        ("content-type", CANARY),
    ] {
        wire.send(
            wire.as_app("/api/v1/scan_history").header(name, value),
            CANARY,
        );
    }
    let foreign = format!("{method} /{CANARY} HTTP/1.1\r\nHost: {CANARY}\r\n\r\n");
    for bytes in [foreign, format!("{CANARY}\r\n\r\n")] {
        say(server, bytes.as_bytes());
    }
}
