// The script that `versus serve` adds to a page: it loads the page again when it has changed, and shows
// the problems of the site.
(() => {
  "use strict";
  const script = document.currentScript;
  const own = new URL(".", script.src);
  const PLACE = "versus-place";
  const CLOSED = "versus-closed";
  const OPENED = "versus-opened";
  const FOLDED = "versus-folded";
  const RETRY_MS = 1000;
  let have = script.dataset.have;
  let source = null;
  let retry = 0;

  // Room at the end of the page for what is shown on top of it, so that nothing stays covered. A sheet made by a
  // script is no inline style, which a policy of the page may refuse.
  const room = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];
  let height = 0;
  function makeRoom(px) {
    height = px;
    const rules = px ? `padding-block-end: ${px}px; scroll-padding-block-end: ${px}px` : "";
    room.replaceSync(`@media screen { :root { ${rules} } }`);
  }

  // Restores the scroll position after a reload, even if the page has grown.
  function comeBack() {
    const [path, left, top, px] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
    sessionStorage.removeItem(PLACE);
    if (path !== location.pathname) return;
    makeRoom(px);
    const scroll = () => scrollTo({ left, top, behavior: "instant" });
    scroll();
    // Elements without a size before they are loaded move the rest of the page.
    addEventListener("load", scroll);
  }

  function reload() {
    source.close();
    sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY, height]));
    location.reload();
  }

  // Stylesheets that are being replaced, by their replacement.
  const older = new Map();

  // Replaces a stylesheet. The old one stays until the new one is loaded, so that the page does not flash.
  function swap(address) {
    const next = new URL(address, location);
    const leaving = new Set(older.values());
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      const has = new URL(link.href);
      const isIt = has.pathname === next.pathname;
      if (leaving.has(link) || has.href === next.href) continue;
      // The imports of a stylesheet are known once it is loaded.
      if (!isIt && older.has(link)) link.addEventListener("load", () => swap(address));
      if (!isIt && !imports(link.sheet, next.pathname)) continue;
      const fresh = link.cloneNode();
      fresh.href = isIt && next.search ? next : anew(has);
      older.set(fresh, link);
      for (const end of ["load", "error"]) fresh.addEventListener(end, () => retire(fresh));
      link.after(fresh);
    }
  }

  function anew(address) {
    address.searchParams.set("at", Date.now());
    return address;
  }

  // Whether a stylesheet imports the one at `path`, itself or through others.
  function imports(sheet, path) {
    try {
      const imported = [...sheet.cssRules].flatMap((rule) => rule.styleSheet ?? []);
      return imported.some((of) => new URL(of.href).pathname === path || imports(of, path));
    } catch {
      // It is not loaded yet, or comes from another origin.
      return false;
    }
  }

  // Removes all stylesheets that `fresh` replaces, directly or through others: a later replacement may be
  // loaded first, and a stylesheet that is removed while it loads never sends a load event.
  function retire(fresh) {
    const link = older.get(fresh);
    if (!link) return;
    older.delete(fresh);
    link.remove();
    retire(link);
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const counted = (count, word) => (count ? [`${count} ${word}${count === 1 ? "" : "s"}`] : []);

  // Shows problems: errors in a panel over the page, warnings alone as a badge.
  const showProblems = (() => {
    const host = element("versus-problems", { role: "region", "aria-label": "versus", lang: "en", dir: "ltr" });
    const style = element("link", { rel: "stylesheet", href: new URL("live.css", own) });
    const count = element("h2", { id: "count" });
    const list = element("ol", {});
    const close = element("button", { type: "button", title: "Close (Escape)" }, "Close");
    const panel = element("section", { role: "dialog", "aria-labelledby": "count", tabindex: "-1" });
    const badge = element("button", { type: "button", class: "badge" });
    const status = element("p", { role: "status" });
    panel.append(element("header", {}, count, close), list);
    host.attachShadow({ mode: "open" }).append(style, panel, badge, status);
    let closed = sessionStorage.getItem(CLOSED);
    let shown = "";
    // The messages that are folded, by their texts.
    const folded = new Set(JSON.parse(sessionStorage.getItem(FOLDED) || "[]"));

    const above = (part) => (part.hidden ? 0 : innerHeight - part.getBoundingClientRect().top);
    const sizes = new ResizeObserver(() => makeRoom(host.hidden ? 0 : Math.ceil(above(panel) || above(badge))));
    for (const part of [panel, badge]) sizes.observe(part);
    list.addEventListener("toggle", ({ target }) => {
      const text = target.textContent;
      if (target.open) folded.delete(text);
      else folded.add(text);
      sessionStorage.setItem(FOLDED, JSON.stringify([...folded]));
    }, true);

    function setOpen(isOpen) {
      const hadFocus = panel.contains(host.shadowRoot.activeElement);
      panel.hidden = !isOpen;
      badge.hidden = isOpen;
      if (hadFocus && !isOpen) badge.focus();
    }

    // A closed panel stays closed until the problems change. Warnings are shown as long as their reader wants them.
    function dismiss() {
      setOpen(false);
      sessionStorage.removeItem(OPENED);
      closed = shown;
      sessionStorage.setItem(CLOSED, closed);
    }

    style.addEventListener("load", () => {
      host.hidden = false;
      // What is announced has to change while it is there.
      status.textContent = count.textContent;
    });
    close.addEventListener("click", dismiss);
    badge.addEventListener("click", () => {
      sessionStorage.setItem(OPENED, "yes");
      setOpen(true);
      panel.focus();
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && host.isConnected && !panel.hidden) dismiss();
    });

    return ({ problems, list: html }) => {
      const errors = problems.filter((of) => of.severity === "error").length;
      const words = [...counted(errors, "error"), ...counted(problems.length - errors, "warning")];
      count.textContent = badge.textContent = words.join(" and ");
      for (const part of [panel, badge]) part.classList.toggle("bad", errors > 0);
      list.innerHTML = shown = html;
      for (const of of list.querySelectorAll("details")) of.open = !folded.has(of.textContent);
      // An error page already lists its errors.
      const said = document.querySelectorAll("body.versus-errors li").length;
      setOpen(errors > 0 ? said === 0 && shown !== closed : sessionStorage.getItem(OPENED) !== null);
      if (problems.length === 0) sessionStorage.removeItem(OPENED);
      if (problems.length <= said) panel.hidden = badge.hidden = true;
      // Also after a reload, before which there was something to show.
      if (panel.hidden && badge.hidden) makeRoom(0);
      if (host.isConnected) status.textContent = words.join(" and ") || "no mistakes";
      else if (problems.length > said) {
        // Hide it until its stylesheet is loaded.
        host.hidden = true;
        document.documentElement.append(host);
      }
    };
  })();

  function listen() {
    stop();
    // Browsers limit the connections to a host, so a hidden page closes its own.
    if (document.hidden) return;
    const address = new URL("events", own);
    address.searchParams.set("path", location.pathname);
    address.searchParams.set("have", have);
    source = new EventSource(address);
    source.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      have = news.have;
      if (news.wrong) showProblems(news.wrong);
      if (news.reload) reload();
      else news.styles.forEach(swap);
    });
    // Not every browser reconnects by itself, and none sends the page's current version.
    source.addEventListener("error", () => {
      stop();
      retry = setTimeout(listen, RETRY_MS);
    });
  }

  function stop() {
    clearTimeout(retry);
    source?.close();
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && listen());
  comeBack();
  listen();
})();
