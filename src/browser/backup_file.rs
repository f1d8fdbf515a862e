//! A file on this computer that the page may write again and again, where the browser can
//! (File System Access). Its handle can be kept in the database.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{DomException, File};

/// Whether a person can choose such a file here.
pub fn can_choose() -> bool {
    Reflect::get(&window(), &"showSaveFilePicker".into()).is_ok_and(|it| it.is_function())
}

/// Why a file was not chosen, read or written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BackupFileError {
    /// The person closed the question.
    GivenUp,
    /// The browser wants to ask the person first, and only right after a tap.
    Asks,
    /// The file is there no more.
    Gone,
    /// Anything else, such as a full disk.
    Failed,
}

/// What stands in a file.
pub struct BackupFileContent {
    /// When it was last written, in milliseconds since 1970 UTC.
    pub modified: i64,
    file: File,
}

impl BackupFileContent {
    /// The content as a text.
    ///
    /// # Errors
    /// Where the file was changed meanwhile or cannot be read.
    pub async fn text(&self) -> Result<String, BackupFileError> {
        let text = JsFuture::from(self.file.text()).await.map_err(|why| refused(&why))?;
        text.as_string().ok_or(BackupFileError::Failed)
    }
}

/// A file that this browser writes, and what it wrote last.
#[derive(Clone)]
pub struct Written {
    /// The file.
    pub file: FileHandle,
    /// When the file was written by its own account, in milliseconds since 1970 UTC.
    pub modified: i64,
    /// A checksum of what was written.
    pub checksum: String,
}

impl Written {
    /// What the database can keep.
    pub fn to_kept(&self) -> JsValue {
        let kept = Object::new();
        set(&kept, "handle", &self.file.0);
        set(&kept, "modified", &(self.modified as f64).into());
        set(&kept, "checksum", &self.checksum.as_str().into());
        kept.into()
    }

    /// What was kept in the database, if it is that.
    pub fn from_kept(kept: &JsValue) -> Option<Self> {
        let get = |name: &str| Reflect::get(kept, &name.into()).ok();
        let handle = get("handle")?;
        method(&handle, "createWritable")?;
        Some(Self {
            file: FileHandle(handle.dyn_into().ok()?),
            modified: get("modified")?.as_f64()? as i64,
            checksum: get("checksum")?.as_string()?,
        })
    }
}

/// The handle of a file.
#[derive(Clone)]
pub struct FileHandle(Object);

impl FileHandle {
    /// Asks the person for a new file, with this name proposed. Works right after a tap only.
    ///
    /// # Errors
    /// Where the person chose none or the browser refused.
    pub async fn choose(name: &str) -> Result<Self, BackupFileError> {
        let options = Object::new();
        set(&options, "suggestedName", &name.into());
        set(&options, "id", &"mejora".into());
        let kind = Object::new();
        let accept = Object::new();
        set(&accept, "application/json", &Array::of1(&".json".into()));
        set(&kind, "accept", &accept);
        set(&options, "types", &Array::of1(&kind));
        let chosen = call(&window(), "showSaveFilePicker", &options).await?;
        chosen.dyn_into().map(Self).map_err(|_| BackupFileError::Failed)
    }

    /// The name of the file, without its folder, which browsers do not tell.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether the page may write the file now. With `ask`, right after a tap, the browser asks
    /// the person where it has to.
    pub async fn may_write(&self, ask: bool) -> bool {
        let how = Object::new();
        set(&how, "mode", &"readwrite".into());
        let name = if ask { "requestPermission" } else { "queryPermission" };
        let Some(_) = method(&self.0, name) else { return true };
        call(&self.0, name, &how).await.is_ok_and(|answer| answer == "granted")
    }

    /// What stands in the file.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub async fn read(&self) -> Result<BackupFileContent, BackupFileError> {
        let file = call(&self.0, "getFile", &JsValue::UNDEFINED).await?;
        let file: File = file.dyn_into().map_err(|_| BackupFileError::Failed)?;
        Ok(BackupFileContent { modified: file.last_modified() as i64, file })
    }

    /// Writes a text in place of what stands in the file, whole or not at all; gives when the
    /// file was written by its own account, in milliseconds since 1970 UTC.
    ///
    /// # Errors
    /// What stood there stands there still.
    pub async fn write(&self, text: &str) -> Result<i64, BackupFileError> {
        let stream = call(&self.0, "createWritable", &JsValue::UNDEFINED).await?;
        // What is written stays apart until it is closed, and is dropped where that fails.
        call(&stream, "write", &text.into()).await?;
        call(&stream, "close", &JsValue::UNDEFINED).await?;
        Ok(self.read().await?.modified)
    }
}

/// Runs `work` while no other tab runs what it calls by the same name (Web Locks API). Where the
/// browser has no such locks it runs at once.
pub async fn alone(name: &str, work: impl Future<Output = ()> + 'static) {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).unwrap_or_default();
    let Some(request) = method(&locks, "request") else { return work.await };
    let mut work = Some(work);
    let run = Closure::<dyn FnMut() -> Promise>::new(move || {
        let work = work.take();
        future_to_promise(async {
            if let Some(work) = work {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let asked = request.call2(&locks, &name.into(), run.as_ref());
    if let Ok(asked) = asked.and_then(JsCast::dyn_into::<Promise>) {
        let _ = JsFuture::from(asked).await;
    }
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    if !object.is_object() {
        return None;
    }
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Calls a method that gives a promise.
async fn call(object: &JsValue, name: &str, given: &JsValue) -> Result<JsValue, BackupFileError> {
    let method = method(object, name).ok_or(BackupFileError::Failed)?;
    let asked = method.call1(object, given).map_err(|why| refused(&why))?;
    let asked: Promise = asked.dyn_into().map_err(|_| BackupFileError::Failed)?;
    JsFuture::from(asked).await.map_err(|why| refused(&why))
}

fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// File System Standard and File System Access: which error means what.
fn refused(why: &JsValue) -> BackupFileError {
    match why.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("AbortError") => BackupFileError::GivenUp,
        Some("NotAllowedError" | "SecurityError") => BackupFileError::Asks,
        Some("NotFoundError") => BackupFileError::Gone,
        _ => BackupFileError::Failed,
    }
}
