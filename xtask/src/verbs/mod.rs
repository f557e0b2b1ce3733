//! What can be asked for, one file or folder per verb.

pub(crate) mod bench;
pub(crate) mod build;
mod bundle;
pub(crate) mod check;
pub(crate) mod deck;
mod embed;
pub(crate) mod env;
pub(crate) mod fuzz;
mod glue;
pub(crate) mod hook;
pub(crate) mod icons;
mod inline;
pub(crate) mod lighthouse;
pub(crate) mod manifest;
pub(crate) mod messages;
mod minify;
pub(crate) mod package;
pub(crate) mod precache;
mod prerender;
pub(crate) mod replay;
pub(crate) mod serve;
pub(crate) mod shots;
pub(crate) mod simulate;
pub(crate) mod size;
pub(crate) mod test;
pub(crate) mod torture;
