//! A poster as a PNG file: for owners without a printer, who send it to a
//! print shop by phone.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement};

use super::poster::Sheet;

/// Pixels of one square of the code: whole ones, so that its edges stay sharp;
/// some 300 to the inch when printed 15 cm wide.
const SQUARE: f64 = 26.0;
/// Letters' height as a part of the picture's width.
const NAME: f64 = 0.062;
const SMALL: f64 = 0.036;

/// Hands the picture to the browser's downloads.
pub(super) fn save(sheet: &Sheet) {
    if let Err(error) = try_save(sheet) {
        // Only a browser without a canvas gets here; printing still works.
        leptos::logging::error!("the picture was not made: {error:?}");
    }
}

fn try_save(sheet: &Sheet) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    draw(sheet, &canvas)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&canvas.to_data_url()?);
    link.set_download(&format!("luu-vet-{}.png", sheet.short_code));
    link.click();
    Ok(())
}

fn draw(sheet: &Sheet, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
    let width = sheet.symbol.side as f64 * SQUARE;
    let lines = [
        (sheet.name.clone(), NAME, "bold "),
        (sheet.point_in_both(), SMALL * 1.2, ""),
        (sheet.ward.clone(), SMALL, ""),
        (sheet.foot(), SMALL, ""),
    ];
    let height = width * (1.0 + lines.iter().map(|(_, size, _)| size * 1.5).sum::<f64>());
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.set_fill_style_str("#000");
    for &(column, row, length) in sheet.symbol.bars() {
        let (x, y) = (column as f64 * SQUARE, row as f64 * SQUARE);
        context.fill_rect(x, y, length as f64 * SQUARE, SQUARE);
    }
    context.set_text_align("center");
    let mut y = width;
    for (line, size, weight) in &lines {
        context.set_font(&format!("{weight}{}px system-ui, sans-serif", size * width));
        y += size * width * 1.1;
        // Long names are squeezed to the paper's width.
        context.fill_text_with_max_width(line, width / 2.0, y, width * 0.92)?;
        y += size * width * 0.4;
    }
    Ok(())
}
