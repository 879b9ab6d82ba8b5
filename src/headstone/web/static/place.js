// The place picker: a click on the map chooses a candidate, or gives an area its middle and then its edge. The form works
// without this; everything it sets are the form's own fields.
"use strict";
(() => {
  const form = document.querySelector("form.desk");
  const drawn = document.getElementById("drawn");
  if (!form || !drawn) return;
  const field = (name) => form.elements.namedItem(name);
  const mercator = (lat) => (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const level = (y) => (360 / Math.PI) * Math.atan(Math.exp((y * Math.PI) / 180)) - 90;
  const sheet = () => {
    const [west, south, east, north] = drawn.dataset.window.split(",").map(Number);
    const svg = drawn.querySelector("svg");
    const { width, height } = svg.viewBox.baseVal;
    return { svg, west, width, scale: width / (east - west), top: mercator(north), height };
  };
  const at = (event) => {
    const { svg, west, scale, top } = sheet();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return { x: point.x, y: point.y, lon: ((west + point.x / scale + 540) % 360) - 180, lat: level(top - point.y / scale) };
  };
  const metres = (a, b) => {
    const r = Math.PI / 180;
    const h = Math.sin(((b.lat - a.lat) * r) / 2) ** 2 + Math.cos(a.lat * r) * Math.cos(b.lat * r) * Math.sin(((b.lon - a.lon) * r) / 2) ** 2;
    return 2 * 6371008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
  };

  // What is chosen is drawn with the same hatch.
  const show = () => {
    const { svg, west, width, scale, top } = sheet();
    svg.querySelector(".chosen-area")?.remove();
    const [lat, lon] = [field("lat").value, field("lon").value].map((text) => Number.parseFloat(text.replace(",", ".")));
    const radius = Number.parseFloat(field("radius").value) || 0;
    if (!pointing() || !(Math.abs(lat) <= 85) || !(Math.abs(lon) <= 180)) return;
    const circle = document.createElementNS(svg.namespaceURI, "circle");
    const x = ((lon - west + 360) % 360) * scale;
    const reach = (radius / 6371008.8) * (180 / Math.PI) / Math.cos((lat * Math.PI) / 180) * scale;
    for (const [name, value] of [["class", "chosen-area"], ["cx", x], ["cy", (top - mercator(lat)) * scale], ["r", Math.max(4, Math.min(width, reach))]]) circle.setAttribute(name, value);
    svg.append(circle);
  };
  const pointing = () => ["area", "site"].includes(field("choice").value);
  const point = () => {
    if (!pointing()) field("choice").value = "area";
    document.getElementById("pointed").open = true;
  };

  // The precision that promises as much as was drawn.
  const reaches = [["P0", 10], ["P1", 100], ["P2", 1000], ["P3", 25000], ["P4", 50000], ["P5", 150000], ["P6", 400000]];
  let middle = null;
  const click = (event) => {
    const area = event.target.closest("[data-area]")?.dataset.area;
    const radio = area && !middle && form.querySelector(`label[data-area="${CSS.escape(area)}"] input`);
    if (radio && !pointing()) { radio.checked = true; radio.focus(); mark(); return; }
    const here = at(event);
    point();
    if (middle) {
      const radius = Math.max(1, Math.round(metres(middle, here)));
      field("radius").value = radius;
      field("precision").value = reaches.find(([, most]) => radius <= most)?.[0] ?? "P7";
      middle = null;
    }
    else {
      middle = here;
      field("lat").value = here.lat.toFixed(5);
      field("lon").value = here.lon.toFixed(5);
      field("radius").value ||= "1000";
    }
    mark();
  };
  const mark = () => {
    const chosen = form.querySelector("input[name=choice]:checked")?.closest("label")?.dataset.area;
    for (const area of drawn.querySelectorAll(".area")) area.classList.toggle("lit", Boolean(chosen) && area.dataset.area === chosen);
    document.getElementById("pointed").open ||= pointing();
    show();
  };
  form.addEventListener("input", mark);
  drawn.addEventListener("click", click);

  // Moving the map keeps what was typed.
  const moves = document.getElementById("moves");
  moves.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const page = await fetch(link.href, { headers: { accept: "text/html" } });
    if (!page.ok) { location.assign(link.href); return; }
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const name = link.getAttribute("aria-label");
    const map = fresh.getElementById("drawn");
    drawn.dataset.window = map.dataset.window;
    drawn.replaceChildren(...map.childNodes);
    moves.replaceChildren(...fresh.getElementById("moves").childNodes);
    moves.querySelector(`[aria-label="${CSS.escape(name)}"]`)?.focus();
    middle = null;
    mark();
  });
  mark();
})();
