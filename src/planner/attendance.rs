//! On which days, and at what hour, the person is expected to practise.

use super::slots::BUFFER_MS;
use crate::log::{Day, Log, MINUTE_MS, Moment};

/// The prior of the attendance: days with and without practice, before the log has any.
const ATTENDED_DAYS: f64 = 2.4;
const MISSED_DAYS: f64 = 0.6;
/// The prior of the hour of practice, in days.
const HOUR_DAYS: f64 = 2.0;
/// The hours between which people begin to practise, if the log has no day yet: from noon to eight in the evening.
const HOURS: (f64, f64) = (12.0, 20.0);
/// The hour at which a day begins.
const DAY_BEGINS: f64 = 4.0;

/// The share of the days with practice, from the log's first day to yesterday. The prior assumes that people miss one
/// day in five.
pub fn attendance(log: &Log, today: Day) -> f64 {
    let (mut attended, mut first, mut last) = (0.0, today, None);
    for (record, _) in log.reviews() {
        let day = log.made_at(record).day();
        if day < today && last != Some(day) {
            attended += 1.0;
            first = first.min(day);
        }
        last = Some(day);
    }
    let (attended, days) = (attended + ATTENDED_DAYS, f64::from(today.since(first)) + ATTENDED_DAYS + MISSED_DAYS);
    if attended < days { attended / days } else { 1.0 }
}

/// The share of the minutes of the interview's day that are expected before it: the share of the days on which practice
/// began before the interview's time of day. The present time of day does not count, so the plan promises the same in
/// the morning and in the evening.
pub fn last_day(log: &Log, today: Day, deadline: Moment) -> f64 {
    let latest = f64::from(deadline.minute_of_day()) - (BUFFER_MS / MINUTE_MS) as f64;
    let (from, to) = HOURS;
    let mut before = HOUR_DAYS * ((latest / 60.0 + DAY_BEGINS - from) / (to - from)).clamp(0.0, 1.0);
    let (mut days, mut last) = (HOUR_DAYS, None);
    for at in log.reviews().map(|(record, _)| log.made_at(record)).filter(|at| at.day() < today) {
        if last != Some(at.day()) {
            days += 1.0;
            before += f64::from(u8::from(f64::from(at.minute_of_day()) <= latest));
        }
        last = Some(at.day());
    }
    before / days
}
