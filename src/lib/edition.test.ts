// @vitest-environment jsdom
import {afterEach, expect, it, vi} from "vitest";
import {dateiMitVermerk, istIntern, keepVermerk, titelMitVermerk} from "./edition.js";

afterEach(() => {
  delete document.documentElement.dataset["edition"];
});

it("a page without the sign of the internal edition says nothing of it", () => {
  for (const edition of [undefined, "", "oeffentlich"]) {
    if (edition !== undefined) document.documentElement.dataset["edition"] = edition;
    expect(istIntern()).toBe(false);
    expect([titelMitVermerk("Karte"), dateiMitVermerk("a.csv")]).toEqual(["Karte", "a.csv"]);
  }
});

it("the window's title keeps the mark when a view renames itself, and has it once", async () => {
  document.documentElement.dataset["edition"] = "intern";
  document.head.innerHTML = "<title>Karte – Nur für den Dienstgebrauch</title>";
  keepVermerk();
  expect(document.title).toBe("Karte – Nur für den Dienstgebrauch");
  for (const title of ["Lücken", "Lücken – Nur für den Dienstgebrauch", "Ein dritter Titel"]) {
    document.title = title;
    await vi.waitFor(() =>
      expect(document.title).toBe(`${title.replace(/ – Nur.*/, "")} – Nur für den Dienstgebrauch`)
    );
  }
});

it("the title of a public page is left alone", async () => {
  document.head.innerHTML = "<title>Karte</title>";
  keepVermerk();
  document.title = "Lücken";
  await new Promise((done) => setTimeout(done));
  expect(document.title).toBe("Lücken");
});
