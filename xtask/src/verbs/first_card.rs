//! The first card as HTML text, for `index.html`: what the app draws for a person's very first visit, drawn by
//! the build, so that it can be read before the app has arrived and nothing moves when it has.
//!
//! `public/boot.js` takes note of what is done to it. `data-act` names what a tap on a button means, for the app to do
//! again; `data-card` is the card's id.

use std::sync::Arc;

use cuecard::deck::{Card, Catalog, DEFAULT_SECONDS, Deck, Point};
use cuecard::log::{Log, Moment, Rating, WriterId};
use cuecard::practice::{Model, Settings};
use cuecard::text;

use super::html::{blocks, escape, inlines};

/// Some visit's time: nothing on the first screen depends on it.
const VISIT: Moment = Moment { ms: 0, offset: 0 };

/// The first screen: frame, first card that is answered, bar. `None` where no card is answered.
pub(crate) fn markup(deck: Deck) -> Option<String> {
    // The app's own model of a person's very first visit, so that the page says what the app will say.
    let model = Model::new(Arc::new(Catalog::new(deck)), Log::default(), Settings::default(), WriterId(0), VISIT);
    let (catalog, first) = (model.catalog(), model.current()?);
    let card = catalog.card(first)?;
    let heads = [catalog.section(first).map(|section| &section.title), catalog.topic(first)?.title.as_ref()];
    let heads: String = heads.into_iter().flatten().map(|head| format!("<span>{}</span>", escape(head))).collect();
    let lang = escape(&catalog.deck().lang);
    Some(format!(
        "<div class=\"cc\" data-face=\"front\" data-text=\"normal\" data-card=\"{}\" lang=\"{lang}\">\
         {}\
         <section class=\"cc-stage\" aria-label=\"{}\">{}{}</section>{}</div>",
        escape(&card.id.to_string()),
        tabs(),
        text::PRACTICE,
        status(model.session().total),
        face(card, &heads),
        bar(&model),
    ))
}

fn tabs() -> String {
    let tab = |name: &str| {
        let current = if name == text::PRACTICE { " aria-current=\"page\"" } else { "" };
        format!("<button class=\"cc-tab\"{current} data-act=\"{}\">{name}</button>", name.to_ascii_lowercase())
    };
    let tabs: String = [text::PRACTICE, text::DECK, text::PROGRESS, text::SETTINGS].map(tab).concat();
    format!("<header class=\"cc-top\"><nav class=\"cc-tabs\" aria-label=\"{}\">{tabs}</nav></header>", text::VIEWS)
}

fn status(total: usize) -> String {
    let quiet = |name, more: &str| format!("<button class=\"cc-quiet\" {more}>{name}</button>");
    format!(
        "<div class=\"cc-status\"><span>{}</span>\
         <progress class=\"cc-track\" aria-hidden=\"true\" max=\"100\" value=\"0\"></progress>{}{}{}</div>",
        text::position(1, total),
        quiet(text::FILTER, "aria-expanded=\"false\" data-act=\"filter\""),
        quiet(text::SKIP, "data-act=\"skip\""),
        quiet(text::UNDO, "disabled"),
    )
}

fn face(card: &Card, heads: &str) -> String {
    let aim = text::aim(card.seconds.unwrap_or(DEFAULT_SECONDS));
    let point = |(n, point): (usize, &Point)| {
        let (words, text) = (if point.essential { "strong" } else { "span" }, escape(&point.text));
        format!("<label><input type=\"checkbox\" data-act=\"tick{n}\"><{words}>{text}</{words}></label>")
    };
    let points: String = card.points.iter().enumerate().map(point).collect();
    let points = match points.as_str() {
        "" => String::new(),
        _ => format!(
            "<fieldset class=\"cc-points\" dir=\"auto\"><legend dir=\"auto\">{}</legend>{points}</fieldset>",
            text::POINTS
        ),
    };
    format!(
        "<article class=\"cc-card\"><p class=\"cc-topic\">{heads}</p>\
         <h2 class=\"cc-question\" tabindex=\"-1\">{}</h2>\
         <p class=\"cc-cue\">{}<span>{aim}</span></p>\
         <div class=\"cc-back\"><div class=\"cc-answer\" tabindex=\"-1\" role=\"group\" aria-label=\"{}\">{points}\
         <div class=\"cc-prose\">{}</div></div></div></article>",
        inlines(&card.question),
        text::CUE,
        text::ANSWER,
        blocks(&card.answer),
    )
}

fn bar(model: &Model) -> String {
    let rate = |rating: Rating| {
        let name = text::rating(rating);
        let hint = text::outlook(model.outlook(rating, VISIT));
        let act = name.to_ascii_lowercase();
        format!(
            "<button data-r=\"{act}\" data-act=\"{act}\" data-suggested=\"false\" aria-description=\"{hint}\">\
             <b>{name}</b><small aria-hidden=\"true\">{hint}</small></button>"
        )
    };
    format!(
        "<div class=\"cc-bar\"><button class=\"cc-show\" aria-expanded=\"false\" data-act=\"show\">{}\
         <kbd aria-hidden=\"true\">space</kbd></button>\
         <div class=\"cc-back\"><div class=\"cc-rate\" role=\"group\" aria-label=\"{}\">{}</div></div></div>",
        text::SHOW_ANSWER,
        text::RATE,
        Rating::ALL.map(rate).concat(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use cuecard::deck::{Block, Inline, Kind, Section, Topic};

    #[test]
    fn deck_text_cannot_become_markup() {
        let words = |text: &str| vec![Inline::Text(text.into())];
        let card = Card {
            id: "a".into(),
            kind: Kind::Answer,
            question: words("<script>1</script>"),
            points: Vec::new(),
            answer: vec![Block::Paragraph(words("<b>"))],
            seconds: None,
        };
        let section = Section {
            id: "s".into(),
            title: "<em>".into(),
            topics: vec![Topic { title: Some("<u>".into()), cards: vec![card] }],
        };
        let deck = Deck {
            schema_version: 1,
            id: "d".into(),
            title: "d".into(),
            lang: "\"><p".into(),
            sections: vec![section],
            former: None,
        };
        let html = markup(deck).unwrap_or_default();
        for raw in ["<script>1", "<b><", "<em>", "<u>", "\"><p\""] {
            assert!(!html.contains(raw), "{raw}");
        }
        assert!(html.contains("1 of 1"));
    }
}
