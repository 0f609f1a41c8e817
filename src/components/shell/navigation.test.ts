// @vitest-environment jsdom
import {beforeEach, expect, it} from "vitest";
import {mountNavigation} from "./navigation.js";
import {headerHtml} from "./shellHtml.js";

let gruppen: HTMLDetailsElement[];

beforeEach(() => {
  document.body.innerHTML = headerHtml({path: "/karte"});
  mountNavigation(document.querySelector("nav")!);
  gruppen = [...document.querySelectorAll("details")];
  gruppen[1]!.open = true;
});

it("Escape closes the open group and puts the focus on its head", () => {
  const link = gruppen[1]!.querySelector("a")!;
  link.focus();
  link.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
  expect(gruppen[1]!.open).toBe(false);
  expect(document.activeElement).toBe(gruppen[1]!.querySelector("summary"));
});

it("the group closes when the focus goes on, and stays open while it is inside", () => {
  const [erster, zweiter] = gruppen[1]!.querySelectorAll("a");
  erster!.focus();
  zweiter!.focus();
  expect(gruppen[1]!.open).toBe(true);
  document.querySelector("input")!.focus();
  expect(gruppen[1]!.open).toBe(false);
});

it("a click beside the group closes it", () => {
  document.querySelector<HTMLElement>(".marke-ort")!.click();
  expect(gruppen[1]!.open).toBe(false);
});
