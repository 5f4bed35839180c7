//! Markup and fences that are shown as text.

use super::{check, clean, has};

#[test]
fn markup_that_is_shown_is_found() {
    has(
        "raw-markup",
        &[
            ("** Fast** it is", "** Fast**"),
            ("It is ** fast**.", "** fast**"),
            ("It is **fast **.", "**fast **"),
            ("**Note:**it is", "**Note:**"),
            ("**速度：**快", "**速度：**"),
            ("## Performance**", "**"),
            ("See [the docs](https://example.org/a b).", "[the docs]("),
            ("One&amp;nbsp;two", "&amp;nbsp;"),
            ("##Features", "##"),
            ("| a | b |\n| c | d |", "| a | b |\n| c | d |"),
        ],
    );
    clean(&[
        "**Fast** and __sure__, 2 ** 3 ** 4, a ** b",
        "Pass **kwargs and **options, or src/**/*.rs and **/*.md",
        "\\*\\*stars\\*\\* and `**code**`, <code>**raw**</code>",
        "Price**\n\n** without tax",
        "`[a](b c)`, matrix\\[i](https://example.org/)",
        "Write &amp;nbsp; for a space, and a=1&amp;nbsp=2",
        "#hashtag",
        "__dirname and __filename, Name: ____ Date: ____",
        "| a | b |\n| --- | --- |\n| c | d |",
    ]);
}

#[test]
fn emphasis_that_is_shown_is_found_in_prose() {
    has(
        "raw-markup",
        &[
            ("The camera is ** very ** good in the dark.", "** very **"),
            ("It takes ** much ** longer.", "** much **"),
            ("Simmer it ** gently ** for ten minutes.", "** gently **"),
            ("A plan that is ** cheap and\nsimple **, too.", "** cheap and\nsimple **"),
            ("A syntax that is **easy to read **and to teach", "**easy to read **"),
            ("Cover that is **easy to claim **and to cancel", "**easy to claim **"),
            ("**The deductible **applies once.", "**The deductible **"),
            ("- Its screen is** very bright** outdoors.", "** very bright**"),
            ("The [plan](#a) is ** clearly ** the cheapest.\n\n## A\n\na", "** clearly **"),
        ],
    );
    clean(&[
        "The value of base ** exponent ** modulus is odd.",
        "In Python, base ** exponent ** 2 raises it, and a ** b ** c is a to the b to the c.",
        "Use the ** operator and the ** glob, or ** and ** alone.",
        "It is ** in Python, ** in Ruby and ** in JavaScript.",
        "The price** and the size** are those of the maker.",
        "Pass **kwargs and **options to it.",
        "It takes char **argv and char **envp.",
        "| ** a | b ** |\n| --- | --- |\n| c | ** d |",
        "Stars: ** is good, *** is best.",
        "**Bold** and ** a space, then **bold** again.",
    ]);
}

#[test]
fn links_and_tags_that_are_shown_are_found() {
    has(
        "raw-markup",
        &[
            ("See [the terms](/terms of use.html).", "[the terms]("),
            ("![The phone](my phone.png)", "[The phone]("),
            ("See [the policy](the policy.pdf).", "[the policy]("),
            (
                "See (the recipe)[https://example.org/cake].",
                "(the recipe)[https://example.org/cake]",
            ),
            ("Flour, 200 g&lt;br&gt;Sugar, 100 g", "&lt;br&gt;"),
        ],
    );
    clean(&[
        "The array a[0](b c) and f(x)[i]",
        "Write &lt;br&gt; for a line end, and `<br>` is code.",
        "See [the terms](https://example.org/) and (these) [too](#a).\n\n## A\n\na",
    ]);
}

#[test]
fn fences_that_are_shown_are_found() {
    has(
        "fence-leak",
        &[
            ("javascript\n\n```\nlet a;\n```", "javascript"),
            ("app.js\n\n```js\nlet a;\n```", "app.js"),
            ("{.python}\n\n```\na\n```", "{.python}"),
            ("{% highlight js %}\n\na", "{% highlight js %}"),
            ("```\njavascript\nlet a;\n```", "javascript"),
            ("Run it: ```js let a", "```"),
        ],
    );
    clean(&[
        "JavaScript\n\n```\nlet a;\n```",
        "`app.js`\n\n```js\nlet a;\n```",
        "In app.js:\n\n```js\nlet a;\n```",
        "bash\n\nis a shell.",
        "```\nbash\nls\n```",
        "Use triple backticks (```) to write code, or \"```\".",
        "{{ x }} and {a.b}",
    ]);
}

#[test]
fn what_stands_after_a_fence_is_found_in_all_its_forms() {
    let code = "\n\n```\nlet a;\n```";
    for info in [
        "javascript title=\"server.js\"",
        "js {1,3}",
        "js{2-4}",
        "js:server.js",
        "js server.js",
        "python title='app.py' linenums=\"1\"",
        "rust,ignore",
        "ts showLineNumbers",
        "javascriptCopy code",
        "title=\"app.js\"",
        "Main.java",
    ] {
        assert_eq!(check(&format!("{info}{code}")), [("fence-leak", info)], "{info}");
    }
    has(
        "fence-leak",
        &[
            ("js title=\"a.js\"\nconst a = 1;\n\nb", "js title=\"a.js\""),
            ("```\njs {1,3}\nlet a;\n```", "js {1,3}"),
            ("Run it: ```js\nlet a = 1;\n```", "```"),
            ("Run it: ```json {\"a\": 1}``` and more", "```"),
        ],
    );
    clean(&[
        "// server.js\n\n```js\nlet a;\n```",
        "Run ```go build``` or ```python app.py``` first, or ```js```.",
        "Go title=\"a\"",
        "sh install.sh is what to run:\n\n```\na\n```",
        "```\nsh install.sh\nls\n```",
        "html, css and js\n\n```\na\n```",
        "json {a}\n\nb",
        "go, rust\n\n```\na\n```",
    ]);
}
