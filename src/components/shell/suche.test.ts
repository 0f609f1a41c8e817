// @vitest-environment jsdom
import {beforeEach, expect, it, vi} from "vitest";
import type {Suche} from "../../../loaders/marts/shapes.js";
import {headerHtml} from "./shellHtml.js";
import {mountSuche} from "./suche.js";

const eintraege: Suche = [
  {art: "gebiet", titel: "Hellersdorf", zusatz: "Prognoseraum", worte: ["1020"], adresse: "/gebiete/1020"},
  {
    art: "gebiet",
    titel: "Hellersdorf-Nord",
    zusatz: "Bezirksregion in Hellersdorf",
    worte: ["102004"],
    adresse: "/gebiete/102004"
  },
  {
    art: "gebiet",
    titel: "Neue Grottkauer Straße",
    zusatz: "Planungsraum",
    worte: ["10200628", "Gelbes Viertel", "10020628"],
    adresse: "/gebiete/10200628"
  }
];

const load = vi.fn(() => Promise.resolve(eintraege));
const navigate = vi.fn();
let input: HTMLInputElement;
let list: HTMLElement;
let status: HTMLElement;

beforeEach(() => {
  load.mockClear();
  load.mockImplementation(() => Promise.resolve(eintraege));
  navigate.mockClear();
  document.body.innerHTML = headerHtml({path: "/index"});
  const form = document.querySelector<HTMLFormElement>("[data-suche]")!;
  mountSuche(form, {load, navigate});
  input = form.querySelector("input")!;
  list = form.querySelector("[role=listbox]")!;
  status = form.querySelector("[role=status]")!;
});

async function type(text: string): Promise<void> {
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  await vi.waitFor(() => expect(status.textContent).not.toMatch(/geladen/));
}

/** Presses a key as a browser does: Enter in a field submits its form unless somebody took it. */
function press(key: string): void {
  const taken = !input.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  if (key === "Enter" && !taken) input.form!.dispatchEvent(new Event("submit", {bubbles: true, cancelable: true}));
}

const active = (): string | undefined =>
  document.getElementById(input.getAttribute("aria-activedescendant") ?? "")?.querySelector(".suche-titel")
    ?.textContent;

it("loads its entries when first used, and only once", async () => {
  expect(load).not.toHaveBeenCalled();
  await type("hell");
  await type("helle");
  expect(load).toHaveBeenCalledTimes(1);
});

it("opens the list, moves by arrows in a circle and opens the chosen hit by Enter", async () => {
  await type("hellersdorf");
  expect(input.getAttribute("aria-expanded")).toBe("true");
  expect(list.hidden).toBe(false);
  expect(status.textContent).toMatch(/^2 Treffer\./);
  expect(active()).toBeUndefined();
  press("ArrowDown");
  expect(active()).toBe("Hellersdorf");
  press("ArrowDown");
  expect(active()).toBe("Hellersdorf-Nord");
  expect(list.querySelectorAll("[aria-selected=true]")).toHaveLength(1);
  press("ArrowDown");
  expect(active()).toBe("Hellersdorf");
  press("ArrowUp");
  press("Enter");
  await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith("/gebiete/102004"));
  expect(list.hidden).toBe(true);
});

it("opens the best hit by Enter when none is chosen", async () => {
  await type("hellersdorf");
  press("Enter");
  await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith("/gebiete/1020"));
});

it("shows the former name a hit was found by", async () => {
  await type("gelbes");
  expect(list.textContent).toContain("Neue Grottkauer Straße");
  expect(list.textContent).toContain("auch Gelbes Viertel");
});

it("says whether a key is the area's own or the one it had until 2020", async () => {
  await type("10020628");
  expect(list.textContent).toContain("Schlüssel bis 2020: 10020628");
  await type("10200628");
  expect(list.textContent).toContain("Schlüssel 10200628");
});

it("says the number of hits when somebody pauses, not after every letter", async () => {
  await type("hellersdorf");
  const said: string[] = [];
  const observer = new MutationObserver(() => said.push(status.textContent));
  observer.observe(status, {childList: true});
  for (const text of ["hellersdorf-", "hellersdorf-n", "hellersdorf-no"]) await type(text);
  expect(list.children).toHaveLength(1);
  expect(said).toEqual([]);
  await vi.waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]).toMatch(/^1 Treffer\./);
  observer.disconnect();
});

it("closes by Esc, then empties the field", async () => {
  await type("hellersdorf");
  press("Escape");
  expect(list.hidden).toBe(true);
  expect(input.getAttribute("aria-expanded")).toBe("false");
  expect(input.value).toBe("hellersdorf");
  press("Escape");
  expect(input.value).toBe("");
});

it("says so, visibly and aloud, when nothing is found, and goes nowhere", async () => {
  await type("qqqq");
  expect(status.textContent).toMatch(/^Kein Treffer\./);
  const message = document.querySelector<HTMLElement>(".suche-meldung")!;
  expect(message.hidden).toBe(false);
  expect([...message.querySelectorAll("a")].map((a) => [a.textContent, new URL(a.href).pathname])).toEqual([
    ["Alle Gebiete", "/gebiete/"],
    ["Alle Indikatoren", "/indikatoren/"],
    ["Alle Zentren", "/zentren/"],
    ["Datenlücken", "/indikatoren/"]
  ]);
  press("Enter");
  await Promise.resolve();
  expect(navigate).not.toHaveBeenCalled();
});

it("opens a hit by a click too", async () => {
  await type("grottkauer");
  list.querySelector<HTMLElement>(".suche-titel")!.click();
  expect(navigate).toHaveBeenCalledWith("/gebiete/10200628");
});

it("says that the search is not available if it cannot be loaded, and tries again", async () => {
  load.mockImplementation(() => Promise.reject(new Error("offline")));
  await type("hell");
  expect(status.textContent).toMatch(/nicht verfügbar/);
  load.mockImplementation(() => Promise.resolve(eintraege));
  await type("helle");
  expect(list.hidden).toBe(false);
});

it("closes when the focus leaves the form", async () => {
  await type("hellersdorf");
  input.blur();
  expect(list.hidden).toBe(true);
});

it("says of every hit what kind of thing it is, and opens an offer where its centre lists it", async () => {
  load.mockImplementation(() =>
    Promise.resolve([
      ...eintraege,
      ...([
        {
          ...{art: "angebot", titel: "Nachbarschaftscafé", zusatz: "Haus Kastanie", worte: ["Ältere Menschen"]},
          adresse: "/zentren/kastanie#angebote"
        },
        {art: "zentrum", titel: "Haus Kastanie", zusatz: "Kastanienallee 1", worte: [], adresse: "/zentren/kastanie"},
        {art: "fachwort", titel: "Träger", zusatz: "im Glossar erklärt", worte: [], adresse: "/glossar#traeger"}
      ] satisfies Suche)
    ])
  );
  const zeilen = (): string[] => [...list.querySelectorAll("[role=option]")].map((option) => option.textContent);
  await type("kastanie");
  expect(zeilen()).toEqual([
    "Haus Kastanie Stadtteilzentrum · Kastanienallee 1",
    "Nachbarschaftscafé Angebot · Haus Kastanie"
  ]);
  await type("traeger");
  expect(zeilen()).toEqual(["Träger Fachwort · im Glossar erklärt"]);
  await type("aeltere");
  expect(zeilen()).toEqual(["Nachbarschaftscafé Angebot · Haus Kastanie · Ältere Menschen"]);
  press("ArrowDown");
  expect(active()).toBe("Nachbarschaftscafé");
  press("Enter");
  await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith("/zentren/kastanie#angebote"));
});
