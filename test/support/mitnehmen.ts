import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import type {Locator, Page} from "playwright-core";

export interface Gespeichert {
  name: string;
  inhalt: Buffer;
}

/** Saves what is shown from the first bar in *ort* as *format*, by keyboard alone, and closes the panel again. */
export async function speichereDaten(page: Page, ort: Locator, format: string): Promise<Gespeichert> {
  await ort.getByRole("button", {name: "Daten", exact: true}).first().focus();
  await page.keyboard.press("Enter");
  const form = ort.getByRole("form", {name: "Daten speichern"});
  await form.waitFor();
  const [datei] = await Promise.all([
    page.waitForEvent("download"),
    form.getByRole("button", {name: format, exact: true}).press("Enter")
  ]);
  const gespeichert = {name: datei.suggestedFilename(), inhalt: readFileSync(await datei.path())};
  await page.keyboard.press("Escape");
  return gespeichert;
}

/** The rows of a CSV file for programs, by name of their columns. */
export const csvZeilen = ({inhalt}: Gespeichert): Record<string, string>[] => parse(inhalt, {columns: true});
