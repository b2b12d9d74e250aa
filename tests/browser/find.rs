//! Finding things on a page by role and label, as a person or a screen reader does.

use serde_json::json;
use thirtyfour::WebElement;
use thirtyfour::error::WebDriverResult;

use super::Phone;
use crate::deadline::until;

/// What sort of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Button,
    Link,
    Heading,
    /// Something to type into or choose from.
    Field,
    /// Where a file goes; may be out of sight behind its label.
    File,
    /// What the page says by itself: a verdict, a warning.
    Status,
    Image,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct What {
    pub role: Role,
    /// Its label, or a part of it.
    pub label: String,
}

const FIND: &str = include_str!("find.js");

impl Phone {
    /// Waits for it. The first where there are several of the same name.
    pub async fn find(&self, what: &What) -> WebElement {
        match until(|| async { self.look_for(what).await.ok()?.into_iter().next() }).await {
            Some(element) => element,
            None => self.fail(&format!("{what:?} is not there")).await,
        }
    }

    /// How many of them are there now.
    pub async fn count(&self, what: &What) -> usize {
        self.look_for(what).await.map_or(0, |found| found.len())
    }

    pub(super) async fn look_for(&self, what: &What) -> WebDriverResult<Vec<WebElement>> {
        let arguments = vec![json!(format!("{:?}", what.role)), json!(what.label)];
        self.session().execute(FIND, arguments).await?.elements()
    }

    /// Ends the test with all that helps to see why.
    pub async fn fail(&self, why: &str) -> ! {
        let address = self.session().current_url().await;
        let text = self.page_text().await;
        let log = self.session().browser_log().await.unwrap_or_default();
        let log: Vec<_> = log.iter().map(|entry| &entry.message).collect();
        let address = address.map_or_else(|error| error.to_string(), |url| url.to_string());
        panic!("{why}\nat {address}, which reads:\n{text}\nconsole: {log:#?}")
    }
}
