//! What the server writes down: nothing that belongs to a person, whatever
//! they do, and whichever part of a request they put it into.

use serde_json::Value;
use tests::server::Server;

use crate::canary::session;

/// Each line without its time, whose digits are nobody's.
fn lines(server: &Server, is_json: bool) -> Vec<String> {
    let log = server.log();
    let without_time = |line: &str| {
        if !is_json {
            return line.split_once(' ').expect("a time").1.to_owned();
        }
        let mut line: Value =
            serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
        let fields = line.as_object_mut().expect("an object");
        assert!(
            fields
                .remove("timestamp")
                .is_some_and(|time| time.is_string())
        );
        assert!(
            fields.contains_key("level") && fields.contains_key("target"),
            "{line}"
        );
        line.to_string()
    };
    log.lines().map(without_time).collect()
}

fn check(form: &str, is_json: bool) {
    let mut server = Server::start_with(&["--log", form]);
    let secrets = session(&server);
    assert!(server.stop().success());
    let lines = lines(&server, is_json);
    let count = |part: &str| lines.iter().filter(|line| line.contains(part)).count();
    assert!(
        count("/api/v1/check_ins") == 1 && count("answered") > 20,
        "{lines:#?}"
    );
    for line in &lines {
        let digits: String = line.chars().filter(|it| !" .-()".contains(*it)).collect();
        for secret in &secrets {
            let shows = |text: &str| text.to_lowercase().contains(&secret.to_lowercase());
            assert!(!shows(line) && !shows(&digits), "{secret} is in {line}");
        }
        assert!(
            !line.contains("\"sms\"") && !line.contains("panicked"),
            "{line}"
        );
    }
}

#[test]
fn a_log_as_text_holds_nothing_of_a_person() {
    check("text", false);
}

#[test]
fn a_log_as_json_is_json_in_each_line_and_holds_nothing_of_a_person() {
    check("json", true);
}
