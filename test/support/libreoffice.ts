import {spawnSync} from "node:child_process";
import {existsSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** The PDFs that LibreOffice makes of *dateien*, in their order; null for each it makes none of. *dir* takes them and its profile. */
export function alsPdf(dir: string, dateien: readonly string[]): (string | null)[] {
  spawnSync(
    "soffice",
    [`-env:UserInstallation=file://${dir}/profil`, "--headless", "--convert-to", "pdf", "--outdir", dir, ...dateien],
    {stdio: "pipe", timeout: 180_000}
  );
  return dateien.map((datei) => {
    const pdf = datei.replace(/\.\w+$/, ".pdf");
    return existsSync(pdf) ? pdf : null;
  });
}

/** The texts of the sheets of a *pdf*, without empty ones. */
export const seitenOf = (pdf: string): string[] =>
  spawnSync("pdftotext", ["-layout", pdf, "-"], {encoding: "utf8"})
    .stdout.split("\f")
    .filter((seite) => seite.trim() !== "");

/** Whether documents can be sent through LibreOffice here; says so loudly if not. It is delivered in parts: some open no text. */
export function hatTextverarbeitung(dir: string): boolean {
  const probe = join(dir, "probe.rtf");
  writeFileSync(probe, String.raw`{\rtf1\ansi probe}`);
  const bereit =
    spawnSync("soffice", ["--version"]).status === 0 &&
    !spawnSync("pdftotext", ["-v"]).error &&
    alsPdf(dir, [probe])[0] !== null;
  if (!bereit)
    console.warn(
      "SKIPPED: soffice with its word processor or pdftotext is missing, so no document is sent through LibreOffice."
    );
  return bereit;
}
