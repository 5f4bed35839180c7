// What `versus serve` adds to a page: it loads the page again when it has changed, and shows what is
// wrong with the site.
(() => {
  "use strict";
  const script = document.currentScript;
  const own = new URL(".", script.src);
  const PLACE = "versus-place";
  const CLOSED = "versus-closed";
  const RETRY_MS = 1000;
  let have = script.dataset.have;
  let source = null;
  let retry = 0;

  // The page comes back where its reader was, also when it has grown meanwhile.
  function comeBack() {
    const [path, left, top] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
    sessionStorage.removeItem(PLACE);
    if (path !== location.pathname) return;
    const scroll = () => scrollTo({ left, top, behavior: "instant" });
    scroll();
    // What has no size before it is loaded moves the rest.
    addEventListener("load", scroll);
  }

  function reload() {
    source.close();
    sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  }

  // Stylesheets on their way out, each by the one that comes in its place.
  const older = new Map();

  // The old stylesheet stays until the new one is there, so that nothing flashes.
  function swap(address) {
    const next = new URL(address, location);
    const leaving = new Set(older.values());
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      const has = new URL(link.href);
      const isIt = has.pathname === next.pathname;
      if (leaving.has(link) || has.href === next.href) continue;
      // What it imports is known once it is there.
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
      // It is not there yet, or comes from elsewhere.
      return false;
    }
  }

  // Takes all away whose place a stylesheet has taken: a later one may be there before them, and what
  // is taken away while it loads never says that it is there.
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
    panel.append(element("header", {}, count, close), list);
    host.attachShadow({ mode: "open" }).append(style, panel, badge);
    let closed = sessionStorage.getItem(CLOSED);
    let shown = "";

    function setOpen(isOpen) {
      const hadFocus = panel.contains(host.shadowRoot.activeElement);
      panel.hidden = !isOpen;
      badge.hidden = isOpen;
      if (hadFocus && !isOpen) badge.focus();
    }

    // Who has closed the panel does not see it again before something else is wrong.
    function dismiss() {
      setOpen(false);
      closed = shown;
      sessionStorage.setItem(CLOSED, closed);
    }

    style.addEventListener("load", () => { host.hidden = false; });
    close.addEventListener("click", dismiss);
    badge.addEventListener("click", () => {
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
      // A page that is made of what is wrong says it already.
      const said = document.querySelectorAll("body.versus-errors li").length;
      setOpen(errors > 0 && said === 0 && shown !== closed);
      if (problems.length <= said) host.remove();
      else if (!host.isConnected) {
        // Not to be seen before its stylesheet is there.
        host.hidden = true;
        document.documentElement.append(host);
      }
    };
  })();

  function listen() {
    stop();
    // A browser opens few connections to one place: a page that nobody sees gives its own back.
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
    // Not every browser tries again by itself, and none with what the page has by now.
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
