//! What people do with the product, step by step, in the words of their own
//! language. Stories put them together.

use locales::Text;
use tempfile::TempDir;

use crate::browser::{Phone, Role, What};
use crate::camera;
use crate::deadline::until;
use crate::paper::Sheet;
use crate::server::Server;

use std::path::{Path, PathBuf};

use domain::code::keys::{KeyList, SignedKeyList};
use domain::phone::PhoneNumber;

/// A ward of Da Nang since July 2025.
pub const WARD: &str = "Hải Châu";

/// A poster that hangs somewhere: as seen on paper, by a camera, in a photo.
pub struct Poster {
    folder: TempDir,
    /// What a stock camera app reads off it.
    pub address: String,
}

impl Poster {
    /// Prints the page of posters that this owner looks at, and takes the first.
    pub async fn printed_by(owner: &Phone) -> Self {
        let sheet = Sheet::of(&owner.print().await, 1).expect("a printed sheet");
        let (address, _) = sheet.code().expect("a readable code");
        let poster = Self {
            folder: tempfile::tempdir().expect("a folder for the poster"),
            address,
        };
        poster.put_up(&sheet.near_the_code().expect("a code"));
        poster
    }

    /// A poster with any text at all in its code.
    pub fn with_text(text: &str) -> Self {
        let poster = Self {
            folder: tempfile::tempdir().expect("a folder for the poster"),
            address: text.to_owned(),
        };
        poster.put_up(&camera::code_picture(text));
        poster
    }

    fn put_up(&self, picture: &image::GrayImage) {
        camera::poster_video(picture, camera::VGA, &self.video()).expect("a video file");
        camera::poster_photo(picture, camera::HD, &self.photo()).expect("a picture file");
    }

    /// What a camera in front of it sees, as a video (y4m).
    pub fn video(&self) -> PathBuf {
        self.file("poster.y4m")
    }

    /// A photo of it (PNG).
    pub fn photo(&self) -> PathBuf {
        self.file("poster.png")
    }

    fn file(&self, name: &str) -> PathBuf {
        Path::new(self.folder.path()).join(name)
    }
}

/// An owner registers a venue from the home page, with a number that nobody
/// has used before, and stands before its posters.
pub async fn register_venue(owner: &Phone, server: &Server, phone: &str, name: &str) {
    owner.open(&server.origin()).await;
    owner.follow(Text::HomeMake).await;
    fill_in_venue(owner, name, "12 Trần Phú").await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::VenueSignInFirst).await;
    confirm_number(owner, server, phone).await;
    owner.sees(Text::PostersReady).await;
}

/// The owner, who is signed in, adds another venue and stands before its posters.
pub async fn add_venue(owner: &Phone, server: &Server, name: &str, address: &str) {
    owner.open(&format!("{}/venues", server.origin())).await;
    owner.follow(Text::VenueMake).await;
    fill_in_venue(owner, name, address).await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::PostersReady).await;
}

/// The five fields of a venue.
pub async fn fill_in_venue(owner: &Phone, name: &str, address: &str) {
    owner.fill(Text::VenueName, name).await;
    let kind = owner.words(Text::KindPavementStall);
    owner.choose(Text::VenueKind, kind).await;
    owner.fill(Text::VenueAddress, address).await;
    owner.fill(Text::VenueWard, WARD).await;
    owner.sees(Text::VenueWardChosen).await;
}

/// Enters a number, reads the message and enters its code.
pub async fn confirm_number(person: &Phone, server: &Server, phone: &str) {
    person.fill(Text::PhoneLabel, phone).await;
    person.press(Text::PhoneSend).await;
    let number = PhoneNumber::parse(phone).expect("a mobile number");
    let code = server.inbox.code_for(&number);
    person.fill(Text::CodeLabel, &code).await;
    person.press(Text::CodeConfirm).await;
}

/// The owner looks how often the venue was scanned, until it is this often.
pub async fn owner_sees_scans(owner: &Phone, server: &Server, count: usize) {
    owner.open(&format!("{}/venues", server.origin())).await;
    owner.follow(Text::VenuesAllHistory).await;
    let words = if count == 0 {
        owner.words(Text::HistoryEmpty).to_owned()
    } else {
        owner.words_with(Text::HistoryCount, &[("count", &count.to_string())])
    };
    let seen = crate::deadline::until(|| async {
        let text = owner.page_text().await;
        if text.contains(&words) {
            return Some(());
        }
        // It does not look again by itself.
        owner.press(Text::Reload).await;
        None
    });
    if seen.await.is_none() {
        owner.sees_words(&words).await;
    }
}

/// A visitor opens the camera on the scan page. One that was allowed before
/// opens by itself.
pub async fn open_camera(visitor: &Phone, server: &Server) {
    visitor.open(&format!("{}/scan", server.origin())).await;
    let label = visitor.words(Text::ScanOpen).to_owned();
    let button = What {
        role: Role::Button,
        label,
    };
    let opened = [
        Text::ScanOpening,
        Text::ScanAim,
        Text::VerdictDone,
        Text::VerdictAlreadyHint,
        Text::ForeignTitle,
        Text::RefusedTitle,
    ];
    let is_open = until(|| async {
        let text = visitor.page_text().await;
        if opened.iter().any(|it| text.contains(visitor.words(*it))) {
            return Some(true);
        }
        (visitor.count(&button).await > 0).then_some(false)
    });
    if is_open.await == Some(false) {
        visitor.press_in_passing(&button).await;
    }
}

/// Somebody declares for themselves on a phone that nobody declared on yet.
pub async fn declare(phone: &Phone, server: &Server, name: &str, signs: &[Text]) {
    phone
        .open(&format!("{}/health/declare", server.origin()))
        .await;
    fill_declaration(phone, name, signs).await;
}

/// Fills in a declaration with these signs, agrees and saves it.
pub async fn fill_declaration(phone: &Phone, name: &str, signs: &[Text]) {
    phone.fill(Text::DeclareName, name).await;
    phone.fill(Text::DeclareYear, "1958").await;
    phone.fill(Text::DeclareHome, "Phường Hải Châu").await;
    for sign in signs {
        phone.press_choice(*sign).await;
    }
    phone.press_choice(Text::DeclareConsent).await;
    phone.press(Text::DeclareSend).await;
    phone.sees(Text::CodeShowHint).await;
}

/// What a camera reads off the phone's screen.
pub async fn shown_code(phone: &Phone) -> String {
    let read = until(|| async {
        let png = phone.session().screenshot_as_png().await.ok()?;
        let screen = camera::picture(&png).ok()?;
        Some(Sheet(screen).code()?.0)
    });
    match read.await {
        Some(text) => text,
        None => phone.fail("no code is read off its screen").await,
    }
}

/// The city's keys, as any phone gets them.
pub async fn key_list(server: &Server) -> KeyList {
    #[derive(serde::Deserialize)]
    struct Keys {
        signed: SignedKeyList,
    }
    let address = format!("{}/api/v1/keys", server.origin());
    let answer = reqwest::get(address).await.expect("an answer");
    let keys: Keys = serde_json::from_str(&answer.text().await.expect("a text")).expect("keys");
    keys.signed.open().expect("a signed list")
}
