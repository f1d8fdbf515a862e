//! Compact JSON, laid out for people.

/// The indentation of one level.
const STEP: &str = "  ";

/// The entry of the file whose own entries, and theirs, have a line each that is not indented: the
/// lineage, of which people read nothing and of which there is much.
const DENSE: &str = "\"lineage\"";

/// How deep the entries of a dense entry have lines of their own.
const DENSE_DEPTH: usize = 3;

/// `json` with a line for each entry, as serde_json's own pretty writer lays it out, but for
/// [`DENSE`] in the outermost object.
///
/// The file is written twice in the app, compact for storage and like this for people. This
/// costs a fiftieth of a second writer, which would be compiled anew for every kind of record.
/// `json` must be compact JSON: without white space outside its texts.
pub(super) fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 5 / 4);
    let mut depth = 0;
    let mut dense = false;
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let (token, after) =
            rest.split_at(if first == '"' { end_of_text(rest) } else { first.len_utf8() });
        rest = after;
        let closes = rest.starts_with(['}', ']']);
        match first {
            '{' | '[' if closes => out.push(first),
            '{' | '[' => {
                depth += 1;
                out.push(first);
                new_line(&mut out, depth, depth, dense);
            }
            '}' | ']' if out.ends_with(['{', '[']) => out.push(first),
            '}' | ']' => {
                new_line(&mut out, depth, depth - 1, dense);
                depth -= 1;
                out.push(first);
            }
            ',' => {
                out.push(',');
                new_line(&mut out, depth, depth, dense);
            }
            ':' if dense && depth > 1 => out.push(first),
            ':' => out.push_str(": "),
            _ => out.push_str(token),
        }
        if depth == 1 && first != ':' {
            dense = token == DENSE;
        }
    }
    out
}

/// Begins a line for an entry at this depth, or for the end of the entries there.
fn new_line(out: &mut String, entries: usize, indentation: usize, dense: bool) {
    if dense && entries > DENSE_DEPTH {
        return;
    }
    out.push('\n');
    if !dense || indentation == 1 {
        (0..indentation).for_each(|_| out.push_str(STEP));
    }
}

/// Where the text ends that `json` begins with.
fn end_of_text(json: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in json.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    json.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::indented;

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "[a{}\\[\\]\",:\\\\ ñ]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[a\"{},]{0,3}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn the_lineage_has_a_line_for_each_record() {
        let json = r#"{"plan":{"lineage":[1]},"lineage":{"a":["b","c",["d",{"e":[0]}]],"f":{},"g":{"h":[1,2]}},"x":[1]}"#;
        let lines = [
            "{",
            "  \"plan\": {",
            "    \"lineage\": [",
            "      1",
            "    ]",
            "  },",
            "  \"lineage\": {",
            "\"a\":[",
            "\"b\",",
            "\"c\",",
            "[\"d\",{\"e\":[0]}]",
            "],",
            "\"f\":{},",
            "\"g\":{",
            "\"h\":[1,2]",
            "}",
            "  },",
            "  \"x\": [",
            "    1",
            "  ]",
            "}",
        ];
        assert_eq!(indented(json), lines.join("\n"));
    }

    proptest! {
        #[test]
        fn it_is_laid_out_as_serde_json_does(value in json()) {
            prop_assert_eq!(
                indented(&serde_json::to_string(&value).unwrap()),
                serde_json::to_string_pretty(&value).unwrap()
            );
        }
    }
}
