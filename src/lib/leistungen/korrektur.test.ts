import {join} from "node:path";
import {unzipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {readRegister} from "../../../loaders/leistungen/register.js";
import {korrigierteMappe} from "./korrektur.js";
import {leseDatei} from "./lesen.js";
import {pruefe} from "./pruefen.js";
import type {Meldung, Pruefergebnis, Rohblatt} from "./typen.js";

const {register, regeln} = readRegister(join(import.meta.dirname, "../../../data"));
const kontext = {register, regeln, heute: "2026-02-15"};
const [haus, anderes] = register.zentren.map(({id}) => id);
const gruppe = register.zielgruppen[1]!;
const bereich = register.leistungsbereiche[0]!;

async function ausCsv(dateien: Record<string, string>): Promise<Pruefergebnis> {
  const blaetter: Rohblatt[] = [];
  for (const [name, text] of Object.entries(dateien))
    for (const blatt of await leseDatei(name, new TextEncoder().encode(text))) blaetter.push(blatt);
  return pruefe(blaetter, kontext);
}
const korrigiere = async (ergebnis: Pruefergebnis): Promise<Rohblatt[]> =>
  leseDatei("korrektur.xlsx", await korrigierteMappe(ergebnis, {register}));
const kurz = ({regel, tabelle, spalte, wert}: Meldung): string =>
  [regel, tabelle, spalte?.toLowerCase(), wert].filter((teil) => teil !== undefined).join(" ");

const meldestand = `zentrum_id;zeitraum;gemeldet;stand\n${haus};2025;ja;31.1.26\n`;
const angebote =
  `Zentrum;Angebot;Titel;Leistungsbereich;Zielgruppe;Zielgruppe 2;Format;Gültig von\n` +
  `${haus}; cafe ; Café  am Markt ;${bereich.id};${gruppe.id.toUpperCase()};xyzzy;offen;2024-01-01\n`;

describe("korrigierteMappe", () => {
  it("writes in clean spelling what was understood: titles, German periods and days, numbers", async () => {
    const ergebnis = await ausCsv({
      "meldestand.csv": meldestand,
      "angebote.csv": angebote.replace("xyzzy", ""),
      "leistungen.csv": `zentrum_id;angebot_id;zeitraum;termine;stunden;teilnahmen\n${haus};cafe;2025-03;4;7,5;1.046\n`
    });
    expect(ergebnis.fehler).toBe(0);
    const blaetter = await korrigiere(ergebnis);
    const zeileOf = (name: string): Record<string, unknown> => {
      const {kopf, zeilen} = blaetter.find(({blatt}) => blatt === name)!;
      return Object.fromEntries(kopf.map((titel, i) => [titel, zeilen[0]?.zellen[i] ?? null]));
    };
    expect(zeileOf("Angebote")).toMatchObject({
      Zentrum: register.zentren[0]!.titel,
      Angebot: "cafe",
      Titel: "Café am Markt",
      Leistungsbereich: bereich.titel,
      Zielgruppe: gruppe.titel,
      "Zielgruppe 2": null,
      Format: "Offenes Angebot",
      "Gültig von": new Date("2024-01-01T00:00:00Z"),
      "Gültig bis": null,
      "Bitte prüfen": null
    });
    expect(zeileOf("Leistungen")).toMatchObject({Zeitraum: "03.2025", Stunden: 7.5, Teilnahmen: 1046, Personen: null});
    expect(zeileOf("Meldestand")).toMatchObject({Zeitraum: "2025", Gemeldet: "ja"});
  });

  it("keeps what was not understood, says so in the row, and gives the same findings again", async () => {
    const ergebnis = await ausCsv({
      "meldestand.csv": meldestand,
      "angebote.csv": angebote,
      "leistungen.csv":
        "Zentrum;Angebot;Zeitraum;Termine;Stunden;Teilnahmen;davon weiblich\n" +
        `${haus};cafe;01.2025;4;8;ca. 40;\n${haus};cafe;02.2025;4;8;40;41\n${haus};cafe;März;4;8;40;\n` +
        `${haus};cafe;04.2025;4;99;k. A.;\nhaus-nirgends;cafe;05.2025;4;8;40;\n`
    });
    expect(ergebnis.fehler).toBeGreaterThan(3);
    const blaetter = await korrigiere(ergebnis);
    const leistungen = blaetter.find(({blatt}) => blatt === "Leistungen")!;
    expect(leistungen.kopf.at(-1)).toBe("Bitte prüfen");
    const hinweise = leistungen.zeilen.map(({zellen}) => zellen[leistungen.kopf.length - 1] ?? null);
    expect(hinweise[0]).toBe(
      "Fehler, Teilnahmen: „ca. 40“ ist keine genaue Zahl. Bitte die genaue Zahl eintragen oder die Zelle leer lassen."
    );
    expect(leistungen.zeilen[0]?.zellen[leistungen.kopf.indexOf("Teilnahmen")]).toBe("ca. 40");
    const nochmal = pruefe(blaetter, kontext);
    const fehler = (meldungen: readonly Meldung[]): string[] =>
      meldungen
        .filter(({schwere}) => schwere === "fehler")
        .map(kurz)
        .sort();
    expect(fehler(nochmal.meldungen)).toEqual(fehler(ergebnis.meldungen));
    // What was read as empty stays empty, so that it is not pointed out a second time.
    expect(ergebnis.meldungen.map(({regel}) => regel)).toContain("platzhalter");
    expect(nochmal.meldungen.map(({regel}) => regel)).not.toContain("platzhalter");
  });

  it("puts what belongs to no row into a sheet of its own, which is no part of the records", async () => {
    const ergebnis = await ausCsv({
      "leistungen.csv": `Zentrum;Angebot;Zeitraum;Termine;Bemerkung\n${anderes};cafe;01.2025;4;\n`
    });
    const bytes = await korrigierteMappe(ergebnis, {register});
    const blaetter = await leseDatei("korrektur.xlsx", bytes);
    expect(blaetter.map(({blatt}) => blatt)).toEqual(["Bitte prüfen", "Leistungen", "Listen", "Meldung"]);
    expect(pruefe(blaetter, kontext).zeilen).toEqual({leistungen: 1});
    const alles = new TextDecoder().decode(unzipSync(bytes)["xl/sharedStrings.xml"]);
    expect(alles).toContain("Der Meldestand fehlt");
  });

  const spalteOf = (blaetter: readonly Rohblatt[], blatt: string, titel: string): unknown[] => {
    const {kopf, zeilen} = blaetter.find((b) => b.blatt === blatt)!;
    return zeilen.map(({zellen}) => zellen[kopf.indexOf(titel)] ?? null);
  };
  const kopf = "Zentrum;Angebot;Zeitraum;Termine;Stunden;Teilnahmen\n";

  it("leaves each fault in the row of its own file, where two files hold rows of one table", async () => {
    const ergebnis = await ausCsv({
      "meldestand.csv": meldestand,
      "angebote.csv": angebote.replace("xyzzy", ""),
      "leistungen-a.csv": `${kopf}${haus};cafe;01.2025;4;8;ca. 40\n`,
      "leistungen-b.csv": `${kopf}${haus};cafe;02.2025;5;;30\n`
    });
    expect(ergebnis.fehler).toBe(1);
    const blaetter = await korrigiere(ergebnis);
    expect(spalteOf(blaetter, "Leistungen", "Teilnahmen")).toEqual(["ca. 40", 30]);
    expect(spalteOf(blaetter, "Leistungen", "Bitte prüfen").map((text) => text !== null)).toEqual([true, false]);
  });

  it("keeps every unreadable cell unabridged, also those whose findings are not shown any more", async () => {
    const lang = `zwölf ${"und noch einmal zwölf ".repeat(6)}`.trim();
    const viele = Array.from(
      {length: 80},
      (_, i) =>
        `${haus};cafe;${String((i % 28) + 1).padStart(2, "0")}.${String(Math.floor(i / 28) + 1).padStart(2, "0")}.2025;1;2;${lang}\n`
    );
    const ergebnis = await ausCsv({
      "meldestand.csv": meldestand,
      "angebote.csv": angebote.replace("xyzzy", ""),
      "leistungen.csv": kopf + viele.join("")
    });
    const gezeigt = ergebnis.meldungen.filter(({schwere}) => schwere === "fehler");
    expect([ergebnis.fehler, gezeigt.length]).toEqual([80, 50]);
    const blaetter = await korrigiere(ergebnis);
    expect(spalteOf(blaetter, "Leistungen", "Teilnahmen")).toEqual(Array.from({length: 80}, () => lang));
    expect(spalteOf(blaetter, "Leistungen", "Bitte prüfen")).not.toContain(null);
    expect(pruefe(blaetter, kontext).fehler).toBe(80);
  });

  it("never writes what belongs to a person, and what is left of it is not taken for a title", async () => {
    const ergebnis = await ausCsv({
      "meldestand.csv": meldestand,
      "angebote.csv": angebote.replace("xyzzy", "").replace("Café  am Markt", "Café mit Frau Muster"),
      "leistungen.csv": `${kopf}${haus};cafe;01.2025;4;8;Tel. 030 1234567\n`
    });
    const fehler = ({meldungen}: Pruefergebnis): Meldung[] => meldungen.filter(({schwere}) => schwere === "fehler");
    expect(fehler(ergebnis).map(({regel, spalte}) => [regel, spalte])).toEqual([
      ["personenname", "Titel"],
      ["personendaten", "Teilnahmen"]
    ]);
    const bytes = await korrigierteMappe(ergebnis, {register});
    const texte = new TextDecoder().decode(unzipSync(bytes)["xl/sharedStrings.xml"]);
    expect(texte).not.toMatch(/Muster|1234567/);
    const nochmal = pruefe(await leseDatei("korrektur.xlsx", bytes), kontext);
    expect(fehler(nochmal).map(({regel, spalte}) => [regel, spalte])).toEqual([
      ["personendaten", "Titel"],
      ["personendaten", "Teilnahmen"]
    ]);
  });

  it("repeats old days in its notes without taking them for birthdays", async () => {
    const ergebnis = await ausCsv({
      "meldestand.csv": meldestand,
      "angebote.csv": `Zentrum;Angebot;Titel;Leistungsbereich;Zielgruppe;Format;Gültig von;Gültig bis\n${haus};cafe;Café;${bereich.id};${gruppe.id};offen;03.05.1991;02.05.1991\n`,
      "leistungen.csv": `${kopf}${haus};cafe;01.2025;4;8;40\n`
    });
    const nochmal = pruefe(await korrigiere(ergebnis), kontext);
    expect(ergebnis.meldungen.map(({regel}) => regel)).toContain("reihenfolge");
    expect(nochmal.meldungen.map(({regel}) => regel)).not.toContain("personendaten");
  });
});
