//! The sentences of the pages' scripts, which must work without Wasm. `public/shared/messages.js` is generated from
//! this table and the app's.

use super::macros::table;

table! {
    /// A sentence of the scripts, by its id.
    ScriptMessage, SCRIPTS:

    // The page without the app.
    page_title = "Cuecard: interview flash cards";
    no_file = "Cuecard does not run from a file. Put its folder on a web server and open it there.";
    page_lost = "Cuecard cannot continue. Ratings it has saved stay in this browser. Check your connection, then reload the page.";
    page_incomplete = "Part of this page could not be loaded. Check your connection, then reload the page.";

    // The screen for when the app has stopped or does not start.
    crash_title = "Cuecard has stopped";
    crash = "Something in the app went wrong, and it cannot continue. Reload the page to start it again.";
    late_title = "Cuecard has not started yet";
    late = "The app has loaded but does not start. If it still does, this notice disappears, and your taps on the card are not lost.";
    load_title = "Cuecard could not be loaded";
    load = "Part of the app could not be loaded. Check your connection, then reload the page. Until then, your taps on the card are not saved.";
    no_wasm = "This browser does not run WebAssembly, which the app needs. It may be turned off in its settings, or by Lockdown Mode.";
    forbidden = "This site’s security policy does not let the app run.";
    safe_mode = "Cuecard started with default settings because it failed twice.";
    use_my_settings = "Use my settings";
    reload = "Reload";
    copy_details = "Copy details";
    details_name = "Details";
    copied = "Copied.";
    copy_this = "Copy this: ";
    stored_ratings = "{count} rating is safe in this browser.|{count} ratings are safe in this browser.";
    stored_logs = "The number of ratings is not known here, but a log of them is safe in this browser.|The number of ratings is not known here, but {count} logs of them are safe in this browser.";
    stored_denied = "This browser does not let the page save anything, so it has no ratings.";
    stored_nothing = "This browser has no ratings yet.";

    // Lines above the app.
    update_ready = "A new version is ready.";
    update = "Update";
    later = "Later";
    install_title = "Install Cuecard";
    install_offer = "Cuecard can be installed as an app, one tap away. Your ratings come along.";
    install_steps = "To install Cuecard as an app, tap Share, then Add to Home Screen. The app starts empty: copy a transfer link in Settings here, and paste it in Settings there.";
    install_steps_safari = "To install Cuecard as an app, open this page in Safari, tap Share, then Add to Home Screen. The app starts empty: copy a transfer link in Settings here, and paste it in Settings there.";
    install = "Install";
    not_now = "Not now";
    go_to_settings = "Go to Settings";
    your_ratings = "Your ratings";
    installed_empty = "To bring your ratings from the browser, copy a transfer link in Settings there, and paste it in Settings here.";

    // A widget that cannot be shown.
    try_again = "Try again";
    quiz_load = "The quiz could not be loaded. Check your connection.";
    quiz_absent = "A file of the quiz is missing: {detail}";
    quiz_wasm = "The quiz needs WebAssembly, which this browser does not run. Lockdown Mode, for example, turns it off.";
    quiz_file = "The quiz does not run from a file. Put its folder on a web server and open it there.";
    quiz_policy = "This page’s security policy does not let the quiz run.";
    quiz_stopped = "The quiz has stopped. Your ratings are saved; reload the page to continue.";
    quiz_style = "The quiz’s stylesheet could not be loaded, and without it the answers would show. The owner of this page can fix that.";
    quiz_gone = "The quiz was removed from the page.";
    quiz_section = "This deck has no such section; all cards are asked: {detail}";
    quiz_words = "The words of the quiz could not be loaded: {detail}";
    quiz_address = "Not a valid deck address: {detail}";
    quiz_missing = "The deck could not be loaded: {detail}";
    quiz_late = "The deck took too long to load.";
    quiz_large = "The deck is too large; the limit is 5 MB.";
    quiz_page = "The address leads to a web page, not to a deck.";
    quiz_json = "The deck is not valid JSON; see line {detail}";
    quiz_markdown = "The deck has a Markdown error at line {detail}";
    quiz_slow = "The deck takes too long to read.";
    quiz_unread = "The deck could not be read.";
    quiz_worker = "A Markdown deck this large is read in a worker, which this page’s security policy blocks; the limit without one is 200 KB.";
    quiz_form = "The deck does not have the format of a deck, near: {detail}";
    quiz_new = "The deck has a newer format than this quiz can read: {detail}";
    quiz_waiting = "There are no cards here yet.";
    quiz_content = "This quiz has no question with an answer.";
    quiz_empty = "The deck has no cards.";
    quiz_id = "The deck has an id that is not made of lowercase letters, digits and hyphens: {detail}";
    quiz_long = "The deck has an id of more than 64 characters, which begins: {detail}";
    quiz_same = "The deck has a duplicate id: {detail}";
    quiz_unfinished = "The deck has a card without a question or an answer: {detail}";
    quiz_points = "The deck has a card with points it cannot have: {detail}";
    quiz_deep = "The deck has a card that is nested more than eight levels deep: {detail}";
    quiz_sections = "The deck has too many sections; the limit is 2,000.";
    quiz_topics = "The deck has too many topics; the limit is 20,000.";
    quiz_cards = "The deck has too many cards; the limit is 20,000.";
    quiz_parts = "The deck has a card with more than 5,000 paragraphs, items and pieces of text: {detail}";
    quiz_link = "The deck has a link that is not allowed here: {detail}";

    // A widget in a frame.
    frame_keeps_nothing = "This browser stores no ratings for a quiz inside another page.";
    frame_apart = "Ratings made here may be stored for this page only.";
    open_full_page = "Open the full page";

    // The page that opens decks.
    open_title = "Open a deck: Cuecard";
    open_heading = "Cuecard: open a deck";
    open_interview = "The interview deck";
    open_kinds = "Markdown or JSON";
    open_decks = "Decks";
    open_help = "Choose a deck’s file, or drop it here. It is read in this browser and not sent anywhere; your ratings stay here, too.";
    open_choose = "Choose a file";
    open_paste = "Or paste its text, or a transfer link";
    open_text = "Open the text";
    open_form = "What a deck looks like";
    open_stop = "Stop";
    open_another = "Another deck";
    open_the_text = "The text";
    open_dropped = "The dropped content";
    open_shared = "The shared content";
    open_ratings = "Ratings from another device";
    open_settings = "Open Settings";
    open_wasm = "Cuecard needs WebAssembly, which this browser does not run. Lockdown Mode, for example, turns it off.";
    open_empty = "{name} is empty.";
    open_binary = "{name} is not text. A deck is a text file, in Markdown or JSON.";
    open_unreadable = "{name} could not be read. It may have been moved; choose it again.";
    open_large = "{name} is too large; the limit is 5 MB.";
    open_page = "{name} is a web page. A deck is a text file, in Markdown or JSON.";
    open_table = "{name} is a table of ratings for spreadsheets. Only a backup can be imported.";
    open_address = "{name} is an address. Cuecard loads nothing from other sites: save the deck as a file, and choose that.";
    open_other = "{name} is not a deck: it has no heading. Below is how a deck begins.";
    open_long = "{name} has a transfer link that is longer than any Cuecard link. Make a backup on the other device instead.";
    open_lost = "The shared content is too large, or this browser has no space for it. Choose its file here instead.";
    open_backup_of = "{name} is a backup of the deck “{deck}”. Open that deck here first, then choose the backup in its Settings.";
    open_backup = "{name} is a backup. Open Settings and choose it there.";
    open_ratings_of = "{name} contains ratings of the deck “{deck}”. Open that deck here first, then paste the link in its Settings.";
}
