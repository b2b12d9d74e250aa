//! What a person sees on a page, and what only its developer would.

use locales::Text;
use thirtyfour::common::print::PrintParameters;

use super::Phone;
use crate::deadline::until;

impl Phone {
    /// Waits until the page says this.
    pub async fn sees(&self, text: Text) {
        self.sees_words(self.words(text)).await;
    }

    /// The same with values in it.
    pub async fn sees_with(&self, text: Text, values: &[(&str, &str)]) {
        self.sees_words(&self.words_with(text, values)).await;
    }

    /// Waits until the page says these words, such as a venue's name.
    pub async fn sees_words(&self, words: &str) {
        let wanted = tidy(words);
        let seen = until(|| async { self.page_text().await.contains(&wanted).then_some(()) });
        if seen.await.is_none() {
            self.fail(&format!("nobody sees `{words}`")).await;
        }
    }

    /// Waits until the page no longer says this.
    pub async fn sees_no_more(&self, text: Text) {
        self.sees_gone(self.words(text)).await;
    }

    /// Waits until the page no longer says these words, such as a number.
    pub async fn sees_gone(&self, words: &str) {
        let words = tidy(words);
        let gone = until(|| async { (!self.page_text().await.contains(&words)).then_some(()) });
        if gone.await.is_none() {
            self.fail(&format!("`{words}` does not go away")).await;
        }
    }

    /// What the browser would send to a printer, as a PDF on the paper that
    /// the page asks for.
    pub async fn print(&self) -> Vec<u8> {
        let parameters = PrintParameters {
            shrink_to_fit: false,
            ..PrintParameters::default()
        };
        match self.session().print_page(parameters).await {
            Ok(pdf) => pdf,
            Err(error) => self.fail(&format!("it does not print: {error}")).await,
        }
    }

    /// Waits until a visitor's own history counts so many records that the
    /// server has not received yet.
    pub async fn sees_waiting(&self, count: usize) {
        let words = format!("{} {count}", self.words(Text::OwnWaiting));
        self.sees_words(&words).await;
    }

    /// All that can be read on the page now, with single blanks.
    pub async fn page_text(&self) -> String {
        let script = "return document.body ? document.body.innerText : ''";
        let answer = self.session().execute(script, Vec::new()).await;
        let text = answer.and_then(|answer| answer.convert::<String>());
        tidy(&text.unwrap_or_default())
    }

    /// Waits until the phone has all that it needs without a network: the app,
    /// and the city's keys.
    pub async fn is_ready_for_offline(&self) {
        let script = include_str!("ready.js");
        let ready = until(|| async {
            let answer = self
                .session()
                .execute_async(script, Vec::new())
                .await
                .ok()?;
            answer.convert::<bool>().ok()?.then_some(())
        });
        if ready.await.is_none() {
            self.fail("no service worker takes over, or no keys came")
                .await;
        }
    }

    /// Waits until a file whose name ends like this is among the browser's
    /// downloads, whole. Chromium only.
    pub async fn downloaded(&self, ending: &str) -> Vec<u8> {
        let folder = self.downloads();
        let found = until(|| async {
            let files = std::fs::read_dir(&folder).ok()?.filter_map(Result::ok);
            let mut names = files.map(|file| file.path());
            // Files on their way have another ending; their own name is only
            // taken for them, by an empty file.
            let file = names.find(|file| file.to_string_lossy().ends_with(ending))?;
            std::fs::read(file).ok().filter(|bytes| !bytes.is_empty())
        });
        match found.await {
            Some(bytes) => bytes,
            None => self.fail(&format!("no download ends in {ending}")).await,
        }
    }

    /// What the browser refused because of the Content-Security-Policy, so far. Chromium only.
    pub async fn policy_violations(&self) -> Vec<String> {
        let log = self
            .session()
            .browser_log()
            .await
            .expect("Chromium keeps a log");
        log.into_iter()
            .map(|entry| entry.message)
            .filter(|message| message.contains("Content Security Policy"))
            .collect()
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
