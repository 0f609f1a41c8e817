import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strToU8, zipSync} from "fflate";
import type {Browser, Page} from "playwright-core";
import {openPage, visit} from "../test/support/browser.js";

type Zelle = string | number;
/** Sheets of a delivery by table: header and rows. */
type Blaetter = Record<string, Zelle[][]>;

const jahr = 2024;

/** A delivery without faults: *zeilen* rows of records, one a day and offer, for the centre *zentrum*. */
function delivery(zentrum: string, zeilen: number): Blaetter {
  const [bereich] = JSON.parse(readFileSync("data/catalogue/leistungsbereiche.json", "utf8")) as {id: string}[];
  const tage = Array.from({length: 366}, (_, i) => new Date(Date.UTC(jahr, 0, 1 + i)).toISOString().slice(0, 10));
  const angebote = Array.from({length: Math.ceil(zeilen / tage.length)}, (_, i) => `angebot-${i + 1}`);
  const gueltigVon = `01.01.${jahr}`;
  return {
    angebote: [
      ["zentrum_id", "angebot_id", "titel", "leistungsbereich", "zielgruppen", "format", "gueltig_von"],
      ...angebote.map((id, i) => [zentrum, id, `Angebot ${i + 1}`, bereich!.id, "alle", "offen", gueltigVon])
    ],
    leistungen: [
      ["zentrum_id", "angebot_id", "zeitraum", "termine", "stunden", "teilnahmen", "personen"],
      ...Array.from({length: zeilen}, (_, i): Zelle[] => {
        const [angebot, tag] = [angebote[i % angebote.length]!, tage[Math.floor(i / angebote.length)]!];
        return [zentrum, angebot, tag, 1, 2, 8 + (i % 7), 8];
      })
    ],
    meldestand: [
      ["zentrum_id", "zeitraum", "gemeldet", "stand"],
      ...Array.from({length: 12}, (_, i): Zelle[] => [
        zentrum,
        `${String(i + 1).padStart(2, "0")}.${jahr}`,
        "ja",
        `31.01.${jahr + 1}`
      ])
    ]
  };
}

/** Bytes of files by name. */
type Files = Record<string, Uint8Array | string>;

const asCsv = (blaetter: Blaetter): Files =>
  Object.fromEntries(
    Object.entries(blaetter).map(([name, zeilen]) => [
      `${name}.csv`,
      `${zeilen.map((zeile) => zeile.join(";")).join("\r\n")}\r\n`
    ])
  );

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A workbook as small as the format allows, with its texts in the shared table as spreadsheet programs write them. */
function asXlsx(blaetter: Blaetter): Files {
  const texte = new Map<string, number>();
  const nummerOf = (text: string): number => {
    const known = texte.get(text) ?? texte.size;
    texte.set(text, known);
    return known;
  };
  const zelle = (wert: Zelle): string =>
    typeof wert === "number" ? `<c><v>${wert}</v></c>` : `<c t="s"><v>${nummerOf(wert)}</v></c>`;
  const namen = Object.keys(blaetter);
  const parts: Record<string, string> = Object.fromEntries(
    namen.map((name, i) => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet xmlns="${main}"><sheetData>${blaetter[name]!.map(
        (zeile, r) => `<row r="${r + 1}">${zeile.map(zelle).join("")}</row>`
      ).join("")}</sheetData></worksheet>`
    ])
  );
  const package_ = "http://schemas.openxmlformats.org/package/2006";
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  Object.assign(parts, {
    "[Content_Types].xml": `<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${package_}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${namen
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${package_}/relationships">${namen
      .map(
        (_, i) => `<Relationship Id="r${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`
      )
      .join("")}<Relationship Id="s" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${[...texte.keys()].map((t) => `<si><t>${t}</t></si>`).join("")}</sst>`
  });
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
  return {"leistungsdokumentation.xlsx": bytes};
}

type Noted = Window & {noted: {begin: number; end: number; longest: number}};

/** Runs in the page: notes when a file is chosen, when the verdict shows, and the longest task between. */
function watchCheck(): void {
  const noted = {begin: Infinity, end: 0, longest: 0};
  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
  }).observe({type: "longtask"});
  document.addEventListener("change", () => (noted.begin = performance.now()), {capture: true});
  new MutationObserver(() => {
    if (noted.end === 0 && document.querySelector(".pruefen-urteil")) noted.end = performance.now();
  }).observe(document.body, {subtree: true, childList: true});
  Object.assign(window, {noted});
}

/** Seconds from the choice of *files* to the verdict, and the longest task in ms that blocked the page meanwhile. */
async function timeCheck(page: Page, files: Files): Promise<{seconds: number; longest: number}> {
  const folder = mkdtempSync(join(tmpdir(), "bedarfsatlas-pruefen-"));
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    await page.evaluate(watchCheck);
    // As paths: bytes would be unpacked by the page, which takes it a second.
    await page.setInputFiles("#pruefen-datei", paths);
    await page.waitForSelector(".pruefen-urteil", {timeout: 120_000});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  const verdict = await page.textContent(".pruefen-urteil");
  if (!/abgegeben werden/.test(verdict ?? "")) throw new Error(`/daten-pruefen: the delivery has faults: ${verdict}`);
  // A long task is told of only when it is over.
  await page.waitForTimeout(500);
  const {begin, end, longest} = await page.evaluate(() => (window as unknown as Noted).noted);
  return {seconds: (end - begin) / 1000, longest};
}

/**
 * What the check of 100,000 rows of records costs a reader: seconds until the verdict shows, as CSV and as workbook, and the
 * longest task in ms that blocked the page meanwhile; 0 if none took 50 ms. Throws if the delivery is not accepted.
 */
export async function measurePruefen(browser: Browser, origin: string): Promise<Record<string, number>> {
  const measure = async (write: (blaetter: Blaetter) => Files): ReturnType<typeof timeCheck> => {
    const watched = await openPage(browser, origin);
    try {
      await visit(watched, "/daten-pruefen");
      await watched.page.waitForSelector(".pruefen-seite[data-bereit]");
      const zentrum = await watched.page.locator("#pruefen-zentrum option").first().getAttribute("value");
      if (zentrum === null) throw new Error("/daten-pruefen: no centre to choose");
      return await timeCheck(watched.page, write(delivery(zentrum, 100_000)));
    } finally {
      await watched.close();
    }
  };
  const [csv, xlsx] = [await measure(asCsv), await measure(asXlsx)];
  return {
    pruefen100k_seconds: csv.seconds,
    pruefen100k_xlsx_seconds: xlsx.seconds,
    pruefen_longest_task_ms: Math.max(csv.longest, xlsx.longest)
  };
}
