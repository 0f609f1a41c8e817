import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {formatZahl} from "../../src/lib/format.js";
import {readAusgaben} from "../analyse/ausgabe.js";
import type {Ausgabe, Ausgabezeile} from "../analyse/ausgabe.js";
import {parseBericht} from "../contract/bericht.js";
import type {BerichtRelease} from "../contract/bericht.js";
import type {Catalogue} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import {ebeneOf} from "../contract/lor.js";
import {parseMeta} from "../contract/table.js";
import type {BefundeData} from "./befundeShapes.js";
import type {Ausgabereihe, ProblemfelderData} from "./problemfelderShapes.js";

/** What belongs to the analysis and stands in files of its own: the reports of the QPK and the editions. */
export interface Analysestand {
  berichte: BerichtRelease[];
  /** The oldest data first. */
  ausgaben: Ausgabe[];
}

/**
 * Reads the reports and editions in *dataDir*. The reports are read from their files because the public warehouse holds only
 * what became an indicator; the warehouse accepts no report that names a count below the threshold. Throws InputError for a
 * faulty file.
 */
export function readAnalysestand(dataDir = "data"): Analysestand {
  const dir = join(dataDir, "official", "qpk");
  const berichte = (existsSync(dir) ? readdirSync(dir).sort() : []).flatMap((datei) => {
    if (!datei.endsWith(".csv")) return [];
    const pfad = join(dir, datei);
    const metaPfad = pfad.replace(/\.csv$/, ".meta.json");
    const meta = readFileSync(metaPfad, "utf8");
    return parseMeta(meta, metaPfad).form === "bericht"
      ? [parseBericht(readFileSync(pfad, "utf8"), meta, pfad).release]
      : [];
  });
  return {berichte, ausgaben: readAusgaben(join(dataDir, "analyse"))};
}

/** The key in LOR 2021 of an area of *lorStand*; null where the area has no counterpart. */
function heutigeId({methode}: Catalogue, lorStand: string, gebietId: string): string | null {
  if (lorStand === "2021") return gebietId;
  return methode.umschluesselung.find(({alt}) => alt === gebietId)?.neu ?? null;
}

function berichtswerteOf(
  catalogue: Catalogue,
  berichte: readonly BerichtRelease[]
): ProblemfelderData["berichtswerte"] {
  return berichte.flatMap(({merkmale, zeilen}) =>
    zeilen.flatMap(({lor_stand, gebiet_id, bericht: _, titel, kennzahl, ...zeile}) => {
      // The same figure under the same name: a check of the warehouse compares both sources.
      const indikator = ["qpk", "kernindikatoren"]
        .map((quelle) =>
          catalogue.indicators.find(
            ({berechnung: b}) => b.art === "uebernahme" && b.quelle === quelle && b.merkmal === kennzahl
          )
        )
        .find(Boolean);
      const id = heutigeId(catalogue, lor_stand, gebiet_id);
      const merkmal = merkmale.find(
        (m) => m.name === kennzahl && m.zeitraum === zeile.zeitraum && m.einheit === zeile.einheit
      );
      return indikator && id !== null && merkmal
        ? [
            {
              ...{problemfeld: indikator.problemfeld, indikator: indikator.id, bericht: titel},
              ...{kennzahl: merkmal.titel, gebiet_id: id},
              ...zeile
            }
          ]
        : [];
    })
  );
}

function reiheOf(
  gebiete: BefundeData["gebiete"],
  ebene: Ausgabereihe["ebene"],
  zeilen: readonly Ausgabezeile[]
): Ausgabereihe {
  const byId = new Map(zeilen.map((zeile) => [zeile.gebiet_id, zeile]));
  const je = <T>(feld: (zeile: Ausgabezeile) => T, ohne: T): T[] =>
    gebiete[ebene].map(({gebiet_id}) => {
      const zeile = byId.get(gebiet_id);
      return zeile ? feld(zeile) : ohne;
    });
  return {
    ebene,
    zeitraum: zeilen[0]!.zeitraum,
    urteil_zeitraum: zeilen.find((z) => z.urteil_zeitraum !== null)?.urteil_zeitraum ?? null,
    wert: je((z) => z.wert, null),
    status: je<Ausgabezeile["status"] | null>((z) => z.status, null),
    unten: je((z) => z.unten, null),
    oben: je((z) => z.oben, null),
    wenige: je((z) => z.wenige, false),
    urteil: je((z) => z.urteil, null),
    richtung: je((z) => z.richtung, null)
  };
}

function letzteOf(
  catalogue: Catalogue,
  {gebiete}: Pick<BefundeData, "gebiete">,
  {meta, zeilen}: Ausgabe
): ProblemfelderData["letzte"] {
  const bekannt = new Set(Object.values(gebiete).flatMap((liste) => liste.map(({gebiet_id}) => gebiet_id)));
  zeilen.forEach(({gebiet_id}, i) => {
    if (!bekannt.has(gebiet_id))
      throw new InputError({
        ...{datei: `${meta.name}.csv`, zeile: i + 2, spalte: "gebiet_id", wert: gebiet_id},
        regel: "ist kein Gebiet der LOR ab 2021",
        abhilfe: `Bitte die Ausgabe mit ihren ${formatZahl(meta.zeilen)} Zeilen aus der Versionsverwaltung zurückholen.`
      });
  });
  const jeIndikator = new Map<string, Ausgabezeile[]>();
  for (const zeile of zeilen) {
    const eigene = jeIndikator.get(zeile.indikator);
    if (eigene) eigene.push(zeile);
    else jeIndikator.set(zeile.indikator, [zeile]);
  }
  return [...jeIndikator].map(([indikator, eigene]) => ({
    indikator,
    feld: eigene[0]!.feld,
    titel: catalogue.indicators.find(({id}) => id === indikator)?.titel ?? indikator,
    ebenen: (["bezirk", "bzr", "plr"] as const).flatMap((ebene) => {
      const dort = eigene.filter(({gebiet_id}) => ebeneOf(gebiet_id) === ebene);
      return dort.length > 0 ? [reiheOf(gebiete, ebene, dort)] : [];
    })
  }));
}

/** What the page of problem fields needs besides *befunde*; throws InputError for an edition with areas that do not exist. */
export function problemfelderData(
  catalogue: Catalogue,
  befunde: BefundeData,
  {berichte, ausgaben}: Analysestand
): ProblemfelderData {
  const mitWerten = new Set(befunde.indikatoren.map(({kopf}) => kopf.id));
  const letzte = ausgaben.at(-1);
  return {
    felder: catalogue.problemfelder.map(({id, grundlage, leitindikatoren}) => ({
      ...{id, grundlage},
      leitindikatoren: leitindikatoren.filter(({indikator}) => mitWerten.has(indikator)),
      datenluecken: catalogue.datenluecken
        .filter(({problemfeld}) => problemfeld === id)
        .map(({titel, beschreibung, kleinste_ebene, auskunft}) => ({titel, beschreibung, kleinste_ebene, auskunft}))
    })),
    berichtswerte: berichtswerteOf(catalogue, berichte),
    ausgaben: ausgaben.map(({meta}) => meta).reverse(),
    letzte: letzte ? letzteOf(catalogue, befunde, letzte) : []
  };
}
