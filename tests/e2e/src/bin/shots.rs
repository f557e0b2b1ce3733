//! Pictures of every view and state, named `<state>-<size>-<scheme>.png`, in the folder `CUECARD_SHOTS`.

use std::fs;

use cuecard_e2e::{Browser, Build, Launch, Page, kept, kit};
use serde_json::json;

const SIZES: [(u32, u32); 2] = [(390, 844), (1280, 800)];

fn main() {
    let folder = kit::shots();
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    for size in SIZES {
        for dark in [false, true] {
            let launch = Launch { calm: true, dark, size, touch: size.0 < 500, ..Launch::default() };
            let scheme = if dark { "dark" } else { "light" };
            let end = format!("{}x{}-{scheme}.png", size.0, size.1);
            // Of a new browser each, since what one has rated is never quite gone.
            for all in [views, plots, plan, update, open] {
                let page = Page::launch(Browser::Chromium, launch);
                all(&page, &|state| {
                    page.js("document.activeElement && document.activeElement.blur()", json!([]));
                    page.settled();
                    fs::write(folder.join(format!("{state}-{end}")), page.remote.picture()).expect("a picture");
                });
            }
        }
    }
    println!("{} pictures", fs::read_dir(&folder).map_or(0, Iterator::count));
}

fn views(page: &Page, take: &dyn Fn(&str)) {
    page.open();
    practice(page, take);
    end(page, take);
    deck(page, take);
    page.go_to("Progress");
    take("progress");
    settings(page, take);
    notice(page, take);
}

fn practice(page: &Page, take: &dyn Fn(&str)) {
    take("front");
    page.press_button("Filter");
    page.choose("Section", "Python jobs");
    take("filter");
    page.choose("Section", "All");
    page.press_button("Filter");
    page.reveal();
    take("back");
    (0..3).for_each(|point| drop(page.tick(point)));
    page.js("scrollTo(0, 0)", json!([]));
    take("ticked");
    ["Good", "Again", "Hard", "Easy", "Good", "Good"].iter().for_each(|rating| {
        if !page.see().is_back {
            page.reveal();
        }
        page.rate(rating);
    });
    take("later");
}

fn end(page: &Page, take: &dyn Fn(&str)) {
    page.press_button("Filter");
    page.choose("Section", "Behaviour and situations");
    page.press_button("Filter");
    page.see_that("cards", |seen| seen.position.starts_with("1 of"));
    page.reveal();
    take("star");
    while page.see().question.is_some() {
        if !page.see().is_back {
            page.reveal();
        }
        page.rate("Good");
    }
    page.find("heading", "Session complete");
    take("end");
}

fn deck(page: &Page, take: &dyn Fn(&str)) {
    page.go_to("Deck");
    take("deck");
    page.press_button("What have you built with Python?");
    page.js("scrollTo(0, 0)", json!([]));
    take("deck-open");
    let search = page.find("search", "Search questions and answers");
    page.remote.type_into(&search, "pipelines");
    take("deck-search");
    page.remote.type_into(&search, " xyzzy");
    page.read_that("No card contains these words.");
    take("deck-no-match");
}

fn settings(page: &Page, take: &dyn Fn(&str)) {
    page.go_to("Settings");
    take("settings");
    page.press_button("Reset progress");
    take("settings-reset");
    page.press_button("Keep them");
    let backup = page.file_from("Download backup").1.replacen("\"good\"", "\"easy\"", 1);
    page.press_button("Reset progress");
    page.press_button("Yes, forget them");
    page.choose_file(&backup, 1);
    page.find("button", "Cancel");
    page.js("find('group', 'Backup').scrollIntoView()", json!([]));
    take("settings-backup");
    page.press_button("Cancel");
}

fn notice(page: &Page, take: &dyn Fn(&str)) {
    page.open_beside();
    page.keep("cuecard/log/interview/00000000000000aa", "rubbish");
    page.open();
    page.find("alert", "");
    take("notice");
}

fn plots(page: &Page, take: &dyn Fn(&str)) {
    page.open_beside();
    page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
    page.open();
    page.go_to("Progress");
    let find = |title: &str| page.find("region", title);
    for (state, title) in [("plots", "What you would know now"), ("plots-kept", "Asked again on another day")] {
        let place = find(title);
        page.bring(&place);
        take(state);
    }
}

fn plan(page: &Page, take: &dyn Fn(&str)) {
    page.open_beside();
    page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
    // Nine days after the noon the pictures are taken at.
    page.keep("cuecard/settings", "minutes 10\ndeadline 1773921600000 0\n");
    page.open();
    page.go_to("Progress");
    page.find("region", "Time for an answer");
    take("plan");
    page.go_to("Settings");
    take("plan-settings");
    page.go_to("Practice");
    page.reveal();
    take("plan-back");
    page.rate("Good");
    while page.see().question.is_some() {
        page.answer("Good");
    }
    page.find("heading", "Session complete");
    take("plan-end");
}

fn update(page: &Page, take: &dyn Fn(&str)) {
    let first = Build::release();
    page.open_kept(&first);
    page.server.serve(&first.next("Next"));
    page.look_for_update();
    page.update_is_offered();
    take("update");
    page.reveal();
    take("update-back");
}

fn open(page: &Page, take: &dyn Fn(&str)) {
    let deck = "# Tools {#tools}\n## Rust\n#### What is *borrowing*?\n- [ ] Does not own\n\nA reference.\n";
    page.open_door();
    take("open");
    page.choose_files(&[("tools.md", deck), ("more.md", &deck.replace("Tools", "More tools")), ("list.txt", "Milk")]);
    page.is_told("“list.txt” is not a deck");
    take("open-several");
    page.press_button("Tools “tools.md”");
    page.widget(0).is_there();
    take("open-deck");
    page.widget(0).reveal();
    take("open-deck-back");
}
