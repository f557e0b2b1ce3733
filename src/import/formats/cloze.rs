//! Texts with gaps: `{{c1::answer::hint}}` and `[answer]`.

/// A text with its gaps open, and with what belongs in them.
pub(super) struct Cloze {
    pub(super) front: String,
    pub(super) back: String,
}

/// Reads Anki's gaps; `None` if there are none. `strong` are the marks around what belongs in a gap.
pub(super) fn anki(text: &str, strong: (&str, &str)) -> Option<Cloze> {
    let mut found = Cloze { front: String::new(), back: String::new() };
    let mut rest = text;
    let mut count = 0;
    while let Some((before, after)) = rest.split_once("{{c") {
        let Some((inside, after_gap)) = after.split_once("}}") else { break };
        let Some((_, answer)) = inside.split_once("::").filter(|(number, _)| is_number(number)) else {
            found.add(before, before);
            found.add("{{c", "{{c");
            rest = after;
            continue;
        };
        let (answer, hint) = answer.split_once("::").unwrap_or((answer, "…"));
        found.add(before, before);
        found.add(&format!("[{hint}]"), &format!("{}{answer}{}", strong.0, strong.1));
        rest = after_gap;
        count += 1;
    }
    found.add(rest, rest);
    (count > 0).then_some(found)
}

/// Reads gaps in brackets; `None` if there are none.
pub(super) fn brackets(text: &str) -> Option<Cloze> {
    let mut found = Cloze { front: String::new(), back: String::new() };
    let mut rest = text;
    let mut count = 0;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((answer, after_gap)) = after.split_once(']') else { break };
        found.add(before, before);
        if before.ends_with(['\\', '!']) || after_gap.starts_with('(') {
            found.add("[", "[");
            rest = after;
            continue;
        }
        found.add("[…]", &format!("**{answer}**"));
        rest = after_gap;
        count += 1;
    }
    found.add(rest, rest);
    (count > 0).then_some(found)
}

impl Cloze {
    fn add(&mut self, front: &str, back: &str) {
        self.front.push_str(front);
        self.back.push_str(back);
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}
