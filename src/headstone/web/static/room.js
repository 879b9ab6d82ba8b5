// Small helps over pages that work without them. No framework, no request to any host but this one.
"use strict";
(() => {
  const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  // A claim and its words in the text point at each other.
  const lit = (ids, on) => {
    for (const id of ids) {
      for (const words of document.querySelectorAll(`mark[data-claims~="${CSS.escape(id)}"]`)) words.classList.toggle("lit", on);
      document.querySelector(`[data-claim="${CSS.escape(id)}"]`)?.classList.toggle("lit", on);
    }
  };
  const ids = (node) => (node.dataset.claims || node.dataset.claim || "").split(" ").filter(Boolean);
  for (const node of document.querySelectorAll("mark[data-claims], [data-claim]")) {
    node.addEventListener("mouseenter", () => lit(ids(node), true));
    node.addEventListener("mouseleave", () => lit(ids(node), false));
  }

  // Keys of the queue and of review: j k move, Space ticks, Enter opens, a x m s c u open a form, / searches, ? tells.
  // The footer turns them off: speech software may type them unasked (WCAG 2.1.4).
  const rows = [...document.querySelectorAll("[data-row]")];
  let at = -1;
  const go = (step) => {
    if (!rows.length) return;
    at = Math.min(rows.length - 1, Math.max(0, at + step));
    rows.forEach((row, number) => row.classList.toggle("on", number === at));
    rows[at].querySelector("a")?.focus();
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const keys = document.getElementById("keys");
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => keys.showModal());
  }
  const open = (part) => {
    part.open = true;
    (part.querySelector("textarea, input:not([type=hidden]), select") || part.querySelector("summary")).focus();
  };
  const way = { a: "accept", x: "reject", m: "merge", s: "split" };
  const asked = new URLSearchParams(location.search).get("do");
  const first = asked && document.querySelector(`details[data-key="${CSS.escape(asked)}"]`);
  if (first) open(first);

  const letters = document.documentElement.dataset.letters !== "off";
  const undo = () => document.querySelector("input[name=verb][value=withdraw]")?.closest("details"); // the newest comes first
  // Control and Enter send the form that one types in, where it has one way to be sent.
  const send = (form) => { if (form?.querySelectorAll("button:not([type=button])").length === 1) form.requestSubmit(); };
  document.addEventListener("keydown", (event) => {
    if (keys?.open) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(event.target.form);
    if (!letters || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") { event.preventDefault(); document.getElementById("find")?.focus(); }
    else if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "?" && keys) { event.preventDefault(); keys.showModal(); }
    else if (event.key === " " && at >= 0 && event.target.closest("[data-row]") === rows[at] && event.target.matches("a")) {
      const box = rows[at].querySelector("input[type=checkbox]");
      if (box) { event.preventDefault(); box.checked = !box.checked; }
    }
    else if (at >= 0 && rows[at].dataset[way[event.key]]) location.assign(rows[at].dataset[way[event.key]]);
    else {
      const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`) || (event.key === "u" && undo());
      if (!wanted) return;
      event.preventDefault();
      if (wanted.tagName === "DETAILS") open(wanted);
      else wanted.click();
    }
  });

  // On a small screen what is found comes before what narrows it.
  if (matchMedia("(max-width: 60rem)").matches) for (const part of document.querySelectorAll(".narrow-by")) part.open = false;

  // Files may be dropped on the form that takes them. Anywhere else a dropped report would be opened by the browser itself,
  // outside everything that keeps it harmless here.
  const taker = document.querySelector("form input[type=file]");
  const files = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  const place = taker?.closest(".drop");
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!files(event)) return;
      const here = place?.contains(event.target);
      place?.classList.toggle("over", Boolean(here) && kind !== "drop" && kind !== "dragleave");
      event.preventDefault();
      event.dataTransfer.dropEffect = here ? "copy" : "none";
      if (kind === "drop" && here) taker.files = event.dataTransfer.files;
    });
  }

  // How far an upload is, until it ends; then the page is asked for once more and tells everything.
  const progress = document.querySelector("[data-progress]");
  const say = (name, value) => {
    const part = progress.querySelector(`[data-${name}]`);
    if (part) part.textContent = value.toLocaleString(document.documentElement.lang, { numberingSystem: "latn" });
  };
  const look = async () => {
    const told = await (await fetch(progress.dataset.progress)).json();
    if (told.state !== "running") return location.assign(location.pathname);
    say("done", told.done);
    say("total", told.total);
    const bar = progress.querySelector("progress");
    if (told.total) { bar.max = told.total; bar.value = told.done; }
    setTimeout(look, 700);
  };
  if (progress) setTimeout(look, 700);

  // A form is sent once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });
})();
