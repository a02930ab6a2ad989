"use strict";
(() => {
  const page = document.getElementById("text");
  const status = document.getElementById("status");
  let pinned = null;
  let opener = null;

  /* The linked word that an element is or lies in; a term's anchor stands for the words in it. */
  const wordOf = (element) =>
    element instanceof Element && page.contains(element)
      ? element.closest(".text [data-w]") ?? element.closest(".text a")
      : null;

  const related = (word) => {
    if (!word) return [];
    const own = word.matches("[data-w]") ? [word] : [...word.querySelectorAll("[data-w]")];
    const numbers = new Set(own.flatMap((one) => one.dataset.w.split(" ")));
    const selector = [...numbers].map((number) => `[data-w~="${number}"]`).join();
    return selector ? [...word.closest(".pair").querySelectorAll(selector)] : [];
  };

  const light = (word) => {
    for (const one of page.querySelectorAll(".lit")) one.classList.remove("lit");
    for (const one of related(word)) one.classList.add("lit");
  };

  const say = (word) => {
    const words = related(word);
    const parts = ["german", "chinese"].map((column) => {
      const part = document.createElement("span");
      part.lang = page.querySelector(`.${column}`).lang;
      part.textContent = words
        .filter((one) => one.closest(`.${column}`))
        .map((one) => one.textContent)
        .join(" ");
      return part;
    });
    status.replaceChildren(...(words.length ? [parts[0], " – ", parts[1]] : []));
  };

  const pin = (word) => {
    pinned = word;
    light(word);
  };

  const openTerm = (anchor) => {
    const receipt = document.getElementById(anchor.hash.slice(1));
    receipt.closest("details").open = true;
    receipt.focus({ preventScroll: true });
    receipt.scrollIntoView({ block: "nearest" });
    opener = anchor;
  };

  /* One tab stop in each German text; the arrow keys go on from there. */
  const step = (text, from, key) => {
    const stops = [...text.querySelectorAll("[tabindex], a[href]")];
    const last = stops.length - 1;
    const at = stops.indexOf(from);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key];
    if (at < 0 || to === undefined || to < 0 || to > last) return false;
    for (const one of text.querySelectorAll('[tabindex="0"]')) one.tabIndex = -1;
    if (stops[to].matches("[tabindex]")) stops[to].tabIndex = 0;
    stops[to].focus();
    return true;
  };

  page.addEventListener("pointerover", (event) => light(wordOf(event.target) ?? pinned));
  page.addEventListener("pointerleave", () => light(pinned));

  page.addEventListener("focusin", (event) => {
    const word = wordOf(event.target);
    pin(word);
    say(word);
  });

  page.addEventListener("focusout", () => pin(null));

  page.addEventListener("click", (event) => {
    const term = event.target.closest("a.term");
    if (term && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openTerm(term);
    }
    if (wordOf(event.target)) pin(wordOf(event.target));
  });

  page.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      const receipt = event.target.closest(".terms li");
      if (receipt && opener) opener.focus();
      else pin(null);
      return;
    }
    const text = event.target.closest(".german");
    if (text && step(text, event.target, event.key)) event.preventDefault();
  });
})();
