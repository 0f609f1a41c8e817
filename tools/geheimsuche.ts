import type {Ebene, Eintrag, Zahlstelle} from "./lesen/eintraege.js";
import {merkmalsliste} from "./geheimnis.js";
import type {Geheim, Geheimversorgung, Geheimzelle} from "./geheimnis.js";

/** A withheld number that somebody can read. */
export interface Fund {
  ort: string;
  zelle: string;
  /** What was found: the value itself, or what it is computed from. */
  art: string;
}

/** Things by dimension that a text names. */
type Begriffe = ReadonlyMap<string, ReadonlySet<string>>;

const keine: Begriffe = new Map();
/** Stands for what the records name nothing for. */
const ungenannt = ["ohne Angabe", "keine Angabe", "nicht genannt", "ohne_angabe", "nicht angegeben"];

/** Words for what a number counts. Those of no cell stand here too, so that a number under them is not taken for one. */
const groessen: Readonly<Record<string, readonly string[]>> = {
  termine: ["termine", "termin", "Veranstaltungen"],
  stunden: ["stunden"],
  teilnahmen: ["teilnahmen", "teilnehmende", "besuche", "Teilnahme"],
  personen: ["personen"],
  personen_mindestens: ["personen_mindestens", "verschiedene Personen", "personen"],
  ehrenamtliche: ["ehrenamtliche", "freiwillige"],
  ehrenamtliche_mindestens: ["ehrenamtliche_mindestens", "ehrenamtliche", "freiwillige"],
  ehrenamt_neu: ["ehrenamt_neu", "davon_neu", "neue Ehrenamtliche"],
  ehrenamt_stunden: ["ehrenamt_stunden", "Ehrenamtsstunden", "Stunden im Ehrenamt"],
  fortbildungen: ["fortbildungen"],
  beratungen: ["beratungen", "beratung", "kontakte", "Beratungskontakte"],
  vermittlungen: ["vermittlungen", "vermittlung", "vermittelt"],
  anliegen: ["anliegen", "nennungen"],
  sitzungen: ["sitzungen"],
  von: ["von"],
  angebote: ["angebote"],
  plaetze: ["plaetze", "Plätze"],
  platzstunden: ["platzstunden"],
  zentren: ["zentren", "gemeldet", "erwartet", "Zentren", "teilweise"],
  sonst: [
    "monate",
    "plz",
    "lat",
    "lon",
    "nummer",
    "rang",
    "minuten",
    "hektar",
    "ohne_angabe",
    "id",
    "regel",
    "Monate",
    "lage",
    "reichweite",
    "interval",
    "latitude",
    "longitude"
  ]
};

/** Under which words each kind of cell may stand. */
function groessenOf({tabelle, groesse}: Pick<Geheimzelle, "tabelle" | "groesse">): readonly string[] {
  if (tabelle === "thema" || tabelle === "beratung_gruppe") return ["beratungen"];
  if (tabelle === "vermittlung") return ["vermittlungen", "beratungen"];
  if (tabelle.startsWith("anliegen")) return ["anliegen"];
  if (tabelle === "gremium") return ["sitzungen"];
  if (tabelle === "davon") return groesse === "von" ? ["von", "teilnahmen"] : ["teilnahmen", "personen"];
  return [groesse];
}

const normal = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss");

interface Ast {
  weiter: Map<string, Ast>;
  hier: [dimension: string, id: string][];
}

/** Finds the names of things in texts: titles word by word in any spelling, ids as they are written. */
class Woerterbuch {
  private readonly baum: Ast = {weiter: new Map(), hier: []};
  private readonly ids = new Map<string, [dimension: string, id: string][]>();
  private readonly bekannt = new Map<string, Begriffe>();

  id(dimension: string, id: string, geschrieben = id): void {
    this.ids.set(geschrieben, [...(this.ids.get(geschrieben) ?? []), [dimension, id]]);
  }

  titel(dimension: string, id: string, titel: string): void {
    let ast = this.baum;
    for (const [wort] of normal(titel).matchAll(/[\p{L}\p{N}]+/gu)) {
      let weiter = ast.weiter.get(wort);
      if (weiter === undefined) ast.weiter.set(wort, (weiter = {weiter: new Map(), hier: []}));
      ast = weiter;
    }
    if (ast !== this.baum) ast.hier.push([dimension, id]);
  }

  /** What *text* names. */
  in(text: string): Begriffe {
    const schon = this.bekannt.get(text);
    if (schon !== undefined) return schon;
    const begriffe = this.suche(text);
    if (text.length <= 200) {
      if (this.bekannt.size > 300_000) this.bekannt.clear();
      this.bekannt.set(text, begriffe);
    }
    return begriffe;
  }

  private suche(text: string): Begriffe {
    const funde = new Map<string, Set<string>>();
    const merke = (treffer: readonly (readonly [string, string])[]): void => {
      for (const [dimension, id] of treffer) {
        const ids = funde.get(dimension);
        if (ids) ids.add(id);
        else funde.set(dimension, new Set([id]));
      }
    };
    for (const [token] of text.matchAll(/[A-Za-z0-9_*-]+/g)) {
      // An id may be part of a longer name: zentrum-<id>, vermittelt_<id>.
      for (let at = 0; at >= 0;) {
        const rest = token.slice(at);
        const treffer = this.ids.get(rest);
        if (treffer) merke(treffer);
        const trenner = rest.search(/[-_](?=.)/);
        at = trenner < 0 ? -1 : at + trenner + 1;
      }
    }
    const worte = normal(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    let bis = 0;
    for (let i = 0; i < worte.length; i++) {
      let ast: Ast | undefined = this.baum;
      let laengster: {ende: number; treffer: Ast["hier"]} | null = null;
      for (let k = i; ast !== undefined && k < worte.length; k++) {
        ast = ast.weiter.get(worte[k]!);
        if (ast && ast.hier.length > 0) laengster = {ende: k + 1, treffer: ast.hier};
      }
      // A name inside a longer one is not meant: "Behinderung" in "Menschen mit Behinderung".
      if (laengster === null || laengster.ende <= bis) continue;
      bis = laengster.ende;
      merke(laengster.treffer);
    }
    for (const [jahr] of text.matchAll(/(?<!\d)20\d\d(?!\d)/g)) merke([["jahr", jahr]]);
    return funde.size === 0 ? keine : funde;
  }
}

type Bedingung = (stelle: Zahlstelle, nahe: string) => boolean;

/** What a number would tell about a withheld one. */
interface Erwartung {
  zelle: string;
  /** What a text must name for the number to be about it: dimension and id. The first is the anchor it is found by. */
  noetig: readonly (readonly [dimension: string, id: string])[];
  /** Things the number is not about if they stand next to it. */
  fremd: readonly string[];
  jahr: string;
  groessen: readonly string[];
  groesseNoetig: boolean;
  art: string;
  bedingung: Bedingung;
  /** Named beside it where two are added up. */
  auch?: readonly [dimension: string, id: string];
}

const immer: Bedingung = ({prozent}) => !prozent;
const alsAnteil: Bedingung = ({prozent, stellen}, nahe) =>
  prozent || stellen > 0 || /anteil|prozent|%|quote|share|percent/.test(nahe);
const alsRate: Bedingung = ({stellen}, nahe) => stellen > 0 || /je[_\s]?1\.?000|je tausend|rate|promille/.test(nahe);
const alsAenderung: Bedingung = ({vorzeichen}, nahe) =>
  vorzeichen || /veraender|differenz|diff\b|vorjahr|delta|change|zuwachs|mehr|weniger/.test(nahe);
const alsSumme: Bedingung = ({prozent}) => !prozent;
const alsRest: Bedingung = (_, nahe) => /uebrig|rest\b|ohne|restliche|andere\b/.test(nahe);
const mitStellen: Bedingung = ({stellen, prozent}) => stellen > 0 && !prozent;

const gerundet = (wert: number): Set<number> =>
  new Set([0, 1, 2, 3, 4].map((stellen) => Number(wert.toFixed(stellen))));

/** Looks in everything that is published for numbers that are withheld, and for those that tell them. */
export class Geheimsuche {
  readonly funde: Fund[] = [];
  private readonly woerter = new Woerterbuch();
  private readonly erwartet = new Map<string, Map<number, Erwartung[]>>();
  private readonly werte = new Set<number>();
  private readonly gefunden = new Set<string>();
  /** What a text must name, by the dimensions that a kind of cell has: one of the words of each. */
  private readonly muster = new Map<string, Map<string, Set<string>>>();
  private readonly ankerarten = new Set<string>();

  constructor(private readonly geheim: Geheim) {
    for (const [dimension, titel] of geheim.titel)
      for (const [id, name] of titel) {
        this.woerter.titel(dimension, id, name);
        // The first and the last word of an offer's id say nothing without its centre, which stands elsewhere.
        this.woerter.id(dimension, id, dimension === "angebot" ? id.split("/")[1]! : id);
        if (dimension === "davon") this.woerter.titel(dimension, id, id);
      }
    for (const liste of [...Object.values(merkmalsliste), "zielgruppe"])
      for (const text of ungenannt) this.woerter.titel(liste, "", text);
    for (const [id, worte] of Object.entries(groessen))
      for (const wort of worte) {
        this.woerter.titel("groesse", id, wort);
        this.woerter.id("groesse", id, wort);
      }
    for (const logik of ["standort", "einsatzgebiet", "einzugsgebiet"]) this.woerter.titel("logik", logik, logik);
    this.fuelle();
  }

  private fuelle(): void {
    const {zellen, offen, versorgung} = this.geheim;
    const nachJahr = new Map<string, Geheimzelle[]>();
    for (const zelle of [...zellen, ...offen]) {
      const key = `${zelle.jahr} ${zelle.zentrum_id ?? ""}`;
      const eigene = nachJahr.get(key);
      if (eigene) eigene.push(zelle);
      else nachJahr.set(key, [zelle]);
    }
    const ohneJahr = ({tabelle, zentrum_id, angebot_id, zielgruppe, merkmal, groesse}: Geheimzelle): string =>
      JSON.stringify([tabelle, zentrum_id, angebot_id, zielgruppe, merkmal, groesse]);
    const jeJahr = new Map([...zellen, ...offen].map((zelle) => [`${zelle.jahr} ${ohneJahr(zelle)}`, zelle]));
    const frei = new Set(offen);
    for (const zelle of zellen) {
      const {wert} = zelle;
      if (wert === null) continue;
      const noetig = this.noetigOf(zelle);
      const kern = {
        zelle: zelle.zelle,
        noetig,
        fremd: ["angebot", "zielgruppe", "thema", "fachdienst", "problemfeld", "kanal", "gremium", "davon"].filter(
          (d) => !noetig.some(([dimension]) => dimension === d)
        ),
        jahr: String(zelle.jahr),
        groessen: groessenOf(zelle),
        groesseNoetig: zelle.tabelle === "zentrum"
      };
      this.merkeMuster(noetig);
      this.erwarte(kern, wert, "its value", immer);
      const vorjahr = jeJahr.get(`${zelle.jahr - 1} ${ohneJahr(zelle)}`);
      if (vorjahr !== undefined && vorjahr.wert !== null && vorjahr.wert !== wert) {
        this.erwarte(kern, wert - vorjahr.wert, "its change to the year before", alsAenderung);
        this.erwarte(kern, vorjahr.wert - wert, "its change to the year before", alsAenderung);
        if (vorjahr.wert > 0)
          this.erwarte(kern, (100 * (wert - vorjahr.wert)) / vorjahr.wert, "its change in per cent", alsAnteil);
      }
      if (wert > 0) {
        this.erwarte(kern, wert / 12, "its mean of a month", mitStellen);
        const gruppe = zelle.zielgruppe ?? "alle";
        const leute = this.geheim.personen.get(`${zelle.jahr} ${gruppe}`);
        if (leute) {
          this.erwarte(kern, (1000 * wert) / leute, "its rate per 1,000 people", alsRate);
          this.erwarte(kern, (100 * wert) / leute, "its share of the people", alsAnteil);
        }
      }
      for (const andere of nachJahr.get(`${zelle.jahr} ${zelle.zentrum_id ?? ""}`) ?? []) {
        if (andere === zelle || andere.wert === null) continue;
        if (wert > 0 && andere.wert >= wert && istGanzes(zelle, andere)) {
          this.erwarte(kern, (100 * wert) / andere.wert, `its share of ${andere.zelle}`, alsAnteil);
          if (frei.has(andere) && andere.wert > wert)
            this.erwarte(kern, andere.wert - wert, `the rest of ${andere.zelle} without it`, alsRest);
        }
        const neben = nachbar(zelle, andere);
        if (neben !== null && andere.wert > 0)
          this.erwarte({...kern, auch: neben}, wert + andere.wert, `its sum with ${andere.zelle}`, alsSumme);
      }
    }
    for (const reihe of versorgung) this.erwarteVersorgung(reihe);
    for (const key of this.erwartet.keys()) this.ankerarten.add(key.split(" ")[0]!);
  }

  private noetigOf({tabelle, zentrum_id, angebot_id, zielgruppe, merkmal}: Geheimzelle): [string, string][] {
    const noetig: [string, string][] = [];
    if (zentrum_id !== null) noetig.push(["zentrum", zentrum_id]);
    if (angebot_id !== null) noetig.push(["angebot", `${zentrum_id}/${angebot_id}`]);
    if (zielgruppe !== null) noetig.push(["zielgruppe", zielgruppe]);
    if (merkmal !== null) noetig.push([merkmalsliste[tabelle] ?? "merkmal", merkmal]);
    // Of all centres there is little to know a number by: then it must say what is counted.
    if (noetig.length === 0 || (zentrum_id === null && (tabelle === "beratung_gruppe" || zielgruppe === "")))
      noetig.push(["groesse", tabelle === "anliegen_gruppe" ? "anliegen" : "beratungen"]);
    return noetig;
  }

  private erwarteVersorgung(reihe: Geheimversorgung): void {
    const {jahr, ebene, gebiet_id, zielgruppe, logik, messgroesse} = reihe;
    const kern = {
      zelle: `versorgung/${jahr}/${ebene}/${gebiet_id}/${zielgruppe}/${logik}/${messgroesse}`,
      noetig: [
        ["gebiet", gebiet_id],
        ["zielgruppe", zielgruppe],
        ["logik", logik]
      ] as const,
      fremd: ["angebot", "thema", "fachdienst"],
      jahr: String(jahr),
      groessen: [messgroesse],
      groesseNoetig: true
    };
    this.merkeMuster(kern.noetig);
    if (reihe.wert !== null) this.erwarte(kern, reihe.wert, "its value", immer);
    if (reihe.teilwert !== null) this.erwarte(kern, reihe.teilwert, "its known part", immer);
    if (reihe.je_1000 !== null) this.erwarte(kern, reihe.je_1000, "its rate per 1,000 people", alsRate);
  }

  private erwarte(kern: Omit<Erwartung, "art" | "bedingung">, wert: number, art: string, bedingung: Bedingung): void {
    const [anker] = kern.noetig;
    const key = anker!.join(" ");
    let zahlen = this.erwartet.get(key);
    if (zahlen === undefined) this.erwartet.set(key, (zahlen = new Map()));
    const erwartung = {...kern, art, bedingung};
    for (const zahl of gerundet(wert)) {
      this.werte.add(zahl);
      const gleiche = zahlen.get(zahl);
      if (gleiche) gleiche.push(erwartung);
      else zahlen.set(zahl, [erwartung]);
    }
  }

  private merkeMuster(noetig: Erwartung["noetig"]): void {
    const arten = noetig.map(([dimension]) => dimension).join(" ");
    let muster = this.muster.get(arten);
    if (muster === undefined) this.muster.set(arten, (muster = new Map(noetig.map(([d]) => [d, new Set<string>()]))));
    for (const [dimension, id] of noetig) {
      const worte = muster.get(dimension)!;
      const titel = this.geheim.titel.get(dimension)?.get(id);
      if (id === "") for (const text of ungenannt) worte.add(normal(text));
      else if (dimension === "groesse") for (const text of groessen[id]!) worte.add(normal(text));
      else {
        worte.add(normal(id.split("/").at(-1)!));
        // Its longest word, since what stands between the words may be anything.
        const teile = normal(titel ?? id).match(/[\p{L}\p{N}]+/gu) ?? [id];
        worte.add(teile.reduce((a, b) => (b.length > a.length ? b : a)));
      }
    }
  }

  /** Whether a text could name a withheld cell at all, so that it need not be taken apart if not. */
  kannNennen(text: string): boolean {
    const klein = normal(
      text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    );
    const genannt = new Map<string, boolean>();
    const nennt = (wort: string): boolean => {
      let ja = genannt.get(wort);
      if (ja === undefined) genannt.set(wort, (ja = klein.includes(wort)));
      return ja;
    };
    return [...this.muster.values()].some((noetig) => [...noetig.values()].every((worte) => [...worte].some(nennt)));
  }

  /** Compares one entry of a file with everything that is withheld. */
  pruefe({ebenen, zahlen}: Eintrag): void {
    const weite = ebenen.map((ebene) => this.begriffe(ebene));
    const arten = new Set(weite.flatMap((stufe) => [...stufe.keys()]));
    const ohneMarke = this.moeglich(arten);
    // Most records name nothing: then only the number's own name could, and it alone is never enough.
    if (!ohneMarke && arten.size === 0 && zahlen.every(({marke}) => this.begriffe(marke).size < 2)) return;
    const ferne = this.ankerIn(weite);
    for (const stelle of zahlen) {
      const {zahl, stellen, marke} = stelle;
      const gesucht = stellen > 4 ? Number(zahl.toFixed(4)) : zahl;
      if (!this.werte.has(gesucht) && !this.werte.has(-gesucht)) continue;
      const genannt = this.begriffe(marke);
      if (!ohneMarke && (genannt === keine || !this.moeglich(new Set([...arten, ...genannt.keys()])))) continue;
      const eigene = genannt === keine ? [] : this.ankerIn([genannt]);
      if (ferne.length + eigene.length === 0) continue;
      const stufen = [genannt, ...weite];
      let nahe: string | null = null;
      for (const erwartet of new Set([...eigene, ...ferne])) {
        const gleiche = erwartet.get(gesucht);
        if (gleiche === undefined) continue;
        nahe ??= normal([...marke.texte, ...(ebenen[0]?.texte ?? [])].join(" ").slice(0, 2000));
        for (const erwartung of gleiche) this.vergleiche(erwartung, stelle, stufen, nahe);
      }
    }
  }

  /** Whether all that some kind of cell needs is among the dimensions *arten*. */
  private moeglich(arten: ReadonlySet<string>): boolean {
    if (arten.size === 0) return false;
    for (const noetig of this.muster.values()) {
      let alle = true;
      for (const dimension of noetig.keys()) if (!arten.has(dimension)) alle = false;
      if (alle) return true;
    }
    return false;
  }

  /** What is expected of the things that *stufen* name. */
  private ankerIn(stufen: readonly Begriffe[]): ReadonlyMap<number, Erwartung[]>[] {
    const funde = new Set<ReadonlyMap<number, Erwartung[]>>();
    for (const stufe of stufen)
      for (const [dimension, ids] of stufe) {
        if (!this.ankerarten.has(dimension)) continue;
        for (const id of ids) {
          const erwartet = this.erwartet.get(`${dimension} ${id}`);
          if (erwartet) funde.add(erwartet);
        }
      }
    return [...funde];
  }

  private vergleiche(erwartung: Erwartung, stelle: Zahlstelle, stufen: readonly Begriffe[], nahe: string): void {
    const {zelle, noetig, jahr, art, fremd, groessen: erlaubt, groesseNoetig, auch} = erwartung;
    const key = `${stelle.ort} ${zelle}`;
    if (this.gefunden.has(key)) return;
    const naechste = (dimension: string): ReadonlySet<string> | undefined =>
      stufen.find((stufe) => stufe.has(dimension))?.get(dimension);
    // Of two that are added up both stand in the same place; elsewhere the nearest name decides.
    const zusammen =
      auch && stufen.slice(0, 2).find((stufe) => stufe.get(auch[0])?.has(auch[1]) && stufe.get(auch[0])!.size > 1);
    if (auch && !zusammen) return;
    const benannt = (dimension: string): ReadonlySet<string> | undefined =>
      dimension === auch?.[0] ? zusammen?.get(dimension) : naechste(dimension);
    if (!noetig.every(([dimension, id]) => benannt(dimension)?.has(id) ?? false)) return;
    if (!(naechste("jahr")?.has(jahr) ?? stelle.artikel !== true)) return;
    const [genannt, eigene] = stufen;
    if (fremd.some((dimension) => genannt!.has(dimension) || eigene?.has(dimension))) return;
    const groesse = groesseNoetig ? naechste("groesse") : (genannt!.get("groesse") ?? eigene?.get("groesse"));
    if (groesse === undefined ? groesseNoetig : !erlaubt.some((id) => groesse.has(id))) return;
    if (!erwartung.bedingung(stelle, nahe)) return;
    this.gefunden.add(key);
    this.funde.push({ort: stelle.ort, zelle, art});
  }

  private readonly jeEbene = new WeakMap<Ebene, Begriffe>();

  private begriffe(ebene: Ebene): Begriffe {
    const schon = this.jeEbene.get(ebene);
    if (schon !== undefined) return schon;
    let alle: Map<string, Set<string>> | null = null;
    for (const text of ebene.texte)
      for (const [dimension, ids] of this.woerter.in(text)) {
        alle ??= new Map();
        const bisher = alle.get(dimension);
        if (bisher === undefined) alle.set(dimension, new Set(ids));
        else for (const id of ids) bisher.add(id);
      }
    const begriffe = alle ?? keine;
    this.jeEbene.set(ebene, begriffe);
    return begriffe;
  }
}

const dimensionen = ["angebot_id", "zielgruppe", "merkmal"] as const;

/** Whether *ganzes* counts what *teil* is a part of: fewer keys, none of them different, or the house's own total. */
function istGanzes(teil: Geheimzelle, ganzes: Geheimzelle): boolean {
  const schluessel = dimensionen.filter((d) => teil[d] !== null);
  const weniger = dimensionen.filter((d) => ganzes[d] !== null).length < schluessel.length;
  if (teil.tabelle === "davon")
    return ganzes.tabelle === "davon" && ganzes.groesse === "von" && ganzes.merkmal === teil.merkmal;
  if (!weniger)
    return (
      teil.tabelle === "anliegen_gruppe" &&
      ganzes.tabelle === teil.tabelle &&
      ganzes.zielgruppe === "alle" &&
      ganzes.merkmal === teil.merkmal
    );
  const erlaubt = groessenOf(teil);
  return (
    groessenOf(ganzes).some((g) => erlaubt.includes(g)) &&
    dimensionen.every((d) => ganzes[d] === null || ganzes[d] === teil[d])
  );
}

/** The key in which *b* lies beside *a*: the same table and everything else equal; null if it does not. */
function nachbar(a: Geheimzelle, b: Geheimzelle): readonly [string, string] | null {
  if (a.tabelle !== b.tabelle || a.groesse !== b.groesse) return null;
  const anders = dimensionen.filter((d) => a[d] !== b[d]);
  if (anders.length !== 1) return null;
  const [d] = anders;
  const wert = b[d!] ?? "";
  return d === "angebot_id"
    ? ["angebot", `${b.zentrum_id}/${wert}`]
    : d === "zielgruppe"
      ? ["zielgruppe", wert]
      : [merkmalsliste[a.tabelle] ?? "merkmal", wert];
}
