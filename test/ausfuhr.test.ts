import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import {afterAll, describe, expect, it} from "vitest";
import {ausfuhr} from "../src/lib/ausfuhr/ausfuhr.fixture.js";
import {dateiOf} from "../src/lib/ausfuhr/datei.js";
import {einfach, tabellenOf} from "../src/lib/ausfuhr/tabelle.js";

const dir = mkdtempSync(join(tmpdir(), "ausfuhr-"));
afterAll(() => rmSync(dir, {recursive: true, force: true}));

/** What LibreOffice makes of *datei*: it opens it without asking and writes it again in the format *nach*. */
function convert(datei: string, nach: string, ...rest: string[]): string {
  const {stdout, stderr} = spawnSync(
    "soffice",
    [`-env:UserInstallation=file://${dir}/profil`, "--headless", ...rest, "--convert-to", nach, "--outdir", dir, datei],
    {encoding: "utf8", timeout: 180_000}
  );
  return `${stdout}${stderr}`;
}

function hatTabellenkalkulation(): boolean {
  const probe = join(dir, "probe.csv");
  writeFileSync(probe, "a\n1\n");
  convert(probe, "xlsx");
  const bereit = existsSync(join(dir, "probe.xlsx"));
  if (!bereit)
    console.warn("SKIPPED: soffice with its spreadsheet is missing, so no data file is sent through LibreOffice.");
  return bereit;
}

const tabellen = tabellenOf(ausfuhr);

describe.skipIf(!hatTabellenkalkulation())("data files in LibreOffice", () => {
  it("opens the workbook with all sheets and gives back the same values", async () => {
    const {inhalt} = await dateiOf(ausfuhr, "xlsx");
    writeFileSync(join(dir, "mappe.xlsx"), inhalt);
    // Separator, quotes, UTF-8; every sheet; figures as they are and not as they are shown.
    const meldung = convert(
      join(dir, "mappe.xlsx"),
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    );
    expect(meldung).not.toMatch(/error|repair|damaged/i);
    for (const {name, spalten, zeilen} of tabellen) {
      const [kopf, ...rows] = parse(readFileSync(join(dir, `mappe-${name}.csv`), "utf8"), {}) as string[][];
      expect(kopf).toEqual(spalten.map(({titel}) => titel));
      const erwartet = zeilen.map((zeile) =>
        zeile.map((wert) => {
          const text = einfach(wert);
          return typeof text === "boolean" ? String(text).toUpperCase() : String(text ?? "");
        })
      );
      expect(rows).toEqual(erwartet);
    }
    for (const blatt of ["Deckblatt", "Inhalt", "Hinweise"])
      expect(existsSync(join(dir, `mappe-${blatt}.csv`))).toBe(true);
  });

  it("reads the figures of the German CSV as figures, and runs no text", async () => {
    const {inhalt} = await dateiOf(ausfuhr, "csv_excel");
    writeFileSync(join(dir, "deutsch.csv"), inhalt);
    // Semicolon, quotes, UTF-8, German, as a German LibreOffice opens it by itself.
    convert(join(dir, "deutsch.csv"), "xlsx", "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true");
    const [blatt] = await readXlsxFile(readFileSync(join(dir, "deutsch.xlsx")));
    const [kopf, ...rows] = blatt!.data;
    const [werte] = tabellen;
    expect(kopf).toEqual(werte!.spalten.map(({titel}) => titel));
    werte!.spalten.forEach(({name, art}, i) => {
      if (art === "zahl")
        expect(
          rows.map((row) => row[i]),
          name
        ).toEqual(werte!.zeilen.map((zeile) => einfach(zeile[i]!)));
    });
    expect(rows[1]![1]).toMatch(/=SUMME\(A1\)$/);
  });
});
