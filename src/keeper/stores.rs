//! The two stores of a plan behind one interface: local storage, which answers at once, and the
//! database, whose writes can be trusted.

use plan::Id;

use crate::browser::indexed_db::{Database, Store};
use crate::browser::storage::{self, NotStored};
use crate::shelf::{PLAN, Source};

/// Stores a frame in the database, and ends well only when it has been read back equal.
pub async fn keep(key: &str, frame: &str) -> Result<(), NotStored> {
    let database = Database::shared().await?;
    let name = in_database(key);
    database.put(Store::Plans, name, frame).await?;
    match database.get(Store::Plans, name).await? {
        Some(read) if read == frame => Ok(()),
        _ => Err(NotStored::Blocked),
    }
}

/// What the database holds of a plan.
pub async fn kept(id: Id) -> Result<Vec<Source>, NotStored> {
    let database = Database::shared().await?;
    let mut sources = Vec::new();
    for name in database.keys(Store::Plans, &format!("{id}/")).await? {
        if let Some(stored) = database.get(Store::Plans, &name).await? {
            sources.push(Source::new(format!("{PLAN}{name}"), stored, 0));
        }
    }
    Ok(sources)
}

/// The plans of which the database holds something.
pub async fn kept_plans() -> Result<Vec<Id>, NotStored> {
    let names = Database::shared().await?.keys(Store::Plans, "").await?;
    let mut ids: Vec<Id> =
        names.iter().filter_map(|name| name.split('/').next()?.parse().ok()).collect();
    ids.dedup();
    Ok(ids)
}

/// What another session has safely stored under `key`: what the database holds, or where that
/// cannot be read, local storage.
pub async fn safe(key: &str) -> Option<Source> {
    let stored = in_the_database(key).await.unwrap_or_else(|_| storage::text(key));
    Some(Source::new(key.to_owned(), stored?, 0))
}

/// What local storage holds under `key`, which a crash of the browser may take back.
pub fn local(key: &str) -> Option<Source> {
    Some(Source::new(key.to_owned(), storage::text(key)?, 0))
}

/// What both stores hold under `key`.
pub async fn all(key: &str) -> Result<Vec<Source>, NotStored> {
    let kept = in_the_database(key).await?.map(|stored| Source::new(key.to_owned(), stored, 0));
    Ok(local(key).into_iter().chain(kept).collect())
}

async fn in_the_database(key: &str) -> Result<Option<String>, NotStored> {
    Database::shared().await?.get(Store::Plans, in_database(key)).await
}

/// Takes what was stored under `key` out of both stores.
pub async fn forget(key: &str) {
    storage::remove(key);
    if let Ok(database) = Database::shared().await {
        let _ = database.delete(Store::Plans, in_database(key)).await;
    }
}

/// Keeps bytes that are no plan any more where they can be downloaded; gives whether they are.
pub async fn set_aside(key: &str, stored: &str) -> bool {
    let Ok(database) = Database::shared().await else { return false };
    let name = format!("damaged/{}", in_database(key));
    // Bytes that were set aside earlier under this name are not written over.
    let free = match database.get(Store::Kept, &name).await {
        Ok(None) => name,
        Ok(Some(there)) if there == stored => return true,
        Ok(Some(_)) => format!("{name}/{}", crate::browser::random::id()),
        Err(_) => return false,
    };
    database.put(Store::Kept, &free, stored).await.is_ok()
}

/// The name in the database of what local storage has under `key`.
pub fn in_database(key: &str) -> &str {
    key.strip_prefix(PLAN).unwrap_or(key)
}
