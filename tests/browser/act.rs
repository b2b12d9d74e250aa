//! What a person does with a page: open, press, fill in, choose.

use std::path::Path;

use locales::Text;
use thirtyfour::{By, WebElement};

use super::{Phone, Role, What};
use crate::deadline::until;

impl Phone {
    /// Opens an address, as a link, a bookmark or a stock camera does.
    pub async fn open(&self, address: &str) {
        // An app that is on the phone already takes a new hash without loading anew.
        let opened = self.session().goto(address).await;
        if let Err(error) = opened {
            self.fail(&format!("{address} does not open: {error}"))
                .await;
        }
    }

    /// Loads the page again. Whether that succeeds is for the test to see.
    pub async fn reload(&self) {
        drop(self.session().refresh().await);
    }

    /// Presses a button.
    pub async fn press(&self, text: Text) {
        self.press_what(Role::Button, self.words(text)).await;
    }

    /// Presses a button whose words end in a value, such as a countdown.
    pub async fn press_start(&self, text: Text) {
        let words = self.words(text);
        let start = words.split('{').next().unwrap_or(words);
        self.press_what(Role::Button, start.trim_end_matches([' ', '(']))
            .await;
    }

    /// Asks the phone to send what waits, instead of waiting for its next try;
    /// which may have come meanwhile, and then nothing waits.
    pub async fn press_to_send(&self) {
        let label = self.words(Text::OwnSendNow).to_owned();
        let role = Role::Button;
        self.press_in_passing(&What { role, label }).await;
    }

    /// Opens an address in a new tab, and looks at that.
    pub async fn open_tab(&self, address: &str) {
        let tab = self.session().new_tab().await.expect("a new tab");
        let switched = self.session().switch_to_window(tab).await;
        switched.expect("it can be looked at");
        self.open(address).await;
    }

    /// Closes this tab, and looks at the first one.
    pub async fn close_tab(&self) {
        let closed = self.session().close_window().await;
        closed.expect("a tab can be closed");
        let tabs = self.session().windows().await.expect("the tabs");
        let switched = self.session().switch_to_window(tabs[0].clone()).await;
        switched.expect("it can be looked at");
    }

    /// Follows a link.
    pub async fn follow(&self, text: Text) {
        self.press_what(Role::Link, self.words(text)).await;
    }

    /// Follows a link whose words name somebody.
    pub async fn follow_of(&self, text: Text, values: &[(&str, &str)]) {
        let label = self.words_with(text, values);
        self.press_what(Role::Link, &label).await;
    }

    /// Types as a barcode reader does: at once, with Enter at the end, and with no
    /// field in focus.
    pub async fn type_quickly(&self, text: &str) {
        let page = self.session().find(By::Tag("body")).await.expect("a page");
        let typed = page.send_keys(format!("{text}\u{E007}")).await;
        typed.expect("a page takes keys");
    }

    /// Ticks a box, or chooses one of several answers.
    pub async fn press_choice(&self, text: Text) {
        self.press_what(Role::Field, self.words(text)).await;
    }

    /// Presses a thing with words that are no text of the app's, as a venue's name.
    pub async fn press_what(&self, role: Role, label: &str) {
        let label = label.to_owned();
        let what = What { role, label };
        // A page that is just being drawn moves things away under the finger.
        let pressed = until(|| async {
            let thing = self.find(&what).await;
            self.scroll_to(&thing).await?;
            thing.click().await.ok()
        })
        .await;
        if pressed.is_none() {
            self.fail(&format!("{what:?} cannot be pressed")).await;
        }
    }

    /// Presses a thing that may be gone the moment after it was seen.
    pub async fn press_in_passing(&self, what: &What) {
        // Not waited for: it may be gone for good.
        if let Some(thing) = self
            .look_for(what)
            .await
            .ok()
            .and_then(|them| them.into_iter().next())
        {
            let _ = thing.click().await;
        }
    }

    /// Brings a button or link to the middle of the screen, to be looked at.
    pub async fn scroll_to_words(&self, text: Text) {
        let label = self.words(text).to_owned();
        let role = Role::Button;
        let mut what = What { role, label };
        if self.count(&what).await == 0 {
            what.role = Role::Link;
        }
        let thing = self.find(&what).await;
        // A page that cannot scroll shows it already.
        let _ = self.scroll_to(&thing).await;
    }

    /// Scrolls to the end of the page.
    pub async fn scroll_to_the_end(&self) {
        let script = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })";
        let scrolled = self.session().execute(script, Vec::new()).await;
        scrolled.expect("a page scrolls");
    }

    /// Brings a thing to the middle of the screen: the bar at the bottom floats
    /// above what a driver takes for visible.
    async fn scroll_to(&self, thing: &WebElement) -> Option<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        let arguments = vec![thing.to_json().ok()?];
        self.session()
            .execute(script, arguments)
            .await
            .ok()
            .map(drop)
    }

    /// Types into a field, in place of what is in it.
    pub async fn fill(&self, text: Text, value: &str) {
        let what = self.field(Role::Field, text);
        let filled = until(|| async {
            let field = self.find(&what).await;
            field.clear().await.ok()?;
            field.send_keys(value).await.ok()
        })
        .await;
        if filled.is_none() {
            self.fail(&format!("{what:?} takes no text")).await;
        }
    }

    /// Chooses from a list by what the list says.
    pub async fn choose(&self, text: Text, option: &str) {
        let field = self.find(&self.field(Role::Field, text)).await;
        let script = "
            const [list, wanted] = arguments;
            const option = [...list.options].find((it) => it.textContent.trim() === wanted);
            if (!option) return false;
            list.value = option.value;
            list.dispatchEvent(new Event('input', { bubbles: true }));
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        let chosen = until(|| async {
            let arguments = vec![field.to_json().ok()?, option.into()];
            let answer = self.session().execute(script, arguments).await.ok()?;
            answer.convert::<bool>().ok()?.then_some(())
        })
        .await;
        if chosen.is_none() {
            self.fail(&format!("`{option}` cannot be chosen")).await;
        }
    }

    /// Gives a file to the page.
    pub async fn give_file(&self, text: Text, file: &Path) {
        let field: WebElement = self.find(&self.field(Role::File, text)).await;
        let given = field.send_keys(file.display().to_string()).await;
        if let Err(error) = given {
            self.fail(&format!("the page takes no file: {error}")).await;
        }
    }

    fn field(&self, role: Role, text: Text) -> What {
        let label = self.words(text).to_owned();
        What { role, label }
    }
}
