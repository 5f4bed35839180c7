/* Adds what a page cannot do by itself: tables that sort and filter, a light and a dark scheme by
   choice, buttons that copy, samples as tabs, contents that follow. Every page is whole without it.
   All words come from the page: elements with data-…, and the element v-words. */
(() => {
  "use strict";

  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = document.getElementById("v-words")?.dataset ?? {};
  const announcer = document.getElementById("v-announcer");

  // Storage is refused in some private windows; then nothing is remembered.
  const recall = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const remember = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* nothing is remembered */ }
  };
  const announce = (text) => {
    if (!announcer) return;
    // Emptied first, so that the same words are read a second time.
    announcer.textContent = "";
    setTimeout(() => { announcer.textContent = text; }, 50);
  };

  /* ------------------------------------------------------------ light and dark */
  function scheme(select) {
    const show = (value) => {
      if (value === "light" || value === "dark") root.dataset.theme = value;
      else delete root.dataset.theme;
    };
    const kept = recall("versus-scheme");
    select.value = kept === "light" || kept === "dark" ? kept : "auto";
    show(select.value);
    select.addEventListener("change", () => {
      remember("versus-scheme", select.value);
      show(select.value);
    });
  }

  /* ------------------------------------------------------------ the comparison table */
  function matrix(box) {
    const table = box.querySelector("table[id]");
    if (!table) return;
    const heads = all("thead th", table);
    const bodies = all("tbody", table).map((body) => {
      const [head, ...rows] = body.rows;
      return { body, head, rows: rows.map((row) => ({ row, differs: row.classList.contains("differs") })) };
    });
    const only = box.querySelector(".matrix-filter input");
    const filter = box.querySelector("[data-filter]");
    const columns = all("[data-columns] input", box);
    const status = box.querySelector("[data-hidden]");
    const reset = box.querySelector("[data-reset]");
    const total = bodies.reduce((sum, { rows }) => sum + rows.length, 0);
    const order = new Intl.Collator(root.lang || undefined, { numeric: true });

    // Column 0 has the criteria; `rising` is from A to Z there, and from worst to best elsewhere.
    let sorted = null;

    const isShown = (at) => at === 0 || columns.length === 0 || columns[at - 1].checked;
    const wordsOf = (cell) => (cell.querySelector(".fact-value") ?? cell).textContent.trim();

    // What has no utility stands below what has one, what does not apply below that, and what is
    // not known at the end, in either direction: it is neither best nor worst.
    const rank = (cell) => {
      if (cell.dataset.utility) return 0;
      return { "n/a": 2, unknown: 3 }[cell.dataset.state] ?? 1;
    };

    function compare(a, b) {
      const sign = sorted.rising ? 1 : -1;
      const [x, y] = [a.row.cells[sorted.at], b.row.cells[sorted.at]];
      if (sorted.at === 0) return sign * order.compare(x.dataset.name, y.dataset.name);
      const [first, second] = [rank(x), rank(y)];
      if (first !== second) return first - second;
      if (first === 0) return sign * (x.dataset.utility - y.dataset.utility);
      return first === 1 ? order.compare(wordsOf(x), wordsOf(y)) : 0;
    }

    function differs({ row, differs }) {
      if (heads.every((_, at) => isShown(at))) return differs;
      const known = [...row.cells].filter((cell, at) =>
        at > 0 && isShown(at) && cell.dataset.state !== "unknown" && cell.dataset.state !== "n/a");
      return new Set(known.map(wordsOf)).size > 1;
    }

    function draw() {
      const wanted = (filter?.value ?? "").trim().toLocaleLowerCase();
      const width = heads.filter((_, at) => isShown(at)).length;
      heads.forEach((head, at) => {
        head.hidden = !isShown(at);
        if (sorted?.at === at) head.setAttribute("aria-sort", sorted.rising ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      let shown = 0;
      for (const { body, head, rows } of bodies) {
        head.cells[0].colSpan = width;
        let left = 0;
        for (const entry of rows) {
          const { row } = entry;
          const cells = [...row.cells];
          cells.forEach((cell, at) => { cell.hidden = !isShown(at); });
          const differing = differs(entry);
          row.classList.toggle("differs", differing);
          row.classList.toggle("same", !differing);
          const text = [head, cells[0], ...cells.slice(1).filter((_, at) => isShown(at + 1))]
            .map((cell) => cell.dataset.name ?? wordsOf(cell)).join(" ").toLocaleLowerCase();
          row.hidden = !text.includes(wanted) || Boolean(only?.checked && !differing);
          left += row.hidden ? 0 : 1;
        }
        body.hidden = left === 0;
        shown += left;
        body.append(...(sorted ? [...rows].sort(compare) : rows).map(({ row }) => row));
      }
      // At least two stay: one alone is no comparison.
      const checked = columns.filter((box) => box.checked);
      for (const box of columns) box.disabled = checked.length <= 2 && box.checked;
      if (status) {
        status.textContent = shown === total ? "" : status.dataset.hidden.replace("{n}", total - shown).replace("{total}", total);
      }
      if (reset) reset.disabled = !(sorted || only?.checked || wanted || checked.length < columns.length);
    }

    // Each table has keys of its own in the address, by its id: v-matrix-1 has matrix-1-sort.
    const key = (name) => `${table.id.slice(2)}-${name}`;

    function toAddress() {
      const url = new URL(location.href);
      const set = (name, value) => {
        // Taken out first: the same state has the same address, whatever was pressed before.
        url.searchParams.delete(key(name));
        if (value) url.searchParams.append(key(name), value);
      };
      set("sort", sorted && (sorted.at === 0 ? "name" : heads[sorted.at].dataset.subject) + (sorted.rising ? ".up" : ".down"));
      set("only", only?.checked ? "differences" : "");
      set("filter", filter?.value.trim());
      const checked = columns.filter((box) => box.checked);
      set("columns", checked.length < columns.length ? checked.map((box) => box.value).join(" ") : "");
      if (url.href !== location.href) history.replaceState(history.state, "", url);
    }

    function fromAddress() {
      const asked = new URLSearchParams(location.search);
      const [name, direction] = (asked.get(key("sort")) ?? "").split(".");
      const at = heads.findIndex((head) => head.dataset.subject === name);
      if (direction && (at > 0 || name === "name")) sorted = { at: Math.max(at, 0), rising: direction === "up" };
      if (only && asked.get(key("only")) === "differences") only.checked = true;
      if (filter) filter.value = asked.get(key("filter")) ?? "";
      const picked = asked.get(key("columns"))?.split(" ") ?? [];
      if (columns.filter((box) => picked.includes(box.value)).length > 1) {
        for (const box of columns) box.checked = picked.includes(box.value);
      }
    }

    const changed = () => { draw(); toAddress(); };

    heads.forEach((head, at) => {
      head.querySelector("[data-sort]")?.addEventListener("click", () => {
        // Names begin with A, facts with the best; a third press gives back the declared order.
        const first = at === 0;
        if (sorted?.at !== at) sorted = { at, rising: first };
        else if (sorted.rising === first) sorted = { at, rising: !first };
        else sorted = null;
        changed();
      });
    });
    for (const control of [only, ...columns]) control?.addEventListener("change", changed);
    filter?.addEventListener("input", changed);
    reset?.addEventListener("click", () => {
      sorted = null;
      if (only) only.checked = false;
      if (filter) filter.value = "";
      for (const box of columns) box.checked = true;
      changed();
      // A button that is disabled loses the focus.
      (filter ?? heads[0].querySelector("[data-sort]"))?.focus();
    });

    fromAddress();
    draw();
  }

  /* ------------------------------------------------------------ code */
  async function copy(text, told) {
    try {
      await navigator.clipboard.writeText(text);
      announce(told);
      return true;
    } catch {
      announce(words.failed);
      return false;
    }
  }

  function copyButton(sample) {
    const code = sample.querySelector("pre");
    if (!code || !navigator.clipboard || !words.copy) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy scripted";
    button.textContent = words.copy;
    const title = sample.querySelector("figcaption");
    if (title) {
      title.id ||= `v-sample-${all(".sample").indexOf(sample) + 1}`;
      button.setAttribute("aria-describedby", title.id);
    }
    button.addEventListener("click", async () => {
      if (!await copy(code.textContent, words.copied)) return;
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    sample.append(button);
  }

  /* Samples stand side by side where there is room; on a narrow screen they are tabs. Whoever picks
     a subject's tab picks it everywhere, and on the next page too. */
  function sampleTabs() {
    const narrow = matchMedia("(max-width: 48rem)");
    const sets = all(".samples-grid").map((grid, number) => {
      const samples = all(".sample", grid);
      if (samples.length < 2) return null;
      const list = document.createElement("div");
      list.className = "sample-tabs scripted";
      list.setAttribute("role", "tablist");
      list.setAttribute("aria-label", words.samples ?? "");
      const set = { grid, list, samples, subjects: samples.map((sample) => sample.dataset.subject) };
      set.tabs = samples.map((sample, at) => {
        const tab = document.createElement("button");
        tab.type = "button";
        tab.id = `v-tab-${number + 1}-${at + 1}`;
        sample.id ||= `v-panel-${number + 1}-${at + 1}`;
        tab.setAttribute("role", "tab");
        tab.setAttribute("aria-controls", sample.id);
        tab.textContent = (sample.querySelector(".subject-name, .sample-title, .sample-language")?.textContent ?? "").trim() || at + 1;
        tab.addEventListener("click", () => pick(set, at));
        return tab;
      });
      list.append(...set.tabs);
      list.addEventListener("keydown", (event) => {
        const at = set.tabs.indexOf(document.activeElement);
        const step = getComputedStyle(list).direction === "rtl" ? -1 : 1;
        const last = set.tabs.length - 1;
        const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: last }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const next = to < 0 ? last : to > last ? 0 : to;
        pick(set, next);
        set.tabs[next].focus();
      });
      return set;
    }).filter(Boolean);

    function show(set, at) {
      set.at = at;
      set.tabs.forEach((tab, own) => {
        tab.setAttribute("aria-selected", own === at);
        tab.tabIndex = own === at ? 0 : -1;
      });
      set.samples.forEach((sample, own) => { sample.hidden = narrow.matches && own !== at; });
    }

    function pick(set, at) {
      const before = set.list.getBoundingClientRect().top;
      show(set, at);
      const subject = set.subjects[at];
      if (!subject) return;
      remember("versus-sample", subject);
      for (const other of sets) {
        const same = other.subjects.indexOf(subject);
        if (other !== set && same >= 0) show(other, same);
      }
      // Sets above may be longer or shorter now: what was pressed stays where it was.
      scrollBy({ top: set.list.getBoundingClientRect().top - before, behavior: "instant" });
    }

    function layOut() {
      for (const set of sets) {
        if (narrow.matches) set.grid.before(set.list);
        else set.list.remove();
        set.samples.forEach((sample, at) => {
          for (const [name, value] of [["role", "tabpanel"], ["aria-labelledby", set.tabs[at].id]]) {
            if (narrow.matches) sample.setAttribute(name, value);
            else sample.removeAttribute(name);
          }
        });
        show(set, set.at ?? Math.max(set.subjects.indexOf(recall("versus-sample") ?? ""), 0));
      }
    }

    narrow.addEventListener("change", layOut);
    // Paper has room for all.
    addEventListener("beforeprint", () => sets.forEach((set) => set.samples.forEach((sample) => { sample.hidden = false; })));
    addEventListener("afterprint", layOut);
    layOut();
  }

  /* ------------------------------------------------------------ contents and links */
  function contents() {
    const links = all(".toc a, .toc-fold a");
    const headings = [...new Set(links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))))].filter(Boolean);
    if (headings.length === 0) return;
    // All that stands above the middle of the window, however far, so that no jump passes one by.
    const above = new Set();
    const watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) above.add(target);
        else above.delete(target);
      }
      const current = headings.filter((heading) => above.has(heading)).at(-1);
      for (const link of links) {
        if (current && decodeURIComponent(link.hash.slice(1)) === current.id) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    }, { rootMargin: "9999999px 0px -50% 0px" });
    for (const heading of headings) watcher.observe(heading);
  }

  function share(button) {
    const { share: word, url } = button.dataset;
    if (navigator.share) button.textContent = word;
    else if (!navigator.clipboard) return button.remove();
    button.addEventListener("click", async () => {
      // The address of the page with the state of its tables, not of the heading last jumped to.
      const address = url + location.search;
      if (!navigator.share) return copy(address, words.linked);
      try {
        await navigator.share({ title: document.title, url: address });
      } catch { /* the reader thought better of it */ }
    });
  }

  all("[data-scheme]").forEach(scheme);
  all(".matrix").forEach(matrix);
  all(".sample").forEach(copyButton);
  sampleTabs();
  contents();
  all("[data-share]").forEach(share);
  root.dataset.script = "";
})();
