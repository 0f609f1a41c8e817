import {formatZeitraum} from "../../src/lib/format.js";
import type {Catalogue} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import type {Gebiet} from "../contract/lor.js";
import type {Leistungsaenderung, Leistungsvergleich, Summen} from "./leistungenVergleich.js";
import type {Delivered} from "./load.js";
import {freigabeAb} from "./stand.js";
import type {Change, ChangeReport, Period} from "./stand.js";

/** Cells without a number are signs; a decimal comma is what readers expect. */
const cell = (value: string | null): string => value?.replace(".", ",").replace("n, g.", "n. g.") ?? "(kein Wert)";
const percent = (share: number): string =>
  `${(share * 100).toLocaleString("de-DE", {minimumFractionDigits: 1, maximumFractionDigits: 1})} %`;
const german = (n: number): string => n.toLocaleString("de-DE");

/** Text that cannot break out of a Markdown table or begin something else. */
const plain = (text: string): string => text.replace(/[|\\`*_<>[\]]/g, "\\$&").replace(/\s+/g, " ");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/**
 * The text of freigaben.json that signs every change of *report*: entries that hold already, then those that are missing, in
 * which who signs fills in role, day and reason. Entries that no change needs any more are left out.
 */
export function formatFreigaben({perioden}: ChangeReport): string {
  const blank = {rolle: "…", datum: "JJJJ-MM-TT", grund: "…"};
  const held = new Set(perioden.flatMap(({freigabe}) => freigabe ?? []));
  const missing = perioden
    .filter((p) => p.gesperrt)
    .map(({indikator, zeitraum, pruefzeichen}) => ({indikator, zeitraum, pruefzeichen, ...blank}));
  return JSON.stringify([...held, ...missing], null, 2);
}

const missingCount = (n: number): string => (n === 1 ? "1 Freigabe fehlt" : `${german(n)} Freigaben fehlen`);

interface Names {
  indikator(id: string): string;
  gebiet(lorStand: string, gebietId: string): string;
}

function namesOf(catalogue: Catalogue, gebiete: readonly Gebiet[]): Names {
  const titles = new Map(catalogue.indicators.map(({id, titel}) => [id, titel]));
  const areas = new Map(gebiete.map((g) => [`${g.lor_stand} ${g.gebiet_id}`, g.name]));
  return {
    indikator: (id) => (titles.has(id) ? `${plain(titles.get(id) ?? "")} (\`${id}\`)` : `\`${id}\``),
    gebiet: (lorStand, id) => `${plain(areas.get(`${lorStand} ${id}`) ?? "")} ${id} (LOR ${lorStand})`.trim()
  };
}

const movement = ({lor_stand, gebiet_id, alt, neu}: Change, names: Names): string =>
  `${names.gebiet(lor_stand, gebiet_id)}: ${cell(alt)} → ${cell(neu)}`;

function deliveryTable(deliveries: readonly Delivered[]): string {
  return table(
    ["Quelle", "Lieferung", "Stichtag", "Datei der Quelle", "SHA-256"],
    deliveries.flatMap(({meta}) =>
      meta.dateien.map(({name, sha256}, i) => [
        i === 0 ? plain(meta.quelle) : "",
        i === 0 ? plain(meta.release) : "",
        i === 0 ? formatZeitraum(meta.stichtag) : "",
        plain(name),
        `\`${sha256}\``
      ])
    )
  );
}

function verdictOf({anteil, gesperrt, freigabe}: Period): string {
  if (gesperrt) return "**Freigabe fehlt**";
  if (anteil <= freigabeAb) return "keine Freigabe nötig";
  return `freigegeben am ${freigabe ? formatZeitraum(freigabe.datum) : ""} (${plain(freigabe?.rolle ?? "")})`;
}

function periodSection(period: Period, names: Names): string {
  const {indikator, zeitraum, vorher, geaendert, neu, anteil, groesste, pruefzeichen, freigabe} = period;
  const row = (c: Change): string[] => [names.gebiet(c.lor_stand, c.gebiet_id), cell(c.alt), cell(c.neu)];
  return [
    `### ${names.indikator(indikator)}, ${zeitraum}`,
    `${german(geaendert.length)} von ${german(vorher)} Werten geändert oder entfallen (${percent(anteil)}), ${german(neu.length)} hinzugekommen. ${verdictOf(period)}.`,
    ...(groesste ? [`Größte Änderung: ${movement(groesste, names)}.`] : []),
    ...(geaendert.length > 0 ? [`Prüfzeichen: \`${pruefzeichen}\``] : []),
    ...(freigabe ? [`Grund der Freigabe: ${plain(freigabe.grund)}`] : []),
    table(["Gebiet", "bisher", "neu"], [...geaendert, ...neu].map(row))
  ].join("\n\n");
}

/** The change report as Markdown for the person who signs: first what needs a signature, then everything else that is new. */
export function formatChanges(report: ChangeReport, catalogue: Catalogue, gebiete: readonly Gebiet[]): string {
  const names = namesOf(catalogue, gebiete);
  const open = report.perioden.filter((p) => p.gesperrt);
  const list = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`## ${title}`, items.map((item) => `- ${item}`).join("\n")];
  const changed = report.perioden.length;
  const summary = !report.hatStand
    ? "Es gibt noch keinen übernommenen Stand. Alle Werte sind neu, nichts ist freizugeben."
    : changed === 0
      ? "Kein früher veröffentlichter Wert hat sich geändert."
      : `Frühere Zeiträume mit Änderungen: ${german(changed)}. Davon ohne nötige Freigabe: ${german(open.length)}.`;
  const parts = [
    "# Änderungsbericht",
    "Verglichen sind die Werte, die dieser Bau veröffentlichen würde, mit dem zuletzt übernommenen Stand (`data/official/stand.csv`): Bezirk Marzahn-Hellersdorf mit allen Teilgebieten und Berlin. Ändern sich in einem früheren Zeitraum mehr als 5 % der Werte eines Indikators, muss das freigegeben werden.",
    summary,
    ...(open.length === 0
      ? []
      : [
          "## Fehlende Freigaben",
          `${missingCount(open.length)}. Sind die Änderungen richtig, den ganzen Inhalt von \`data/catalogue/freigaben.json\` durch diesen Block ersetzen und in jedem neuen Eintrag Rolle, Datum und Grund ausfüllen:`,
          `\`\`\`json\n${formatFreigaben(report)}\n\`\`\``
        ]),
    ...(report.perioden.length === 0
      ? []
      : [
          "## Geänderte frühere Werte",
          table(
            ["Indikator", "Zeitraum", "geändert", "Anteil", "größte Änderung", "Prüfzeichen", "Stand"],
            report.perioden.map((p) => [
              names.indikator(p.indikator),
              p.zeitraum,
              `${german(p.geaendert.length)} von ${german(p.vorher)}`,
              percent(p.anteil),
              p.groesste ? movement(p.groesste, names) : "",
              p.geaendert.length > 0 ? `\`${p.pruefzeichen}\`` : "",
              verdictOf(p)
            ])
          ),
          ...[...open, ...report.perioden.filter((p) => !p.gesperrt)].map((p) => periodSection(p, names))
        ]),
    ...list("Entfallene Indikatoren", report.entfalleneIndikatoren.map(names.indikator)),
    ...list("Neue Indikatoren", report.neueIndikatoren.map(names.indikator)),
    ...list(
      "Neue Zeiträume",
      report.neueZeitraeume.map((z) => `${names.indikator(z.indikator)}: ${z.zeitraum} (${german(z.werte)} Werte)`)
    ),
    ...list("Entfallene Gebiete", report.entfalleneGebiete),
    ...(report.hatStand ? list("Neue Gebiete", report.neueGebiete) : []),
    ...(report.neueLieferungen.length > 0 ? ["## Neue Lieferungen", deliveryTable(report.neueLieferungen)] : []),
    ...(report.geaenderteLieferungen.length > 0
      ? ["## Geänderte Lieferungen", deliveryTable(report.geaenderteLieferungen)]
      : []),
    ...list(
      "Entfallene Lieferungen",
      report.entfalleneLieferungen.map(({quelle, release}) => `${plain(quelle)} ${plain(release)}`)
    ),
    ...list(
      "Erledigte Freigaben",
      report.erledigt.map(
        (f) => `${names.indikator(f.indikator)}, ${f.zeitraum}, \`${f.pruefzeichen}\`: passt zu keiner Änderung mehr`
      )
    )
  ];
  return `${parts.join("\n\n")}\n`;
}

const german1 = (n: number): string => n.toLocaleString("de-DE", {maximumFractionDigits: 1});

/** *a* and *b* added up; what neither says stays unknown. */
function addSummen(a: Summen | null, b: Summen | null): Summen | null {
  if (a === null || b === null) return a ?? b;
  const add = (x: number | null, y: number | null): number | null =>
    x === null && y === null ? null : (x ?? 0) + (y ?? 0);
  return {
    termine: add(a.termine, b.termine),
    stunden: add(a.stunden, b.stunden),
    teilnahmen: add(a.teilnahmen, b.teilnahmen)
  };
}

const monthAfter = (monat: string): string => {
  const [jahr, m] = monat.split("-").map(Number) as [number, number];
  return m === 12 ? `${jahr + 1}-01` : `${jahr}-${String(m + 1).padStart(2, "0")}`;
};

/** Months in a row of one centre that are all new or all gone, as one; replaced months stay by themselves. */
function joinMonths(aenderungen: readonly Leistungsaenderung[]): (Leistungsaenderung & {bis: string})[] {
  const joined: (Leistungsaenderung & {bis: string})[] = [];
  for (const a of aenderungen) {
    const last = joined.at(-1);
    const follows =
      last !== undefined &&
      a.art !== "ersetzt" &&
      last.art === a.art &&
      last.zentrum_id === a.zentrum_id &&
      last.bis.length === 7 &&
      monthAfter(last.bis) === a.zeitraum;
    if (follows) {
      joined.pop();
      joined.push({...last, bis: a.zeitraum, alt: addSummen(last.alt, a.alt), neu: addSummen(last.neu, a.neu)});
    } else joined.push({...a, bis: a.zeitraum});
  }
  return joined;
}

const monat = (zeitraum: string): string => zeitraum.split("-").reverse().join(".");

/** Counts of new, replaced and dropped months of records, in words: "12 neu, 1 ersetzt, 0 entfallen". */
export function summarizeLeistungen({aenderungen}: Leistungsvergleich): string {
  const count = (art: Leistungsaenderung["art"]): string => german(aenderungen.filter((a) => a.art === art).length);
  return `${count("neu")} neu, ${count("ersetzt")} ersetzt, ${count("entfallen")} entfallen`;
}

const ohneVergleich: Record<Exclude<Leistungsvergleich["vorher"], "verglichen">, string> = {
  keine: "Es gibt keine frühere Datenbank mit Leistungsdaten. Alles ist neu.",
  unlesbar: "Die bisherige Datenbank lässt sich nicht lesen. Was sich geändert hat, ist deshalb nicht aufgeführt.",
  andere_spalten:
    "Die bisherige Datenbank hat andere Spalten für die Leistungsdaten. Was sich geändert hat, ist deshalb nicht aufgeführt."
};

/** The part of the change report about the centres' records, by centre and period with old and new sums. */
export function formatLeistungen(vergleich: Leistungsvergleich): string {
  const {vorher, aenderungen} = vergleich;
  const cells = (alt: Summen | null, neu: Summen | null, name: keyof Summen): string => {
    const shown = (summen: Summen | null): string => {
      const n = summen?.[name] ?? null;
      return n === null ? "–" : german1(n);
    };
    if (alt === null) return shown(neu);
    if (neu === null) return `${shown(alt)} → entfällt`;
    return `${shown(alt)} → ${shown(neu)}`;
  };
  const parts =
    vorher !== "verglichen"
      ? [ohneVergleich[vorher]]
      : aenderungen.length === 0
        ? ["Gegenüber der bisherigen Datenbank hat sich nichts geändert."]
        : [
            `Verglichen mit der bisherigen Datenbank, je Zentrum und Zeitraum: ${summarizeLeistungen(vergleich)}.`,
            table(
              ["Zentrum", "Zeitraum", "Änderung", "Termine", "Stunden", "Teilnahmen"],
              joinMonths(aenderungen).map(({name, zeitraum, bis, art, alt, neu}) => [
                plain(name),
                zeitraum === bis ? monat(zeitraum) : `${monat(zeitraum)} bis ${monat(bis)}`,
                art,
                cells(alt, neu, "termine"),
                cells(alt, neu, "stunden"),
                cells(alt, neu, "teilnahmen")
              ])
            )
          ];
  return `\n${["## Leistungsdokumentation", ...parts].join("\n\n")}\n`;
}

/**
 * Throws an InputError if the change of any old period is not signed: the first of these periods, the entries to paste, and how
 * many are missing. Returns if all are signed.
 */
export function requireFreigaben(report: ChangeReport, changesPath: string, freigabenPath: string): void {
  const open = report.perioden.filter((p) => p.gesperrt);
  if (open.length === 0) return;
  const shown = open.slice(0, 5);
  throw new InputError([
    ...shown.map((period) => {
      const {indikator, zeitraum, geaendert, vorher, anteil, groesste} = period;
      const largest =
        groesste === null
          ? ""
          : `; größte Änderung: ${groesste.gebiet_id} (LOR ${groesste.lor_stand}) ${cell(groesste.alt)} → ${cell(groesste.neu)}`;
      return {
        datei: freigabenPath,
        wert: `${indikator}, ${zeitraum}`,
        regel: `hat keine Freigabe, obwohl sich ${german(geaendert.length)} von ${german(vorher)} früheren Werten geändert haben oder entfallen sind (${percent(anteil)}${largest})`,
        abhilfe: `Bitte ${changesPath} prüfen.`
      };
    }),
    {
      datei: freigabenPath,
      regel: `Sind die Änderungen richtig, den ganzen Inhalt dieser Datei durch diesen Block ersetzen und in jedem neuen Eintrag Rolle, Datum und Grund ausfüllen:\n${formatFreigaben(report)}\n${missingCount(open.length)}; Liste in ${changesPath}`,
      abhilfe: "Danach noch einmal bauen."
    }
  ]);
}
