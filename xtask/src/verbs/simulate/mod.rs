//! `simulate`: what the planner is worth. People with different memories practise up to an interview under
//! different policies with the same minutes.
//!
//! | room | what it does |
//! |---|---|
//! | [`scenario`] | who, how many cards, how long, how much a day |
//! | [`learner`] | people with a memory of their own |
//! | [`view`] | what a policy sees of them |
//! | [`policy`] | the policies |
//! | [`play`] | one person, one scenario, one policy |
//! | [`bound`] | what no policy can beat |
//! | [`table`] | what is played, and what comes of it |
//! | [`page`] | the table as text or as a page |

mod bound;
mod learner;
mod page;
mod play;
mod policy;
mod random;
mod scenario;
mod table;
mod view;

use crate::failure::Outcome;

/// What `simulate` was asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SimulateOptions {
    /// People in each scenario.
    pub(crate) people: u64,
    /// The seed.
    pub(crate) seed: u64,
    /// Only scenarios with this in their name.
    pub(crate) only: Option<String>,
    /// As a page of Markdown.
    pub(crate) markdown: bool,
}

impl Default for SimulateOptions {
    fn default() -> Self {
        SimulateOptions { people: 200, seed: 1, only: None, markdown: false }
    }
}

/// Plays everything through and prints the table.
pub(crate) fn run(options: &SimulateOptions) -> Outcome {
    if options.people == 0 {
        return Err("--people takes a number from 1.".into());
    }
    print!("{}", page::head(options));
    for row in table::rows(options) {
        println!("{}", page::row(&row, options.markdown));
    }
    print!("{}", page::foot(options));
    Ok(())
}
