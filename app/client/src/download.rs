//! Files that the server makes, on their way into the phone's downloads: asked
//! for with a JSON text, read as they come, handed to the browser when whole.

use api::ApiError;
use js_sys::{Array, Object, Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, ReadableStreamDefaultReader, Response, Url};

use crate::js;

/// A server that sends nothing for this long is given up.
const PATIENCE_MS: u32 = 60_000;
/// Browsers go on reading the file after the click; then its memory is freed.
const KEPT: std::time::Duration = std::time::Duration::from_secs(60);
/// Shown at most before the last byte is there: the size may be an estimate.
const NEARLY: f64 = 0.99;

/// Posts `body` (JSON) to `path` and saves the file that comes back. `progress`
/// goes from 0 towards 1 while it comes, stays at 0 where nobody knows how large
/// it will be, and is `None` before and after.
///
/// # Errors
/// Those of the server, or that it was not reached; then nothing was saved.
pub(crate) async fn download(
    path: &'static str,
    body: String,
    progress: RwSignal<Option<f64>>,
) -> Result<(), ApiError> {
    progress.try_set(Some(0.0));
    let saved = fetch_and_save(path, body, progress).await;
    // Somebody may have left the page; the file is saved all the same.
    progress.try_set(None);
    saved
}

async fn fetch_and_save(
    path: &str,
    body: String,
    progress: RwSignal<Option<f64>>,
) -> Result<(), ApiError> {
    let headers = js::object(&[("content-type", "application/json".into())]);
    let init = js::object(&[
        ("method", "POST".into()),
        ("credentials", "same-origin".into()),
        ("headers", headers.into()),
        ("body", body.into()),
    ]);
    let asking = window().fetch_with_str_and_init(path, init.unchecked_ref());
    let response: Response = came(asking).await?.unchecked_into();
    if !response.ok() {
        return Err(refusal(&response).await);
    }
    let header = |name| response.headers().get(name).ok().flatten();
    // A captive portal answers everything, but sends no file.
    let name = header("content-disposition")
        .and_then(|text| file_name(&text))
        .ok_or(ApiError::NotOurAnswer)?;
    let kind = header("content-type").unwrap_or_default();
    let size = header("content-length").or_else(|| header("x-estimated-bytes"));
    let size = size.and_then(|text| text.parse().ok()).unwrap_or(0.0);
    let parts = read(&response, size, progress).await?;
    // A browser that can fetch can also make a file of it.
    save(&parts, &kind, &name).map_err(|_| ApiError::Internal)
}

/// All that comes, part by part.
async fn read(
    response: &Response,
    size: f64,
    progress: RwSignal<Option<f64>>,
) -> Result<Array, ApiError> {
    let body = response.body().ok_or(ApiError::NotOurAnswer)?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let (parts, mut bytes) = (Array::new(), 0.0);
    loop {
        let part = match came(reader.read()).await {
            Ok(part) => part,
            Err(error) => {
                drop(reader.cancel());
                return Err(error);
            }
        };
        if js::field(&part, "done").is_truthy() {
            return Ok(parts);
        }
        let part: Uint8Array = js::field(&part, "value").unchecked_into();
        bytes += f64::from(part.length());
        parts.push(&part);
        if size > 0.0 {
            progress.try_set(Some((bytes / size).min(NEARLY)));
        }
    }
}

/// What the browser promised, unless it fails or takes too long.
async fn came(promise: Promise) -> Result<JsValue, ApiError> {
    let answer = js::within(PATIENCE_MS, JsFuture::from(promise)).await;
    answer.and_then(Result::ok).ok_or(ApiError::NotReached)
}

/// Why there is no file.
async fn refusal(response: &Response) -> ApiError {
    let Ok(text) = response.text() else {
        return ApiError::NotOurAnswer;
    };
    let text = came(text).await.ok().and_then(|text| text.as_string());
    text.and_then(|text| domain::json::read(&text))
        .unwrap_or(ApiError::NotOurAnswer)
}

/// Saves a text that was made on this phone.
///
/// # Errors
/// The browser's own.
pub(crate) fn save_text(text: &str, kind: &str, name: &str) -> Result<(), JsValue> {
    let bytes = Uint8Array::from(text.as_bytes());
    save(&Array::of1(&bytes), kind, name)
}

fn save(parts: &Array, kind: &str, name: &str) -> Result<(), JsValue> {
    let options: Object = js::object(&[("type", kind.into())]);
    let file = Blob::new_with_u8_array_sequence_and_options(parts, options.unchecked_ref())?;
    let address = Url::create_object_url_with_blob(&file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(move || drop(Url::revoke_object_url(&address)), KEPT);
    Ok(())
}

/// The name in `attachment; filename="…"`; letters beyond ASCII come in
/// `filename*=UTF-8''…`, which counts more.
fn file_name(disposition: &str) -> Option<String> {
    let mut fields = disposition.split(';').map(str::trim);
    if !fields.next()?.eq_ignore_ascii_case("attachment") {
        return None;
    }
    let mut plain = None;
    for field in fields {
        if let Some(name) = field.strip_prefix("filename*=UTF-8''") {
            return js_sys::decode_uri_component(name).ok().map(String::from);
        }
        let name = field.strip_prefix("filename=");
        plain = name.map(|name| name.trim_matches('"').to_owned()).or(plain);
    }
    plain
}
