//! Widgets on a page: several at once, taken off again, with decks that mean harm.

use cuecard::deck::DeckError;
use cuecard::mount::{Handle, Options, mount};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

fn host() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&host).unwrap();
    host
}

fn find(host: &HtmlElement, selector: &str) -> Element {
    host.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
}

fn click(host: &HtmlElement, selector: &str) {
    find(host, selector).unchecked_into::<HtmlElement>().click();
}

/// Lets everything happen that was waiting to.
async fn settle() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        web_sys::window().unwrap().request_animation_frame(&done).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Whether something is so before long.
async fn comes_true(is: impl Fn() -> bool) -> bool {
    for _ in 0..600 {
        if is() {
            return true;
        }
        settle().await;
    }
    is()
}

fn face(host: &HtmlElement) -> Option<String> {
    find(host, ".cc").get_attribute("data-face")
}

fn mounted(deck: &'static str) -> (HtmlElement, Handle) {
    let host = host();
    let handle = mount(host.clone(), Options { deck: deck.into(), ..Options::default() }).unwrap();
    (host, handle)
}

/// Each test has a deck of its own, so that no other test's session is resumed.
fn deck(id: &str, question: &str) -> &'static str {
    let text = |words: &str| format!(r#"[{{"text":{}}}]"#, json(words));
    let card = |id: &str| {
        format!(r#"{{"id":"{id}","question":{},"answer":[{{"paragraph":{}}}]}}"#, text(question), text(question))
    };
    let cards = ["one", "two", "three"].map(card).join(",");
    let deck = format!(
        r#"{{"schema_version":1,"id":"{id}","title":"D","lang":"en",
            "sections":[{{"id":"s","title":"S","topics":[{{"cards":[{cards}]}}]}}]}}"#
    );
    Box::leak(deck.into_boxed_str())
}

fn json(text: &str) -> String {
    js_sys::JSON::stringify(&JsValue::from_str(text)).unwrap().into()
}

#[wasm_bindgen_test]
async fn two_widgets_on_a_page_turn_their_own_cards_only() {
    let deck = deck("two-widgets", "Why?");
    let ((left, _left), (right, _right)) = (mounted(deck), mounted(deck));
    click(&left, ".cc-bar .cc-show");
    settle().await;
    assert_eq!(face(&left).as_deref(), Some("back"));
    assert_eq!(face(&right).as_deref(), Some("front"));
}

#[wasm_bindgen_test]
async fn two_widgets_of_a_deck_know_of_each_others_ratings() {
    let deck = deck("in-step", "Why?");
    let ((left, _left), (right, _right)) = (mounted(deck), mounted(deck));
    for (n, host) in [&left, &right, &left].into_iter().enumerate() {
        click(host, ".cc-bar .cc-show");
        settle().await;
        click(host, "[data-r=good]");
        let count = n + 1;
        let both = comes_true(|| knows(&left, count) && knows(&right, count)).await;
        assert!(both, "both count {count}, and neither counts double");
    }
}

/// Whether a mount knows of so many ratings. Messages between mounts have a task of their own.
fn knows(host: &HtmlElement, count: usize) -> bool {
    find(host, ".cc").get_attribute("data-ratings") == Some(count.to_string())
}

#[wasm_bindgen_test]
async fn a_widget_that_goes_as_soon_as_it_was_rated_has_told_the_others() {
    let deck = deck("gone-at-once", "Why?");
    let ((left, going), (right, _right)) = (mounted(deck), mounted(deck));
    click(&left, ".cc-bar .cc-show");
    settle().await;
    click(&left, "[data-r=good]");
    drop(going);
    assert!(comes_true(|| knows(&right, 1)).await);
}

#[wasm_bindgen_test]
async fn a_widget_takes_itself_off_the_page() {
    let (host, handle) = mounted(deck("comes-and-goes", "Why?"));
    assert!(host.query_selector(".cc").unwrap().is_some());
    drop(handle);
    assert!(host.query_selector(".cc").unwrap().is_none());
    // What was waiting for the widget finds it gone, and must not mind.
    settle().await;
}

#[wasm_bindgen_test]
async fn deck_text_is_shown_as_text_whatever_it_says() {
    let harm = "<img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";
    let (host, _handle) = mounted(deck("harm", harm));
    click(&host, ".cc-bar .cc-show");
    settle().await;
    assert_eq!(find(&host, ".cc-question").text_content().as_deref(), Some(harm));
    assert_eq!(find(&host, ".cc-prose").text_content().as_deref(), Some(harm));
    assert!(host.query_selector(".cc-card img, .cc-card script").unwrap().is_none());
    let harmed = js_sys::Reflect::get(&web_sys::window().unwrap(), &"harmed".into()).unwrap();
    assert!(harmed.is_undefined());
}

#[wasm_bindgen_test]
fn a_deck_that_is_none_is_refused_and_the_page_stays() {
    let host = host();
    host.set_text_content(Some("what was here"));
    let refused = mount(host.clone(), Options { deck: "{\"title\":".into(), ..Options::default() });
    assert!(matches!(refused, Err(DeckError::Json { .. })));
    assert_eq!(host.text_content().as_deref(), Some("what was here"));
}

#[wasm_bindgen_test]
async fn a_rating_moves_the_focus_to_the_next_question() {
    let (host, _handle) = mounted(deck("focus", "Why?"));
    let document = web_sys::window().unwrap().document().unwrap();
    for (button, focused) in [(".cc-bar .cc-show", ".cc-answer"), ("[data-r=good]", ".cc-question")] {
        click(&host, button);
        let has_focus = || document.active_element().is_some_and(|active| active.matches(focused).unwrap());
        assert!(comes_true(has_focus).await, "{focused}");
    }
    assert!(host.contains(document.active_element().as_deref()));
}
