//! The glue that wasm-bindgen writes for each Wasm.

use std::path::Path;

use crate::failure::Outcome;
use crate::home::{read, write};
use crate::hosting::names;

/// The glue of the workers.
const WORKERS: [&str; 2] = ["worker.js", "importer.js"];

/// Whether a file of a build is the glue of a worker.
pub(crate) fn is_workers(file: &str) -> bool {
    WORKERS.contains(&file)
}

/// Has no glue name its Wasm.
pub(crate) fn name_no_wasm(staging: &Path) -> Outcome {
    let app = names::trunks(staging)?.glue();
    WORKERS.into_iter().chain([app.as_str()]).try_for_each(|glue| {
        let path = staging.join(glue);
        let text = without_default(&read(&path)?);
        write(&path, &text.ok_or("The glue of wasm-bindgen is not as it was; see xtask/src/verbs/glue.rs.")?)
    })
}

/// The glue without the address it would load its Wasm from, which everybody names who starts it. It is not the Wasm's name
/// any more, and tools that pack scripts look for every file that is named in one. `None` where it does not look like that.
fn without_default(glue: &str) -> Option<String> {
    let (before, rest) = glue.split_once("if (module_or_path === undefined) {")?;
    let (default, after) = rest.split_once('}')?;
    default.contains("import.meta.url").then(|| [before, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_names_no_wasm_of_its_own() {
        let glue = "a();\n    if (module_or_path === undefined) {\n        module_or_path = new URL('x_bg.wasm', import.meta.url);\n    }\n    b();";
        assert_eq!(without_default(glue), Some("a();\n    \n    b();".to_string()));
        assert_eq!(without_default("a();"), None);
    }
}
