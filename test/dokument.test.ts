import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {musterdokument} from "../src/lib/dokument/dokument.fixture.js";
import {docxOf} from "../src/lib/dokument/docx.js";
import {alsPdf, hatTextverarbeitung, seitenOf} from "./support/libreoffice.js";

const dir = mkdtempSync(join(tmpdir(), "dokument-"));
afterAll(() => rmSync(dir, {recursive: true, force: true}));

const bereit = hatTextverarbeitung(dir);

describe.skipIf(!bereit)("a document after LibreOffice", () => {
  it("has marks and page numbers on every sheet, the head of a long table again, and all its texts", async () => {
    const datei = join(dir, "muster.docx");
    writeFileSync(datei, await docxOf(musterdokument));
    const [pdf] = alsPdf(dir, [datei]);
    expect(pdf).not.toBeNull();
    const seiten = seitenOf(pdf!);
    // Two sheets for the table, one after the change of sheet.
    expect(seiten).toHaveLength(3);
    seiten.forEach((seite, i) => {
      expect(seite).toContain("Sachbericht 2025 · Kieztreff Süd");
      expect(seite).toContain("Beispieldaten");
      expect(seite).toContain(`Seite ${i + 1} von 3`);
    });
    for (const seite of seiten.slice(0, 2)) expect(seite).toMatch(/Kennzahl\s+2024\s+Veränderungsrate/);
    const text = seiten.join(" ").replace(/\s+/g, " ");
    for (const wort of ["Größe & Mut <w:p/>", "Kennzahl 60", "Quelle: Leistungsdokumentation", "Leitung des Zentrums:"])
      expect(text).toContain(wort);
    expect(seiten[2]).toContain("Ziele");
  });
});
