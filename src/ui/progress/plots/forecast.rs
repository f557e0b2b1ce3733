//! The expected recall on the day of the interview, with the plan and without practice.

use leptos::prelude::*;

use super::svg::{Axis, Drawing, Key, Path, Plot, dot, line};
use crate::log::Day;
use crate::stats::Forecast;
use crate::text::{Message, plots as text};
use crate::ui::common::words;

#[component]
pub(super) fn ForecastPlot(forecast: Forecast, today: Day) -> impl IntoView {
    let words = words();
    let [now, planned, idle] = [forecast.now, forecast.planned, forecast.idle].map(|share| 100.0 * share);
    let to = move |then| line([(0.0, now), (100.0, then)]);
    let labels = vec![words.say(Message::today).into(), text::interview_day(words, &forecast, today)];
    let (name, key) = (text::forecast_name(words, &forecast), words.say(Message::forecast_key));
    view! {
        <Plot title=words.say(Message::forecast) summary=text::forecast(words, &forecast)>
            <Drawing name class="cc-course cc-ahead">
                <Path class="cc-faint" d="M0 100H100"/>
                <Path class="cc-faint cc-dashed" d="M0 0H100"/>
                <Path class="cc-dashed" d=to(idle)/>
                <Path class="cc-ink" d=to(planned)/>
                <Path class="cc-dot" d=dot(100.0, planned)/>
                <Path class="cc-now" d=dot(0.0, now)/>
            </Drawing>
            <Axis labels/>
            <Key text=key/>
        </Plot>
    }
}
