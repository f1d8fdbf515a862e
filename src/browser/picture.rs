//! Pictures that a person picks, shrunk on the device so that they travel inside a plan.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement, HtmlInputElement, Url,
};

/// The longest sides that are tried, in pixels, until the picture is small enough.
const SIDES: [f64; 4] = [400.0, 300.0, 200.0, 120.0];

/// Reads the picture chosen in this `<input type="file">` and calls `f` with it as a `data:`
/// address of at most `limit` characters; with `None` where the file is no picture. The input
/// is emptied, so that choosing the same file again counts as a change.
pub fn picked(event: &ev::Event, limit: usize, f: impl FnOnce(Option<String>) + 'static) {
    let input: HtmlInputElement = event_target(event);
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    spawn_local(async move {
        let picture = shrunk(&file, limit).await;
        input.set_value("");
        f(picture);
    });
}

async fn shrunk(file: &File, limit: usize) -> Option<String> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await.is_ok();
    let picture =
        decoded.then(|| SIDES.into_iter().find_map(|side| drawn(&image, side, limit))).flatten();
    let _ = Url::revoke_object_url(&address);
    picture
}

/// The picture with no side longer than `side`: as PNG, which keeps transparency, or else as
/// JPEG on white; `None` where both are longer than `limit`.
fn drawn(image: &HtmlImageElement, side: f64, limit: usize) -> Option<String> {
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let scale = (side / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let draw = || {
        context
            .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
            .ok()
    };
    draw()?;
    let png = canvas.to_data_url_with_type("image/png").ok()?;
    if png.len() <= limit {
        return Some(png);
    }
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    draw()?;
    let jpeg = canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &0.85.into()).ok()?;
    (jpeg.len() <= limit).then_some(jpeg)
}
