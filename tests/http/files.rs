//! Files to download: what a browser needs to keep them.

use serde_json::{Value, json};
use tests::server::Server;

use crate::owner::Owner;
use crate::phone::{Phone, send};

#[test]
fn a_table_comes_with_a_name_and_about_how_long_it_will_be() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "=1+1");
    let mut phone = Phone::new(3);
    for _ in 0..25 {
        let (_, batch) = phone.visits(&owner.venue, 200);
        assert_eq!(send(&owner.wire, &batch).status, 200);
    }
    for (format, kind) in [
        ("csv", "text/csv"),
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ] {
        let body = json!({ "filter": {}, "format": format, "language": "vi" });
        let reply = owner.wire.post("/api/v1/files/scan_history", &body);
        assert_eq!(reply.status, 200, "{}", reply.text());
        assert!(reply.header("content-type").starts_with(kind));
        assert_eq!(reply.header("cache-control"), "no-store");
        let name = format!("attachment; filename=\"luu-vet-lich-su-quet.{format}\"");
        assert_eq!(reply.header("content-disposition"), name);
        let estimate: usize = reply.header("x-estimated-bytes").parse().expect("a number");
        let length = reply.body.len();
        assert!(
            (length / 2..=length * 2).contains(&estimate),
            "{estimate} of {length}"
        );
        if format == "csv" {
            let text = reply.text();
            let rows: Vec<_> = text.lines().collect();
            assert_eq!(rows.len(), 1 + 25 * 200);
            assert!(text.starts_with('\u{feff}') && !text.contains(",=1+1"));
        }
    }
    let body = json!({ "venue": owner.venue.id });
    let events: Value = owner.wire.post("/api/v1/venues/events", &body).expect();
    for (row, format) in [(0, "xlsx"), (1, "csv")] {
        let told = json!({ "what": "export_taken", "format": format, "rows": 5_000 });
        assert_eq!(events["rows"][row]["event"], told);
    }
}

#[test]
fn posters_come_whole_with_their_length() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let wanted = |points, format| {
        let body = json!({
            "venue": owner.venue.id, "points": points, "paper": "a5", "format": format,
        });
        owner.wire.post("/api/v1/files/posters", &body)
    };
    let none: [u16; 0] = [];
    let reply = wanted(json!(none), "pdf");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-length"), reply.body.len().to_string());
    assert!(reply.body.starts_with(b"%PDF"));
    assert_eq!(wanted(json!([9]), "pdf").status, 404);
    assert_eq!(wanted(json!([1]), "csv").status, 400);
}
