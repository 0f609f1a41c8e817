import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {mountFehler} from "./fehler.js";

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Adds a box as Framework's inspectError makes it. */
function scheitert(main: HTMLElement, text: string): HTMLElement {
  const box = main.ownerDocument.createElement("div");
  box.className = "observablehq observablehq--error";
  box.innerHTML = `<div class="observablehq--inspect">${text}</div>`;
  main.append(box);
  return box;
}

it("says once and in German that a part of the page is missing, with a way to try again", async () => {
  const {window} = new JSDOM("<main><p>Text</p></main>");
  const main = window.document.querySelector("main")!;
  let geladen = 0;
  const stopp = mountFehler(main, () => geladen++);
  const erste = scheitert(main, "TypeError: Failed to fetch");
  const zweite = scheitert(main, "RuntimeError: data could not be resolved");
  await pause();
  const alert = erste.querySelector('[role="alert"]')!;
  expect(alert.querySelector("p")!.textContent).toMatch(/nicht geladen.*Verbindung/);
  // What the program says is for whoever looks into it.
  expect(alert.querySelector("details [lang=en]")!.textContent).toBe("TypeError: Failed to fetch");
  expect([erste.hidden, zweite.hidden]).toEqual([false, true]);
  alert.querySelector("button")!.click();
  expect(geladen).toBe(1);
  stopp();
});

it("says so as well where the part had failed before it was watched, and leaves the rest of the page alone", async () => {
  const {window} = new JSDOM("<main><p>Text</p></main>");
  const main = window.document.querySelector("main")!;
  const box = scheitert(main, "Error: 404");
  mountFehler(main, () => undefined);
  await pause();
  expect(box.querySelector("button")).not.toBeNull();
  expect(main.querySelector("p")!.textContent).toBe("Text");
});
