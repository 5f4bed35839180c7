//! LaTeX mathematics → MathML. Pure. The only file that names `pulldown_latex`.

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `$…$`
    Inline,
    /// `$$…$$`
    Display,
}

/// Returns a `math` element, or why the formula cannot be read.
pub fn to_mathml(tex: &str, form: Form) -> Result<String, String> {
    let storage = Storage::new();
    if let Some(error) = Parser::new(tex, &storage).find_map(Result::err) {
        let message = error.to_string();
        let first = message.lines().next().unwrap_or_default().trim();
        return Err(first.strip_prefix("parsing error: ").unwrap_or(first).to_owned());
    }
    let storage = Storage::new();
    let config = RenderConfig {
        display_mode: match form {
            Form::Inline => DisplayMode::Inline,
            Form::Display => DisplayMode::Block,
        },
        ..RenderConfig::default()
    };
    let mut mathml = String::new();
    pulldown_latex::push_mathml(&mut mathml, Parser::new(tex, &storage), config)
        .map_err(|error| error.to_string())?;
    Ok(mathml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_mathml() {
        let mathml = to_mathml(r"L = \lambda W", Form::Inline).expect("valid");
        assert!(mathml.starts_with("<math"), "{mathml}");
        assert!(mathml.contains('λ'), "{mathml}");
    }

    #[test]
    fn a_broken_formula_says_why() {
        let why = to_mathml(r"\frac{1}{", Form::Inline).expect_err("unclosed");
        assert!(!why.is_empty());
    }
}
