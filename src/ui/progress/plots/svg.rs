//! Shared parts of the plots: path data and components.

use leptos::prelude::*;

/// A point in path data; `y` grows upwards. A precision of a hundredth of a unit is finer than any screen.
pub(super) fn point(x: f64, y: f64) -> String {
    format!("{x:.2} {:.2}", 100.0 - y)
}

/// Path data of a line through points.
pub(super) fn line(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let points: Vec<String> = points.into_iter().map(|(x, y)| point(x, y)).collect();
    format!("M{}", points.join("L"))
}

/// Path data of a dot: a line of length zero with round ends.
pub(super) fn dot(x: f64, y: f64) -> String {
    format!("M{}h0", point(x, y))
}

/// A plot: its heading, a summarising sentence, and its parts.
#[component]
pub(super) fn Plot(title: &'static str, summary: String, children: Children) -> impl IntoView {
    view! {
        <section class="cc-plot" aria-label=title>
            <h3>{title}</h3>
            <p>{summary}</p>
            {children()}
        </section>
    }
}

/// A drawing of 100 × 100 units, stretched to its container. Without a name it is decorative.
#[component]
pub(super) fn Drawing(
    #[prop(optional)] name: Option<String>,
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let role = name.is_some().then_some("img");
    let hidden = name.is_none().then_some("true");
    view! {
        <svg viewBox="0 0 100 100" class=class role=role aria-label=name aria-hidden=hidden preserveAspectRatio="none">
            {children()}
        </svg>
    }
}

/// A path with a class. It is a component because `view!` builds elements of only literals through `innerHTML`, which
/// the content security policy forbids.
#[component]
pub(super) fn Path(class: &'static str, #[prop(into)] d: String) -> impl IntoView {
    view! { <path class=class d=d/> }
}

/// A bar of this length, in hundredths of its groove.
#[component]
pub(super) fn Bar(length: f64) -> impl IntoView {
    // A line of length zero would be a dot.
    let ink = (length > 0.0).then(|| view! { <Path class="cc-ink" d=format!("M0 50H{length:.2}")/> });
    view! {
        <Drawing class="cc-bar-line">
            <Path class="cc-faint" d="M0 50H100"/>
            {ink}
        </Drawing>
    }
}

/// The labels under a drawing, from left to right.
#[component]
pub(super) fn Axis(labels: Vec<String>) -> impl IntoView {
    let labels = labels.into_iter().map(|label| view! { <span>{label}</span> });
    view! { <div class="cc-axis" aria-hidden="true">{labels.collect_view()}</div> }
}

/// A legend of a drawing.
#[component]
pub(super) fn Key(text: &'static str) -> impl IntoView {
    view! { <p class="cc-help">{text}</p> }
}

/// The figures of a drawing, in a collapsed table; each row has a head.
#[component]
pub(super) fn FigureTable(name: &'static str, heads: Vec<String>, rows: Vec<(String, Vec<String>)>) -> impl IntoView {
    // In a narrow table each figure is a separate block and needs its head.
    let rows = rows.into_iter().map(|(name, figures)| {
        let cells = figures.into_iter().zip(heads.iter().skip(1).cloned());
        let cells = cells.map(|(figure, head)| view! { <td data-head=head>{figure}</td> }).collect_view();
        // The name may be a text of the deck, which has its own direction.
        view! { <tr><th scope="row"><bdi>{name}</bdi></th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <details>
            <summary>{name}</summary>
            <table class="cc-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_counts_from_the_bottom() {
        assert_eq!(line([(0.0, 0.0), (50.0, 100.0), (100.0, 1.0 / 3.0)]), "M0.00 100.00L50.00 0.00L100.00 99.67");
        assert_eq!(dot(12.5, 25.0), "M12.50 75.00h0");
    }
}
