//! The memory model in the browser: the same numbers as natively.

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_model_agrees_with_the_reference_packages() {
    crate::vectors::the_model_agrees_with_the_reference_packages();
}
