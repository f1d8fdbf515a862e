//! Pictures: those that a person picks, shrunk on the device so that they travel inside a plan,
//! and those that the app draws, for files that cannot draw.

use export::Picture;
use js_sys::{Promise, Uint8Array};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement, HtmlInputElement,
    Url,
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
    let (canvas, context) = canvas(width as u32, height as u32)?;
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

/// An empty picture of this size in pixels, and what draws on it.
fn canvas(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// The longest side of a drawn picture in pixels: a cheap tablet has room for its 36 MB, and
/// Safari draws nothing on much larger ones.
const LONGEST: f64 = 3_000.0;

/// Draws an SVG that names its size as a PNG of this width, or less where it would be larger than
/// browsers draw; `None` where the browser does not draw it.
pub async fn png(svg: &str, width: f64) -> Option<Picture> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&super::files::picture(svg));
    JsFuture::from(image.decode()).await.ok()?;
    let (own_width, own_height) =
        (f64::from(image.natural_width()), f64::from(image.natural_height()));
    if own_width < 1.0 || own_height < 1.0 {
        return None;
    }
    let scale = (width / own_width).min(LONGEST / own_width).min(LONGEST / own_height);
    let (width, height) = ((own_width * scale).round(), (own_height * scale).round());
    let (canvas, context) = canvas(width as u32, height as u32)?;
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
        .ok()?;
    let png = bytes(&canvas).await?;
    Some(Picture { png, width: width as u32, height: height as u32 })
}

/// The picture as PNG.
async fn bytes(canvas: &HtmlCanvasElement) -> Option<Vec<u8>> {
    let blob = Promise::new(&mut |done, failed| {
        if canvas.to_blob(&done).is_err() {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    let blob: Blob = JsFuture::from(blob).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
