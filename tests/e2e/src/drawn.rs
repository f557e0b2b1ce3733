//! The questions that were drawn, frame by frame, which a look from outside would miss.

use serde_json::json;

use crate::page::Page;

/// Looks before each frame, the first one too.
const LOOK: &str = "window.questionsDrawn = [];
    window.framesDrawn = 0;
    const look = () => {
        const question = document.querySelector('.cc-question');
        if (question) framesDrawn += 1;
        if (question && question.checkVisibility({ visibilityProperty: true }) && !questionsDrawn.includes(question.textContent))
            questionsDrawn.push(question.textContent);
        requestAnimationFrame(look);
    };
    look();";

impl Page {
    /// From the next load on, notes which questions are drawn; `first` is a script to run before.
    pub fn note_questions_drawn(&self, first: &str) {
        self.server.script(&format!("{first} {LOOK}"));
    }

    /// The questions drawn since the page was loaded, each once.
    pub fn questions_drawn(&self) -> Vec<String> {
        let drawn = self.js("return window.questionsDrawn", json!([]));
        drawn.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(String::from)).collect()
    }

    /// How many frames were drawn with a question on the page, be it hidden.
    pub fn frames_drawn(&self) -> u64 {
        self.js("return window.framesDrawn", json!([])).as_u64().unwrap_or_default()
    }
}
