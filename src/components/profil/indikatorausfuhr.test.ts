// @vitest-environment jsdom
import {expect, it, vi} from "vitest";
import type {IndikatorSeite} from "../../../loaders/marts/shapes.js";
import {ausfuhr} from "../../lib/ausfuhr/ausfuhr.fixture.js";
import {csvMaschine} from "../../lib/ausfuhr/csv.js";
import {mitIntervallen, seite} from "./fixture.js";
import {ebeneAusfuhr, verlaufAusfuhr} from "./indikatorausfuhr.js";
import {Indikatorebenen} from "./Indikatorebene.js";
import {Indikatorverlauf} from "./Indikatorverlauf.js";

const heute = new Date(2022, 0, 1);
const ebeneOf = (s: IndikatorSeite): ReturnType<typeof ebeneAusfuhr> =>
  ebeneAusfuhr(s, s.ebenen[0]!, {titel: "Befund", vergleiche: [], hinweise: ["x"], lesehilfe: []});
const linesOf = (tabellen: ReturnType<typeof ebeneAusfuhr>["tabellen"]): string[] =>
  csvMaschine(tabellen()[0]!).trim().split("\n");

it("hands out the areas of a level with their verdicts, under the indicator's own name", () => {
  const {titel, untertitel, name, tabellen, zeichen, erklaerungen} = ebeneOf(mitIntervallen);
  expect(titel).toBe("Kinderarmut. Befund");
  expect(untertitel).toBe("Bezirksregionen in Marzahn-Hellersdorf · 31.12.2020 · Prozent");
  expect(name).toMatchObject({was: mitIntervallen.indikator.id, wo: "bzr", wann: "2020-12-31"});
  expect(linesOf(tabellen)).toHaveLength(1 + mitIntervallen.ebenen[0]!.zeilen.length);
  expect(linesOf(tabellen).filter((line) => line.includes(",zu_wenige_faelle,"))).toHaveLength(1);
  expect(zeichen!.map((z) => z.zeichen)).toContain("( )");
  expect(erklaerungen).toContain(mitIntervallen.kopf.definition);
});

it("hands out Bezirk and Berlin at every date, and Berlin only where levels may be compared", () => {
  const dates = seite.reihen.length;
  expect(linesOf(verlaufAusfuhr(seite, {hinweise: [], lesehilfe: []}).tabellen)).toHaveLength(1 + 2 * dates);
  const allein = {...seite, kopf: {...seite.kopf, ebenen_vergleichbar: false}};
  expect(linesOf(verlaufAusfuhr(allein, {hinweise: [], lesehilfe: []}).tabellen)).toHaveLength(1 + dates);
});

it("puts a bar at the foot of every chart, that fetches all areas and years of the indicator", async () => {
  const alle = vi.fn(() => Promise.resolve(ausfuhr));
  const root = document.createElement("div");
  root.append(Indikatorebenen(seite, document, heute, alle), Indikatorverlauf(seite, document, alle));
  document.body.append(root);
  const leisten = [...root.querySelectorAll<HTMLElement>("figure.chart > .mitnehmen")];
  expect(leisten).toHaveLength(root.querySelectorAll("figure.chart").length);
  expect(new Set(leisten.map((leiste) => leiste.getAttribute("aria-label"))).size).toBe(leisten.length);
  expect(alle).not.toHaveBeenCalled();
  leisten[0]!.querySelector("button")!.click();
  await vi.waitFor(() => expect(leisten[0]!.textContent).toContain("Alle Gebiete und Jahre (9 Zeilen)"));
  expect(alle).toHaveBeenCalledWith(seite.indikator.id);
});
