//! The two stores of a plan as the machine asks for them: local storage, which answers at once, and
//! the database, whose writes can be trusted.

use ::storage::envelope::checksum;
use ::storage::keys::{self, PLAN};
use ::storage::{Inspected, StoreError, StoreQuery};
use plan::Id;

use crate::browser::indexed_db::{Database, Store};
use crate::browser::storage::{self, NotStored};
use crate::browser::{random, tabs};

/// Why the browser did not take or give something, in the machine's words.
pub fn refused(why: NotStored) -> StoreError {
    match why {
        NotStored::Blocked => StoreError::Blocked,
        NotStored::Full => StoreError::Full,
    }
}

/// Writes a value into the database; ends well only when it has reached the disk.
pub async fn write(key: &str, text: &str) -> Result<(), StoreError> {
    let database = Database::shared().await.map_err(refused)?;
    database.put(Store::Plans, in_database(key), text).await.map_err(refused)
}

/// What the database holds under a key.
pub async fn read(key: &str) -> Result<Option<String>, StoreError> {
    let database = Database::shared().await.map_err(refused)?;
    database.get(Store::Plans, in_database(key)).await.map_err(refused)
}

/// Takes what stands under a key out of the database, where that still holds a value with one of
/// these checksums.
pub async fn delete(key: &str, sums: &[u64]) {
    if let Ok(database) = Database::shared().await {
        let holds = |text: &str| sums.contains(&checksum(text));
        let _ = database.delete_if(Store::Plans, in_database(key), holds).await;
    }
}

/// The same in local storage, at once.
pub fn delete_local(key: &str, sums: &[u64]) {
    if storage::text(key).is_some_and(|text| sums.contains(&checksum(&text))) {
        storage::remove(key);
    }
}

/// Which sessions live, and then what both stores hold.
pub async fn inspect(wanted: StoreQuery) -> Inspected {
    let living = tabs::living().await;
    let living = living.map(|all| all.iter().filter_map(|name| name.parse().ok()).collect());
    let local = local(&wanted);
    let database = in_the_database(&wanted).await.map_err(refused);
    Inspected { living, local, database }
}

/// What local storage holds.
fn local(wanted: &StoreQuery) -> Vec<(String, String)> {
    let names = match wanted {
        StoreQuery::Keys(keys) => keys.clone(),
        StoreQuery::Plan(plan) => {
            let prefixes = [
                format!("{PLAN}{plan}"),
                format!("{}{plan}/", keys::DRAFT),
                keys::of_tombstone(*plan),
            ];
            prefixes.iter().flat_map(|prefix| storage::keys(prefix)).collect()
        }
    };
    names.into_iter().filter_map(|key| storage::text(&key).map(|text| (key, text))).collect()
}

async fn in_the_database(wanted: &StoreQuery) -> Result<Vec<(String, String)>, NotStored> {
    let database = Database::shared().await?;
    let names = match wanted {
        StoreQuery::Keys(keys) => {
            let plans = keys.iter().filter(|key| key.starts_with(PLAN));
            plans.map(|key| in_database(key).to_owned()).collect()
        }
        StoreQuery::Plan(plan) => database.keys(Store::Plans, &format!("{plan}")).await?,
    };
    let mut all = Vec::new();
    for name in names {
        if let Some(text) = database.get(Store::Plans, &name).await? {
            all.push((format!("{PLAN}{name}"), text));
        }
    }
    Ok(all)
}

/// The plans of which the database holds something.
pub async fn kept_plans() -> Vec<Id> {
    let Ok(database) = Database::shared().await else { return Vec::new() };
    let names = database.keys(Store::Plans, "").await.unwrap_or_default();
    let plans = names.iter().filter_map(|name| keys::parse(&format!("{PLAN}{name}")));
    let mut plans: Vec<Id> = plans.map(|(plan, _)| plan).collect();
    plans.dedup();
    plans
}

/// Keeps bytes that are no plan any more where they can be downloaded.
pub async fn set_aside(key: &str, stored: &str) -> Result<(), StoreError> {
    let database = Database::shared().await.map_err(refused)?;
    let name = format!("damaged/{}", in_database(key));
    // Bytes that were set aside earlier under this name are not written over.
    let free = match database.get(Store::Kept, &name).await.map_err(refused)? {
        None => name,
        Some(there) if there == stored => return Ok(()),
        Some(_) => format!("{name}/{}", random::id()),
    };
    database.put(Store::Kept, &free, stored).await.map_err(refused)
}

/// The name in the database of what local storage has under `key`.
fn in_database(key: &str) -> &str {
    key.strip_prefix(PLAN).unwrap_or(key)
}
