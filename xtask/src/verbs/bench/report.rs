//! What a bench found, as one JSON and as one page in Markdown with bars to look at.

use std::fmt::Write;
use std::thread;

use serde_json::{Value, json};

use super::Part;
use crate::failure::{OrSay, Outcome};
use crate::home::{self, Home};

/// How long the longest bar of a chart is, in characters.
const BAR: usize = 32;

/// Writes both down, of what each part has written down as JSON, and prints the page.
pub(super) fn write_down(home: &Home, runs: u64, found: &[(Part, String)]) -> Outcome {
    let parsed = |(part, text): &(Part, String)| {
        let value = serde_json::from_str(text).or_say(|| format!("What {} found is no JSON", part.name()))?;
        Ok((*part, value))
    };
    let found: Vec<(Part, Value)> = found.iter().map(parsed).collect::<Outcome<_>>()?;
    let folder = home.at("target").join("bench");
    let (json, page) = (folder.join("report.json"), folder.join("report.md"));
    let text = serde_json::to_string_pretty(&whole(runs, &found)).or_say(|| "The report cannot be written".into())?;
    home::write(&json, &(text + "\n"))?;
    let text = markdown(runs, &found);
    home::write(&page, &text)?;
    println!("\n{text}\nWritten to {} and {}", page.display(), json.display());
    Ok(())
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn whole(runs: u64, found: &[(Part, Value)]) -> Value {
    let part = |(part, findings): &(Part, Value)| {
        let figures: Vec<Value> = list(findings, "figures").iter().map(judged).collect();
        json!({ "part": part.name(), "figures": figures, "charts": list(findings, "charts") })
    };
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "runs": runs,
        "processors": processors(),
        "parts": found.iter().map(part).collect::<Vec<_>>(),
    })
}

fn judged(figure: &Value) -> Value {
    let mut judged = figure.clone();
    if let Some(judged) = judged.as_object_mut() {
        judged.insert("met".into(), is_met(figure).into());
    }
    judged
}

/// What could not be measured is not met.
fn is_met(figure: &Value) -> bool {
    match (figure["measured"].as_f64(), figure["at_most"].as_f64()) {
        (Some(measured), Some(at_most)) => measured <= at_most,
        _ => false,
    }
}

fn markdown(runs: u64, found: &[(Part, Value)]) -> String {
    let figures = || found.iter().flat_map(|(_, findings)| list(findings, "figures"));
    let (met, all) = (figures().filter(|figure| is_met(figure)).count(), figures().count());
    let mut page = format!(
        "# What things cost\n\n{runs} runs, {} processors. Times are of this machine, and noise on others: ratios (×) \
         mean something everywhere.\n\n{met} of {all} figures are met.\n",
        processors()
    );
    for (part, findings) in found {
        let _ = write!(page, "\n## {}\n\n| figure | measured | at most | |\n|---|---:|---:|---|\n", part.title());
        list(findings, "figures").iter().for_each(|figure| page += &row(figure));
        list(findings, "charts").iter().for_each(|one| page += &chart(one));
    }
    page
}

fn row(figure: &Value) -> String {
    let unit = words(&figure["unit"]);
    let told = |value: &Value| told(value.as_f64(), unit);
    let (measured, at_most) = (told(&figure["measured"]), told(&figure["at_most"]));
    let (measured, verdict) = if is_met(figure) { (measured, "met") } else { (format!("**{measured}**"), "not met") };
    format!("| {} | {measured} | {at_most} | {verdict} |\n", words(&figure["name"]))
}

fn chart(chart: &Value) -> String {
    let (bars, unit) = (list(chart, "bars"), words(&chart["unit"]));
    let most = bars.iter().filter_map(|bar| bar["value"].as_f64()).fold(0.0, f64::max);
    let mut text = format!("\n### {}\n\n| | | |\n|---|---:|---|\n", words(&chart["title"]));
    for bar in bars {
        let value = bar["value"].as_f64();
        let share = if most > 0.0 { value.unwrap_or_default() / most } else { 0.0 };
        let _ = writeln!(text, "| {} | {} | {} |", words(&bar["name"]), told(value, unit), drawn(share));
    }
    text
}

/// A bar, to an eighth of a character.
fn drawn(share: f64) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    // From 0 to 1, so nothing is cut off.
    let eighths = (share.clamp(0.0, 1.0) * (8 * BAR) as f64).round() as usize;
    ["█".repeat(eighths / 8).as_str(), PARTS.get(eighths % 8).copied().unwrap_or_default()].concat()
}

/// A value with its unit, with as many digits as mean something.
fn told(value: Option<f64>, unit: &str) -> String {
    let Some(value) = value else { return "not measured".into() };
    let digits = match unit {
        "×" => 2,
        _ if value.fract() == 0.0 || value >= 100.0 => 0,
        "" => 4,
        _ => 1,
    };
    let number = format!("{value:.digits$}");
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> Vec<(Part, Value)> {
        let figure =
            |measured: Value| json!({ "name": "readable", "measured": measured, "at_most": 1.05, "unit": "×" });
        let bars = json!([{ "name": "ours", "value": 250.0 }, { "name": "theirs", "value": 1000.0 }]);
        let charts = json!([{ "title": "Bytes", "unit": "KB", "bars": bars }]);
        vec![
            (Part::Peers, json!({ "figures": [figure(json!(1.05)), figure(json!(1.051))], "charts": charts })),
            (Part::Starts, json!({ "figures": [figure(Value::Null)] })),
        ]
    }

    #[test]
    fn a_figure_is_met_up_to_its_limit_and_never_when_it_was_not_measured() {
        let report = whole(9, &found());
        let met = |part: usize, n: usize| &report["parts"][part]["figures"][n]["met"];
        assert_eq!([met(0, 0), met(0, 1), met(1, 0)], [&json!(true), &json!(false), &json!(false)]);
    }

    #[test]
    fn the_page_tells_figures_verdicts_and_bars() {
        let page = markdown(9, &found());
        for line in [
            "1 of 3 figures are met.",
            "| readable | 1.05 × | 1.05 × | met |",
            "| readable | **not measured** | 1.05 × | not met |",
            &format!("| ours | 250 KB | {} |", "█".repeat(BAR / 4)),
            &format!("| theirs | 1000 KB | {} |", "█".repeat(BAR)),
        ] {
            assert!(page.lines().any(|other| other == line), "{line} in {page}");
        }
    }

    #[test]
    fn bars_are_drawn_to_an_eighth_of_a_character() {
        assert_eq!(drawn(0.0), "");
        assert_eq!(drawn(1.0 / (8 * BAR) as f64), "▏");
        assert_eq!(drawn(0.5 + 4.0 / (8 * BAR) as f64), "█".repeat(BAR / 2) + "▌");
        assert_eq!(drawn(7.0), "█".repeat(BAR));
    }
}
