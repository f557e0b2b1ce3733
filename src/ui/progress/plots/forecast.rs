//! What the plan amounts to on the day of the interview, against no practice.

use leptos::prelude::*;

use super::svg::{Axis, Drawing, Key, Path, Plot, dot, line};
use crate::log::Day;
use crate::stats::Forecast;
use crate::text::plots as text;

#[component]
pub(super) fn ForecastPlot(forecast: Forecast, today: Day) -> impl IntoView {
    let [now, planned, idle] = [forecast.now, forecast.planned, forecast.idle].map(|share| 100.0 * share);
    let to = move |then| line([(0.0, now), (100.0, then)]);
    let labels = vec![text::TODAY.into(), text::interview_day(&forecast, today)];
    view! {
        <Plot title=text::FORECAST said=text::forecast(&forecast)>
            <Drawing name=text::forecast_name(&forecast) class="cc-course cc-ahead">
                <Path class="cc-faint" d="M0 100H100"/>
                <Path class="cc-faint cc-dashed" d="M0 0H100"/>
                <Path class="cc-dashed" d=to(idle)/>
                <Path class="cc-ink" d=to(planned)/>
                <Path class="cc-dot" d=dot(100.0, planned)/>
                <Path class="cc-now" d=dot(0.0, now)/>
            </Drawing>
            <Axis labels/>
            <Key text=text::FORECAST_KEY/>
        </Plot>
    }
}
