//! Nodes of a page, as a row of texts.
//!
//! | a text that begins with | is |
//! |---|---|
//! | `<` | an element of HTML that begins, with its name |
//! | `+` | an element of SVG that begins, with its name |
//! | `=` | an attribute of it: name, space, value |
//! | `/` | the end of the element that began last |
//! | `"` | text |

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    row: Vec<String>,
}

impl Node {
    /// An element of HTML.
    pub fn html(name: &str) -> Node {
        Node { row: vec![format!("<{name}")] }
    }

    /// An element of HTML of a class.
    pub fn of(name: &str, class: &str) -> Node {
        Node::html(name).attr("class", class)
    }

    /// An element of SVG.
    pub fn svg(name: &str) -> Node {
        Node { row: vec![format!("+{name}")] }
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(mut self, name: &str, value: &str) -> Node {
        self.row.push(format!("={name} {value}"));
        self
    }

    /// Adds text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Node {
        self.row.push(format!("\"{text}"));
        self
    }

    /// Adds an element.
    #[must_use]
    pub fn child(mut self, child: Node) -> Node {
        self.row.extend(child.done());
        self
    }

    /// Adds elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Node>) -> Node {
        children.into_iter().fold(self, Node::child)
    }

    /// The element as a row of texts.
    pub fn done(mut self) -> Vec<String> {
        self.row.push("/".into());
        self.row
    }
}
