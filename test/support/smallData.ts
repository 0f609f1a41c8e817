import {cpSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {
  Aehnlichkeit,
  Bedarfsindex,
  Datenluecke,
  Indicator,
  Methode,
  Problemfeld,
  Zielgruppe
} from "../../loaders/contract/catalogue.js";
import {merkmaleOf} from "../../loaders/contract/readCatalogue.js";
import type {ReleaseMeta} from "../../loaders/contract/release.js";
import {project} from "./commandProcess.js";

/** *indicator* without the supplements from sources that are not *delivered* ("mss ew"). */
function withoutOthers(indicator: Indicator, delivered: readonly string[]): Indicator {
  const {berechnung: b} = indicator;
  const known = (quelle: string, merkmale: readonly string[]): boolean =>
    merkmale.every((merkmal) => delivered.includes(`${quelle} ${merkmal}`));
  if (b.art === "summe")
    return {
      ...indicator,
      berechnung: {...b, ergaenzung: b.ergaenzung.filter((part) => known(part.quelle, part.zaehler))}
    };
  if (b.art === "anteil")
    return {
      ...indicator,
      berechnung: {
        ...b,
        ergaenzung: b.ergaenzung.filter((part) => known(part.quelle, [...part.zaehler, ...part.nenner]))
      }
    };
  return indicator;
}

/**
 * A data folder at *dir* with the registers, the named releases ("ewr/2020-12") of data/official and a catalogue that asks
 * for nothing else: small enough to build its database in a second. One of them must hold an indicator of the need index.
 */
export function writeSmallData(dir: string, releases: readonly string[]): void {
  const data = join(project, "data");
  cpSync(join(data, "catalogue"), join(dir, "catalogue"), {recursive: true});
  cpSync(join(data, "official/lor"), join(dir, "official/lor"), {recursive: true});
  cpSync(join(data, "geometry"), join(dir, "geometry"), {recursive: true});
  const delivered = releases.flatMap((release) => {
    mkdirSync(join(dir, "official", release, ".."), {recursive: true});
    for (const ending of ["csv", "meta.json"])
      cpSync(join(data, "official", `${release}.${ending}`), join(dir, "official", `${release}.${ending}`));
    const meta = JSON.parse(readFileSync(join(data, "official", `${release}.meta.json`), "utf8")) as ReleaseMeta;
    return meta.merkmale.map(({name}) => `${meta.quelle} ${name}`);
  });

  const edit = <T>(file: string, change: (value: T) => T): T => {
    const path = join(dir, "catalogue", file);
    const value = change(JSON.parse(readFileSync(path, "utf8")) as T);
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
    return value;
  };
  const indicators = edit<Indicator[]>("indicators.json", (all) =>
    all
      .filter(({berechnung: {art}}) => art !== "veraenderung" && art !== "quote")
      .map((indicator) => withoutOthers(indicator, delivered))
      .filter((indicator) => merkmaleOf(indicator).every((merkmal) => delivered.includes(merkmal)))
  );
  const kept = (ids: readonly string[]): string[] => ids.filter((id) => indicators.some((i) => i.id === id));
  edit<Zielgruppe[]>("zielgruppen.json", (all) =>
    all.map((gruppe) => {
      const indikatoren = kept(gruppe.indikatoren);
      const {personen} = gruppe;
      const gezaehlt = personen !== null && kept(personen.indikatoren).length === personen.indikatoren.length;
      return {
        ...gruppe,
        indikatoren,
        kleinste_ebene: indikatoren.length > 0 ? gruppe.kleinste_ebene : null,
        personen: gezaehlt ? personen : null
      };
    })
  );
  edit<Datenluecke[]>("datenluecken.json", (all) =>
    all.map((luecke) => ({...luecke, naechste_indikatoren: kept(luecke.naechste_indikatoren)}))
  );
  edit<Problemfeld[]>("problemfelder.json", (all) =>
    all.map((feld) => ({
      ...feld,
      leitindikatoren: feld.leitindikatoren.filter(({indikator}) => kept([indikator]).length > 0)
    }))
  );
  edit<Aehnlichkeit>("aehnlichkeit.json", (aehnlichkeit) => ({
    ...aehnlichkeit,
    mindestens_gemeinsam: 1,
    themen: aehnlichkeit.themen
      .map((thema) => ({
        ...thema,
        indikatoren: thema.indikatoren.filter(({indikator}) => kept([indikator]).length > 0)
      }))
      .filter(({indikatoren}) => indikatoren.length > 0)
  }));
  const feldOf = (id: string): string | undefined => indicators.find((i) => i.id === id)?.problemfeld;
  edit<Bedarfsindex>("bedarfsindex.json", (index) => {
    const indikatoren = index.indikatoren.filter(({indikator}) => feldOf(indikator) !== undefined);
    const felder = index.felder.filter((f) => indikatoren.some(({indikator}) => feldOf(indikator) === f.problemfeld));
    const gewichtet = felder.map((feld) => ({...feld, gewicht: 1}));
    return {...index, felder: gewichtet, indikatoren, laeufe: 1000, sobol_zeilen: 128};
  });
  edit("freigaben.json", () => []);
  const used = new Set(indicators.flatMap(merkmaleOf));
  edit<Methode>("methode.json", (methode) => ({
    ...methode,
    nicht_verwendet: [...new Set(delivered)]
      .filter((merkmal) => !used.has(merkmal))
      .map((key) => {
        const [quelle = "", merkmal = ""] = key.split(" ");
        return {quelle, merkmal, grund: "Hier nicht gebraucht."};
      })
  }));
}
