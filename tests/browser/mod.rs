//! A phone: a real browser with its own profile, language and camera, used the
//! way a person does. One file per way: [`find`], act, see.

mod act;
mod engine;
pub mod find;
mod process;
mod see;

use std::path::{Path, PathBuf};

use locales::{Language, Text};
use tempfile::TempDir;
use thirtyfour::WebDriver;

pub use engine::Engine;
pub use find::{Role, What};
use process::Driver;

/// What the phone's camera does. Chromium only: the others have one of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Camera {
    /// A picture without any code.
    #[default]
    SeesNothing,
    /// Plays a video (y4m) over and over.
    Plays(PathBuf),
    /// The person, or the browser, says no.
    Denied,
}

/// A browser on somebody's phone. Its memory outlives [`Phone::restart`].
pub struct Phone {
    engine: Engine,
    language: Language,
    camera: Camera,
    profile: TempDir,
    driver: Option<Driver>,
    session: Option<WebDriver>,
}

impl Phone {
    /// A new phone, never used before.
    pub async fn new(engine: Engine, language: Language, camera: Camera) -> Self {
        let mut phone = Self {
            engine,
            language,
            camera,
            profile: tempfile::tempdir().expect("a folder for the profile"),
            driver: None,
            session: None,
        };
        phone.switch_on().await;
        phone
    }

    /// Ends the browser and starts it again with what it remembers.
    pub async fn restart(&mut self) {
        self.switch_off().await;
        self.switch_on().await;
    }

    /// The same with another view in front of the camera.
    pub async fn restart_with(&mut self, camera: Camera) {
        self.camera = camera;
        self.restart().await;
    }

    /// Ends the browser; its memory stays until the phone is dropped.
    pub async fn switch_off(&mut self) {
        if let Some(session) = self.session.take() {
            session.quit().await.expect("the browser can be ended");
        }
        self.driver = None;
    }

    async fn switch_on(&mut self) {
        let driver = Driver::start(self.engine);
        let capabilities = engine::capabilities(
            self.engine,
            self.language,
            &self.camera,
            self.profile.path(),
        );
        let session = WebDriver::new(driver.address(), capabilities)
            .await
            .unwrap_or_else(|error| panic!("{:?} does not start: {error}", self.engine));
        driver.remember(session.session_id().to_string());
        self.driver = Some(driver);
        self.session = Some(session);
    }

    /// The browser behind it, for what people cannot do.
    pub fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("the phone is switched on")
    }

    fn downloads(&self) -> PathBuf {
        self.profile.path().join(engine::DOWNLOADS)
    }

    /// The language that the browser asks for.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A text as this phone shows it.
    pub fn words(&self, text: Text) -> &'static str {
        locales::text(self.language, text)
    }

    /// The same with values for its placeholders.
    pub fn words_with(&self, text: Text, values: &[(&str, &str)]) -> String {
        locales::filled(self.language, text, values)
    }

    /// Saves what the screen shows as a PNG file.
    pub async fn take_picture(&self, file: &Path) {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).expect("a folder for pictures");
        }
        let saved = self.session().screenshot(file).await;
        saved.expect("the screen can be photographed");
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            // Its own end would wait for an answer that this runtime cannot give any
            // more; the driver's does not. It may have ended before, which is as well.
            let _ = session.leak();
        }
    }
}
