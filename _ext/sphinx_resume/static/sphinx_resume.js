/* Narrows a list by words and facets, which stand in the address, so that a choice can be
   shared. The form is in the page, hidden; without this script the list is whole. */
(() => {
  "use strict";

  const form = document.querySelector(".resume-filter");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const fields = [form.elements.namedItem("q"), ...selects];
  const output = form.querySelector("output");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...document.querySelectorAll("[data-resume-facets]")].map((node) => ({
    node,
    text: fold(node.textContent),
    facets: node.dataset.resumeFacets.split(";").map((codes) => codes.split(" ")),
  }));
  const lists = new Set(items.map((item) => item.node.parentElement));
  let timer = 0;

  function narrow() {
    const words = fold(fields[0].value).split(/\s+/);
    const chosen = selects.map((select) => String(Math.max(select.selectedIndex, 0)));
    for (const { node, text, facets } of items) {
      node.hidden = !(
        words.every((word) => text.includes(word)) &&
        chosen.every((code, at) => code === "0" || facets[at].includes(code))
      );
    }
    for (const list of lists) {
      list.hidden = [...list.children].every((item) => item.hidden);
      const heading = list.previousElementSibling;
      if (heading?.classList.contains("resume-heading")) heading.hidden = list.hidden;
    }
  }

  function tell() {
    const shown = items.filter((item) => !item.node.hidden).length;
    const numbers = { shown, total: items.length };
    const text = output.dataset.text.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
    if (output.textContent !== text) output.textContent = text;
  }

  function read() {
    const asked = new URL(location.href).searchParams;
    for (const field of fields) {
      field.value = asked.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = ""; // there is no such thing any more
    }
    narrow();
    tell();
  }

  function note() {
    const url = new URL(location.href);
    for (const { name, value } of fields) {
      if (value.trim()) url.searchParams.set(name, value.trim());
      else url.searchParams.delete(name);
    }
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  function changed() {
    narrow();
    // When the typing has come to rest: nobody wants to hear of every letter.
    clearTimeout(timer);
    timer = setTimeout(() => {
      tell();
      note();
    }, 250);
  }

  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed)); // fields are empty only then
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", read);
  read();
  form.hidden = false;
})();
