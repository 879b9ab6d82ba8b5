// The map drawn by MapLibre GL, where it was built in and the browser has WebGL; else the drawing of the server stays.
// Nothing is asked of another host: outlines, lakes and rows come from this server, names are the browser's own.
"use strict";
(() => {
  const instrument = document.getElementById("instrument");
  const drawn = document.getElementById("drawn");
  if (!instrument || !drawn || !window.maplibregl) return;
  const { worker, outlines, lakes, window: shown, say } = drawn.dataset;
  const SMALL = 7; // pixels: a smaller area becomes a ring
  const CORNERS = 64;
  const EARTH = 6371008.8;
  const styles = getComputedStyle(document.documentElement);
  const color = (name) => styles.getPropertyValue(`--${name}`).trim();
  const none = { type: "FeatureCollection", features: [] };
  const feature = (geometry, properties) => ({ type: "Feature", geometry, properties });
  const shape = (rings) => ({ type: "MultiPolygon", coordinates: rings.map((ring) => [ring]) });

  const box = document.createElement("div");
  box.className = "gl";
  drawn.prepend(box);
  const back = () => { box.remove(); for (const node of drawn.children) node.removeAttribute("hidden"); delete instrument.dataset.gl; };

  // The corners of a circle on the globe; longitudes run past 180 where it crosses.
  const circle = ({ lat, lon, radius_m }) => {
    const [r, a] = [Math.PI / 180, radius_m / EARTH];
    const ring = [];
    for (let n = 0; n <= CORNERS; n += 1) {
      const turn = (-2 * Math.PI * n) / CORNERS;
      const there = Math.asin(Math.sin(lat * r) * Math.cos(a) + Math.cos(lat * r) * Math.sin(a) * Math.cos(turn));
      const aside = Math.atan2(Math.sin(turn) * Math.sin(a) * Math.cos(lat * r), Math.cos(a) - Math.sin(lat * r) * Math.sin(there));
      ring.push([lon + aside / r, Math.max(-85, Math.min(85, there / r))]);
    }
    return ring;
  };
  // One opaque line in a clear square: two hatched areas that overlap are no darker than one.
  const hatch = (falling) => {
    const size = 8;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext("2d");
    for (const [name, part] of [["slate", 1], ["land", 0.48]]) {
      pen.globalAlpha = part;
      pen.fillStyle = color(name);
      pen.fillRect(0, 0, 1, 1);
    }
    const ink = pen.getImageData(0, 0, 1, 1).data;
    const data = new Uint8Array(4 * size * size);
    for (let n = 0; n < size; n += 1) data.set([ink[0], ink[1], ink[2], 255], 4 * (n * size + (falling ? n : size - 1 - n)));
    return { width: size, height: size, data };
  };

  const start = async () => {
    const [west, south, east, north] = shown.split(",").map(Number);
    let map;
    try {
      maplibregl.setWorkerUrl(worker);
      map = new maplibregl.Map({
        container: box, bounds: [[west, south], [east, north]], fitBoundsOptions: { padding: 0 }, maxZoom: 14, attributionControl: false,
        dragRotate: false, pitchWithRotate: false, touchPitch: false, scrollZoom: false, fadeDuration: 0, locale: { "Map.Title": say },
        style: { version: 8, sources: {}, layers: [{ id: "sea", type: "background", paint: { "background-color": color("sea") } }] },
      });
    } catch { back(); return; }
    instrument.dataset.gl = "1";
    for (const node of drawn.children) node.toggleAttribute("hidden", node !== box);
    map.touchZoomRotate.disableRotation();
    map.on("error", () => {}); // a fault of the map must not print report text
    const [shapes, waters] = await Promise.all([outlines, lakes].map((address) => fetch(address).then((answer) => answer.json())));
    if (!map.isStyleLoaded()) await map.once("load");
    lay(map, shapes, waters);
    const rows = () => refresh(map, shapes);
    document.addEventListener("headstone:asked", rows);
    await rows();
    names(map, shapes);
    map.on("moveend", () => {
      const seen = map.getBounds();
      names(map, shapes);
      const turn = Math.floor((seen.getWest() + 180) / 360) * 360;
      const across = Math.min(359.9, seen.getEast() - seen.getWest());
      let last = seen.getWest() - turn + across;
      if (last > 180) last -= 360;
      const sides = [seen.getWest() - turn, Math.max(-85, seen.getSouth()), last, Math.min(85, seen.getNorth())];
      document.dispatchEvent(new CustomEvent("headstone:moved", { detail: sides.map((side) => side.toFixed(3)).join(",") }));
    });
    moves(map);
    pointing(map);
  };

  const lay = (map, shapes, waters) => {
    const add = (id, features) => map.addSource(id, { type: "geojson", data: { type: "FeatureCollection", features } });
    add("lands", Object.entries(shapes.countries).map(([code, rings]) => feature(shape(rings), { code })));
    add("divisions", Object.values(shapes.adm1).map((rings) => feature(shape(rings), {})));
    add("lakes", waters.lakes.map((rings) => feature({ type: "Polygon", coordinates: rings }, {})));
    add("areas", []);
    add("rings", []);
    map.addImage("hatch", hatch(false));
    map.addImage("hatch-site", hatch(true));
    const line = (more) => ({ "line-color": color("border"), ...more });
    const site = ["==", ["get", "record"], "site"];
    const edge = { "line-color": color("slate"), "line-width": 1.3 };
    for (const layer of [
      { id: "land", source: "lands", type: "fill", paint: { "fill-color": color("land") } },
      { id: "division", source: "divisions", type: "line", minzoom: 3.6, paint: line({ "line-width": 0.6, "line-dasharray": [4, 3] }) },
      { id: "lake", source: "lakes", type: "fill", paint: { "fill-color": color("sea"), "fill-outline-color": color("border") } },
      { id: "border", source: "lands", type: "line", paint: line({ "line-width": 0.9 }) },
      { id: "area", source: "areas", type: "fill", paint: { "fill-pattern": ["case", site, "hatch-site", "hatch"] } },
      { id: "edge", source: "areas", type: "line", filter: ["!", site], paint: edge },
      { id: "edge-site", source: "areas", type: "line", filter: site, paint: { ...edge, "line-dasharray": [4, 2.5] } },
      { id: "ring", source: "rings", type: "circle", paint: { "circle-radius": SMALL, "circle-color": "rgba(0,0,0,0)", "circle-stroke-width": 2, "circle-stroke-color": color("slate") } },
      { id: "lit", source: "areas", type: "line", filter: ["==", ["get", "key"], ""], paint: { "line-color": color("ink"), "line-width": 3.5 } },
      { id: "lit-ring", source: "rings", type: "circle", filter: ["==", ["get", "key"], ""], paint: { "circle-radius": SMALL, "circle-color": "rgba(0,0,0,0)", "circle-stroke-width": 3.5, "circle-stroke-color": color("ink") } },
    ]) map.addLayer(layer);
  };

  // The rows of the window that the page shows, one shape an area.
  const refresh = async (map, shapes) => {
    const answer = await fetch(document.getElementById("as-json").href, { headers: { accept: "application/json" } });
    if (!answer.ok) return;
    const held = new Map();
    for (const row of (await answer.json()).rows) if (row.area && !row.place.holds && !held.has(row.area)) held.set(row.area, row);
    const [areas, rings] = [[], []];
    for (const [key, { place, record }] of held) {
      const reach = (place.radius_m * 512 * 2 ** map.getZoom()) / (2 * Math.PI * EARTH * Math.cos((place.lat * Math.PI) / 180));
      const outline = place.outline && shapes[place.outline[0]]?.[place.outline[1]];
      if (outline) areas.push(feature(shape(outline), { key, record }));
      else if (reach < SMALL) rings.push(feature({ type: "Point", coordinates: [place.lon, place.lat] }, { key, record }));
      else areas.push(feature({ type: "Polygon", coordinates: [circle(place)] }, { key, record }));
    }
    map.getSource("areas").setData({ ...none, features: areas });
    map.getSource("rings").setData({ ...none, features: rings });
    box.dataset.areas = held.size;
  };

  // Names of countries as elements of the page: no server of letters is asked.
  let markers = [];
  const names = (map, shapes) => {
    for (const marker of markers) marker.remove();
    markers = [];
    const say = new Intl.DisplayNames([document.documentElement.lang, "en"], { type: "region", fallback: "none" });
    const view = map.getContainer().getBoundingClientRect();
    const kept = [];
    for (const [code, { middle, wide }] of middles(shapes)) {
      let name;
      try { name = say.of(code); } catch { continue; }
      const at = map.project(middle);
      const half = 4 * (name ?? "").length;
      const room = wide * (512 / 360) * 2 ** map.getZoom() > 2 * half;
      const inside = at.x > half && at.x < view.width - half && at.y > 12 && at.y < view.height - 12;
      if (!name || !room || !inside || kept.some((o) => Math.abs(o.x - at.x) < half + o.half && Math.abs(o.y - at.y) < 18)) continue;
      kept.push({ x: at.x, y: at.y, half });
      const element = document.createElement("span");
      element.className = "named";
      element.textContent = name;
      element.setAttribute("aria-hidden", "true");
      const marker = new maplibregl.Marker({ element, opacityWhenCovered: "1" }).setLngLat(middle).addTo(map);
      element.removeAttribute("tabindex");
      element.removeAttribute("aria-label");
      element.removeAttribute("role");
      markers.push(marker);
    }
  };
  let found = null;
  const middles = (shapes) => {
    found ??= Object.entries(shapes.countries).map(([code, rings]) => {
      const sides = rings.map((ring) => {
        const [lons, lats] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
        const [w, e, s, n] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
        return { middle: [(w + e) / 2, (s + n) / 2], wide: e - w, size: (e - w) * (n - s) };
      }).sort((a, b) => b.size - a.size);
      return [code, sides[0]];
    }).sort((a, b) => b[1].size - a[1].size);
    return found;
  };

  // The same buttons as of the drawing; in order: nearer, farther, west, east, north, south.
  const moves = (map) => {
    const steps = [() => map.zoomIn(), () => map.zoomOut(), () => map.panBy([-240, 0]), () => map.panBy([240, 0]), () => map.panBy([0, -160]), () => map.panBy([0, 160])];
    document.getElementById("moves").addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      event.preventDefault();
      steps[[...link.parentElement.querySelectorAll("a")].indexOf(link)]?.();
    });
  };
  const pointing = (map) => {
    const layers = ["ring", "area"];
    const under = (event) => map.queryRenderedFeatures(event.point, { layers })[0]?.properties.key ?? "";
    const mark = (key) => { for (const id of ["lit", "lit-ring"]) map.setFilter(id, ["==", ["get", "key"], key]); };
    document.addEventListener("headstone:lit", (event) => mark(event.detail));
    map.on("mousemove", (event) => {
      const key = under(event);
      map.getCanvas().style.cursor = key ? "pointer" : "";
      mark(key);
      for (const row of document.querySelectorAll("#rows tr, #time .when")) row.classList.toggle("lit", Boolean(key) && row.dataset.area === key);
    });
    map.on("click", (event) => { map.scrollZoom.enable(); const key = under(event); if (key) document.getElementById(key)?.scrollIntoView({ block: "center" }); });
    map.on("mouseout", () => { map.scrollZoom.disable(); mark(""); });
  };
  start().catch(back);
})();
