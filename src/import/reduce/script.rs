//! Superscripts and subscripts as characters.

/// Whether text is raised or lowered.
#[derive(Clone, Copy)]
pub(super) enum Script {
    Super,
    Sub,
}

const SUPER: (&str, &str) = ("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ");
const SUB: (&str, &str) = ("0123456789+-=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ");

impl Script {
    /// The text in raised or lowered characters. If there are none for it, it is marked as in TeX.
    pub(super) fn of(self, text: &str) -> String {
        let (mark, (from, to)) = match self {
            Script::Super => ('^', SUPER),
            Script::Sub => ('_', SUB),
        };
        let raised =
            |letter| from.chars().zip(to.chars()).find(|(plain, _)| *plain == letter).map(|(_, raised)| raised);
        let all: Option<String> = text.trim().chars().map(raised).collect();
        all.unwrap_or_else(|| match text.chars().count() {
            1 => format!("{mark}{text}"),
            _ => format!("{mark}({text})"),
        })
    }
}
