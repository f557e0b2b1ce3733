//! The pages that are compared, and where things are on them.

use std::path::PathBuf;

use cuecard_e2e::kit;
use serde_json::{Value, json};

/// A page with flash cards. Its parts are CSS selectors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site {
    /// What it is called in tables.
    pub(crate) name: &'static str,
    /// The folder it is built into, and served at.
    pub(crate) folder: &'static str,
    /// The question.
    question: &'static str,
    /// What is tapped to see the answer.
    pub(crate) turn: &'static str,
    /// The answer, once it is turned to.
    answer: &'static str,
    /// The ratings Good and Again.
    ratings: [&'static str; 2],
}

/// The app itself.
const APP: Site = Site {
    name: "Cuecard",
    folder: "cuecard",
    question: ".cc-question",
    turn: ".cc-show",
    answer: ".cc[data-face=back] .cc-answer",
    ratings: ["[data-r=good]", "[data-r=again]"],
};

/// Another build of the app.
const BASELINE: Site = Site { name: "baseline", folder: "baseline", ..APP };

const PEERS: [Site; 3] = [
    Site {
        name: "vanilla",
        folder: "vanilla",
        question: "#question",
        turn: "#show",
        answer: "#answer",
        ratings: ["#rate [value=good]", "#rate [value=again]"],
    },
    Site {
        name: "react-quizlet-flashcard",
        folder: "react-quizlet-flashcard",
        question: ".flashcard-array > :nth-child(2) .flashcard__front",
        turn: ".flashcard-array > :nth-child(2) .flashcard",
        answer: ".flashcard[data-flip=true] .flashcard__back",
        ratings: [".rate [value=good]", ".rate [value=again]"],
    },
    Site {
        name: "SurveyJS",
        folder: "surveyjs",
        question: ".question",
        turn: ".sd-panel__title",
        answer: ".answer",
        ratings: [".sd-rating label:has([value=Good])", ".sd-rating label:has([value=Again])"],
    },
];

/// What is to be done of each site in a round, every other time backwards: no site always comes after the same one.
pub(crate) fn in_turn<T>(round: usize, sites: impl Iterator<Item = T>) -> Vec<T> {
    let mut sites: Vec<T> = sites.collect();
    if round % 2 == 1 {
        sites.reverse();
    }
    sites
}

impl Site {
    /// The app, then those of the others that were built.
    pub(crate) fn all() -> Vec<Site> {
        [APP, BASELINE]
            .into_iter()
            .chain(PEERS)
            .filter(|site| site.build().is_some_and(|build| build.is_dir()))
            .collect()
    }

    /// The folder of its build.
    pub(crate) fn build(&self) -> Option<PathBuf> {
        match self.name {
            "Cuecard" => Some(kit::dist()),
            "baseline" => kit::baseline(),
            _ => Some(kit::peers().join(self.folder)),
        }
    }

    /// Where it is served.
    pub(crate) fn path(&self) -> String {
        format!("/{}/", self.folder)
    }

    /// Whether it is the app, in this or another build.
    pub(crate) fn is_app(&self) -> bool {
        self.question == APP.question
    }

    /// The rating Good.
    pub(crate) fn good(&self) -> &'static str {
        self.ratings[0]
    }

    /// What `measure.js` is told of it; `visit` names a function of it that begins by itself.
    pub(crate) fn told(&self, visit: Option<&str>) -> Value {
        let [good, again] = self.ratings;
        json!({
            "path": self.path(), "question": self.question, "turn": self.turn, "answer": self.answer,
            "good": good, "again": again, "visit": visit,
        })
    }
}
