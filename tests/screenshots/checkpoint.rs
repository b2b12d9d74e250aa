//! A checkpoint from the choice of the place to the verdicts, read by a barcode
//! reader that types.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};
use tests::server::Server;
use tests::steps::{declare, register_venue, shown_code};

use crate::album::Album;

const OWNER: &str = "0914 333 444";
const ID_CARD: &str =
    "048158001234|201234567|Nguyễn Thị Mẫu|02051958|Nữ|Hải Châu, Đà Nẵng|01012022";

pub(crate) async fn walk(server: &Server, language: Language, album: &Album) {
    let phone = || Phone::new(Engine::Chromium, language, Camera::SeesNothing);
    let code = async |signs: &[Text]| {
        let holder = phone().await;
        declare(&holder, server, "Nguyễn Thị Mẫu", signs).await;
        holder.sees(Text::CodeLive).await;
        shown_code(&holder).await
    };
    let controller = phone().await;
    register_venue(&controller, server, OWNER, "Chợ Cồn, cổng chính").await;
    controller
        .open(&format!("{}/checkpoint", server.origin()))
        .await;
    controller.sees(Text::CheckpointStart).await;
    album.take(&controller, "checkpoint-setup").await;
    controller.press(Text::CheckpointStart).await;
    controller.sees(Text::CheckpointStop).await;
    album.take(&controller, "checkpoint-ready").await;
    let healthy = code(&[]).await;
    controller.type_quickly(&healthy).await;
    controller.sees(Text::VerdictNormal).await;
    album.take(&controller, "checkpoint-normal").await;
    let ill = code(&[Text::SignFever, Text::SignContact]).await;
    controller.type_quickly(&ill).await;
    controller.sees(Text::VerdictAbnormal).await;
    album.take(&controller, "checkpoint-abnormal").await;
    controller.type_quickly("https://example.com/menu").await;
    controller
        .sees_with(Text::SeenLink, &[("host", "example.com")])
        .await;
    album.take(&controller, "checkpoint-link").await;
    controller.type_quickly(ID_CARD).await;
    controller.sees(Text::WedgeNotRecognised).await;
    album.take(&controller, "checkpoint-wedge").await;
    album
        .take_down_to(&controller, Text::ShiftNew, "checkpoint-shift")
        .await;
    album.take_the_end(&controller, "checkpoint-recent").await;
}
