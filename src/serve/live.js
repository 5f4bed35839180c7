// What `versus serve` adds to a page: it loads the page again when it has changed, and shows what is
// wrong with the site.
(() => {
  "use strict";
  const script = document.currentScript;
  const own = new URL(".", script.src);
  const have = script.dataset.have;
  const PLACE = "versus-place";
  let source = null;
  let leaving = false;

  // The page comes back where its reader was, also when it has grown meanwhile.
  function comeBack() {
    const [path, left, top] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
    sessionStorage.removeItem(PLACE);
    if (path === location.pathname) scrollTo({ left, top, behavior: "instant" });
  }

  function reload() {
    leaving = true;
    source.close();
    sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  }

  // The old stylesheet stays until the new one is there, so that nothing flashes.
  function swap(address) {
    const next = new URL(address, location);
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      if (new URL(link.href).pathname !== next.pathname || link.dataset.old) continue;
      const fresh = link.cloneNode();
      if (!next.search) next.search = `?at=${Date.now()}`;
      fresh.href = next;
      link.dataset.old = "yes";
      fresh.addEventListener("load", () => link.remove());
      fresh.addEventListener("error", () => link.remove());
      link.after(fresh);
    }
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const panel = (() => {
    const host = element("versus-problems", {});
    const inside = host.attachShadow({ mode: "open" });
    const style = element("link", { rel: "stylesheet", href: new URL("live.css", own) });
    const count = element("h2", { id: "count" });
    const list = element("ol", {});
    const close = element("button", { type: "button" }, "Close");
    const box = element("section", { role: "dialog", "aria-labelledby": "count", tabindex: "-1" });
    const badge = element("button", { type: "button", class: "badge" });
    box.append(element("header", {}, count, close), list);
    inside.append(style, box, badge);
    let problems = [];

    function show(isOpen) {
      host.hidden = problems.length === 0;
      box.hidden = !isOpen;
      badge.hidden = isOpen;
      if (!host.isConnected) document.documentElement.append(host);
    }

    function item(of) {
      const place = of.file ? `${of.file}:${of.line}:${of.column}` : "";
      const where = of.href ? element("a", { href: of.href }, place) : place;
      const made = element("li", { class: of.severity });
      const code = element("b", {}, `${of.severity}[${of.code}]`);
      made.append(element("p", {}, code, `: ${of.message}`), element("p", {}, where));
      for (const note of of.notes) made.append(element("p", {}, `note: ${note}`));
      if (of.help) made.append(element("p", {}, `help: ${of.help}`));
      return made;
    }

    function counted(count, word) {
      return count ? [`${count} ${word}${count === 1 ? "" : "s"}`] : [];
    }

    close.addEventListener("click", () => show(false));
    badge.addEventListener("click", () => {
      show(true);
      box.focus();
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !host.hidden && !box.hidden) show(false);
    });
    return (now) => {
      problems = now;
      const errors = now.filter((of) => of.severity === "error").length;
      const words = [...counted(errors, "error"), ...counted(now.length - errors, "warning")];
      count.textContent = badge.textContent = words.join(" and ");
      list.replaceChildren(...now.map(item));
      // A page that is made of what is wrong says it already.
      show(errors > 0 && !document.querySelector("body.versus-errors"));
    };
  })();

  function listen() {
    const address = new URL("events", own);
    address.searchParams.set("path", location.pathname);
    address.searchParams.set("have", have);
    source = new EventSource(address);
    source.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      if (news.problems) panel(news.problems);
      if (news.reload) reload();
      else news.styles.forEach(swap);
    });
  }

  // A browser opens few connections to one place: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    if (leaving) return;
    if (document.hidden) source?.close();
    else listen();
  });
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  addEventListener("load", comeBack);
  if (!document.hidden) listen();
})();
