import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {Hilfe} from "./hilfe.js";

const {document} = new JSDOM("").window;

it("is a named button that opens its own box without hovering, and links the glossary", () => {
  const text = "So weit kann der Zufall den Wert bewegen.";
  const hilfe = Hilfe({titel: "Intervall", text, glossar: "intervall"}, {document, href: (a) => `/atlas${a}`});
  const knopf = hilfe.querySelector("button")!;
  const box = hilfe.querySelector("[popover]")!;
  expect(knopf.getAttribute("aria-label")).toBe("Hilfe: Intervall");
  expect(knopf.getAttribute("type")).toBe("button");
  // The browser then opens by click or key, closes by Esc, and tells whether it is open.
  expect(knopf.getAttribute("popovertarget")).toBe(box.id);
  expect(box.getAttribute("popover")).toBe("auto");
  expect(box.textContent).toContain(text);
  expect(box.querySelector("a")?.getAttribute("href")).toBe("/atlas/glossar#intervall");
});

it("has an id of its own, the same when it is drawn again, and no link without a term", () => {
  const idOf = (kennung?: string): string =>
    Hilfe({titel: "Maß", kennung, text: "Probe."}, {document}).querySelector("[popover]")!.id;
  expect(idOf("1")).not.toBe(idOf("2"));
  expect(idOf("1")).toBe(idOf("1"));
  const a = Hilfe({titel: "Ebene", text: "Probe."}, {document});
  expect(a.querySelector("a")).toBeNull();
});
