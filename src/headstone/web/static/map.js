// Map, timeline and table as one instrument: a period brushed on the timeline, or a window moved to, asks the server for
// the same page anew, and its parts take the place of the old ones. Without this script the form and the links do so.
"use strict";
(() => {
  const instrument = document.getElementById("instrument");
  if (!instrument) return;
  const parts = ["chosen", "said", "drawn", "moves", "time", "rows", "facets"];
  const form = document.getElementById("period");
  const DAY = 86400000;
  let waiting = null;

  // What is shown for an address. The map that WebGL draws stays in place: it takes its rows from the same address.
  const ask = async (address) => {
    waiting?.abort();
    waiting = new AbortController();
    const url = new URL(address, location.href);
    try {
      const answer = await fetch(url, { headers: { accept: "text/html" }, signal: waiting.signal });
      if (!answer.ok) { location.assign(url); return; }
      take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (fault) {
      if (fault.name !== "AbortError") location.assign(url);
      return;
    }
    history.replaceState(null, "", url);
    document.dispatchEvent(new CustomEvent("headstone:asked", { detail: url }));
  };
  const take = (page) => {
    const held = document.activeElement?.closest("[data-handle], #moves a");
    const name = held?.dataset.handle ?? held?.getAttribute("aria-label");
    for (const id of parts) {
      if (instrument.dataset.gl && (id === "drawn" || id === "moves")) continue;
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) old.replaceChildren(...fresh.childNodes);
    }
    const fields = page.getElementById("period");
    if (form && fields) {
      for (const input of form.querySelectorAll("input[type=hidden]")) input.remove();
      for (const input of fields.querySelectorAll("input[type=hidden]")) form.prepend(input);
      for (const word of ["since", "until"]) form.elements.namedItem(word).value = fields.elements.namedItem(word).value;
    }
    document.getElementById("as-json").href = page.getElementById("as-json").href;
    brush();
    if (name) document.querySelector(`[data-handle="${CSS.escape(name)}"], #moves a[aria-label="${CSS.escape(name)}"]`)?.focus();
  };
  const changed = (more) => {
    const url = new URL(location.href);
    url.hash = "";
    for (const [key, value] of Object.entries(more)) value ? url.searchParams.set(key, value) : url.searchParams.delete(key);
    return url;
  };
  document.addEventListener("headstone:moved", (event) => ask(changed({ bbox: event.detail })));
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(changed({ since: form.elements.since.value.trim(), until: form.elements.until.value.trim() }));
  });
  document.getElementById("moves")?.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || instrument.dataset.gl) return;
    event.preventDefault();
    ask(link.href);
  });

  // A mark, its area and its row light up together.
  const light = (key) => {
    for (const node of instrument.querySelectorAll(".lit")) node.classList.remove("lit");
    if (key) for (const node of instrument.querySelectorAll(`[data-area="${CSS.escape(key)}"]`)) if (node.tagName !== "TBODY") node.classList.add("lit");
    document.dispatchEvent(new CustomEvent("headstone:lit", { detail: key }));
  };
  instrument.addEventListener("mouseover", (event) => light(event.target.closest("[data-area]")?.dataset.area ?? ""));
  instrument.addEventListener("focusin", (event) => light(event.target.closest("[data-area]")?.dataset.area ?? ""));

  // The timeline's steps: years, months or days, by how much it spans.
  const stepsOf = (first, last) => {
    const years = last.getUTCFullYear() - first.getUTCFullYear() + 1;
    const length = years > 40 ? 4 : years > 2 ? 7 : 10;
    const steps = [];
    for (const day = new Date(first); day <= last; ) {
      steps.push({ at: +day, name: day.toISOString().slice(0, length) });
      if (length === 4) day.setUTCFullYear(day.getUTCFullYear() + 1);
      else if (length === 7) day.setUTCMonth(day.getUTCMonth() + 1);
      else day.setUTCDate(day.getUTCDate() + 1);
    }
    return steps;
  };
  const brush = () => {
    const time = document.querySelector("#time .time");
    if (!time || !form) return;
    const [first, last] = [new Date(`${time.dataset.first}T00:00Z`), new Date(`${time.dataset.last}T00:00Z`)];
    const steps = stepsOf(first, last);
    const whole = +last - +first || DAY;
    const near = (text, lastOne) => {
      const found = steps.map((step, n) => [step, n]).filter(([step]) => step.name.startsWith(text.slice(0, step.name.length)) || text.startsWith(step.name));
      return text && found.length ? found[lastOne ? found.length - 1 : 0][1] : lastOne ? steps.length - 1 : 0;
    };
    const chosen = [near(form.elements.since.value, false), near(form.elements.until.value, true)];
    const said = document.getElementById("time").dataset;
    const band = document.createElement("div");
    band.className = "brush";
    const handles = ["from", "until"].map((which, n) => {
      const handle = document.createElement("div");
      handle.className = "handle";
      handle.dataset.handle = which;
      handle.tabIndex = 0;
      handle.setAttribute("role", "slider");
      handle.setAttribute("aria-label", n ? said.sayUntil : said.sayFrom);
      return handle;
    });
    time.append(band, ...handles);
    const put = () => {
      const at = [steps[chosen[0]].at, steps[chosen[1] + 1]?.at ?? +last].map((day) => Math.min(100, (100 * (day - first)) / whole));
      handles.forEach((handle, n) => {
        handle.style.left = `${at[n]}%`;
        for (const [key, value] of [["valuemin", n ? chosen[0] : 0], ["valuemax", n ? steps.length - 1 : chosen[1]], ["valuenow", chosen[n]], ["valuetext", steps[chosen[n]].name]]) handle.setAttribute(`aria-${key}`, value);
      });
      band.style.left = `${at[0]}%`;
      band.style.width = `${at[1] - at[0]}%`;
      band.hidden = chosen[0] === 0 && chosen[1] === steps.length - 1;
    };
    let later = 0;
    const send = (wait) => {
      clearTimeout(later);
      later = setTimeout(() => ask(changed({
        since: chosen[0] ? steps[chosen[0]].name : "",
        until: chosen[1] < steps.length - 1 ? steps[chosen[1]].name : "",
      })), wait);
    };
    const set = (n, value) => {
      const [least, most] = n ? [chosen[0], steps.length - 1] : [0, chosen[1]];
      chosen[n] = Math.max(least, Math.min(most, value));
      put();
    };
    handles.forEach((handle, n) => handle.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -steps.length, End: steps.length }[event.key];
      if (!by) return;
      event.preventDefault();
      set(n, chosen[n] + by);
      send(500);
    }));
    const stepAt = (event) => {
      const box = time.getBoundingClientRect();
      const day = +first + (whole * (event.clientX - box.left)) / box.width;
      const after = steps.findIndex((step) => step.at > day);
      return Math.max(0, (after < 0 ? steps.length : after) - 1);
    };
    time.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const grabbed = handles.indexOf(event.target.closest(".handle"));
      const [start, from] = [event.clientX, stepAt(event)];
      let moving = grabbed >= 0;
      const move = (to) => {
        if (!moving && Math.abs(to.clientX - start) < 5) return;
        moving = true;
        to.preventDefault();
        if (grabbed >= 0) set(grabbed, stepAt(to));
        else { chosen.splice(0, 2, ...[from, stepAt(to)].sort((a, b) => a - b)); put(); }
      };
      const done = () => {
        document.removeEventListener("pointermove", move);
        document.removeEventListener("pointerup", done);
        document.removeEventListener("pointercancel", done);
        if (moving) send(0);
      };
      document.addEventListener("pointermove", move);
      document.addEventListener("pointerup", done);
      document.addEventListener("pointercancel", done);
    });
    time.addEventListener("dragstart", (event) => event.preventDefault());
    put();
  };
  brush();
})();
