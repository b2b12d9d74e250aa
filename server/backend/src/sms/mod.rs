//! Sending text messages. Who gets one and what it says is decided by callers.

mod console;
mod gateway;
mod text;

use std::pin::Pin;

use domain::phone::PhoneNumber;

pub use console::Console;
pub use gateway::{Gateway, GatewayConfig, Success};
pub(crate) use text::{invitation, message};

/// A message to one phone.
#[derive(Clone)]
pub struct Message {
    pub to: PhoneNumber,
    pub text: String,
    /// The same when it is sent a second time, for gateways that can tell.
    pub request_id: String,
}

/// A message that was not taken. The reason holds no number and no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the message was not sent: {0}")]
pub struct NotSent(pub String);

/// What [`Sms::send`] gives: the answer of whoever takes the message on.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), NotSent>> + Send + 'a>>;

/// A way to send text messages.
pub trait Sms: Send + Sync {
    /// Hands the message on; done when it was taken, not when it arrived.
    fn send(&self, message: Message) -> Sending<'_>;
}

/// Which way messages go.
#[derive(Clone, Debug, Default)]
pub enum SmsConfig {
    /// To standard output, for trying things out.
    #[default]
    Console,
    /// To an HTTP gateway.
    Gateway(GatewayConfig),
}

pub(crate) fn from_config(config: &SmsConfig) -> Box<dyn Sms> {
    match config {
        SmsConfig::Console => Box::new(Console),
        SmsConfig::Gateway(config) => Box::new(Gateway::new(config.clone())),
    }
}
