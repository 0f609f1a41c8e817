import {groupBy} from "../query.js";
import type {Cell, Equation} from "./types.js";
import {
  zelleAngebot,
  zelleAnliegenGruppe,
  zelleBeratung,
  zelleDavon,
  zelleGruppe,
  zelleListe,
  zelleZentrum
} from "./zellen.js";
import type {Listentabelle, Zellenzeile} from "./zellen.js";

/** Groups that an offer names. */
export interface Angebotsgruppen {
  zentrum_id: string;
  angebot_id: string;
  zielgruppen: readonly string[];
}

export interface Verbindungen {
  /** Cells that no table lists but that equations name: rests and totals. */
  weitere: Cell[];
  equations: Equation[];
  /** Lists of keys that are one number; each key stands in one of them at most. */
  gleiche: string[][];
  /** Keys of numbers that a page shows as all of a published total, and that tell something about everybody in it. */
  konzentriert: Set<string>;
}

const geschlechter = ["weiblich", "maennlich", "divers"];
const altersgruppen = ["unter_18", "ab_65"];
const anliegenlisten: readonly Listentabelle[] = ["anliegen_feld", "anliegen_kanal", "anliegen_gebiet"];

/** Rounded to hundredths, as the cells are: sums of hours have digits too many. */
const genau = (wert: number): number => Number(wert.toFixed(2));

/**
 * All identities and inequalities that somebody outside can know of the centres' records, over *zellen* (all rows of the table):
 * a centre's total is the sum of its offers; that of a group is the sum of those that name it; consultations by topic and by
 * group have one total; needs by field, channel and area have one total, and all centres make the Bezirk; parts of the attendances
 * add up to no more than these. An inequality is an equation with a cell more. *besonders* tells which cells are about a sensitive
 * entry, *vollstaendig* which centres the Bezirk's sums of consultations are made of. A topic and a group of *verwandt* that have the
 * same number in one centre's year are taken for one number: whoever sees that they agree elsewhere will guess it.
 *
 * Published are margins of the records only: centre by topic, by group, by field, by channel, by area, and field by group for all
 * centres. The records that nobody publishes (topic by group of one centre) restrict the margins no further: each pair shares one
 * list at most and the pairs form a tree (centre to topic, group, field, channel and area; field to group), so that the margins are
 * decomposable, and any two non-negative tables that agree in the margin they share extend to a joint one (Dobra and Fienberg 2000,
 * doi:10.1073/pnas.97.22.11885). The equations between margins are therefore all that an attacker has.
 */
export function gleichungenOf(
  zellen: readonly Zellenzeile[],
  angebote: readonly Angebotsgruppen[],
  vollstaendig: (zentrum: string, jahr: number) => boolean,
  besonders: (zelle: Zellenzeile) => boolean,
  verwandt: readonly {beratungsthema: string; zielgruppe: string}[] = []
): Verbindungen {
  const zelleVon = new Map(zellen.map((zeile) => [zeile.zelle, zeile]));
  const wert = (zelle: string): number => zelleVon.get(zelle)!.wert;
  const weitere: Cell[] = [];
  const equations: Equation[] = [];
  const konzentriert = new Set<string>();
  const gleich = new Verbund();

  const neu = (cell: Cell): string => {
    weitere.push(cell);
    return cell.id;
  };
  /** *total* has *parts*; what only one part is made of is that part. Without parts there is nothing to know. */
  const summe = (total: string, parts: readonly string[], konzentration = false): void => {
    const voll = parts.filter((part) => zelleVon.has(part) && wert(part) > 0);
    const allein =
      konzentration && voll.length === 1 && zelleVon.get(voll[0]!) && besonders(zelleVon.get(voll[0]!)!)
        ? voll[0]!
        : null;
    if (parts.length === 1) {
      gleich.verbinde(total, parts[0]!);
      if (allein) konzentriert.add(allein);
    } else if (parts.length > 1) equations.push({total, parts, ...(allein && {concentration: true})});
  };
  /** *parts* add up to no more than *total*; the rest, by *name*, is a cell of its own unless there is none. */
  const teile = (total: string, parts: readonly string[], name: string, rest: Partial<Cell>): void => {
    const value = genau(wert(total) - parts.reduce((sum, part) => sum + wert(part), 0));
    if (value < 0) return;
    if (value === 0) return summe(total, parts);
    equations.push({total, parts: [...parts, neu({id: `rest/${name}`, value, cost: 0, ...rest})]});
  };
  const verborgen = {hidden: true, people: false} as const;

  const jeJahrUndZentrum = groupBy(zellen, ({jahr, zentrum_id}) => `${jahr} ${zentrum_id ?? ""}`);
  const gruppenVon = new Map(angebote.map((a) => [`${a.zentrum_id} ${a.angebot_id}`, a.zielgruppen]));
  for (const own of jeJahrUndZentrum.values()) {
    const [{jahr, zentrum_id: zentrum}] = own as [Zellenzeile, ...Zellenzeile[]];
    if (zentrum === null) continue;
    const jeTabelle = groupBy(own, ({tabelle}) => tabelle);
    const keys = (tabelle: string): string[] => (jeTabelle.get(tabelle) ?? []).map(({zelle}) => zelle);
    const angebotszellen = jeTabelle.get("angebot") ?? [];

    for (const groesse of ["termine", "stunden", "teilnahmen", "ehrenamt_stunden"] as const) {
      const mit = angebotszellen.filter((zeile) => zeile.groesse === groesse);
      const total = zelleZentrum(zentrum, jahr, groesse);
      // The house's own hours of volunteers need not be the sum of its offers'.
      if (mit.length > 0 && genau(mit.reduce((sum, zeile) => sum + zeile.wert, 0)) === wert(total))
        summe(
          total,
          mit.map(({zelle}) => zelle)
        );
      if (groesse !== "stunden" && groesse !== "teilnahmen") continue;
      for (const {zielgruppe} of (jeTabelle.get("gruppe") ?? []).filter((zeile) => zeile.groesse === groesse))
        summe(
          zelleGruppe(zentrum, jahr, zielgruppe!, groesse),
          mit
            .filter((zeile) => gruppenVon.get(`${zentrum} ${zeile.angebot_id}`)?.includes(zielgruppe!))
            .map(({zelle}) => zelle)
        );
    }
    for (const {zelle, angebot_id} of angebotszellen.filter((zeile) => zeile.groesse === "personen_mindestens")) {
      const teilnahmen = zelleAngebot(zentrum, angebot_id!, jahr, "teilnahmen");
      if (zelleVon.has(teilnahmen)) teile(teilnahmen, [zelle], zelle, verborgen);
    }

    const beratungen = zelleZentrum(zentrum, jahr, "beratungen");
    summe(beratungen, keys("thema"), true);
    summe(beratungen, keys("beratung_gruppe"), true);
    for (const {beratungsthema, zielgruppe} of verwandt) {
      const thema = zelleListe("thema", zentrum, jahr, beratungsthema);
      const gruppe = zelleBeratung(zentrum, jahr, zielgruppe);
      if (zelleVon.has(thema) && zelleVon.has(gruppe) && wert(thema) === wert(gruppe) && wert(thema) > 0)
        gleich.verbinde(thema, gruppe);
    }
    for (const zelle of keys("vermittlung")) if (zelleVon.has(beratungen)) teile(beratungen, [zelle], zelle, verborgen);
    const dienste = jeTabelle.get("vermittlung") ?? [];
    const vermittelt = dienste.filter((zeile) => zeile.wert > 0);
    if (dienste.length > 1 && vermittelt.length === 1 && besonders(vermittelt[0]!))
      summe(
        neu({...verborgen, id: `summe/vermittlung/${jahr}/${zentrum}`, value: vermittelt[0]!.wert}),
        keys("vermittlung"),
        true
      );

    const listen = anliegenlisten.map(keys).filter((liste) => liste.length > 0);
    if (listen.length > 0) {
      const value = listen[0]!.reduce((sum, zelle) => sum + wert(zelle), 0);
      const total = neu({...verborgen, id: `summe/anliegen/${jahr}/${zentrum}`, value});
      for (const liste of listen) summe(total, liste);
    }
    davonOf(zentrum, jahr, jeTabelle.get("davon") ?? []);
  }

  /** Attendances with traits: how many of them are known is often the same number, and often that of all attendances. */
  function davonOf(zentrum: string, jahr: number, davon: readonly Zellenzeile[]): void {
    const mengen = davon.filter(({groesse}) => groesse === "von");
    const teilnahmen = zelleZentrum(zentrum, jahr, "teilnahmen");
    for (const gruppe of groupBy(mengen, (zeile) => String(zeile.wert)).values()) {
      const [erste] = gruppe as [Zellenzeile, ...Zellenzeile[]];
      for (const {zelle} of gruppe.slice(1)) gleich.verbinde(erste.zelle, zelle);
      if (zelleVon.has(teilnahmen)) {
        if (erste.wert === wert(teilnahmen)) gleich.verbinde(teilnahmen, erste.zelle);
        else teile(teilnahmen, [erste.zelle], erste.zelle, verborgen);
      }
      const merkmale = gruppe.map(({merkmal}) => merkmal!);
      const einzeln = merkmale.filter((merkmal) => ![...geschlechter, ...altersgruppen].includes(merkmal));
      const teilungen = [geschlechter, altersgruppen, ...einzeln.map((merkmal) => [merkmal])]
        .map((teilung) => teilung.filter((merkmal) => merkmale.includes(merkmal)))
        .filter((teilung) => teilung.length > 0);
      for (const teilung of teilungen) {
        const parts = teilung.map((merkmal) => zelleDavon(zentrum, jahr, merkmal, "anzahl"));
        // Everybody else counts people too, though no page shows how many.
        const special = parts.length === 1 && besonders(zelleVon.get(parts[0]!)!);
        teile(erste.zelle, parts, `davon/${jahr}/${zentrum}/${teilung.join("+")}`, {special});
      }
    }
  }

  for (const [, own] of jeJahrUndZentrum) {
    const [{jahr, zentrum_id}] = own as [Zellenzeile, ...Zellenzeile[]];
    if (zentrum_id !== null) continue;
    const imJahr = zellen.filter((zeile) => zeile.jahr === jahr && zeile.zentrum_id !== null);
    const gezaehlt = imJahr.filter((zeile) => vollstaendig(zeile.zentrum_id!, jahr));
    for (const {zelle, tabelle, zielgruppe} of own) {
      if (tabelle === "zentrum")
        summe(
          zelle,
          gezaehlt.filter((z) => z.tabelle === "zentrum" && z.groesse === "beratungen").map((z) => z.zelle)
        );
      if (tabelle === "beratung_gruppe")
        summe(
          zelle,
          gezaehlt.filter((z) => z.tabelle === tabelle && z.zielgruppe === zielgruppe).map((z) => z.zelle)
        );
    }
    for (const feld of new Set(own.flatMap((z) => (z.tabelle === "anliegen_gruppe" ? [z.merkmal!] : [])))) {
      const alle = zelleAnliegenGruppe(jahr, "alle", feld);
      const felder = imJahr.filter((z) => z.tabelle === "anliegen_feld" && z.merkmal === feld);
      summe(
        alle,
        felder.map(({zelle}) => zelle)
      );
      const gruppen = own.filter((z) => z.tabelle === "anliegen_gruppe" && z.merkmal === feld && z.zelle !== alle);
      summe(
        alle,
        gruppen.map(({zelle}) => zelle)
      );
    }
  }
  return {weitere, equations, gleiche: gleich.verbuende(), konzentriert};
}

/** Keys that are one number. */
class Verbund {
  readonly #zu = new Map<string, string>();

  #vertreter(key: string): string {
    let vertreter = key;
    for (let next = this.#zu.get(vertreter); next !== undefined; next = this.#zu.get(vertreter)) vertreter = next;
    return vertreter;
  }

  verbinde(a: string, b: string): void {
    const [zuA, zuB] = [this.#vertreter(a), this.#vertreter(b)];
    if (zuA !== zuB) this.#zu.set(zuB, zuA);
  }

  verbuende(): string[][] {
    const mitglieder = new Set([...this.#zu.keys(), ...this.#zu.values()]);
    return [...groupBy([...mitglieder], (key) => this.#vertreter(key)).values()];
  }
}
