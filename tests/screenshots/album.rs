//! The pictures of one walk, numbered in the order of the walk.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use locales::Text;
use tests::browser::Phone;

/// A folder of pictures.
pub(crate) struct Album {
    folder: PathBuf,
    count: Cell<usize>,
}

impl Album {
    pub(crate) fn new(folder: PathBuf) -> Self {
        let count = Cell::new(0);
        Self { folder, count }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn count(&self) -> usize {
        self.count.get()
    }

    /// The part of the page around this text.
    pub(crate) async fn take_down_to(&self, phone: &Phone, text: Text, name: &str) {
        phone.scroll_to_words(text).await;
        self.take(phone, name).await;
    }

    /// The end of the page.
    pub(crate) async fn take_the_end(&self, phone: &Phone, name: &str) {
        phone.scroll_to_the_end().await;
        self.take(phone, name).await;
    }

    /// What the screen shows now.
    pub(crate) async fn take(&self, phone: &Phone, name: &str) {
        self.count.set(self.count.get() + 1);
        let file = format!("{:02}-{name}.png", self.count.get());
        phone.take_picture(&self.folder.join(file)).await;
    }
}
