//! What the scripts of the pages say, which have to speak where no Wasm runs: `public/shared/messages.js` is made of this
//! and of the app's own table.

use super::macros::table;

table! {
    /// A sentence of the scripts, by its id.
    ScriptMessage, SCRIPTS:

    // The page without the app.
    page_title = "Cuecard: interview flash cards";
    no_file = "Cuecard does not run from a file. Put its folder on a web server and open it there.";
    page_lost = "Cuecard cannot go on. Ratings it has saved stay in this browser. Check the connection, then reload the page.";
    page_incomplete = "Part of this page did not arrive. Check the connection, then reload the page.";

    // The screen for when the app has stopped or does not start.
    crash_title = "Cuecard has stopped";
    crash = "Something in the app went wrong, and it cannot go on. Reload the page to start it again.";
    late_title = "Cuecard has not started yet";
    late = "All of it has arrived, but it does not start. If it still does, this notice goes away, and what you tap on the card is not lost.";
    load_title = "Cuecard could not be loaded";
    load = "Part of the app did not arrive. Check the connection, then reload the page. Until then nothing you tap on the card is kept.";
    no_wasm = "This browser does not run WebAssembly, which the app needs. It may be turned off in its settings, or by Lockdown Mode.";
    forbidden = "A security policy that this site sends does not let the app run.";
    safe_mode = "Cuecard started with default settings because it failed twice.";
    use_my_settings = "Use my settings";
    reload = "Reload";
    copy_details = "Copy details";
    details_name = "Details";
    copied = "Copied.";
    copy_this = "Copy this: ";
    stored_ratings = "{count} rating is safe in this browser.|{count} ratings are safe in this browser.";
    stored_logs = "How many ratings there are is not known here, but a log of them is safe in this browser.|How many ratings there are is not known here, but {count} logs of them are safe in this browser.";
    stored_denied = "This browser does not let the page save anything, so it keeps no ratings.";
    stored_nothing = "This browser keeps no ratings yet.";

    // Lines above the app.
    update_ready = "A new version is ready.";
    update = "Update";
    later = "Later";
    install_title = "Install Cuecard";
    install_offer = "Cuecard can be an app of its own, one tap away. Your ratings come along.";
    install_steps = "To have Cuecard at hand as an app, tap Share, then Add to Home Screen. It starts empty there: copy a transfer link in Settings here, and paste it in Settings there.";
    install_steps_safari = "To have Cuecard at hand as an app, open this page in Safari, tap Share, then Add to Home Screen. It starts empty there: copy a transfer link in Settings here, and paste it in Settings there.";
    install = "Install";
    not_now = "Not now";
    go_to_settings = "Go to Settings";
    your_ratings = "Your ratings";
    installed_empty = "Ratings from the browser come here by a transfer link: copy it in Settings there, and paste it in Settings here.";

    // A widget that cannot be shown.
    try_again = "Try again";
    quiz_load = "The quiz did not arrive. Check the connection.";
    quiz_absent = "A file of the quiz is not there: {detail}";
    quiz_wasm = "The quiz needs WebAssembly, which this browser does not run. Lockdown Mode, for one, turns it off.";
    quiz_file = "The quiz does not run from a file. Put its folder on a web server and open it there.";
    quiz_policy = "This page’s security policy does not let the quiz run.";
    quiz_stopped = "The quiz has stopped. What was rated is kept; reload the page to go on.";
    quiz_style = "The quiz came without its looks, without which it would show its answers. Whoever keeps this page can mend that.";
    quiz_gone = "The quiz was taken off the page.";
    quiz_section = "This deck has no such section; all cards are asked: {detail}";
    quiz_words = "The words of the quiz are not there: {detail}";
    quiz_address = "This is no address of a deck: {detail}";
    quiz_missing = "The deck is not there: {detail}";
    quiz_late = "The deck did not come in time.";
    quiz_large = "The deck is too large; 5 MB is the most.";
    quiz_page = "There is a web page where the deck should be.";
    quiz_json = "The deck is no JSON; look at line {detail}";
    quiz_markdown = "The deck has a mistake in its Markdown, at line {detail}";
    quiz_slow = "The deck takes too long to be read.";
    quiz_unread = "The deck could not be read.";
    quiz_worker = "A deck in Markdown as large as this is read in a worker, which this page’s security policy does not let run; 200 KB is the most without.";
    quiz_form = "The deck is not of the form of a deck, near: {detail}";
    quiz_new = "The deck is of a newer form than this quiz can read: {detail}";
    quiz_waiting = "There are no cards here yet.";
    quiz_content = "This quiz has no question with an answer.";
    quiz_empty = "The deck has no cards.";
    quiz_id = "The deck has an id that is not made of small letters, digits and hyphens: {detail}";
    quiz_long = "The deck has an id of more than 64 letters, which begins: {detail}";
    quiz_same = "The deck has an id twice: {detail}";
    quiz_unfinished = "The deck has a card without a question or an answer: {detail}";
    quiz_points = "The deck has a card with points it cannot have: {detail}";
    quiz_deep = "The deck has a card that is nested more than eight deep: {detail}";
    quiz_sections = "The deck has too many sections; 2,000 are the most.";
    quiz_topics = "The deck has too many topics; 20,000 are the most.";
    quiz_cards = "The deck has too many cards; 20,000 are the most.";
    quiz_parts = "The deck has a card with more than 5,000 paragraphs, items and pieces of text: {detail}";
    quiz_link = "The deck has a link that is not followed here: {detail}";

    // A widget in a frame.
    frame_keeps_nothing = "This browser keeps no ratings for a quiz inside another page.";
    frame_apart = "Ratings made here may stay with this page alone.";
    open_full_page = "Open the full page";

    // The page that opens decks.
    open_title = "Open a deck: Cuecard";
    open_heading = "Cuecard: open a deck";
    open_interview = "The interview deck";
    open_kinds = "Markdown or JSON";
    open_decks = "Decks";
    open_help = "Choose the file of a deck, or drop it here. It is read in this browser and sent nowhere; what you rate stays here, too.";
    open_choose = "Choose a file";
    open_paste = "Or paste its text, or a transfer link";
    open_text = "Open the text";
    open_form = "What a deck looks like";
    open_stop = "Stop";
    open_another = "Another deck";
    open_the_text = "The text";
    open_dropped = "What was dropped";
    open_shared = "What was shared";
    open_ratings = "Ratings of another device";
    open_settings = "Open Settings";
    open_wasm = "Cuecard needs WebAssembly, which this browser does not run. Lockdown Mode, for one, turns it off.";
    open_empty = "{name} is empty.";
    open_binary = "{name} is no text. A deck is a text file, in Markdown or JSON.";
    open_unreadable = "{name} could not be read. It may have been moved; choose it again.";
    open_large = "{name} is too large; 5 MB is the most.";
    open_page = "{name} is a web page. A deck is a text file, in Markdown or JSON.";
    open_table = "{name} is a table of ratings for spreadsheets. What can be brought in again is a backup.";
    open_address = "{name} is an address. Cuecard asks no other site for anything: save the deck there as a file, and choose that.";
    open_other = "{name} is no deck: there is no heading in it. Below is how a deck begins.";
    open_long = "{name} has a transfer link that is longer than Cuecard makes them. Make a backup on the other device instead.";
    open_lost = "What was shared is too large, or there is no room for it in this browser. Choose its file here instead.";
    open_backup_of = "{name} is a backup of the deck “{deck}”. Open that deck here first, then choose the backup in its Settings.";
    open_backup = "{name} is a backup. Open Settings and choose it there.";
    open_ratings_of = "{name} carries ratings of the deck “{deck}”. Open that deck here first, then paste the link in its Settings.";
}
