//! What a person does, on the release build, in three browsers.

mod access;
mod backup;
mod deploys;
mod early;
mod embed;
mod first;
mod fit;
mod hosting;
mod install;
mod journal;
mod keys;
mod late;
mod memory;
mod offline;
mod plan;
mod plots;
mod policy;
mod practice;
mod recovery;
mod room;
mod stay;
mod storage;
mod transfer;
mod update;
mod views;
mod whole;
