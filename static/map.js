// The live map, in the place of the drawn one: Leaflet over outlines of our own. Where it cannot be had, the drawing stays.
const PATIENCE = 3000; // milliseconds that the CDN may take
const CLOSEST = { country: 4, region: 6, district: 8, town: 9, site: 9 }; // how near a place of each precision is shown
const NEAR = 6; // from this zoom on marks have names, and countries none
const MARGIN = 12; // pixels around a popup
const box = document.getElementById("map");
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

const number = (value) => value.toLocaleString("en");
const events = (count) => `${number(count)} ${count === 1 ? "event" : "events"}`;
const at = (place) => [place.lat, place.lon];

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text; // never as HTML: articles give the names
  return made;
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function addScript(src, integrity) {
  return new Promise((resolve, reject) => {
    const script = element("script");
    if (integrity) Object.assign(script, { integrity, crossOrigin: "anonymous" });
    Object.assign(script, { onload: resolve, onerror: () => reject(new Error(src)), src });
    setTimeout(() => reject(new Error(src)), PATIENCE);
    document.head.append(script);
  });
}

async function addScripts() {
  for (const { content, dataset } of document.querySelectorAll("meta[name=map-script]")) {
    const missing = (error) => (dataset.copy ? addScript(dataset.copy) : Promise.reject(error));
    await addScript(content, dataset.integrity).catch(missing);
  }
}

function makeMap() {
  const map = L.map("live", {
    minZoom: box.clientWidth > 512 ? 2 : 1,
    maxZoom: box.dataset.tiles ? 12 : 9, // beyond, there is nothing to see but the marks
    maxBounds: [[-75, -230], [85, 230]],
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    zoomControl: false,
  });
  L.control.zoom({ position: "bottomleft" }).addTo(map); // popups are at the top
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>').addAttribution("Natural Earth");
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", "Map: arrow keys move it, plus and minus zoom");
  for (const [name, level] of [["outlines", 150], ["labels", 350]]) map.createPane(name).style.zIndex = level;
  map.getPane("labels").setAttribute("aria-hidden", "true");
  if (box.dataset.tiles) {
    const attribution = element("span", "", box.dataset.attribution).innerHTML;
    L.tileLayer(box.dataset.tiles, { attribution, maxZoom: 12 }).addTo(map);
  }
  return map;
}

// Outlines on a canvas, in the colours that the stylesheet gives.
function addOutlines(map, countries) {
  const probe = getComputedStyle(box.querySelector(".terrain"));
  const style = () => ({ color: probe.color, fillColor: probe.backgroundColor, fillOpacity: 1, weight: 0.75 });
  const renderer = L.canvas({ pane: "outlines", padding: 0.5 });
  const layer = L.geoJSON(countries, { pane: "outlines", renderer, interactive: false, style }).addTo(map);
  const restyle = () => layer.setStyle(style());
  new MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
}

// A country's name in the middle of its largest part, where it has room.
function addLabels(map, countries, places) {
  const marked = new Set(places.filter(({ shape }) => shape === "land").map(({ name }) => name));
  const labels = countries.features.filter(({ properties }) => !marked.has(properties.name)).map(({ properties, geometry }) => {
    const rings = geometry.coordinates.map(([outer]) => ({ outer, ...middle(outer) }));
    const { lat, lon, wide } = rings.reduce((one, other) => (other.area > one.area ? other : one));
    const html = element("span", "", properties.name);
    const icon = L.divIcon({ className: "label", html, iconSize: null });
    return { name: properties.name, wide, marker: L.marker([lat, lon], { icon, pane: "labels", interactive: false, keyboard: false }) };
  });
  const place = () => {
    const zoom = map.getZoom();
    for (const { name, wide, marker } of labels) {
      const fits = zoom < NEAR && (wide / 360) * 256 * 2 ** zoom > 7 * name.length + 12;
      if (fits !== map.hasLayer(marker)) marker[fits ? "addTo" : "removeFrom"](map);
    }
  };
  map.on("zoomend", place);
  place();
}

function middle(ring) {
  let twice = 0, lon = 0, lat = 0;
  ring.slice(1).forEach(([bx, by], n) => {
    const [ax, ay] = ring[n];
    const cross = ax * by - bx * ay;
    twice += cross;
    lon += (ax + bx) * cross;
    lat += (ay + by) * cross;
  });
  const lons = ring.map(([x]) => x);
  return { area: Math.abs(twice), lon: lon / (3 * twice), lat: lat / (3 * twice), wide: Math.max(...lons) - Math.min(...lons) };
}

// Leaflet gives a mark no name of its own.
function defineSign() {
  L.Sign = L.DivIcon.extend({
    createIcon(old) {
      const made = L.DivIcon.prototype.createIcon.call(this, old);
      made.setAttribute("aria-label", this.options.label);
      return made;
    },
  });
}

function icon(shape, kind, count, label, name) {
  const html = element("span", `mark ${shape} ${kind}`, number(count));
  if (name) html.append(element("span", "name", name));
  const size = 24 + Math.round(6 * Math.log10(count));
  return new L.Sign({ html, className: "", iconSize: [size, size], label });
}

function clusterIcon(cluster) {
  const places = cluster.getAllChildMarkers().map((marker) => marker.options.place).sort((one, other) => other.count - one.count);
  const kinds = {};
  for (const place of places) for (const [kind, count] of Object.entries(place.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count;
  const [[kind]] = Object.entries(kinds).sort((one, other) => other[1] - one[1]);
  const count = places.reduce((sum, place) => sum + place.count, 0);
  const named = places.slice(0, 3).map((place) => place.name).join(", ");
  return icon("several", kind, count, `${places.length} places, such as ${named}: come nearer`);
}

// Marks, those that would touch as one; around the middle of a district or region a circle, for it is somewhere there.
function addPlaces(map, places, open) {
  const group = L.markerClusterGroup({
    maxClusterRadius: 44,
    spiderfyOnMaxZoom: false, // it would put places where they are not
    showCoverageOnHover: false,
    animate: !still,
    iconCreateFunction: clusterIcon,
  });
  const circles = L.svg({ padding: 0.5 });
  for (const place of places) {
    const [kind] = Object.keys(place.kinds);
    const label = `${place.name}, ${events(place.count)}. ${place.said}`;
    const marker = L.marker(at(place), { place, icon: icon(place.shape, kind, place.count, label, place.shape === "land" ? `${place.name}, country only` : place.name), title: `${place.name}: ${events(place.count)}` });
    const opener = () => marker.getElement() ?? map.getContainer();
    marker.on("click", () => open([place], opener));
    marker.on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && open([place], opener));
    group.addLayer(marker);
    if (place.kilometres) {
      L.circle(at(place), { renderer: circles, radius: 1000 * place.kilometres, className: `reach ${kind}`, interactive: false }).addTo(map);
    }
  }
  group.on("clusterclick clusterkeypress", ({ layer, originalEvent }) => {
    const apart = map.getZoom() < map.getMaxZoom() && !layer.getBounds().getNorthEast().equals(layer.getBounds().getSouthWest());
    const asked = originalEvent.type === "click" || originalEvent.key === "Enter";
    if (asked && !apart) open(layer.getAllChildMarkers().map((marker) => marker.options.place), () => map.getContainer());
  });
  map.addLayer(group);
}

// What is told of a place: how closely it is known, the newest events, the way to all.
function told(place, changed) {
  const made = element("section", "stop");
  const list = element("ul");
  const all = element("a", "", `All in the timeline: ${events(place.within)}`);
  all.href = place.url;
  const heading = element("h2", "", place.name);
  heading.tabIndex = -1;
  made.append(heading, element("p", "said", place.said), list, all);
  json(place.events).then((found) => {
    for (const event of found.events) {
      const link = element("a", "", event.title);
      link.href = event.url;
      const item = element("li", event.kind);
      item.append(link, element("span", "when", event.when || "date not known"));
      list.append(item);
    }
    if (place.count > found.events.length) list.append(element("li", "when", `and ${number(place.count - found.events.length)} more here`));
    changed();
  }).catch(() => list.append(element("li", "when", "The events could not be fetched.")));
  return made;
}

// Leaflet's own way stops while the map moves, and once only for a popup that grows.
function reveal(map, popup) {
  const shown = popup.getElement()?.getBoundingClientRect();
  if (!shown) return;
  const frame = box.getBoundingClientRect();
  const beyond = (start, end) => Math.min(0, start - MARGIN) || Math.max(0, MARGIN - end);
  const by = [beyond(shown.left - frame.left, frame.right - shown.right), beyond(shown.top - frame.top, frame.bottom - shown.bottom)];
  if (by.some(Boolean)) map.panBy(by, { animate: false });
}

function opening(map) {
  return (places, opener) => {
    const popup = L.popup({ minWidth: 210, maxWidth: 290, maxHeight: 0.7 * box.clientHeight, autoPan: false });
    const content = element("div");
    const changed = () => {
      const held = content.contains(document.activeElement) && document.activeElement;
      popup.update(); // takes the content out and puts it back
      if (held) held.focus({ preventScroll: true });
      reveal(map, popup);
    };
    content.append(...places.map((place) => told(place, changed)));
    popup.setLatLng(at(places[0])).setContent(content).openOn(map);
    content.querySelector("h2").focus({ preventScroll: true });
    reveal(map, popup);
    content.addEventListener("keydown", (event) => event.key === "Escape" && popup.close());
    popup.on("remove", () => {
      const held = document.activeElement;
      if (held === document.body || popup.getElement()?.contains(held)) opener().focus({ preventScroll: true });
    });
  };
}

// The list beside the map: what is in view, each place a button that shows it.
function followList(map, places, open) {
  const known = new Map(places.map((place) => [String(place.id), place]));
  const rows = [...document.querySelectorAll("[data-place]")].map((row) => ({ row, place: known.get(row.dataset.place) })).filter(({ place }) => place);
  for (const { row, place } of rows) {
    const button = element("button", "name");
    button.type = "button";
    const link = row.querySelector(".name");
    button.append(...link.childNodes);
    link.replaceWith(button);
    button.addEventListener("click", () => {
      map.setView(at(place), Math.min(Math.max(map.getZoom(), NEAR), CLOSEST[place.precision]), { animate: false });
      box.scrollIntoView({ block: "nearest" });
      open([place], () => button);
    });
  }
  const seen = document.getElementById("seen");
  return () => {
    const bounds = map.getBounds();
    for (const { row, place } of rows) row.classList.toggle("away", !bounds.contains(at(place)));
    for (const country of document.querySelectorAll(".country")) country.classList.toggle("away", !country.querySelector("li:not(.away)"));
    const shown = places.filter((place) => bounds.contains(at(place))).length;
    seen.textContent = shown === places.length ? "" : `${number(shown)} of ${number(places.length)} in view`;
    return `${number(shown)} of ${number(places.length)} places in view`;
  };
}

// The address says which part is shown: #zoom/latitude/longitude.
function look(map) {
  const [zoom, lat, lon] = location.hash.slice(1).split("/").map(Number);
  const told = [zoom, lat, lon].every(Number.isFinite);
  if (told) map.setView([lat, lon], zoom);
  return told;
}

async function begin() {
  const outlines = json(box.dataset.outlines);
  const [{ places }] = await Promise.all([json(box.dataset.source), addScripts()]);
  box.classList.add("on");
  defineSign();
  const map = makeMap();
  if (!look(map)) map.fitBounds(places.map(at), { padding: [36, 36], maxZoom: 7 });
  const open = opening(map);
  addPlaces(map, places, open);
  const follow = followList(map, places, open);
  const nearby = () => box.classList.toggle("near", map.getZoom() >= NEAR);
  follow();
  nearby();
  map.on("zoomend", nearby);
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    history.replaceState(history.state, "", `#${map.getZoom()}/${lat.toFixed(3)}/${lng.toFixed(3)}`);
    document.getElementById("said").textContent = follow();
  });
  window.addEventListener("hashchange", () => look(map));
  const countries = await outlines;
  addOutlines(map, countries);
  if (!box.dataset.tiles) addLabels(map, countries, places);
}

if (box) {
  begin().catch((error) => {
    if (!box.classList.contains("on")) box.classList.add("failed");
    console.error(error);
  });
}
