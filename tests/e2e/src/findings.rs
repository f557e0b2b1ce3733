//! What a bench found, kept in a file for the one report of all of them: figures that are held against a limit, and
//! charts in which people can look at the rest.

use std::fs;

use serde_json::{Value, json};

use crate::kit;

/// What one program found.
#[derive(Debug, Default)]
pub struct Findings {
    figures: Vec<Value>,
    charts: Vec<Value>,
}

impl Findings {
    /// A figure, and the most it may be, both in that unit.
    pub fn figure(&mut self, name: &str, measured: f64, at_most: f64, unit: &str) {
        self.figures.push(json!({ "name": name, "measured": measured, "at_most": at_most, "unit": unit }));
    }

    /// A chart: a bar for each name, in that unit.
    pub fn chart(&mut self, title: &str, unit: &str, bars: &[(String, f64)]) {
        let bars: Vec<Value> = bars.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.charts.push(json!({ "title": title, "unit": unit, "bars": bars }));
    }

    /// Writes them down.
    pub fn keep(&self) {
        let text = json!({ "figures": self.figures, "charts": self.charts }).to_string();
        fs::write(kit::findings(), text).expect("the findings can be written");
    }
}

/// The median; of an even number, the upper of the middle two.
pub fn median(values: &[f64]) -> f64 {
    share(values, 0.5)
}

/// The value that a share of all values is below.
pub fn share(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() as f64 * share) as usize;
    sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

/// The numbers of a list.
pub fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}
