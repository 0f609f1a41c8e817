import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../contract/catalogue.js";
import {lueckenurteilOf} from "../../src/lib/leistungen/lueckenurteil.js";
import {ueblicheSicht} from "../../src/lib/leistungen/messgroessen.js";
import {readIndex} from "./bedarfsindex.js";
import type {IndexStand} from "./bedarfsindex.js";
import type {VersorgungsbildData, Versorgungszeile} from "./befundeShapes.js";
import type {Bezirkswerte} from "./bezirkswerte.js";
import type {LueckenData, LueckenGruppe} from "./leistungenShapes.js";
import {lueckenData, lueckenGruppen, readVersorgung} from "./luecken.js";
import {zahlOf} from "./zellen.js";
import {readZentren, standortOf} from "./zentren.js";
import type {ZentrenTabellen} from "./zentren.js";
import {readGruppenleistung} from "./zielgruppen.js";
import type {Gruppenleistung} from "./zielgruppen.js";

const {logik, messgroesse} = ueblicheSicht;
type Gruppenjahr = LueckenGruppe["jahre"][number];

function zeileOf(luecken: LueckenData, {ebene, personen, reihen}: Gruppenjahr["ebenen"][number]): Versorgungszeile[] {
  const reihe = reihen.find((r) => r.logik === logik && r.messgroesse === messgroesse);
  if (!reihe) return [];
  const ohne = luecken.gebiete[ebene].map(() => null);
  const eigene = reihe.luecke?.je_lambda.find(({lambda}) => lambda === luecken.vorgabe_lambda);
  const robust = reihe.luecke?.robust ?? ohne;
  const deckung = eigene?.deckung ?? ohne;
  return [
    {
      ...{ebene, personen, wert: reihe.wert, status: reihe.status, je_1000: reihe.je_1000},
      ...{fair: eigene?.fair ?? ohne, luecke: eigene?.luecke ?? ohne, deckung},
      urteil: deckung.map((d, i) => lueckenurteilOf({deckung: d, robust: robust[i] ?? null}, luecken.deckung_unter)),
      haengt_ab: deckung.map((d, i) => {
        const seiten = new Set(reihe.luecke?.je_lambda.flatMap((l) => l.deckung[i] ?? []).map((x) => x >= 1));
        return d === null ? null : seiten.size > 1;
      }),
      ohne_angabe: reihe.ohne_angabe,
      anteil_laeufe: reihe.luecke?.anteil_laeufe ?? ohne,
      ...{zentren: reihe.zentren, gemeldet: reihe.gemeldet}
    }
  ];
}

function anliegenOf(
  catalogue: Catalogue,
  zentren: Pick<ZentrenTabellen, "zentren" | "zellen">,
  anliegen: Gruppenleistung["anliegen"]
): VersorgungsbildData["anliegen"] {
  const jahre = [...new Set(anliegen.map(({jahr}) => jahr))].sort((a, b) => b - a);
  const jeZentrum = zentren.zellen.filter((z) => z.tabelle === "anliegen_feld" && z.groesse === "anzahl");
  return jahre.flatMap((jahr) =>
    catalogue.problemfelder.flatMap(({id}) => {
      const eigene = anliegen.filter((a) => a.jahr === jahr && a.problemfeld === id);
      const alle = eigene.find(({zielgruppe}) => zielgruppe === "alle");
      if (!alle) return [];
      return [
        {
          jahr,
          problemfeld: id,
          alle: zahlOf(alle),
          gruppen: eigene.filter((a) => a !== alle).map((a) => ({zielgruppe: a.zielgruppe, anzahl: zahlOf(a)})),
          zentren: jeZentrum
            .filter((z) => z.jahr === jahr && z.merkmal === id)
            .flatMap((z) => {
              const zentrum = zentren.zentren.find(({zentrum_id}) => zentrum_id === z.zentrum_id);
              return zentrum
                ? [
                    {
                      ...{zentrum_id: zentrum.zentrum_id, name: zentrum.name},
                      ...{bezirksregion: standortOf(zentrum)?.slice(0, 6) ?? null, anzahl: zahlOf(z)}
                    }
                  ]
                : [];
            })
        }
      ];
    })
  );
}

/**
 * Supply and gap of every group in the usual view of the page of gaps, with the need index and the needs voiced: what pages need that
 * set problem fields and topics side by side. All rows come from what that page shows.
 */
export function versorgungsbildData(
  catalogue: Catalogue,
  luecken: LueckenData,
  gruppen: ReadonlyMap<string, LueckenGruppe>,
  index: IndexStand,
  zentren: Pick<ZentrenTabellen, "zentren" | "zellen">,
  leistung: Gruppenleistung
): VersorgungsbildData {
  const {stand} = luecken;
  const jahr = stand.vorgabejahr;
  const indexOf = new Map(
    index.werte.flatMap((w) => (w.feld === "gesamt" && w.wert !== null ? [[w.gebiet_id, w.wert] as const] : []))
  );
  const angebote = (zielgruppe: string, j: number): number =>
    leistung.angebote.reduce((n, a) => (a.jahr === j && a.zielgruppe === zielgruppe ? n + a.anzahl : n), 0);
  return {
    ...{stand, jahr, logik, messgroesse, lambda: luecken.vorgabe_lambda, deckung_unter: luecken.deckung_unter},
    gruppen: luecken.zielgruppen.map(({id, titel, gezaehlt, gezaehlt_als}) => {
      const eigene = gruppen.get(id)?.jahre.find((j) => j.jahr === jahr);
      const bezirk = eigene?.ebenen[0]?.reihen.find((r) => r.logik === logik && r.messgroesse === messgroesse)?.bezirk;
      return {
        ...{id, titel, gezaehlt, gezaehlt_als, personen_stand: eigene?.personen_stand ?? null},
        ebenen: (eigene?.ebenen ?? []).flatMap((e) => zeileOf(luecken, e)),
        bezirk: bezirk ? {wert: bezirk.wert, status: bezirk.status, je_1000: bezirk.je_1000} : null,
        angebote: jahr === null ? 0 : angebote(id, jahr),
        angebote_vorjahr: jahr === null ? 0 : angebote(id, jahr - 1)
      };
    }),
    index: {
      bzr: luecken.gebiete.bzr.map(({gebiet_id}) => indexOf.get(gebiet_id) ?? null),
      plr: luecken.gebiete.plr.map(({gebiet_id}) => indexOf.get(gebiet_id) ?? null),
      plr_oberstes: luecken.gebiete.plr.map(({gebiet_id}) => index.raenge.get(gebiet_id)?.oberstes ?? null),
      plr_gruppe: luecken.gebiete.plr.map(({gebiet_id}) => index.raenge.get(gebiet_id)?.gruppe ?? null)
    },
    anliegen: anliegenOf(catalogue, zentren, leistung.anliegen)
  };
}

/** The records as the pages of supply show them, each part read once. */
export interface Leistungsbild {
  index: IndexStand;
  luecken: LueckenData;
  gruppen: ReadonlyMap<string, LueckenGruppe>;
  gruppenleistung: Gruppenleistung;
  zentren: ZentrenTabellen;
  bild: VersorgungsbildData;
}

/** Reads what several pages need of the records: supply, gaps, centres, and the picture made of them. */
export async function readLeistungsbild(
  warehouse: DuckDBConnection,
  werte: Bezirkswerte,
  catalogue: Catalogue
): Promise<Leistungsbild> {
  const index = await readIndex(warehouse, catalogue);
  const versorgung = await readVersorgung(warehouse, catalogue);
  const zentren = await readZentren(warehouse);
  const gruppenleistung = await readGruppenleistung(warehouse);
  const luecken = lueckenData(werte, catalogue, index, zentren.stand, versorgung);
  const gruppen = lueckenGruppen(luecken, versorgung);
  const bild = versorgungsbildData(catalogue, luecken, gruppen, index, zentren, gruppenleistung);
  return {index, luecken, gruppen, gruppenleistung, zentren, bild};
}
