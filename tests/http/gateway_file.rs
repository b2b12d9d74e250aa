//! The file that describes the SMS provider holds secrets; what is wrong with
//! it is told without them.

use std::fs;

use crate::refusal::problem_in;

#[test]
fn a_gateway_file_that_is_wrong_is_told_without_its_secrets() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("gateway.json");
    let path = file.display().to_string();
    let check = |says: &str| {
        let problem = problem_in(folder.path(), &["--sms-gateway", &path]);
        assert!(
            problem.contains(says) && problem.contains(&path),
            "{problem}"
        );
        assert!(!problem.contains("canary"), "{problem}");
    };
    check("cannot be read");
    for (content, says) in [
        ("", "not JSON"),
        ("{\"api_key\": \"canary\",}", "line 1"),
        ("{\"provider\": \"canary\"}", "provider"),
        (
            "{\"provider\": \"esms\", \"api_key\": \"canary\"}",
            "secret_key",
        ),
        ("{\"url\": \"https://canary.example\"}", "body"),
        ("[\"canary\"]", "url"),
    ] {
        fs::write(&file, content).expect("a file");
        check(says);
    }
}
