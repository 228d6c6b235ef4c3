/* Shows a small card of where a link leads, for the pointer that rests on it and the keyboard
   that comes to it. Where there is no data, the link's own title is all there is. */
(() => {
  "use strict";

  const script = document.currentScript;
  if (location.protocol === "file:" || matchMedia("(hover: none)").matches) return;
  const root = new URL("..", script.src).href;
  const names = JSON.parse(script.dataset.files);
  const files = new Map();
  const content = "[role=main], main, article";
  const rest = 300; // milliseconds, before a card comes, and for the way from link to card
  let card = null;
  let wanted = null; // the link that the pointer or the keyboard is at
  let shown = null; // the link that the card is of, with what the card has changed of it
  let timer = 0;

  function load(name) {
    if (!files.has(name)) {
      const found = fetch(`${root}_static/resume-peek/${name}.json`)
        .then((response) => (response.ok ? response.json() : {}))
        .catch(() => ({}));
      files.set(name, found);
    }
    return files.get(name);
  }

  // Cards of many pages are in several files; sphinx_resume/formats/link_previews.py says in which.
  function place(address, number) {
    let found = 0;
    for (const one of address) found = (Math.imul(found, 31) + one.charCodeAt(0)) >>> 0;
    return found % number;
  }

  async function find(address) {
    const folder = Object.keys(names).find((one) => address.startsWith(one));
    const name = names[folder] ?? "other";
    let cards = await load(name);
    if (cards[""] > 1) cards = await load(`${name}-${place(address, cards[""])}`);
    return Object.hasOwn(cards, address) ? cards[address] : null;
  }

  /* Links in the content to other pages of the site. */
  function linkAt(node) {
    const link = node.closest?.("a[href]");
    if (!link?.href.startsWith?.(root) || link.pathname === location.pathname) return null;
    return link.closest(content) && !link.closest("nav") ? link : null;
  }

  /* The card of a template, with the texts of a link in its elements; what has none goes. */
  function filled(html, texts) {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const node of template.content.querySelectorAll("[data-resume]")) {
      const text = texts[node.dataset.resume];
      node.removeAttribute("data-resume");
      if (text) node.textContent = text;
      else node.remove();
    }
    return template.content.firstElementChild;
  }

  /* Below the link, or above it where there is no room; as it lies in the page, it scrolls. */
  function put(link) {
    card.style.left = card.style.top = "0";
    const { left, top, width, height } = card.getBoundingClientRect();
    const lines = [...link.getClientRects()];
    const [first, last] = [lines[0], lines.at(-1)];
    const above = last.bottom + height > innerHeight && first.top > height;
    const line = above ? first : last;
    const most = document.documentElement.clientWidth - width - 4;
    card.style.left = `${Math.max(4, Math.min(line.left, most)) - left}px`;
    card.style.top = `${(above ? line.top - height : line.bottom) - top}px`;
  }

  async function show(link) {
    const found = await find(link.href.slice(root.length).replace(/[?#].*/, ""));
    if (!found || link !== wanted || shown?.link === link) return;
    hide();
    const [title, about, line] = found;
    card = filled(await load("_card"), { title, about, line });
    if (!card || link !== wanted) return;
    card.id = "resume-peek";
    card.setAttribute("role", "tooltip");
    card.style.position = "absolute";
    link.closest(content).append(card);
    shown = { link, title: link.getAttribute("title"), by: link.getAttribute("aria-describedby") };
    link.removeAttribute("title");
    link.setAttribute("aria-describedby", [shown.by, card.id].filter(Boolean).join(" "));
    put(link);
  }

  function hide() {
    if (!shown) return;
    card.remove();
    restore(shown.link, "title", shown.title);
    restore(shown.link, "aria-describedby", shown.by);
    shown = null;
  }

  function restore(link, name, value) {
    if (value === null) link.removeAttribute(name);
    else link.setAttribute(name, value);
  }

  function come(link, wait) {
    clearTimeout(timer);
    wanted = link;
    timer = setTimeout(show, wait, link);
  }

  function leave(wait) {
    clearTimeout(timer);
    wanted = null;
    timer = setTimeout(hide, wait);
  }

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const link = linkAt(target);
    if (link) come(link, rest);
    else if (shown && card.contains(target)) come(shown.link, 0);
    else if (wanted && wanted !== document.activeElement) leave(rest);
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = linkAt(target);
    if (link?.matches(":focus-visible")) come(link, 0);
  });
  document.addEventListener("focusout", () => leave(0));
  document.addEventListener("click", () => leave(0));
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") leave(0);
  });
})();
