//! The three engines, and how each is told about language, camera and profile.

use std::path::Path;

use locales::Language;
use serde_json::{Map, Value, json};

use super::Camera;

/// Where files go that a page gives to its visitor, in the profile. Chromium only.
pub(super) const DOWNLOADS: &str = "downloads";
const MINI_BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";

/// A browser engine; between them nearly all phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The program that steers it.
    pub(super) const fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }
}

/// What a new session asks of the driver.
pub(super) fn capabilities(
    engine: Engine,
    language: Language,
    camera: &Camera,
    profile: &Path,
) -> Map<String, Value> {
    let capabilities = match engine {
        Engine::Chromium => chromium(language, camera, profile),
        Engine::Firefox => firefox(language, camera),
        Engine::WebKit => webkit(),
    };
    let Value::Object(capabilities) = capabilities else {
        unreachable!("each of them writes an object")
    };
    capabilities
}

fn chromium(language: Language, camera: &Camera, profile: &Path) -> Value {
    let language = tag(language);
    let mut args = vec![
        "--headless=new".to_owned(),
        // Build machines run as root, and in containers with a tiny /dev/shm.
        "--no-sandbox".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-gpu".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        format!("--user-data-dir={}", profile.display()),
        format!("--lang={language}"),
        format!("--accept-lang={language}"),
        "--use-fake-device-for-media-stream".to_owned(),
    ];
    match camera {
        Camera::SeesNothing => args.push("--use-fake-ui-for-media-stream".to_owned()),
        Camera::Plays(video) => {
            args.push("--use-fake-ui-for-media-stream".to_owned());
            args.push(format!(
                "--use-file-for-fake-video-capture={}",
                video.display()
            ));
        }
        Camera::Denied => args.push("--deny-permission-prompts".to_owned()),
    }
    json!({
        "browserName": "chrome",
        "acceptInsecureCerts": true,
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "args": args,
            "prefs": {
                "intl.accept_languages": language,
                "download.default_directory": profile.join(DOWNLOADS),
                "download.prompt_for_download": false,
            },
            "mobileEmulation": {
                "deviceMetrics": { "width": 360, "height": 740, "pixelRatio": 2.0, "touch": true, "mobile": true },
            },
        },
    })
}

fn firefox(language: Language, camera: &Camera) -> Value {
    json!({
        "browserName": "firefox",
        "acceptInsecureCerts": true,
        "moz:firefoxOptions": {
            "binary": program("firefox-esr"),
            "args": ["-headless", "-width", "500", "-height", "740"],
            "prefs": {
                "intl.accept_languages": tag(language),
                "media.navigator.streams.fake": true,
                "media.navigator.permission.disabled": *camera != Camera::Denied,
                "permissions.default.camera": if *camera == Camera::Denied { 2 } else { 0 },
            },
        },
    })
}

/// It speaks the language of the system: of build machines none, so the app Vietnamese.
fn webkit() -> Value {
    let args = [
        "--automation",
        "--enable-mock-capture-devices=true",
        "--enable-media-stream=true",
    ];
    json!({
        "browserName": "MiniBrowser",
        "acceptInsecureCerts": true,
        "webkitgtk:browserOptions": { "binary": mini_browser(), "args": args },
    })
}

/// What a browser calls the language.
const fn tag(language: Language) -> &'static str {
    match language {
        Language::Vi => "vi-VN",
        Language::En => "en-GB",
    }
}

fn program(name: &str) -> String {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
        .unwrap_or_else(|| panic!("`{name}` is missing: make browsers"))
        .display()
        .to_string()
}

/// It is no command of the system, but lies among WebKitGTK's libraries.
fn mini_browser() -> String {
    let libraries = std::fs::read_dir("/usr/lib").expect("a folder of libraries");
    libraries
        .filter_map(Result::ok)
        .map(|entry| entry.path().join(MINI_BROWSER))
        .find(|program| program.is_file())
        .expect("WebKitGTK's MiniBrowser is missing: make browsers")
        .display()
        .to_string()
}
