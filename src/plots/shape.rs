//! What the plots have in common.

use super::Node;

/// A plot: its heading, what there is to see in it, and its parts.
pub(super) fn figure(title: &str, said: &str, parts: impl IntoIterator<Item = Node>) -> Node {
    let head = [Node::html("h3").text(title), Node::html("p").text(said)];
    Node::of("section", "cc-plot").attr("aria-label", title).children(head).children(parts)
}

/// A drawing with a name, `width` by `height` units, kept in proportion.
pub(super) fn drawing(name: &str, class: &str, (width, height): (usize, usize)) -> Node {
    let svg = Node::svg("svg").attr("viewBox", &format!("0 0 {width} {height}")).attr("class", class);
    if name.is_empty() { svg.attr("aria-hidden", "true") } else { svg.attr("role", "img").attr("aria-label", name) }
}

/// A drawing with a name, a hundred units each way, stretched to the room there is.
pub(super) fn stretched(name: &str, class: &str) -> Node {
    drawing(name, class, (100, 100)).attr("preserveAspectRatio", "none")
}

/// A path of a class.
pub(super) fn path(class: &str, d: &str) -> Node {
    Node::svg("path").attr("class", class).attr("d", d)
}

/// A point as a path has it; `y` goes up from the bottom. A hundredth of a unit is finer than any screen.
pub(super) fn point(x: f64, y: f64) -> String {
    format!("{x:.2} {:.2}", 100.0 - y)
}

/// A dot: a line of no length with round ends.
pub(super) fn dot(x: f64, y: f64) -> String {
    format!("M{}h0", point(x, y))
}

/// A bar that is that many hundredths long, in a groove.
pub(super) fn bar(name: &str, length: f64) -> Node {
    // A line of no length would be a dot.
    let ink = (length > 0.0).then(|| path("cc-ink", &format!("M0 50H{length:.2}")));
    stretched(name, "cc-bar-line").child(path("cc-faint", "M0 50H100")).children(ink)
}

/// What is written under a drawing, from its left to its right end.
pub(super) fn axis(labels: &[&str]) -> Node {
    let labels = labels.iter().map(|label| Node::html("span").text(label));
    Node::of("div", "cc-axis").attr("aria-hidden", "true").children(labels)
}

/// The figures of a drawing, shown when asked for. The first of each row is its head.
pub(super) fn table(name: &str, heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Node {
    let head = heads.iter().map(|head| Node::html("th").attr("scope", "col").text(head));
    let row = |row: Vec<String>| {
        // Where the table has no room, each figure stands by itself and needs its head.
        let cells = row.iter().zip(heads).enumerate().map(|(n, (text, head))| match n {
            // It may be a text of the deck, which runs its own way.
            0 => Node::html("th").attr("scope", "row").child(Node::html("bdi").text(text)),
            _ => Node::html("td").attr("data-head", head).text(text),
        });
        Node::html("tr").children(cells)
    };
    let table = Node::of("table", "cc-table")
        .child(Node::html("thead").child(Node::html("tr").children(head)))
        .child(Node::html("tbody").children(rows.into_iter().map(row)));
    Node::html("details").child(Node::html("summary").text(name)).child(table)
}
