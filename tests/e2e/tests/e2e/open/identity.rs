//! Whose ratings are whose, where the deck's author has written no ids.

use cuecard_e2e::in_every_browser;

const ZH: &str =
    "# 面试 {lang=zh}\n## 基础\n#### 什么是闭包？\n一个函数和它能看到的变量。\n#### 什么是原型链？\n一条路。\n";
const ZH_INSERTED: &str = "# 面试 {lang=zh}\n## 基础\n#### 什么是作用域？\n名字。\n#### 什么是闭包？\n一个函数和它能看到的变量。\n#### 什么是原型链？\n一条路。\n";

in_every_browser! {
    fn a_card_put_before_a_rated_one_is_new(page) {
        page.open_door();
        page.choose_files(&[("zh.md", ZH)]);
        let widget = page.widget(0).is_there();
        assert_eq!(widget.question(), "什么是闭包？");
        widget.answer("Easy");
        page.press_button("Another deck");
        page.choose_files(&[("zh.md", ZH_INSERTED)]);
        let widget = page.widget(0).is_there();
        widget.press("Deck");
        widget.read_that("什么是作用域？ new");
        widget.read_that("什么是原型链？ new");
        assert!(!widget.reads().contains("什么是闭包？ new"), "{}", widget.reads());
    }

    fn a_deck_with_the_title_of_the_bundled_one_is_another(page) {
        page.open();
        page.answer("Good");
        page.open_door();
        page.choose_files(&[("own.md", "# Interview\n## Mine\n#### Why this company?\nBecause of what it makes.\n")]);
        let widget = page.widget(0).is_there();
        widget.press("Progress");
        widget.read_that("0 ratings");
        widget.press("Settings");
        widget.press("Reset progress");
        widget.press("Yes, forget them");
        widget.read_that("All ratings are forgotten.");
        page.open();
        assert_eq!(page.ratings(), 1);
    }
}
