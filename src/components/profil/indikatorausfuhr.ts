import type {IndikatorSeite, Wert} from "../../../loaders/marts/shapes.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {zeitspanneOf} from "../../lib/ausfuhr/umfang.js";
import {werteTabelle, zeichenOf, type Wertezeile} from "../../lib/ausfuhr/werte.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import {texteProfil} from "../../lib/texte/profil.js";
import type {Diagrammausfuhr} from "../ausfuhr/Diagrammleiste.js";

type Ebene = IndikatorSeite["ebenen"][number];
/** Fetches all areas and years of an indicator. */
export type LadeAlle = (id: string) => Promise<Ausfuhr>;

/** The edition of the areas on these pages. */
const lorStand = "2021";
const kennung = {bezirk: "10", berlin: "00"} as const;

/** What both charts of an indicator hand out alike; definition and remarks go into the files of data only. */
function gemeinsamOf(
  {indikator, kopf}: IndikatorSeite,
  zeilen: readonly Wertezeile[],
  alle: LadeAlle | undefined
): Pick<Diagrammausfuhr, "zeichen" | "erklaerungen" | "tabellen"> & Partial<Pick<Diagrammausfuhr, "alle">> {
  return {
    zeichen: zeichenOf(zeilen),
    erklaerungen: [
      kopf.definition,
      ...kopf.brueche.map(({ab, grund}) => texteAusfuhr.indikator.bruch(formatZeitraum(ab), grund)),
      ...kopf.hinweise
    ],
    tabellen: () => [werteTabelle(zeilen, {titel: `${indikator.titel} (${indikator.einheit})`})],
    ...(alle && {alle: () => alle(indikator.id)})
  };
}

/** The newest values of one level, and those of Bezirk and Berlin if *vergleiche* stand beside them. */
export function ebeneAusfuhr(
  seite: IndikatorSeite,
  {ebene, zeitraum, quellenvermerke, zeilen}: Ebene,
  {
    titel,
    vergleiche,
    hinweise,
    lesehilfe,
    alle
  }: {
    titel: string;
    vergleiche: readonly {art: "bezirk" | "berlin"; wert: Wert}[];
    hinweise: readonly string[];
    lesehilfe: readonly string[];
    alle?: LadeAlle | undefined;
  }
): Diagrammausfuhr {
  const {indikator, kopf} = seite;
  const gemeinsam = {lor_stand: lorStand, indikator: kopf, zeitraum, quellen: quellenvermerke};
  const rows: Wertezeile[] = [
    ...zeilen.map(({gebiet_id, name, wert, urteile}) => ({
      ...{...gemeinsam, gebiet_id, gebiet_name: name, ebene, wert, urteile}
    })),
    ...vergleiche.map(({art, wert}) => ({
      ...{...gemeinsam, gebiet_id: kennung[art], gebiet_name: texteAusfuhr.gebiete[art], ebene: art, wert}
    }))
  ];
  const {plural} = texteProfil.ebenen[ebene];
  return {
    name: {was: indikator.id, wo: ebene, wann: zeitraum, ansicht: "indikator"},
    titel: texteAusfuhr.indikator.titel(indikator.titel, titel),
    untertitel: texteAusfuhr.indikator.untertitel(plural, formatZeitraum(zeitraum), indikator.einheit),
    ...{hinweise, lesehilfe},
    ...gemeinsamOf(seite, rows, alle)
  };
}

/** Bezirk and Berlin at all dates; no rows for Berlin where the levels must not be compared. */
export function verlaufAusfuhr(
  seite: IndikatorSeite,
  {hinweise, lesehilfe, alle}: {hinweise: readonly string[]; lesehilfe: readonly string[]; alle?: LadeAlle | undefined}
): Diagrammausfuhr {
  const {indikator, kopf, reihen, quellen} = seite;
  const arten = kopf.ebenen_vergleichbar ? (["bezirk", "berlin"] as const) : (["bezirk"] as const);
  const rows = reihen.flatMap((reihe) =>
    arten.map((art): Wertezeile => ({
      gebiet_id: kennung[art],
      gebiet_name: texteAusfuhr.gebiete[art],
      ebene: art,
      lor_stand: lorStand,
      indikator: kopf,
      zeitraum: reihe.zeitraum,
      wert: reihe[art],
      quellen: quellen.map((q) => q.quellenvermerk)
    }))
  );
  return {
    name: {
      was: indikator.id,
      wo: "bezirk",
      wann: zeitspanneOf(reihen.map(({zeitraum}) => zeitraum)),
      ansicht: "verlauf"
    },
    ...{hinweise, lesehilfe},
    ...gemeinsamOf(seite, rows, alle)
  };
}
