import type {z} from "zod";
import {formatMitEinheit} from "../format.js";
import {textePlanung} from "../texte/planung.js";
import {SitzungSchema, StimmzettelSchema} from "./schema.js";
import {pruefeStimmen} from "./stimmen.js";
import {formate, VERSION} from "./typen.js";
import type {Sitzung, Stimmzetteldatei} from "./typen.js";

const {datei: worte} = textePlanung;

/** A file of this size is none of ours. */
const groessteDatei = 5_000_000;

/** What a file holds, or why it cannot be opened: what is wrong, where, and what to do. */
export type Gelesen =
  | {art: "sitzung"; sitzung: Sitzung}
  | {art: "stimmzettel"; stimmzettel: Stimmzetteldatei}
  | {art: "fehler"; text: string};

/** A place inside a file as the reader knows it: "Themen, Eintrag 2, Titel". */
function stelleOf(path: readonly PropertyKey[]): string {
  const teile = path.map((key) =>
    typeof key === "number" ? worte.eintrag(key + 1) : (worte.felder[String(key)] ?? String(key))
  );
  return teile.length === 0 ? worte.ganzeDatei : teile.join(", ");
}

const wertBei = (inhalt: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((wert, key) => (wert as Record<PropertyKey, unknown> | null | undefined)?.[key], inhalt);

function regelOf(issue: z.core.$ZodIssue, inhalt: unknown): string {
  const {regel} = worte;
  switch (issue.code) {
    case "invalid_type":
      return wertBei(inhalt, issue.path) === undefined ? regel.fehlt : regel.art;
    case "invalid_value":
      return regel.wert;
    case "too_small":
      return regel.klein;
    case "too_big":
      return regel.gross;
    case "unrecognized_keys":
      return regel.unbekannt(issue.keys);
    case "invalid_format":
      return regel.form;
    case "invalid_union":
      return issue.discriminator === undefined ? regel.form : regel.wert;
    default:
      return regel.ungueltig;
  }
}

/** The first entry of a list whose id stood before, as place and rule; null if there is none. */
function doppeltIn(feld: string, ids: readonly string[]): {stelle: string; regel: string} | null {
  const i = ids.findIndex((id, n) => ids.indexOf(id) < n);
  return i < 0 ? null : {stelle: stelleOf([feld, i]), regel: worte.regel.doppelt(ids[i]!)};
}

/** What no shape can tell: entries twice, and references to what is not there. */
function querfehler(sitzung: Sitzung): {stelle: string; regel: string} | null {
  const {themen, kriterien, stimmzettel, begruendungen, schwerpunkte} = sitzung;
  const bekannt = new Set(themen.map(({id}) => id));
  const fremd = (feld: string, liste: readonly {thema: string}[]): {stelle: string; regel: string} | null => {
    const i = liste.findIndex(({thema}) => !bekannt.has(thema));
    return i < 0 ? null : {stelle: stelleOf([feld, i]), regel: worte.regel.keinThema(liste[i]!.thema)};
  };
  for (const [i, {stimmen}] of stimmzettel.entries()) {
    const faults = pruefeStimmen(sitzung, stimmen);
    if (faults.length > 0) return {stelle: stelleOf(["stimmzettel", i]), regel: worte.regel.stimmen(faults)};
  }
  return (
    doppeltIn(
      "themen",
      themen.map(({id}) => id)
    ) ??
    doppeltIn(
      "kriterien",
      kriterien.map(({id}) => id)
    ) ??
    doppeltIn(
      "stimmzettel",
      stimmzettel.map(({id}) => id)
    ) ??
    doppeltIn(
      "begruendungen",
      begruendungen.map(({thema}) => thema)
    ) ??
    fremd("begruendungen", begruendungen) ??
    fremd("schwerpunkte", schwerpunkte)
  );
}

/** Why *sitzung* could not be opened again if it were saved as it is, in German; null if it could. */
export function unspeicherbar(sitzung: Sitzung): string | null {
  const result = SitzungSchema.safeParse(sitzung);
  if (!result.success) {
    const [erster] = result.error.issues;
    return worte.stelle(stelleOf(erster!.path), regelOf(erster!, sitzung));
  }
  const quer = querfehler(sitzung);
  return quer && worte.stelle(quer.stelle, quer.regel);
}

/**
 * The session or ballot in *text*, the content of the file called *datei*; else why it cannot be opened, in German. Nothing is
 * mended or guessed.
 */
export function liesDatei(text: string, datei: string): Gelesen {
  const fehler = (satz: string): Gelesen => ({art: "fehler", text: satz});
  if (text.length > groessteDatei) return fehler(worte.zuGross(datei, formatMitEinheit(text.length / 1e6, "MB", 1)));
  const ohneMarke = text.replace(/^\ufeff/, "");
  if (ohneMarke.trim() === "") return fehler(worte.leer(datei));
  let inhalt: unknown;
  try {
    inhalt = JSON.parse(ohneMarke);
  } catch {
    return fehler(worte.keinJson(datei));
  }
  if (typeof inhalt !== "object" || inhalt === null || Array.isArray(inhalt)) return fehler(worte.fremd(datei));
  const {format, version} = inhalt as {format?: unknown; version?: unknown};
  if (format !== formate.sitzung && format !== formate.stimmzettel) return fehler(worte.fremd(datei));
  if (typeof version === "number" && version > VERSION) return fehler(worte.zuNeu(datei, String(version), VERSION));
  const result = format === formate.sitzung ? SitzungSchema.safeParse(inhalt) : StimmzettelSchema.safeParse(inhalt);
  if (!result.success) {
    const [erster, ...weitere] = result.error.issues;
    return fehler(worte.fehler(datei, stelleOf(erster!.path), regelOf(erster!, inhalt), weitere.length));
  }
  if (result.data.format === formate.stimmzettel) return {art: "stimmzettel", stimmzettel: result.data};
  const quer = querfehler(result.data);
  if (quer) return fehler(worte.fehler(datei, quer.stelle, quer.regel, 0));
  return {art: "sitzung", sitzung: result.data};
}

/** *wert* with its entries in a fixed order, so that equal content gives equal bytes whatever order it was made in. */
function geordneteSchluessel(wert: unknown): unknown {
  if (Array.isArray(wert)) return wert.map(geordneteSchluessel);
  if (typeof wert !== "object" || wert === null) return wert;
  const kopf = ["format", "version", "id", "art", "titel", "thema"];
  const platz = (key: string): number => (kopf.includes(key) ? kopf.indexOf(key) : kopf.length);
  return Object.fromEntries(
    Object.entries(wert)
      .sort(([a], [b]) => platz(a) - platz(b) || (a < b ? -1 : 1))
      .map(([key, inhalt]) => [key, geordneteSchluessel(inhalt)])
  );
}

const schreibe = (inhalt: Sitzung | Stimmzetteldatei): string =>
  `${JSON.stringify(geordneteSchluessel(inhalt), null, 2)}\n`;

/** The session as the text of a file; equal sessions give equal texts, and liesDatei gives the same session back. */
export const schreibeSitzung = (sitzung: Sitzung): string => schreibe(sitzung);

/** The ballot as the text of a file. */
export const schreibeStimmzettel = (stimmzettel: Stimmzetteldatei): string => schreibe(stimmzettel);

/** Name of a session's file: "jahresplanung_2027.json". */
export const dateinameSitzung = ({jahr}: Pick<Sitzung, "jahr">): string => `jahresplanung_${jahr}.json`;

/** Name of a ballot's file, by its random id and nothing else: "stimmzettel_3f9a27c1.json". */
export const dateinameStimmzettel = ({id}: Pick<Stimmzetteldatei, "id">): string =>
  `stimmzettel_${id.replace(/[^A-Za-z0-9]/g, "").slice(0, 8)}.json`;
