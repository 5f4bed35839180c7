//! The kind of a piece of code, according to the scopes that grammars assign. Pure.

use syntect::parsing::Scope;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $class:literal, $scopes:expr;)*) => {
        /// The kind of a piece of code, independent of its language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(super) enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            pub(super) const ALL: &[Kind] = &[$(Kind::$kind,)*];

            /// The class of the kind's `span`.
            pub(super) fn class(self) -> &'static str {
                match self { $(Kind::$kind => $class,)* }
            }

            /// The scopes by which the kind's style is looked up in a colour scheme, best first.
            pub(super) fn scopes(self) -> &'static [&'static str] {
                match self { $(Kind::$kind => $scopes,)* }
            }
        }
    };
}

kinds! {
    Comment = "c", &["comment.line", "comment"];
    String = "s", &["string.quoted.double", "string"];
    Escape = "e", &["constant.character.escape", "constant.character", "constant"];
    Regexp = "r", &["string.regexp", "string"];
    Number = "n", &["constant.numeric", "constant"];
    /// `true`, `null`, `MAX_SIZE`, `:symbol`
    Constant = "l", &["constant.language", "constant.other", "constant"];
    Keyword = "k", &["keyword.control", "keyword"];
    Operator = "o", &["keyword.operator", "keyword"];
    /// `let`, `fn`, `class`, `int`
    Storage = "d", &["storage.type", "storage"];
    Function = "f", &["entity.name.function", "support.function"];
    Type = "t", &["entity.name.type", "entity.name.class", "support.class", "support.type"];
    Variable = "v", &["variable.other", "variable"];
    Parameter = "a", &["variable.parameter.function", "variable.parameter"];
    /// `this`, `self`, `$0`
    Itself = "i", &["variable.language", "variable"];
    /// `@Override`, `#[derive]`
    Annotation = "m", &["variable.annotation", "entity.name.function"];
    Tag = "g", &["entity.name.tag"];
    Attribute = "b", &["entity.other.attribute-name"];
    /// A key of an object or a table, a property of CSS, a field
    Property = "y", &["support.type.property-name", "variable.other.member", "entity.name.tag"];
    Punctuation = "p", &["punctuation.separator", "punctuation"];
    Inserted = "gi", &["markup.inserted"];
    Deleted = "gd", &["markup.deleted"];
    Heading = "h", &["markup.heading", "entity.name.section"];
    Strong = "gs", &["markup.bold"];
    Emphasis = "ge", &["markup.italic"];
    Link = "u", &["markup.underline.link", "string.other.link", "markup.underline"];
    Invalid = "x", &["invalid.illegal", "invalid"];
}

/// What one scope of a stack says about the code inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    /// The code is of this kind.
    Is(Kind),
    /// Nothing: the enclosing scope decides.
    Silent,
    /// The code is plain, whatever encloses it, such as an expression inside a string.
    Plain,
    /// A string inside it is a key, as in JSON.
    Key,
}

/// The kind of code inside a stack of marks, which begins with the outermost. Returns `None` for plain
/// code.
pub(super) fn of_stack(marks: &[Mark]) -> Option<Kind> {
    let mut outwards = marks.iter().rev().filter(|mark| **mark != Mark::Silent);
    match outwards.next()? {
        Mark::Is(Kind::String) => {
            let around = outwards.find(|mark| **mark != Mark::Is(Kind::String));
            let key = around == Some(&Mark::Key);
            Some(if key { Kind::Property } else { Kind::String })
        }
        Mark::Is(kind) => Some(*kind),
        Mark::Key => Some(Kind::Property),
        Mark::Plain | Mark::Silent => None,
    }
}

/// Parses a scope of the tables in this file.
pub(super) fn scope(name: &str) -> Scope {
    Scope::new(name).expect("the tables hold scopes of at most eight parts")
}

use Kind::*;
use Mark::{Is, Key, Plain, Silent};

/// Scope prefixes with their marks. The longest prefix of a scope decides; a scope without one is
/// [`Mark::Silent`].
pub(super) const MARKS: &[(&str, Mark)] = &[
    ("comment", Is(Comment)),
    ("punctuation.definition.comment", Is(Comment)),
    ("string", Is(String)),
    ("string.regexp", Is(Regexp)),
    ("string.other.link", Is(Link)),
    ("source.regexp", Is(Regexp)),
    ("constant", Is(Constant)),
    ("constant.character.escape", Is(Escape)),
    ("constant.character.entity", Is(Escape)),
    ("constant.other.placeholder", Is(Escape)),
    ("constant.numeric", Is(Number)),
    ("constant.other.color", Is(Number)),
    ("constant.other.character-class", Is(Escape)),
    ("constant.other.database-name", Is(Variable)),
    ("constant.other.table-name", Is(Variable)),
    ("keyword.other.unit", Is(Number)),
    ("keyword", Is(Keyword)),
    ("keyword.operator", Is(Operator)),
    ("keyword.operator.word", Is(Keyword)),
    ("keyword.operator.new", Is(Keyword)),
    ("keyword.operator.expression", Is(Keyword)),
    ("keyword.operator.logical.python", Is(Keyword)),
    ("keyword.operator.logical.sql", Is(Keyword)),
    ("keyword.operator.assignment.alias.sql", Is(Keyword)),
    ("keyword.operator.module", Is(Keyword)),
    // `typeof`, `void`, `delete`
    ("keyword.operator.js", Is(Keyword)),
    ("keyword.operator.type.annotation", Is(Punctuation)),
    ("storage", Is(Storage)),
    ("storage.modifier", Is(Keyword)),
    ("storage.type.numeric", Is(Number)),
    // TypeScript's grammar assigns a scope of types to arrows.
    ("storage.type.function.arrow", Is(Operator)),
    ("entity.name", Is(Function)),
    ("entity.name.type", Is(Type)),
    ("entity.name.class", Is(Type)),
    ("entity.name.struct", Is(Type)),
    ("entity.name.enum", Is(Type)),
    ("entity.name.enum.tag-digest", Is(Number)),
    ("entity.name.union", Is(Type)),
    ("entity.name.interface", Is(Type)),
    ("entity.name.trait", Is(Type)),
    ("entity.name.impl", Is(Type)),
    ("entity.name.namespace", Is(Type)),
    ("entity.name.module", Is(Type)),
    ("entity.name.constant", Is(Constant)),
    ("entity.name.label", Is(Constant)),
    ("entity.name.tag", Is(Tag)),
    ("entity.name.tag.yaml", Is(Property)),
    ("entity.name.tag.toml", Is(Property)),
    ("entity.name.section", Is(Heading)),
    ("entity.name.table", Is(Heading)),
    ("entity.name.function.decorator", Is(Annotation)),
    ("entity.other.inherited-class", Is(Type)),
    ("entity.other.attribute-name", Is(Attribute)),
    ("entity.other.pseudo-class", Is(Attribute)),
    ("entity.other.pseudo-element", Is(Attribute)),
    ("support", Is(Function)),
    ("support.type", Is(Type)),
    ("support.class", Is(Type)),
    ("support.module", Is(Type)),
    ("support.constant", Is(Constant)),
    ("support.variable", Is(Variable)),
    ("support.type.property-name", Is(Property)),
    ("support.type.custom-property", Is(Property)),
    ("support.type.primitive", Is(Storage)),
    ("variable", Is(Variable)),
    ("variable.function", Is(Function)),
    ("variable.annotation", Is(Annotation)),
    ("variable.parameter", Is(Parameter)),
    ("variable.language", Is(Itself)),
    ("variable.language.star", Is(Operator)),
    ("variable.other.constant", Is(Constant)),
    ("variable.other.member", Is(Property)),
    ("variable.other.property", Is(Property)),
    ("variable.other.object.property", Is(Property)),
    ("variable.object.property", Is(Property)),
    ("meta.property.object", Is(Property)),
    ("meta.mapping.key", Key),
    ("meta.structure.dictionary.key", Key),
    ("meta.object-literal.key", Key),
    ("meta.tag.key.toml", Key),
    ("meta.annotation.identifier", Is(Annotation)),
    ("meta.decorator", Is(Annotation)),
    ("punctuation", Is(Punctuation)),
    ("punctuation.definition", Silent),
    ("punctuation.definition.annotation", Is(Annotation)),
    ("punctuation.definition.arguments", Is(Punctuation)),
    ("punctuation.definition.array", Is(Punctuation)),
    ("punctuation.definition.block", Is(Punctuation)),
    ("punctuation.definition.dictionary", Is(Punctuation)),
    ("punctuation.definition.generic", Is(Punctuation)),
    ("punctuation.definition.group", Is(Punctuation)),
    ("punctuation.definition.key-value", Is(Punctuation)),
    ("punctuation.definition.list_item", Is(Operator)),
    ("punctuation.definition.parameters", Is(Punctuation)),
    ("punctuation.definition.section", Is(Punctuation)),
    ("punctuation.definition.table", Is(Punctuation)),
    ("punctuation.definition.tag", Is(Punctuation)),
    ("punctuation.definition.typeparameters", Is(Punctuation)),
    ("punctuation.definition.interpolation", Is(Escape)),
    ("punctuation.definition.template-expression", Is(Escape)),
    ("punctuation.definition.variable", Is(Variable)),
    ("punctuation.definition.variable.php", Silent),
    ("punctuation.decorator", Is(Annotation)),
    ("punctuation.section.embedded", Is(Escape)),
    ("punctuation.section.interpolation", Is(Escape)),
    ("punctuation.terminator.entity", Silent),
    ("meta.brace", Is(Punctuation)),
    ("meta.delimiter", Is(Punctuation)),
    ("meta.embedded", Plain),
    ("meta.interpolation", Plain),
    ("meta.template.expression", Plain),
    ("source", Plain),
    ("text", Plain),
    ("text.html.javadoc", Is(Comment)),
    ("markup.heading", Is(Heading)),
    ("markup.bold", Is(Strong)),
    ("markup.italic", Is(Emphasis)),
    ("markup.inserted", Is(Inserted)),
    ("markup.deleted", Is(Deleted)),
    ("markup.changed", Is(Keyword)),
    ("markup.underline.link", Is(Link)),
    ("markup.raw", Is(String)),
    ("markup.quote", Is(Comment)),
    ("meta.diff.header", Is(Heading)),
    ("meta.diff.range", Is(Function)),
    ("invalid", Is(Invalid)),
    // Deprecated code still works, so it is not shown as an error.
    ("invalid.deprecated", Silent),
];
