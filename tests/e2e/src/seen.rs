//! What a person sees of the practice view.

use serde_json::Value;

/// The practice view at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The question, if there is one to be read.
    pub question: Option<String>,
    /// Whether the answer is to be read.
    pub is_back: bool,
    /// The tick boxes, if they are there.
    pub ticks: Vec<bool>,
    /// "3 of 34".
    pub position: String,
    /// The rating that is highlighted.
    pub suggested: Option<String>,
    /// The small type on the rating buttons.
    pub hints: Vec<String>,
    /// Whether Undo can be pressed.
    pub can_undo: bool,
}

impl Seen {
    /// Put behind the page object's own script.
    pub(crate) const SCRIPT: &str = r#"
        const question = [...document.querySelectorAll("h2.cc-question")].find(shown);
        const rating = [...document.querySelectorAll(".cc-rate button")].filter(shown);
        const suggested = rating.find(button => button.dataset.suggested == "true");
        const position = [...document.querySelectorAll(".cc-status span")].map(text).find(t => /^\d+ of \d+$/.test(t));
        const undo = find("button", "Undo");
        return {
          question: question && !question.closest(".cc-end") ? text(question) : null,
          is_back: [...document.querySelectorAll(".cc-answer")].some(shown),
          ticks: [...document.querySelectorAll(".cc-points input")].filter(shown).map(input => input.checked),
          position: position || "",
          suggested: suggested ? nameOf(suggested) : null,
          hints: rating.map(button => tidy(button.querySelector("small").textContent)),
          can_undo: !!undo && !undo.disabled,
        };"#;

    /// Reads what [`Seen::SCRIPT`] returns.
    pub(crate) fn read(value: &Value) -> Seen {
        let list = |name: &str| value[name].as_array().cloned().unwrap_or_default();
        let text = |name: &str| value[name].as_str().map(String::from);
        Seen {
            question: text("question"),
            is_back: value["is_back"] == true,
            ticks: list("ticks").iter().map(|tick| *tick == true).collect(),
            position: text("position").unwrap_or_default(),
            suggested: text("suggested"),
            hints: list("hints").iter().filter_map(|hint| hint.as_str().map(String::from)).collect(),
            can_undo: value["can_undo"] == true,
        }
    }

    /// The question, which must be there.
    pub fn asked(&self) -> &str {
        self.question.as_deref().expect("a question is to be read")
    }
}
