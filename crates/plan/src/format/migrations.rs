//! Files of older schemas, brought up to date as JSON before they are read.

use serde_json::Value;

use super::NotAPlanFile;

/// The schema that this version writes.
pub const SCHEMA: u64 = 2;

/// Step `n`, counted from 1, takes a file of schema `n` to schema `n + 1`. A step is frozen
/// once it is released: files of its schema are out there.
const STEPS: [fn(&mut Value); SCHEMA as usize - 1] = [to_2];

/// Schema 2 gave the lineage its content. What a file of schema 1 holds there is none.
fn to_2(file: &mut Value) {
    if let Some(lineage) = file.get_mut("lineage") {
        *lineage = Value::Object(Default::default());
    }
}

/// Brings a file to the schema of this version. A file without a readable number is taken for
/// one of schema 1, the first.
pub(super) fn migrate(file: &mut Value) -> Result<(), NotAPlanFile> {
    let found = match &file["schema"] {
        Value::Number(number) => number.as_u64().unwrap_or(1),
        _ => 1,
    };
    if found > SCHEMA {
        return Err(NotAPlanFile::NewerSchema { found });
    }
    run(&STEPS, file, found);
    Ok(())
}

fn run(steps: &[fn(&mut Value)], file: &mut Value, found: u64) {
    for step in steps.iter().skip(found.saturating_sub(1) as usize) {
        step(file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two steps, of which the second sees what the first left.
    fn check(found: u64, expect: &str) {
        let steps: [fn(&mut Value); 2] = [
            |file| file["title"] = file["name"].take(),
            |file| file["title"] = format!("{}!", file["title"].as_str().unwrap_or("-")).into(),
        ];
        let mut file = serde_json::json!({ "name": "a", "title": "b" });
        run(&steps, &mut file, found);
        assert_eq!(file["title"], expect, "from schema {found}");
    }

    #[test]
    fn a_file_goes_through_the_steps_from_its_schema_on() {
        check(0, "a!");
        check(1, "a!");
        check(2, "b!");
        check(3, "b");
    }
}
