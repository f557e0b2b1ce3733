//! HTML in an answer says on the card what it says on its page.

use cuecard_e2e::{Page, Site, in_every_browser};
use serde_json::{Value, json};

/// The lines of an answer: what stands in each block, after its element's name where that is no paragraph.
const LINES: &str = "const lines = [...root.querySelectorAll('.cc-prose :is(p, pre)')];
    return lines.map(one => {
        const item = one.parentElement.localName == 'li' && one.parentElement.parentElement.localName;
        return (item ? item + ': ' : one.localName == 'pre' ? 'pre: ' : '') + (one.localName == 'pre' ? one.textContent : tidy(one.textContent));
    })";

/// Shows a question and its answer on a card; gives the question, and the lines of the answer.
fn shown(page: &Page, question: &str, answer: &str) -> (String, Vec<String>) {
    let site = Site::beside(page);
    site.open(page, &format!("<cuecard-deck storage=none loading=eager><details><summary>{question}</summary>{answer}</details></cuecard-deck>"));
    let widget = site.widget(page, 0).is_there();
    let asked = widget.question();
    widget.reveal();
    let lines = widget.js(LINES);
    (asked, lines.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect())
}

/// What becomes of answers, each with the lines it is shown as.
#[track_caller]
fn becomes(page: &Page, cases: &[(&str, &[&str])]) {
    // Each answer is one part of a page, for a page is slow to open.
    let answers: Vec<_> = cases.iter().map(|(html, _)| format!("<div>{html}</div><p>=====</p>")).collect();
    let (_, lines) = shown(page, "What?", &answers.concat());
    let found: Vec<&[String]> = lines.split(|line| line == "=====").collect();
    for ((html, wanted), found) in cases.iter().zip(found) {
        assert_eq!(found, *wanted, "{html}");
    }
}

in_every_browser! {
    fn raised_and_lowered_text_keeps_its_place(page) {
        becomes(page, &[
            ("2<sup>10</sup>, x<sup>-1</sup>", &["2^10, x^-1"]),
            ("2<sup>n+1</sup> and 2<sup>2<sup>n</sup></sup>", &["2^(n+1) and 2^(2^n)"]),
            ("2<sup>n</sup>m, x<sub>i</sub><sup>2</sup>", &["2^(n)m, x_i^2"]),
            ("H<sub>2</sub>O, x<sub>i+1</sub>, a<sub><em>n</em></sub>", &["H₂O, x_(i+1), a_n"]),
            ("the 1<sup>st</sup>, Java<sup>TM</sup>", &["the 1st, Java™"]),
            ("said<sup><a href='#note'>1</a></sup> so", &["said[1] so"]),
            ("1<sup>1</sup>/<sub>2</sub> cups", &["1 1/2 cups"]),
            ("<code>2<sup>10</sup></code>", &["2^10"]),
        ]);
        let (question, _) = shown(page, "What is 2<sup>10</sup>?", "1024");
        assert_eq!(question, "What is 2^10?");
    }

    fn a_table_has_a_line_for_each_row(page) {
        becomes(page, &[
            ("2<sup>10</sup>, and <table><tr><th>Name<th>Cost<tr><td>push<td>O(1)</table>", &["2^10, and", "Name | Cost", "push | O(1)"]),
            ("<table><caption>Costs</caption><tr><td rowspan=2>list<td>get<td><tr><td>add<td><p>a</p><p>b</p></table>", &["Costs", "list | get | –", "list | add | a b"]),
            ("<table><tr><td colspan=2>both<td>x<tr><td>1<td>2<td>3</table>", &["both | both | x", "1 | 2 | 3"]),
            ("<table role=presentation><tr><td>left<td>right</table>", &["left", "right"]),
            ("<table><tr><td><pre>1\n2</pre><td><pre>a\nb</pre></table>", &["pre: a\nb"]),
        ]);
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck><dl><dt>?<dd><table><tr><th>Name<td>push</table></dl></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        widget.reveal();
        assert_eq!(widget.js("return [...root.querySelectorAll('.cc-prose strong')].map(text)"), json!(["Name"]));
    }

    fn blocks_and_lines_stay_apart(page) {
        becomes(page, &[
            ("one<br>two <em>three<br>four</em>", &["one", "two three", "four"]),
            ("<span><div>one</div>two</span>", &["one", "two"]),
            ("<b><p>one</p><p>two</p></b>", &["one", "two"]),
            ("<hr>", &["* * *"]),
            ("<dl><dt>Heap<dd>Grows<dt>Stack<dd>Nests</dl>", &["Heap", "Grows", "Stack", "Nests"]),
            ("<details><summary>Hint</summary>Think</details>", &["Hint", "Think"]),
            ("<blockquote><p>One</p><p>Two</p></blockquote>", &["“One", "Two”"]),
            ("<pre>a<br>b<div>c</div>d</pre>", &["pre: a\nbc\nd"]),
            ("<ul>one<li>two<ul><li>three</ul></ul>", &["ul: one", "ul: two", "ul: three"]),
            ("<ol><li>one</ol><ol start=3><li>three<li value=7>seven</ol>", &["ol: one", "3. three", "7. seven"]),
            ("<ol type=a><li>one<li>two</ol><ol type=I reversed><li>two<li>one</ol>", &["a. one", "b. two", "II. two", "I. one"]),
            ("<figure><img alt='A tree'><figcaption>Fig. 1</figcaption></figure>", &["[A tree]", "Fig. 1"]),
        ]);
        let (question, _) = shown(page, "<p>One</p><p>Two<br>three</p>", "Yes.");
        assert_eq!(question, "One Two three");
    }

    fn what_has_no_text_has_a_word_in_its_place(page) {
        becomes(page, &[
            ("<del>old</del> <ins>new</ins>", &["~~old~~ new"]),
            ("<q>yes</q> <kbd>Ctrl</kbd> <mark>it</mark>", &["“yes” Ctrl it"]),
            ("<abbr title='Cascading Style Sheets'>CSS</abbr>, <abbr title='Cascading Style Sheets'>CSS</abbr>", &["CSS (Cascading Style Sheets), CSS"]),
            ("a<img alt='heap'>, b<img alt=''>, c<img>", &["a[heap], b, c[image]"]),
            ("see <video title='The talk'><p>old</p></video> <iframe></iframe>", &["see [The talk] [iframe]"]),
            ("<input type=checkbox checked> done <input type=checkbox> open", &["☑ done ☐ open"]),
            ("<input placeholder=name> <select><option>a<option selected>b</select>", &["[name] b"]),
            ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", &["漢(kan)"]),
            ("<span aria-hidden=true>#</span><span hidden>no</span>yes", &["yes"]),
            ("<math><mfrac><mn>1</mn><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></mfrac><mo>=</mo><msqrt><mi>x</mi></msqrt></math>", &["1/(n+1)=√x"]),
            ("<math><msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup></math>", &["e^(iπ)"]),
        ]);
    }
}
