//! The browser's database, which keeps what local storage cannot be trusted with: a write counts
//! only when it has reached the disk. It may be missing, blocked, full, or fail at any moment.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction,
};

use super::clock;
use super::storage::NotStored;

/// A store of the database: texts by keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Store {
    /// The frames of plans, by `<plan>/<session>`.
    Plans,
    /// The versions kept of plans, by `<plan>/<moment>/<id>`.
    Snapshots,
    /// Whatever else is to be kept, by name.
    Kept,
}

impl Store {
    const ALL: [Self; 3] = [Self::Plans, Self::Snapshots, Self::Kept];

    const fn name(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Snapshots => "snapshots",
            Self::Kept => "kept",
        }
    }
}

const NAME: &str = "mejora";
const VERSION: u32 = 1;

/// How long the browser may take to open the database, in milliseconds. One that never answers
/// must not keep the app from saying so.
const PATIENCE: u64 = 8_000;

/// How long a database that could not be opened is let rest, in milliseconds.
const REST: i64 = 20_000;

/// The open database. Every handle is one connection's.
#[derive(Clone)]
pub struct Database(IdbDatabase);

type DatabaseResult<T> = Result<T, NotStored>;

thread_local! {
    /// The connection that all of the page shares, open or being opened.
    static SHARED: RefCell<Option<Promise>> = const { RefCell::new(None) };
    /// When it failed to open the last time, in milliseconds since 1970 UTC.
    static FAILED: Cell<i64> = const { Cell::new(0) };
}

impl Database {
    /// The database, opened by whoever asks first, and opened again after it failed or closed.
    ///
    /// # Errors
    /// Where the browser has none for this page, or does not answer in time.
    pub async fn shared() -> DatabaseResult<Self> {
        // A database that never answers must not make every save wait for its silence.
        if (clock::now() - FAILED.get()).abs() < REST {
            return Err(NotStored::Blocked);
        }
        let opening = SHARED.with_borrow_mut(|shared| {
            let open = || {
                future_to_promise(async {
                    Self::open().await.map(|it| it.0.into()).map_err(|_| JsValue::NULL)
                })
            };
            shared.get_or_insert_with(open).clone()
        });
        let opened = JsFuture::from(opening).await;
        if opened.is_err() {
            FAILED.set(clock::now());
            SHARED.set(None);
        }
        opened.map(|it| Self(it.unchecked_into())).map_err(|_| NotStored::Blocked)
    }

    /// Opens the database, and makes it where there is none.
    async fn open() -> DatabaseResult<Self> {
        let factory = window().indexed_db().ok().flatten().ok_or(NotStored::Blocked)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(|_| NotStored::Blocked)?;
        prepare(&request);
        let opened = settled(&request);
        let late = Promise::new(&mut |_, reject| {
            clock::after(PATIENCE, move || drop(reject.call0(&JsValue::NULL)));
        });
        let first = Promise::race(&Array::of2(&opened, &late));
        let database: IdbDatabase =
            JsFuture::from(first).await.map_err(|_| NotStored::Blocked)?.unchecked_into();
        // Another tab that needs a newer database must not wait for this one.
        let handle = database.clone();
        let give_way = Closure::once_into_js(move || {
            SHARED.set(None);
            handle.close();
        });
        database.set_onversionchange(Some(give_way.unchecked_ref()));
        // The browser closes it when the person clears what pages have stored.
        let closed = Closure::once_into_js(|| SHARED.set(None));
        database.set_onclose(Some(closed.unchecked_ref()));
        Ok(Self(database))
    }

    /// The text under `key`.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn get(&self, store: Store, key: &str) -> DatabaseResult<Option<String>> {
        Ok(self.value(store, key).await?.as_string())
    }

    /// What is under `key`, which need not be a text; undefined where there is nothing.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn value(&self, store: Store, key: &str) -> DatabaseResult<JsValue> {
        let (_, objects) = self.begin(store, false)?;
        answer(objects.get(&key.into())).await
    }

    /// Puts a text under `key`. When this ends well, the text has reached the disk as far as
    /// the browser knows (Indexed Database API 3.0, strict durability).
    ///
    /// # Errors
    /// What was under `key` before is there still.
    pub async fn put(&self, store: Store, key: &str, text: &str) -> DatabaseResult<()> {
        self.put_value(store, key, &text.into()).await
    }

    /// The same with anything that the browser can copy, such as the handle of a file.
    ///
    /// # Errors
    /// What was under `key` before is there still.
    pub async fn put_value(&self, store: Store, key: &str, value: &JsValue) -> DatabaseResult<()> {
        let (transaction, objects) = self.begin(store, true)?;
        objects.put_with_key(value, &key.into()).map_err(reason)?;
        completed(&transaction).await
    }

    /// Forgets what is under `key`.
    ///
    /// # Errors
    /// It is there still.
    pub async fn delete(&self, store: Store, key: &str) -> DatabaseResult<()> {
        let (transaction, objects) = self.begin(store, true)?;
        objects.delete(&key.into()).map_err(reason)?;
        completed(&transaction).await
    }

    /// Deletes what is under `key` if it is a text for which `is_it` holds, in one transaction:
    /// nobody can write there between the look and the deletion.
    ///
    /// # Errors
    /// It is there still.
    pub async fn delete_if(
        &self,
        store: Store,
        key: &str,
        is_it: impl Fn(&str) -> bool,
    ) -> DatabaseResult<()> {
        let (transaction, objects) = self.begin(store, true)?;
        let there: JsValue = answer(objects.get(&key.into())).await?;
        if !there.as_string().is_some_and(|text| is_it(&text)) {
            return Ok(());
        }
        objects.delete(&key.into()).map_err(reason)?;
        completed(&transaction).await
    }

    /// All keys of a store that begin with `prefix`, in order.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn keys(&self, store: Store, prefix: &str) -> DatabaseResult<Vec<String>> {
        let (_, objects) = self.begin(store, false)?;
        let end = format!("{prefix}\u{ffff}");
        let range = IdbKeyRange::bound(&prefix.into(), &end.into()).map_err(reason)?;
        let found: Array = answer(objects.get_all_keys_with_key(&range)).await?.unchecked_into();
        Ok(found.iter().filter_map(|key| key.as_string()).collect())
    }

    fn begin(&self, store: Store, write: bool) -> DatabaseResult<(IdbTransaction, IdbObjectStore)> {
        let options = Object::new();
        if write {
            let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        }
        // The bindings do not know the options yet. Browsers without them (before Chrome 83,
        // Safari 15, Firefox 126) ignore the third argument.
        let begin: Function = Reflect::get(&self.0, &"transaction".into())
            .and_then(JsCast::dyn_into)
            .map_err(|_| NotStored::Blocked)?;
        let mode = if write { "readwrite" } else { "readonly" };
        let transaction: IdbTransaction = begin
            .call3(&self.0, &store.name().into(), &mode.into(), &options)
            .map_err(reason)?
            .unchecked_into();
        let objects = transaction.object_store(store.name()).map_err(reason)?;
        Ok((transaction, objects))
    }
}

/// Makes the stores of a new database.
fn prepare(request: &IdbOpenDbRequest) {
    let opening = request.clone();
    let make = Closure::once_into_js(move || {
        let Ok(database) = opening.result() else { return };
        let database: IdbDatabase = database.unchecked_into();
        for store in Store::ALL {
            let _ = database.create_object_store(store.name());
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
}

/// What a request gives, or fails with, as a promise.
fn settled(request: &IdbRequest) -> Promise {
    let asked = request.clone();
    Promise::new(&mut |resolve, reject| {
        let (done, failed) = (asked.clone(), asked.clone());
        let give = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::NULL, &done.result().unwrap_or_default());
        });
        let refuse = Closure::once_into_js(move || {
            let why = failed.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
            let _ = reject.call1(&JsValue::NULL, &why);
        });
        asked.set_onsuccess(Some(give.unchecked_ref()));
        asked.set_onerror(Some(refuse.unchecked_ref()));
    })
}

fn answer(
    request: Result<IdbRequest, JsValue>,
) -> Pin<Box<dyn Future<Output = DatabaseResult<JsValue>>>> {
    let promise = request.map(|request| settled(&request)).map_err(reason);
    Box::pin(async move { JsFuture::from(promise?).await.map_err(reason) })
}

/// Ends when all that the transaction wrote is kept, or none of it.
async fn completed(transaction: &IdbTransaction) -> DatabaseResult<()> {
    let ended = Promise::new(&mut |resolve, reject| {
        let failed = transaction.clone();
        let refuse = Closure::once_into_js(move || {
            let why = failed.error().map_or(JsValue::NULL, JsValue::from);
            let _ = reject.call1(&JsValue::NULL, &why);
        });
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(refuse.unchecked_ref()));
    });
    JsFuture::from(ended).await.map(drop).map_err(reason)
}

/// Why the browser refused, as far as it matters: too little room is something that a person
/// can mend.
fn reason(why: JsValue) -> NotStored {
    let full = why.dyn_ref::<DomException>().is_some_and(|it| it.name() == "QuotaExceededError");
    if full { NotStored::Full } else { NotStored::Blocked }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const KEY: &str = "prueba/borrar";

    async fn left_without(database: &Database, meant: &str) -> Option<String> {
        database.delete_if(Store::Kept, KEY, |it| it == meant).await.ok().unwrap();
        database.get(Store::Kept, KEY).await.ok().unwrap()
    }

    #[test]
    async fn only_the_text_that_was_meant_is_deleted() {
        let database = Database::shared().await.ok().unwrap();
        database.put(Store::Kept, KEY, "lo nuevo").await.ok().unwrap();
        assert_eq!(left_without(&database, "lo viejo").await.as_deref(), Some("lo nuevo"));
        assert_eq!(left_without(&database, "lo nuevo").await, None);
        assert_eq!(left_without(&database, "lo nuevo").await, None);
    }
}
