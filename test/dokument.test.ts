import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {musterdokument} from "../src/lib/dokument/dokument.fixture.js";
import {docxOf} from "../src/lib/dokument/docx.js";

const dir = mkdtempSync(join(tmpdir(), "dokument-"));
afterAll(() => rmSync(dir, {recursive: true, force: true}));

/** The PDF that LibreOffice makes of *datei*; null if it makes none. */
function alsPdf(datei: string): string | null {
  spawnSync(
    "soffice",
    [`-env:UserInstallation=file://${dir}/profil`, "--headless", "--convert-to", "pdf", "--outdir", dir, datei],
    {stdio: "pipe", timeout: 120_000}
  );
  const pdf = datei.replace(/\.\w+$/, ".pdf");
  return existsSync(pdf) ? pdf : null;
}

/** LibreOffice is delivered in parts: one without its word processor opens no text at all. */
function hatTextverarbeitung(): boolean {
  if (spawnSync("soffice", ["--version"]).status !== 0 || spawnSync("pdftotext", ["-v"]).error) return false;
  const probe = join(dir, "probe.rtf");
  writeFileSync(probe, String.raw`{\rtf1\ansi probe}`);
  return alsPdf(probe) !== null;
}

const bereit = hatTextverarbeitung();
if (!bereit)
  console.warn(
    "SKIPPED: soffice with its word processor or pdftotext is missing, so no document is sent through LibreOffice."
  );

describe.skipIf(!bereit)("a document after LibreOffice", () => {
  it("has marks and page numbers on every sheet, the head of a long table again, and all its texts", async () => {
    const datei = join(dir, "muster.docx");
    writeFileSync(datei, await docxOf(musterdokument));
    const pdf = alsPdf(datei);
    expect(pdf).not.toBeNull();
    const seiten = spawnSync("pdftotext", ["-layout", pdf!, "-"], {encoding: "utf8"})
      .stdout.split("\f")
      .filter((seite) => seite.trim() !== "");
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
