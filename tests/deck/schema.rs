//! A small judge of JSON Schema.

use serde_json::Value;

/// As much of JSON Schema as the deck's schema uses.
pub(crate) fn validate(value: &Value, schema: &Value, root: &Value, path: &str) -> Result<(), String> {
    let fail = |what: &str| Err(format!("{path}: {what}"));
    let Some(schema) = schema.as_object() else { return fail("the schema is no object") };
    let mut known = 0;
    for (word, rule) in schema {
        known += 1;
        match (word.as_str(), rule) {
            ("$ref", Value::String(to)) => {
                let target = root.pointer(to.trim_start_matches('#')).ok_or(format!("{to} leads nowhere"))?;
                validate(value, target, root, path)?;
            }
            ("oneOf" | "anyOf", Value::Array(ways)) => {
                let fits = ways.iter().filter(|way| validate(value, way, root, path).is_ok()).count();
                if fits == 0 || (fits > 1 && word == "oneOf") {
                    return fail(&format!("fits {fits} ways of {word}"));
                }
            }
            ("type", kinds) => {
                let is = |kind: &Value| match kind.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "integer" => value.is_u64() || value.is_i64(),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    other => panic!("{other}"),
                };
                if !kinds.as_array().map_or_else(|| is(kinds), |kinds| kinds.iter().any(is)) {
                    return fail(&format!("is not of type {kinds}"));
                }
            }
            ("const", wanted) if value != wanted => return fail("is another constant"),
            ("enum", Value::Array(ways)) if !ways.contains(value) => return fail("is none of the choices"),
            ("required", Value::Array(names)) => {
                if let Some(missing) = names.iter().find(|name| value.get(name.as_str().unwrap()).is_none()) {
                    return fail(&format!("lacks {missing}"));
                }
            }
            ("properties", Value::Object(rules)) => {
                for (name, rule) in rules {
                    value.get(name).map_or(Ok(()), |value| validate(value, rule, root, &format!("{path}/{name}")))?;
                }
            }
            ("additionalProperties", Value::Bool(false)) => {
                let names = schema.get("properties").and_then(Value::as_object);
                if let Some(extra) =
                    value.as_object().and_then(|o| o.keys().find(|k| !names.is_some_and(|n| n.contains_key(*k))))
                {
                    return fail(&format!("has {extra} besides"));
                }
            }
            ("items", rule) => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(item, rule, root, &format!("{path}/{n}"))?;
                }
            }
            ("minimum" | "maximum", limit) => {
                let (value, limit) = (value.as_f64().unwrap_or(0.0), limit.as_f64().unwrap());
                if if word == "minimum" { value < limit } else { value > limit } {
                    return fail("is out of range");
                }
            }
            ("maxLength", most) => {
                if value.as_str().is_some_and(|text| text.chars().count() > most.as_u64().unwrap() as usize) {
                    return fail("is too long");
                }
            }
            ("maxItems", most) => {
                if value.as_array().is_some_and(|items| items.len() > most.as_u64().unwrap() as usize) {
                    return fail("has too many items");
                }
            }
            ("const" | "enum" | "$schema" | "$defs" | "title" | "description" | "default" | "format", _) => {}
            _ => panic!("{path}: the schema uses {word}, which this test does not know"),
        }
    }
    if known == 0 { fail("is free") } else { Ok(()) }
}
