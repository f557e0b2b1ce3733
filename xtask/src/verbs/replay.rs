//! `replay FILE.csv`: a list of reviews, printed again with the memory after each, so that anyone can hold the
//! memory model against another implementation.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use cuecard::log::Rating;
use cuecard::memory::params::{COUNT, RANGES};
use cuecard::memory::{Memory, Params, Scheduler};

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::read;

/// The columns a list has to have.
const HEAD: &str = "card,days,rating";

/// What `replay` was asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReplayOptions {
    /// The list of reviews.
    pub(crate) file: String,
    /// The memory model's parameters and the desired retention.
    pub(crate) scheduler: Scheduler,
}

/// Prints the list with its new columns, or says what is wrong with it and prints nothing.
pub(crate) fn run(options: &ReplayOptions) -> Outcome {
    let text = read(Path::new(&options.file))?;
    let replayed = replayed(&text, &options.scheduler)
        .map_err(|(line, fault)| Failure::from(format!("{}, line {line}: {fault}", options.file)))?;
    std::io::stdout().write_all(replayed.as_bytes()).or_say(|| "The list cannot be printed".into())
}

/// Parameters from their text: 21 numbers within their published ranges.
pub(crate) fn params(numbers: &[f64]) -> Outcome<Params> {
    let weights: [f64; COUNT] = numbers
        .try_into()
        .map_err(|_| Failure::from(format!("--params takes {COUNT} numbers, w0 to w20, and not {}.", numbers.len())))?;
    for (n, (weight, (low, high))) in weights.iter().zip(RANGES).enumerate() {
        if !(low..=high).contains(weight) {
            return Err(Failure::from(format!("The parameter w{n} is {weight}, but it must be from {low} to {high}.")));
        }
    }
    Ok(Params::new(weights))
}

/// The new list; where the old one has a fault, the number of its line and a sentence.
fn replayed(text: &str, scheduler: &Scheduler) -> Result<String, (usize, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let head = lines.next().map_or("", |(line, _)| line.trim());
    if head != HEAD {
        return Err((1, format!("The list must begin with the line `{HEAD}`, and not with `{head}`.")));
    }
    let mut memories: HashMap<String, Memory> = HashMap::new();
    let mut replayed = format!("{HEAD},stability,difficulty,interval\n");
    for (line, number) in lines {
        let row = Row::read(line).map_err(|fault| (number, fault))?;
        let memory = memories.get(&row.card).copied();
        let days = row.days(memory.is_none()).map_err(|fault| (number, fault))?;
        let memory = scheduler.params.after(memory, days, row.rating);
        let interval = scheduler.params.interval(memory.stability, scheduler.retention);
        let [stability, difficulty, interval] = [memory.stability, memory.difficulty, interval].map(twelve_digits);
        replayed.push_str(&format!("{line},{stability},{difficulty},{interval}\n"));
        memories.insert(row.card, memory);
    }
    Ok(replayed)
}

/// A line of the list.
struct Row<'a> {
    card: String,
    days: &'a str,
    rating: Rating,
}

impl<'a> Row<'a> {
    fn read(line: &'a str) -> Result<Self, String> {
        // From the right, since only the card's name may have a comma in it, and then stands in quotes.
        let mut fields = line.rsplitn(3, ',').map(str::trim);
        let (Some(rating), Some(days), Some(card)) = (fields.next(), fields.next(), fields.next()) else {
            return Err(format!("A review has three fields, {HEAD}, and not `{line}`."));
        };
        let card = match card.strip_prefix('"').and_then(|card| card.strip_suffix('"')) {
            Some(card) => card.replace("\"\"", "\""),
            None if card.contains(',') => return Err(format!("A review has three fields, {HEAD}, and no more.")),
            None if card.is_empty() => return Err("The card has no name.".into()),
            None => card.into(),
        };
        let number = rating.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let rating = number
            .and_then(|number| Rating::ALL.get(number).copied())
            .ok_or_else(|| format!("`{rating}` is no rating: there are 1 (Again), 2 (Hard), 3 (Good) and 4 (Easy)."))?;
        Ok(Row { card, days, rating })
    }

    /// Days since the card's previous review. The first one has none, so there they may be left out.
    fn days(&self, first: bool) -> Result<f64, String> {
        if first && self.days.is_empty() {
            return Ok(0.0);
        }
        let days = self.days.parse::<f64>().ok().filter(|days| days.is_finite() && *days >= 0.0);
        days.ok_or_else(|| format!("`{}` is no number of days, 0 or more.", self.days))
    }
}

/// A positive number with twelve significant digits.
fn twelve_digits(x: f64) -> String {
    let exponent = format!("{x:.11e}").rsplit_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok());
    let decimals = usize::try_from(11 - exponent.unwrap_or(0)).unwrap_or(0);
    format!("{x:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use cuecard::memory::params::PUBLISHED;

    fn replay(text: &str) -> Result<String, (usize, String)> {
        replayed(text, &Scheduler::default())
    }

    /// The figures come from py-fsrs 6.3.2.
    #[test]
    fn each_row_gets_the_memory_after_it() {
        let list = "card,days,rating\na,0,3\nb,,1\na,0.4,2\na,1,1\n\"c, d\",0,4\nb,2.50,3\n";
        let expected = "\
card,days,rating,stability,difficulty,interval
a,0,3,2.30650000000,2.11810397046,2.30650000000
b,,1,0.212000000000,6.41330000000,0.212000000000
a,0.4,2,2.30650000000,4.75285848853,2.30650000000
a,1,1,0.543640412068,8.26052863504,0.543640412068
\"c, d\",0,4,8.29560000000,1.00000000000,8.29560000000
";
        let replayed = replay(list).unwrap();
        assert!(replayed.starts_with(expected), "{replayed}");
        assert_eq!(replayed.lines().count(), list.lines().count());
        assert_eq!(replay(&format!("\u{feff}{}", list.replace('\n', "\r\n"))).unwrap(), replayed);
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        for (rows, line, word) in [
            ("", 1, "begin"),
            ("a,b,c\n", 1, "begin"),
            ("card,days,rating\na,0,3\na,1,5\n", 3, "`5`"),
            ("card,days,rating\na,0,0\n", 2, "`0`"),
            ("card,days,rating\n\na,0,good\n", 3, "`good`"),
            ("card,days,rating\na,0,3\na,-1,3\n", 3, "`-1`"),
            ("card,days,rating\na,0,3\na,,3\n", 3, "``"),
            ("card,days,rating\na,NaN,3\n", 2, "`NaN`"),
            ("card,days,rating\na,inf,3\n", 2, "`inf`"),
            ("card,days,rating\na,3\n", 2, "three"),
            ("card,days,rating\na,b,0,3\n", 2, "three"),
            ("card,days,rating\n,0,3\n", 2, "name"),
        ] {
            let (at, fault) = replay(rows).unwrap_err();
            assert!(at == line && fault.contains(word), "{rows:?}: line {at}: {fault}");
        }
    }

    #[test]
    fn any_list_is_replayed_or_refused() {
        bolero::check!().with_type().for_each(|(rows, list): &(Vec<(u8, f64, u8)>, String)| {
            let rows: String = rows.iter().map(|(card, days, rating)| format!("{card},{days},{rating}\n")).collect();
            for text in [list.clone(), format!("{HEAD}\n{list}"), format!("{HEAD}\n{rows}")] {
                for line in replay(&text).iter().flat_map(|replayed| replayed.lines().skip(1)) {
                    let is_number = |field: &str| field.parse().is_ok_and(f64::is_finite);
                    assert!(line.rsplit(',').take(3).all(is_number), "{line}");
                }
            }
        });
    }

    #[test]
    fn twelve_digits_are_twelve_whatever_the_size() {
        for (x, text) in [
            (0.001, "0.00100000000000"),
            (0.0123456789012345, "0.0123456789012"),
            (9.9999999999999, "10.0000000000"),
            (36_500.0, "36500.0000000"),
        ] {
            assert_eq!(twelve_digits(x), text);
        }
    }

    #[test]
    fn parameters_must_be_twenty_one_and_within_their_ranges() {
        assert_eq!(params(&PUBLISHED), Ok(Params::default()));
        assert!(params(&PUBLISHED[..20]).is_err());
        let mut odd = PUBLISHED;
        odd[7] = 0.9;
        let said = params(&odd).map_err(|failure| failure.to_string());
        assert!(said.is_err_and(|said| said.contains("w7 is 0.9")));
    }
}
