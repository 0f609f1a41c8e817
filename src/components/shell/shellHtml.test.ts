// @vitest-environment jsdom
import {expect, it} from "vitest";
import {currentOf, footerHtml, headerHtml, headHtml, relativeTo, shellFiles} from "./shellHtml.js";

function parse(html: string): HTMLElement {
  const root = document.createElement("div");
  root.innerHTML = html;
  return root;
}

it.each([
  ["/karte", "Karte", "page"],
  ["/bedarfsindex", "Bedarfsindex", "page"],
  ["/gebiete/index", "Gebietsprofile", "page"],
  ["/gebiete/10200422", "Gebietsprofile", "true"],
  ["/indikatoren/einwohner", "Indikatoren", "true"],
  ["/handbuch", "Handbuch", "page"]
])("the header of %s marks %s as current", (path, titel, current) => {
  const marked = parse(headerHtml({path})).querySelectorAll("[aria-current]");
  expect([...marked].map((a) => [a.textContent, a.getAttribute("aria-current")])).toEqual([[titel, current]]);
});

it("the group of the current page is marked, and no group is open at first", () => {
  const header = parse(headerHtml({path: "/jahresplanung"}));
  const gruppen = [...header.querySelectorAll("details")];
  expect(
    gruppen.filter((g) => g.classList.contains("nav-aktuell")).map((g) => g.querySelector("summary")!.textContent)
  ).toEqual(["Verbund"]);
  expect(gruppen.every((g) => !g.open)).toBe(true);
});

it("the header of the start page marks the name; pages outside the navigation mark nothing", () => {
  expect(parse(headerHtml({path: "/index"})).querySelector("[aria-current=page]")!.textContent).toContain(
    "Bedarfsatlas"
  );
  expect(parse(headerHtml({path: "/404"})).querySelector("[aria-current]")).toBeNull();
});

it("currentOf does not take one address for the beginning of another", () => {
  expect(currentOf("/kartenwerk", "/karte")).toBeNull();
  expect(currentOf("/gebietekarte", "/gebiete/")).toBeNull();
});

it("the header begins with a skip link and names navigation and search for all readers", () => {
  const header = parse(headerHtml({path: "/index"}));
  expect(header.querySelector("a")!.getAttribute("href")).toBe("#observablehq-main");
  expect(header.querySelector("nav")!.getAttribute("aria-label")).toBe("Hauptnavigation");
  const input = header.querySelector("input[role=combobox]")!;
  expect(header.querySelector(`label[for="${input.id}"]`)!.textContent).toBe("Suche");
  expect(header.querySelector(`#${input.getAttribute("aria-controls")}`)!.getAttribute("role")).toBe("listbox");
});

it("the header says in German what is missing without JavaScript", () => {
  expect(headerHtml({path: "/karte"})).toMatch(/<noscript>.*Ohne JavaScript.*nichts an andere.*<\/noscript>/);
});

it("the header says on paper what the figures are worth, of which version, and of the internal edition what must not be done with it", () => {
  const druck = (profil: "oeffentlich" | "intern"): string =>
    parse(headerHtml({path: "/karte", profil, version: "1.2.3"})).querySelector(".kopf-druck")!.textContent;
  expect(druck("oeffentlich")).toContain("Hinweise auf Bedarf");
  expect(druck("oeffentlich")).toContain("Version 1.2.3");
  expect(druck("oeffentlich")).not.toContain("veröffentlichen");
  expect(druck("intern")).toContain("Nicht veröffentlichen");
});

it("the head names only files of this site, relative to the page", () => {
  expect(relativeTo("/index", "/a/b")).toBe("./a/b");
  expect(relativeTo("/gebiete/10", "/a/b")).toBe("../a/b");
  const head = headHtml({path: "/gebiete/10"});
  for (const file of shellFiles) expect(head).toContain(`url("..${file}")`);
  expect(head).not.toMatch(/https?:/);
});

it("the footer links the pages the law asks for, has a data status without script, and the version", () => {
  const footer = parse(footerHtml({path: "/index", version: "1.2.3"}));
  const hrefs = [...footer.querySelectorAll("a")].map((a) => a.getAttribute("href"));
  for (const href of ["/impressum", "/datenschutz", "/barrierefreiheit", "/methodik", "/datenstand"])
    expect(hrefs).toContain(href);
  const film = "/barrierefreiheit#gebaerdensprache";
  expect(hrefs).not.toContain(film);
  expect(hrefs).toContain("/barrierefreiheit#melden");
  expect(footerHtml({path: "/index", film: true})).toContain(film);
  expect(footer.querySelector("[data-datenstand] a")!.textContent).not.toBe("");
  expect(footer.textContent).toContain("Version 1.2.3");
});

it("a page for the frame of another site has no header, footer or search, but its version; the internal edition keeps all", () => {
  const page = {path: "/einbetten/karte", version: "1.2.3"};
  expect(headerHtml(page)).toBe("");
  expect(footerHtml(page)).toBe("");
  expect(headHtml(page)).toContain('data-version="1.2.3"');
  expect(headHtml(page)).not.toContain("<script");
  expect(headHtml({...page, path: "/karte"})).toContain("<script");
  const intern = {...page, profil: "intern" as const};
  expect(headerHtml(intern)).toContain("dienstvermerk");
  expect(footerHtml(intern)).toContain("fuss-vermerk");
});
