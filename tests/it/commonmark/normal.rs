//! HTML in a normal form: two texts with the same form are the same page.

use std::collections::BTreeMap;

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::commonmark::FOLDER;

/// The content of an example's page, without what versus adds to every page; it has the address `own`.
pub(crate) fn of_page(html: &str, own: &str) -> String {
    let mut nodes = read(html);
    put_into_paragraphs(&mut nodes);
    take_away(&mut nodes, own);
    resolve(&mut nodes);
    write(&nodes)
}

/// The HTML of the specification.
pub(crate) fn of_example(html: &str) -> String {
    let mut nodes = read(html);
    resolve(&mut nodes);
    write(&nodes)
}

/// The targets of links and images of an example, except those on other sites.
pub(crate) fn targets(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for_each(&mut read(html), &mut |node| {
        if let Node::Element(element) = node {
            let targets = ["href", "src"].iter().filter_map(|name| element.attributes.get(*name));
            found.extend(targets.filter(|target| !is_elsewhere(target)).cloned());
        }
    });
    found
}

fn is_elsewhere(target: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    target.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
        || target.starts_with("//")
        || target.starts_with('#')
}

#[derive(Debug, Clone)]
enum Node {
    Element(Element),
    Text(String),
    Comment(String),
}

#[derive(Debug, Clone)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Node>,
}

fn read(html: &str) -> Vec<Node> {
    let body = QualName::new(None, ns!(html), local_name!("body"));
    let parser = parse_fragment(RcDom::default(), ParseOpts::default(), body, Vec::new(), false);
    let dom = parser.one(html);
    let root = dom.document.children.borrow();
    root.iter().flat_map(children).collect()
}

fn children(node: &Handle) -> Vec<Node> {
    node.children.borrow().iter().filter_map(node_of).collect()
}

fn node_of(node: &Handle) -> Option<Node> {
    Some(match &node.data {
        NodeData::Text { contents } => Node::Text(contents.borrow().to_string()),
        NodeData::Comment { contents } => Node::Comment(contents.to_string()),
        NodeData::Element { name, attrs, .. } => Node::Element(Element {
            name: name.local.to_string(),
            attributes: attrs
                .borrow()
                .iter()
                .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                .collect(),
            children: children(node),
        }),
        _ => return None,
    })
}

fn for_each(nodes: &mut [Node], act: &mut dyn FnMut(&mut Node)) {
    for node in nodes {
        act(node);
        if let Node::Element(element) = node {
            for_each(&mut element.children, act);
        }
    }
}

/// Undoes what versus does to every page, so that only real differences remain.
fn take_away(nodes: &mut Vec<Node>, own: &str) {
    for node in &mut *nodes {
        if let Node::Element(element) = node {
            take_away(&mut element.children, own);
        }
    }
    let taken = std::mem::take(nodes);
    nodes.extend(taken.into_iter().flat_map(|node| match node {
        Node::Element(element) => taken_away(element, own),
        node => vec![node],
    }));
}

fn taken_away(mut element: Element, own: &str) -> Vec<Node> {
    let class = element.attributes.get("class").cloned().unwrap_or_default();
    match (element.name.as_str(), class.as_str()) {
        // Headings have ids, as link targets.
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) => drop(element.attributes.remove("id")),
        // Code is in a figure, below its language, and is highlighted.
        ("figure", "sample") => {
            element.children.retain(|child| is(child, "pre"));
            return element.children;
        }
        ("pre", "code") => element.attributes.clear(),
        ("span", _) if !class.is_empty() && class.len() <= 2 => return element.children,
        // Wide tables scroll; cells are aligned by the stylesheet, and headers have a scope.
        ("div", "table-scroll") => return element.children,
        ("th" | "td", _) => {
            element.attributes.remove("scope");
            if let Some(side) = class.strip_prefix("align-") {
                element.attributes.remove("class");
                element.attributes.insert("align".to_owned(), side.to_owned());
            }
        }
        // Checkboxes of tasks have a name, for screen readers.
        ("li", "task") => drop(element.attributes.remove("class")),
        ("input", _) => drop(element.attributes.remove("aria-label")),
        // Images are loaded lazily.
        ("img", _) => {
            for name in ["loading", "decoding"] {
                element.attributes.remove(name);
            }
        }
        // A link without a target leads to the page itself.
        ("a", _) if element.attributes.get("href").is_some_and(|href| href == own) => {
            element.attributes.insert("href".to_owned(), String::new());
        }
        _ => {}
    }
    vec![Node::Element(element)]
}

fn is(node: &Node, name: &str) -> bool {
    matches!(node, Node::Element(element) if element.name == name)
}

/// An image alone in its paragraph has no paragraph; with a title it is a figure.
fn put_into_paragraphs(nodes: &mut [Node]) {
    for_each(nodes, &mut |node| {
        let Node::Element(element) = node else { return };
        let is_figure = element.attributes.get("class").is_some_and(|class| class == "figure");
        if is_figure
            && let [Node::Element(image), Node::Element(caption)] = &mut element.children[..]
        {
            if let [Node::Text(title)] = &caption.children[..] {
                image.attributes.insert("title".to_owned(), title.clone());
            }
            *element = paragraph(Node::Element(image.clone()));
        }
    });
    for node in nodes {
        let is_alone = matches!(node, Node::Element(e) if e.attributes.contains_key("loading"));
        if is_alone && is(node, "img") {
            *node = Node::Element(paragraph(node.clone()));
        }
    }
}

fn paragraph(child: Node) -> Element {
    Element { name: "p".to_owned(), attributes: BTreeMap::new(), children: vec![child] }
}

/// Relative targets become addresses: a page has a different depth than its file.
fn resolve(nodes: &mut [Node]) {
    for_each(nodes, &mut |node| {
        let Node::Element(element) = node else { return };
        for name in ["href", "src"] {
            if let Some(target) = element.attributes.get_mut(name)
                && !target.is_empty()
                && !target.starts_with('/')
                && !is_elsewhere(target)
            {
                *target = format!("/{FOLDER}/{target}");
            }
        }
    });
}

/// Elements beside which white space has no meaning.
#[rustfmt::skip]
const BLOCKS: [&str; 42] = [
    "article", "aside", "blockquote", "body", "button", "canvas", "caption", "col", "colgroup", "dd", "div", "dl",
    "dt", "embed", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "iframe", "li", "map", "object", "ol", "output", "p", "pre", "progress", "section", "table",
    "tbody", "textarea", "ul",
];
#[rustfmt::skip]
const BLOCKS_OF_TABLES: [&str; 8] = ["td", "tfoot", "th", "thead", "tr", "video", "script", "style"];

/// Elements without an end tag.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "link"];

/// As the specification's own `normalize.py` compares: attributes in order, white space as one space,
/// and none beside blocks.
fn write(nodes: &[Node]) -> String {
    let mut form = Form { text: String::new(), after_block: true };
    form.nodes(nodes, false);
    form.text.trim().to_owned()
}

struct Form {
    text: String,
    after_block: bool,
}

impl Form {
    fn nodes(&mut self, nodes: &[Node], verbatim: bool) {
        for node in nodes {
            match node {
                Node::Text(text) => self.words(text, verbatim),
                Node::Comment(text) => self.text.push_str(&format!("<!--{text}-->")),
                Node::Element(element) => self.element(element, verbatim),
            }
        }
    }

    fn words(&mut self, text: &str, verbatim: bool) {
        if verbatim {
            self.text.push_str(&text.replace('<', "&lt;"));
            self.after_block = false;
            return;
        }
        for c in text.chars() {
            let is_space = c.is_ascii_whitespace();
            if is_space && (self.after_block || self.text.ends_with([' ', '\n'])) {
                continue;
            }
            match c {
                _ if is_space => self.text.push(' '),
                '<' => self.text.push_str("&lt;"),
                c => self.text.push(c),
            }
            self.after_block = false;
        }
    }

    fn element(&mut self, element: &Element, verbatim: bool) {
        let name = element.name.as_str();
        let is_block = BLOCKS.contains(&name) || BLOCKS_OF_TABLES.contains(&name);
        self.block(is_block && !verbatim, "\n");
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in &element.attributes {
            self.text.push_str(&format!(" {name}={value:?}"));
        }
        self.text.push('>');
        self.after_block = is_block || name == "br";
        self.nodes(&element.children, verbatim || name == "pre");
        if VOID.contains(&name) {
            return;
        }
        self.block(is_block && !verbatim, "");
        self.text.push_str(&format!("</{name}>"));
        self.after_block = is_block;
    }

    fn block(&mut self, is_block: bool, before: &str) {
        if is_block {
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_page(html: &str) -> String {
        super::of_page(html, "/e/own/")
    }

    #[test]
    fn the_strict_reader_removes_what_versus_adds_to_every_page() {
        for (page, example) in [
            ("<h2 id=\"a\">A</h2>", "<h2>A</h2>"),
            (
                "<figure class=\"sample\">\n<figcaption class=\"sample-caption\">x</figcaption><pre class=\"code\" \
                 tabindex=\"0\"><code class=\"language-x\"><span class=\"k\">a</span> b\n</code></pre>\n</figure>",
                "<pre><code class=\"language-x\">a b\n</code></pre>",
            ),
            (
                "<div class=\"table-scroll\"><table><thead><tr><th scope=\"col\" class=\"align-left\">a</th></tr>\
                 </thead></table></div>",
                "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n</tr>\n</thead>\n</table>",
            ),
            (
                "<ul>\n<li class=\"task\"><input disabled=\"\" type=\"checkbox\" aria-label=\"x\"/>\na</li></ul>",
                "<ul><li><input type=\"checkbox\" disabled> a</li></ul>",
            ),
            (
                "<img src=\"/a\" alt=\"b\" loading=\"lazy\" decoding=\"async\">",
                "<p><img alt=\"b\" src=\"/a\"></p>",
            ),
            (
                "<figure class=\"figure\"><img src=\"/e/a\" alt=\"b\"><figcaption>c</figcaption></figure>",
                "<p><img alt=\"b\" src=\"a\" title=\"c\"></p>",
            ),
            (
                "<p><a href=\"/e/own/\">a</a> <a href=\"/e/b\">c</a></p>",
                "<p><a href=\"\">a</a> <a href=\"b\">c</a></p>",
            ),
        ] {
            assert_eq!(of_page(page), of_example(example));
        }
    }

    #[test]
    fn white_space_matters_where_it_is_visible() {
        for (one, other) in [
            ("<p>a\nb</p>", "<p>a b</p>\n"),
            ("<ul>\n<li>\n<p>a</p>\n</li>\n</ul>", "<ul><li><p>a</p></li></ul>"),
            ("<p>a<br />\nb</p>", "<p>a<br>b</p>"),
            ("<p title=\"a\" id='b'>c</p>", "<p id=\"b\" title=\"a\">c</p>"),
        ] {
            assert_eq!(of_page(one), of_example(other));
        }
        for (one, other) in [
            ("<p>a b</p>", "<p>ab</p>"),
            ("<p>a <b>c</b></p>", "<p>a<b>c</b></p>"),
            ("<pre>a\n b</pre>", "<pre>a b</pre>"),
            ("<p>&lt;b&gt;</p>", "<p><b></b></p>"),
            ("<p>a</p>", "<div>a</div>"),
            ("<p id=\"a\">b</p>", "<p>b</p>"),
            ("<p>a</p><!-- b -->", "<p>a</p>"),
        ] {
            assert_ne!(of_page(one), of_example(other));
        }
    }
}
