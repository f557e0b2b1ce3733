//! The app's sentences by id, in English.
//!
//! A gap is written `{name}`; the function that builds the text fills it. A sentence with a count has the singular and
//! the plural with `|` between them; other languages have the plural forms of the CLDR.

use super::macros::table;

table! {
    /// A sentence of the app, by its id.
    Message, TABLE:

    // The frame.
    views = "Views";
    practice = "Practice";
    deck = "Deck";
    progress = "Progress";
    settings = "Settings";
    dismiss = "Dismiss";

    // Practice.
    show_answer = "Show answer";
    space_key = "space";
    rate = "Rate your answer";
    again = "Again";
    hard = "Hard";
    good = "Good";
    easy = "Easy";
    undo = "Undo";
    skip = "Skip";
    filter = "Filter";
    cue = "Say it aloud, then look.";
    points = "Which of these did you say?";
    answer = "Answer";
    aim = "Aim for {count} second|Aim for {count} seconds";
    position = "{card} of {total}";
    star = "Star";
    ready = "Ready";
    situation = "Situation";
    task = "Task";
    action = "Action";
    result = "Result";

    // The choice of cards.
    section = "Section";
    topic = "Topic";
    order = "Order";
    all = "All";
    shuffled = "Shuffled";
    in_order = "In order";

    // When a card comes back.
    again_today = "again today";
    today = "today";
    tomorrow = "tomorrow";
    in_days = "in {count} days";
    in_weeks = "in {count} weeks";
    in_months = "in {count} months";
    in_years = "in {count} years";
    once_more_before_weekday = "once more before {weekday}";
    once_more_before_then = "once more before then";
    on_the_day = "on the day itself";
    done_for_today = "done for today";
    rests_until_weekday = "done until {weekday}";
    rests_until_then = "done until then";

    // The end of a session.
    complete = "Session complete";
    carry_on = "Carry on";
    once_more = "Go through all once more";
    stop = "That’s it for today";
    slips = "This keeps slipping. Rewording it may help more than practice:";
    nothing_due = "Nothing is due here today.";
    minutes_done = "Today’s minutes are used up. The remaining cards follow on the next days.";
    comes_back = "{count} card comes back {when}|{count} cards come back {when}";
    to_ask = "Questions to ask";
    to_ask_help = "These are questions for you to ask the interviewer. There is nothing to answer here.";
    see_questions = "See the questions";
    in_no_backup = "{count} rating is not backed up.|{count} ratings are not backed up.";
    in_no_backup_safari = "{count} rating is not backed up, and Safari deletes what a page has saved after seven days without a visit.|{count} ratings are not backed up, and Safari deletes what a page has saved after seven days without a visit.";
    back_up = "Make a backup";

    // Deck.
    search = "Search questions and answers";
    no_match = "No card contains these words.";
    key_points = "Key points";
    leech = "This answer keeps slipping. Rewording it in your deck may help more than practice: use fewer points, or a story of your own.";
    more = "Show more";
    star_help = "Star the answers that matter most. When a plan is made for an interview, they count three times.";
    state_new = "new";
    state_learning = "learning";
    state_due = "due";
    state_planned = "{state}, {when}";
    state_waits = "no time left";
    state_slips = "keeps slipping, {state}";
    details = "Stability {stability} days, difficulty {difficulty} of 10, recall now {recall}. Rated {rated}, lapsed {lapsed}.";
    once = "once";
    twice = "twice";
    times = "{count} times";

    // Numbers of things.
    cards = "{count} card|{count} cards";
    ratings = "{count} rating|{count} ratings";
    ratings_beside_number = "rating|ratings";
    other_entries = "{count} other entry|{count} other entries";
    answers = "{count} answer|{count} answers";
    minutes = "{count} minute|{count} minutes";
    seconds = "{count} second|{count} seconds";
    percent = "{share} %";

    // Progress.
    state_heads_new = "New";
    state_heads_learning = "Learning";
    state_heads_known = "Known";
    no_plots = "Rate an answer to see your progress here.";
    working = "One moment …";

    // The plan.
    plan = "Plan";
    plan_days = "The days until the interview";
    plan_key = "The large figures are minutes. ✓ means done, – a day off.";
    plan_start = "Start today’s session";
    plan_go_on = "Continue today’s session";
    plan_more = "Practise more today";
    plan_see = "See the plan";
    plan_back = "Welcome back. The plan now starts from today; there is nothing to catch up on.";
    plan_last_hour = "The interview is within the hour: take a last look at what matters most, then put the cards away.";
    plan_put_away = "The interview is within the hour: time to put the cards away.";
    plan_over = "The interview was on {date}. Practice continues without a plan; for another interview, set its date in Settings.";
    plan_spare = "The days ahead are planned as if you practise on {share} of them.";
    plan_star_help = "A star puts an answer ahead of others.";
    plan_ready = "Ready for {day}: {then} if you keep the plan, {idle} without it";
    plan_level = "Ready for {day}: {idle} at the interview; more practice adds less than 1 %";
    plan_nothing = "Nothing is planned for today.";
    plan_done = "Today’s part is done: {done}.";
    plan_today = "Today: {planned}.";
    plan_under_way = "Today: {planned} to go, {done} done.";
    plan_next = "Next: {day}, {planned}.";
    plan_takes = "{cards} in about {minutes}";
    plan_took = "{cards} in {minutes}";
    plan_day = "{weekday} {date}";
    plan_day_interview = "the interview at {hour}";
    plan_day_done = "{done} done";
    plan_day_off = "a day off";
    plan_these = "this one would wait|these {count} would wait";
    plan_no_time = "There is no time left for the one answer: {these}|There is no time left for all {count} answers: {these}";
    plan_first = "Start with “{question}”";
    plan_needs = "{count} answer needs about {needed} a day; with {minutes}, {these}|{count} answers need about {needed} a day; with {minutes}, {these}";
    plan_show_waiting = "Show it|Show these {count}";

    // Days and hours.
    on_weekday = "{weekday}";
    on_date = "{date}";
    day_at_hour = "{day} at {hour}";
    hour_there_and_here = "{hour} ({zone}), {here} here";
    hour_there_and_here_on = "{hour} ({zone}), {here} on {weekday} here";
    date_incomplete = "Not set: the date or time is incomplete, or the date does not exist.";
    date_past = "Not set: this time is in the past.";
    date_too_far = "Not set: the last possible year is {year}.";
    date_stays = "The previous date stays.";

    // Plots.
    forecast = "With the plan and without";
    forecast_key = "The solid line is with the plan, the dashed line without more practice.";
    forecast_gain = "You would know {planned} at the interview if you keep the plan, {idle} without more practice.";
    forecast_level = "You would know {idle} at the interview; more practice adds less than 1 %.";
    forecast_name = "Answers known at the interview: {planned} with the plan, {idle} without more practice; today it is {now}";
    recall = "What you would know now";
    no_recall = "No card of this deck is rated yet.";
    recall_figures = "Known, in figures";
    recall_now = "If asked now, you would know about {known} answer.|If asked now, you would know about {known} answers.";
    recall_then = "On {date} it was about {known}.";
    recall_course = "{title}: {first} on {date}, {now} today";
    recall_today = "Today";
    known_of = "{known} of {cards}";
    activity = "Days you practised";
    activity_key = "Each column is a week, Monday at the top. Larger squares mean more ratings.";
    activity_figures = "Days, in figures";
    activity_day = "Day";
    activity_ratings = "Ratings";
    activity_none = "Not in the last 30 days. A single card is a good way back.";
    activity_one = "On one of the last 30 days, with {ratings}.";
    activity_some = "On {count} of the last 30 days, with {ratings} on a typical day.";
    activity_name = "Ratings per day from {first} to today, a column for each week";
    this_week = "this week";
    retention = "Asked again on another day";
    no_retention = "No card has come back on another day yet. Cards that do are counted here.";
    no_calibration = "After a dozen such answers, a chart here compares them with what the memory model expected.";
    calibration_key = "Each dot is a group of answers, its line the margin of error. On the dashed line, the forecast is right.";
    calibration_figures = "Forecasts, in figures";
    calibration_name = "What you knew against what the model expected, in {count} group|What you knew against what the model expected, in {count} groups";
    retention_figures = "Answers, in figures";
    head_when = "When";
    head_asked = "Asked";
    head_known = "Known";
    head_expected = "Expected";
    head_chance = "Chance";
    last_7_days = "Last 7 days";
    last_30_days = "Last 30 days";
    all_time = "All time";
    axis_known = "known";
    axis_expected = "expected";
    chances = "{low} to {high}";
    knew_not_one_lately = "You did not know the one you were asked again in the last 30 days.";
    knew_not_one = "You did not know the one you were asked again.";
    knew_one_lately = "You knew the one you were asked again in the last 30 days.";
    knew_one = "You knew the one you were asked again.";
    knew_lately = "You knew {knew} of the {asked} you were asked again in the last 30 days.";
    knew = "You knew {knew} of the {asked} you were asked again.";
    one_predicted = "One answer is too few to show how well the memory model predicts yours.";
    predicted_late = "Of all {asked}, you knew {knew}; the memory model expected {expected}, so cards come back a little late for you.";
    predicted_early = "Of all {asked}, you knew {knew}; the memory model expected {expected}, so you remember more than it predicts.";
    predicted_well = "Of all {asked}, you knew {knew}; the memory model expected {expected}, so its forecast fits.";
    answer_times = "Time for an answer";
    no_answer_times = "No answer has been timed yet.";
    answer_times_table = "Answers by their time";
    answer_time_one = "Your one answer took {seconds}, from the question to the rating.";
    answer_time_half = "Half of your last {answers} took up to {seconds}, from the question to the rating.";
    up_to_seconds = "up to {count} s";
    over_seconds = "over {count} s";

    // Settings.
    interview = "When is the interview?";
    interview_help = "With a date, each day’s cards are chosen so that you know the most at that time.";
    interview_set = "Today’s cards are planned for it. To practise without a plan, clear the field.";
    interview_past = "This time is past, so practice continues without a plan. For another interview, set its date.";
    minutes_a_day = "Minutes a day";
    length = "Cards in a session";
    chance_of_recall = "Desired retention";
    language = "Language";
    language_automatic = "Automatic";
    theme = "Colours";
    theme_system = "As the system";
    theme_light = "Light";
    theme_dark = "Dark";
    text_size = "Text size";
    text_normal = "Normal";
    text_large = "Large";
    text_larger = "Larger";
    shortcuts = "Single keys and swipes";
    shortcuts_help = "Space or Enter shows the answer, 1 to 4 rate it, U undoes, S sets a star. When the answer is shown, swipe right for Good and left for Again.";
    reset = "Reset progress";
    reset_sure = "Forget every rating, star and tick?";
    reset_yes = "Yes, forget them";
    reset_no = "Keep them";
    reset_done = "All ratings are forgotten.";
    reset_stands = "The ratings before the last reset can still be restored.";
    reset_undo = "Restore them";

    // The memory model.
    fit_head = "Memory model";
    fit = "Fit to my ratings";
    fit_undo = "Use the published parameters";
    fit_failed = "This did not work. Check your connection, then try again. Nothing was changed.";
    fit_published = "Fitted to many people’s ratings. With 200 of your own, it can be fitted to yours.";
    fit_own = "Fitted to your {count} ratings: predicts {percent} better.";
    fit_given = "Uses your own parameters.";
    fit_too_few = "It is too early: this needs {needed} ratings, and you have {count}.";
    fit_too_few_days = "It is too early: this needs {needed} answers asked again on another day, and you have {count}.";
    fit_no_better = "The published parameters suit your {count} ratings as well as any, so they stay.";
    fit_better = "Your own parameters are in use: on ratings they had not seen, they predicted {percent} better.";

    // Backup.
    backup = "Backup";
    backup_help = "Your ratings are in this browser only. A backup keeps them safe and moves them to another device. To import one, choose its file or drop it here.";
    download = "Download backup";
    download_csv = "Download CSV";
    bring_in = "Import a backup";
    bring_in_yes = "Import";
    cancel = "Cancel";
    use_its_settings = "Use its settings too";
    settings_used = "Its settings are in use.";
    nothing_changed = "Nothing was changed.";
    reset_taken_back = "The ratings before the reset count again.";
    no_worker = "The part of Cuecard that reads and writes files did not load. Check your connection, then try again. Nothing was changed.";
    handed_over = "Exported: {name}";
    ratings_brought_in = "{count} rating imported.|{count} ratings imported.";
    brought_in = "{ratings} and {others} imported.";
    out_of_step = "Cuecard was updated in the meantime. Reload the page, then try again.";

    // What a file or a link holds.
    adds_nothing = "Adds nothing new";
    adds_ratings = "Adds {ratings}";
    adds_others = "Adds {others} (undos, stars and the like)";
    adds_both = "Adds {ratings} and {others} (undos, stars and the like)";
    are_here = "{count} is here already|{count} are here already";
    file_adds = "{adds}, {here}.";
    link_adds = "{adds}; {here}.";
    resets = "{count} reset|{count} resets";
    undos = "{count} undo|{count} undos";
    both = "{first} and {second}";
    cancels = "{what} cancels {ratings}.|{what} cancel {ratings}.";
    ratings_to_come = "ratings to come";
    ratings_here = "{ratings} here";
    ratings_here_and_to_come = "{ratings} here, and those to come";
    cancel_too = "Apply that, too";
    left_out = "{count} undo of missing ratings is left out.|{count} undos of missing ratings are left out.";
    dated_ahead = "{count} rating has a date in the future: a clock was wrong. It counts as made today.|{count} ratings have dates in the future: a clock was wrong. They count as made today.";
    are_ahead = "{count} rating has a date in the future: a clock was wrong, then or now.|{count} ratings have dates in the future: a clock was wrong, then or now.";
    are_ahead_help = "A rating with a date in the future counts from when that was noticed. If the clock is right now, Settings can date it today.";
    redate = "Date them today";
    file_altered = "This file was changed or damaged after it was made; only intact lines are used.";
    file_forgotten = "A reset made here excludes {ratings} of the backup.";
    file_differs = "{count} entry is here already with other content; the one here stays.|{count} entries are here already with other content; the ones here stay.";
    file_elsewhere = "{count} log of other decks left out.|{count} logs of other decks left out.";
    file_unreadable = "{count} line can’t be read: {lines}.|{count} lines can’t be read: {lines}.";
    and_more = "{lines}; and {count} more";
    line_changed = "line {line} was changed or damaged";
    line_no_form = "line {line} does not have the format of a backup";
    line_unknown = "line {line} is of a kind this version does not know (“{kind}”)";
    line_bad_field = "line {line} has a missing or invalid value";
    line_damaged = "line {line} has a damaged part, left out|line {line} has {count} damaged parts, left out";

    // Why a file is refused.
    file_empty = "This file is empty.";
    file_too_large = "This file has {size} MB. No Cuecard backup is that large.";
    file_too_many = "This file contains more than {most} ratings. No Cuecard backup contains as many.";
    file_too_much = "This file contains more than a browser can store. No Cuecard backup contains as much.";
    file_binary = "This is not a text file, so it is not a Cuecard backup.";
    file_web_page = "This file is a web page, not a Cuecard backup.";
    file_json = "This file is JSON of another kind, not a Cuecard backup.";
    file_text = "This file is not a Cuecard backup.";
    file_newer = "This backup was made by a newer Cuecard (format version {version}). Reload the page to update, then try again.";
    file_other_deck = "This is a backup of another deck, “{deck}”.";
    file_truncated = "This backup is incomplete: it should have {count} line and has {lines}.|This backup is incomplete: it should have {count} lines and has {lines}.";
    file_no_end = "This backup is incomplete: its end is missing.";
    file_damaged = "This backup was changed or damaged after it was made, and cannot be trusted.";

    // Another device.
    transfer = "Another device";
    transfer_help = "A link can transfer your ratings to another device, or to the app you installed on this one. They are in the link itself; nothing is sent to a server. Ratings that are there already stay. A browser that opens the link keeps it in its history, which others who use it can read.";
    make_link = "Make a link";
    link = "Link";
    copy_link = "Copy link";
    link_copied = "Copied. Open it on the other device, or paste it there in Settings.";
    copy_yourself = "This browser does not let the page copy. The link is selected: copy it yourself.";
    link_code = "The link as a QR code";
    paste_link = "Paste a link from another device";
    too_long_for_link = "You have more ratings than a link can hold. Download a backup instead, and import it on the other device.";
    no_link = "This is not a Cuecard link. Nothing was changed.";
    link_too_long = "This is longer than any Cuecard link. Nothing was changed.";
    link_damaged = "Part of this link is missing or changed. Copy the whole link again. Nothing was changed.";
    link_other_deck = "This link is for another deck, “{deck}”. Nothing was changed.";

    // Other decks, and what is stored.
    other_decks = "Other decks";
    other_decks_help = "Open a deck of your own from a Markdown or JSON file. Its ratings are stored apart from these.";
    open_deck = "Open a deck";
    device = "On this device";
    kept_for_good = "This browser has promised to keep them until you delete them.";
    kept_while_room = "This browser may delete them when it runs short of space, so make a backup now and then.";
    saved = "{count} rating is saved in this browser.|{count} ratings are saved in this browser.";
    being_saved = "{count} rating is being saved …|{count} ratings are being saved …";
    not_saved = "{count} rating is on this page, but could not be saved.|{count} ratings are on this page, but some of them could not be saved.";

    // Notices.
    not_here = "This did not load here: the connection failed, or the site around it does not allow it. The full page has it.";
    not_allowed = "This did not load here: the security policy of the site around it does not allow it. The full page has it.";
    unreadable = "Some saved data on this device could not be read. It was set aside unchanged, and everything else is here.";
    store_denied = "This browser does not let the page save anything in local storage.";
    store_full = "There is no room left in this browser’s storage.";
    store_broken = "Saving in local storage failed.";
    journal_has_it_backup = "Your ratings are still saved, in the browser’s database; to be safe, make a backup in Settings.";
    journal_has_it = "Your ratings are still saved, in the browser’s database.";
    gone_on_close_backup = "You can continue, but new ratings will be lost when you close the page: download a backup in Settings first.";
    gone_on_close = "You can continue, but new ratings will be lost when you close the page.";
    restored = "This browser lost {count} rating; it was restored from the journal.|This browser lost {count} ratings; they were restored from the journal.";
    lost = "{count} saved entry is missing from this browser. If you have a backup, import it in Settings.|{count} saved entries are missing from this browser. If you have a backup, import it in Settings.";
}
