import type {GebietProfil, GebietRef, Kennzahl, KennzahlKopf, Wert} from "../../../loaders/marts/shapes.js";
import {formatMitEinheit, formatWert, formatZahl, formatZeitraum, jahrOf} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {istVeraenderung, massstaebe, urteilPraedikat, zustandOf} from "../../lib/zustaende.js";
import type {MssKlassen} from "../charts/MssVerlauf.js";

type Verteilung = Kennzahl["verteilung"];

/** Headline indicators in order of preference; a profile shows the first five that exist at its level. */
const schlagzeilen = [
  "mss_kinderarmut",
  "mss_transferbezug",
  "mss_arbeitslosigkeit",
  "anteil_unter_18",
  "anteil_65_plus",
  "anteil_unter_6",
  "anteil_80_plus",
  "veraenderung_5_jahre"
];

/** Place of an indicator among the headline ones; those that are none come last. */
export function schlagzeilenplatz(id: string): number {
  const place = schlagzeilen.indexOf(id);
  return place < 0 ? schlagzeilen.length : place;
}

/** At most five lines of a profile that stand above all others. */
export function schlagzeilenOf(kennzahlen: readonly Kennzahl[]): Kennzahl[] {
  return schlagzeilen.flatMap((id) => kennzahlen.find((k) => k.indikator.id === id) ?? []).slice(0, 5);
}

/** The line of one indicator; undefined if the profile does not have it. */
export function kennzahlOf(profil: Pick<GebietProfil, "kennzahlen">, id: string): Kennzahl | undefined {
  return profil.kennzahlen.find((k) => k.indikator.id === id);
}

/**
 * Whether the Bezirk's value may stand on the same axis as its parts': a share or density of the whole lies between those
 * of its parts, a sum does not. False if the Bezirk has no value.
 */
export function istVergleichbar(verteilung: Verteilung, bezirk: number | null): boolean {
  const werte = verteilung.flatMap((d) => d.wert ?? []);
  return bezirk !== null && werte.length > 1 && Math.min(...werte) <= bezirk && bezirk <= Math.max(...werte);
}

/** True if the interval of the value rests on a denominator that its source does not publish. */
export function istAngenaehert({ki, nenner}: Pick<Wert, "ki" | "nenner">): boolean {
  return ki !== null && nenner === null;
}

/** The publisher's caution about a value; "" if there is none. Remarks on values that are computed here, which have a numerator, are none. */
export function vorbehaltOf({wert, zaehler, anmerkung}: Wert): string {
  return wert !== null && zaehler === null ? anmerkung : "";
}

/** Why a value is not there: the publisher's remark, else the meaning of its state. No full stop at the end. */
export function grundOf(wert: Pick<Wert, "status" | "anmerkung">, indikator: Pick<KennzahlKopf, "klassen">): string {
  const grund = wert.anmerkung.replace(/\.$/, "") || zustandOf(wert.status).name;
  return indikator.klassen && wert.status === "entfaellt" ? texteProfil.blick.nichtKlassifiziert(grund) : grund;
}

interface Urteilswahl {
  /** Leaves Berlin out where there is a verdict on the Bezirk. */
  nurBezirk?: boolean;
  /** False where Berlin's figure stands beside the sentence. */
  berlinzahl?: boolean;
}

const ohneZahl = {wert: null, status: "fehlt"};

/**
 * How an area lies to the rest of the Bezirk and to Berlin, as a predicate by rule, with the benchmark's figures: "liegt über
 * dem übrigen Bezirk (11,2 %) und Berlin (9,8 %)". "" where there is no verdict.
 */
export function urteilSatz(
  {urteile: own, rest_bezirk, berlin}: Pick<Kennzahl, "urteile" | "rest_bezirk" | "berlin">,
  indikator: KennzahlKopf,
  {nurBezirk = false, berlinzahl = true}: Urteilswahl = {}
): string {
  const texte = texteProfil.unsicherheit;
  const bezirk = {wert: rest_bezirk, status: "wert"};
  const teile = [
    {urteil: own.bezirk, name: massstaebe.bezirk, wert: bezirk},
    ...(nurBezirk && own.bezirk
      ? []
      : [{urteil: own.berlin, name: massstaebe.berlin, wert: berlinzahl ? berlin : ohneZahl}])
  ].flatMap(({urteil, name, wert}) => {
    if (!urteil) return [];
    // Too few cases: the value is not compared, so nothing stands beside it.
    const zahl = urteil === "zu_wenige_faelle" || wert.wert === null ? null : formatWert(wert, indikator);
    return [{urteil, womit: texte.mit(name, zahl)}];
  });
  return urteilPraedikat(teile);
}

/** What a line says of chance beside its figures: the verdict by rule, or that a change has none; "" for all others. */
export function sicherheitSatz(kennzahl: Kennzahl, options?: Urteilswahl): string {
  const {gebiet, indikator} = kennzahl;
  if (gebiet.wert !== null && !gebiet.ki && istVeraenderung(indikator))
    return texteProfil.unsicherheit.veraenderungOhne;
  return urteilSatz(kennzahl, indikator, options);
}

/** True for a value that may be set beside others: a number with enough cases behind it. */
export function istVergleichswert({wert, ki}: Pick<Wert, "wert" | "ki">): boolean {
  return wert !== null && !ki?.wenige;
}

/** How many areas have too few cases, and how many no value; "" if all can be compared. */
export function restSatz(werte: readonly Pick<Wert, "wert" | "ki">[]): string {
  const wenige = werte.filter((d) => d.wert !== null && d.ki?.wenige).length;
  const ohne = werte.filter((d) => d.wert === null).length;
  return [wenige > 0 && texteProfil.unsicherheit.wenige(wenige), ohne > 0 && texteProfil.blick.ohneAngabe(ohne)]
    .filter(Boolean)
    .join(" ");
}

/**
 * Says that the value is at an end of the range, and with how many others its interval overlaps; "" if it is not, if readers
 * see the same number elsewhere, or if too few cases stand behind it.
 */
function extremSatz(
  {indikator, verteilung}: Kennzahl,
  {gebiet_id, ebene}: Pick<GebietRef, "gebiet_id" | "ebene">
): string {
  const texte = texteProfil.blick;
  const known = verteilung.filter(istVergleichswert);
  const own = known.find((d) => d.gebiet_id === gebiet_id);
  if (!own) return "";
  const others = known.filter((d) => d !== own);
  if (others.some((d) => formatWert(d, indikator) === formatWert(own, indikator))) return "";
  const satz = others.every((d) => d.wert! < own.wert!)
    ? texte.hoechster
    : others.every((d) => d.wert! > own.wert!)
      ? texte.niedrigster
      : null;
  if (!satz) return "";
  const {ki} = own;
  const sicherheit =
    ki && others.every((d) => d.ki)
      ? texte.ueberschneidung(others.filter((d) => d.ki!.unten <= ki.oben && ki.unten <= d.ki!.oben).length)
      : texteProfil.unsicherheit.ohne;
  return satz(known.length, texteProfil.ebenen[ebene].dativ, known.length === verteilung.length, sicherheit);
}

/**
 * The range of all areas of the level in words, whether this one is at its end, and how many have no value or too few cases; with
 * its date where the line is compared at another one.
 */
export function spanneSatz(kennzahl: Kennzahl, gebiet: Pick<GebietRef, "gebiet_id" | "ebene">): string {
  const {indikator, verteilung, vergleich, zeitraum} = kennzahl;
  const texte = texteProfil.blick;
  const stand = vergleich ? formatZeitraum(zeitraum) : null;
  const {plural, dativ} = texteProfil.ebenen[gebiet.ebene];
  const known = verteilung.filter(istVergleichswert).toSorted((a, b) => a.wert! - b.wert!);
  if (known.length < 2) return "";
  const rest = restSatz(verteilung);
  if (indikator.klassen) {
    const own = known.find((d) => d.gebiet_id === gebiet.gebiet_id);
    const same = own && texte.klasse(known.filter((d) => d.wert === own.wert).length, known.length, dativ);
    return [same, rest].filter(Boolean).join(" ");
  }
  const von = formatWert(known[0]!, indikator);
  const bis = formatWert(known.at(-1)!, indikator);
  const spanne =
    von === bis
      ? texte.gleich(known.length, plural, von)
      : texte.spanne(known.length, dativ, known.length === verteilung.length, von, bis, stand);
  return [spanne, extremSatz(kennzahl, gebiet), rest].filter(Boolean).join(" ");
}

/**
 * A value beside those of the areas above it: a verdict by rule, and where there is none their figures alone; a missing value
 * says why it is missing, and how many people live where the MSS leaves an area out (left out without *einwohner*).
 */
export function vergleichSatz(kennzahl: Kennzahl, bzrName: string | null, einwohner: Wert | null = null): string {
  const {indikator, gebiet, bzr, bezirk, berlin} = kennzahl;
  const texte = texteProfil.blick;
  const nichtBewertet = gebiet.status === "entfaellt" && indikator.id.startsWith("mss_");
  const ohne = nichtBewertet
    ? texte.nichtBewertet(einwohner && einwohner.wert !== null ? formatZahl(einwohner.wert) : null)
    : texte.ohneWert;
  const {bezirk: amBezirk, berlin: anBerlin} = kennzahl.urteile;
  const urteil = gebiet.wert === null ? "" : sicherheitSatz(kennzahl);
  const named: [string, Wert | null][] = [
    [bzrName ?? texteProfil.ebenen.bzr.titel, bzr],
    [texteProfil.bezirk, amBezirk ? null : bezirk],
    [texteProfil.berlin, anBerlin ? null : berlin]
  ];
  const teile = named.flatMap(([name, wert]) =>
    !wert || wert.wert === null ? [] : `${name} ${formatWert(wert, indikator)}`
  );
  const satz = istVeraenderung(indikator) ? texteProfil.unsicherheit.satz : texteProfil.unsicherheit.gebiet;
  return [gebiet.wert === null && ohne, urteil && satz(urteil), teile.length > 0 && texte.vergleich(teile)]
    .filter(Boolean)
    .join(" ");
}

/** The value at an earlier date with the verdict, or beside Bezirk and Berlin, where the Bezirk has none at the newest; "" if there is none. */
export function standVergleichSatz({indikator, vergleich}: Pick<Kennzahl, "indikator" | "vergleich">): string {
  if (!vergleich) return "";
  const {zeitraum, gebiet, bezirk, berlin} = vergleich;
  const urteil = urteilSatz(vergleich, indikator);
  if (urteil) return texteProfil.blick.urteilAm(formatZeitraum(zeitraum), formatWert(gebiet, indikator), urteil);
  const beside = [
    [texteProfil.bezirk, bezirk],
    [texteProfil.berlin, berlin]
  ] as const;
  return texteProfil.blick.vergleichAm(formatZeitraum(zeitraum), [
    formatWert(gebiet, indikator),
    ...beside.flatMap(([name, wert]) => (wert.wert === null ? [] : `${name} ${formatWert(wert, indikator)}`))
  ]);
}

type Altersaufbau = GebietProfil["altersaufbau"];

/** Share of all people from *von* up to *bis* (exclusive), per cent; null if a group is unknown or the bounds cut one. */
export function anteilOf(
  gruppen: Altersaufbau["gruppen"],
  von: number,
  bis: number,
  key: "anteil" | "anteil_bezirk" = "anteil"
): number | null {
  const parts = gruppen.filter((g) => g.von < bis && g.bis > von);
  if (parts.length === 0 || parts.some((g) => g.von < von || g.bis > bis || g[key] === null)) return null;
  return parts.reduce((sum, g) => sum + g[key]!, 0);
}

const prozent = (wert: number): string => formatMitEinheit(wert, "%", 1);

/** Heading and finding of the age structure: under 18 and from 65, compared with the Bezirk if *gebiet* is not itself that. */
export function altersSaetze({
  altersaufbau,
  gebiet,
  kennzahlen
}: Pick<GebietProfil, "altersaufbau" | "gebiet" | "kennzahlen">): {titel: string; befund: string} {
  const texte = texteProfil.altersaufbau;
  const jung = anteilOf(altersaufbau.gruppen, 0, 18);
  const alt = anteilOf(altersaufbau.gruppen, 65, 110);
  if (jung === null || alt === null) return {titel: texte.titelOhne, befund: texte.befundOhne};
  const jungBezirk = anteilOf(altersaufbau.gruppen, 0, 18, "anteil_bezirk");
  const altBezirk = anteilOf(altersaufbau.gruppen, 65, 110, "anteil_bezirk");
  const titel = texte.titel(prozent(jung), prozent(alt));
  const [urteilJung, urteilAlt] = ["anteil_unter_18", "anteil_65_plus"].map((id) => {
    const kennzahl = kennzahlOf({kennzahlen}, id);
    return kennzahl?.zeitraum === altersaufbau.zeitraum && kennzahl.urteile.bezirk
      ? urteilSatz(kennzahl, kennzahl.indikator, {nurBezirk: true})
      : "";
  });
  if (urteilJung && urteilAlt) return {titel, befund: texte.befundUrteile(urteilJung, urteilAlt)};
  return {
    titel,
    befund:
      gebiet.ebene === "bezirk" || jungBezirk === null || altBezirk === null
        ? texte.befund(gebiet.name)
        : texte.befundBezirk(prozent(jungBezirk), prozent(altBezirk))
  };
}

/** Shares of women and men of both together, per cent; null if one of them is unknown or nobody lives there. */
export function geschlechtOf({
  maennlich,
  weiblich
}: Pick<Altersaufbau, "maennlich" | "weiblich">): {frauen: number; maenner: number} | null {
  if (maennlich.wert === null || weiblich.wert === null) return null;
  const alle = maennlich.wert + weiblich.wert;
  return alle > 0 ? {frauen: (weiblich.wert / alle) * 100, maenner: (maennlich.wert / alle) * 100} : null;
}

/** Women and men in one sentence. */
export function geschlechtSatz(altersaufbau: Pick<Altersaufbau, "maennlich" | "weiblich">): string {
  const texte = texteProfil.altersaufbau;
  const anteile = geschlechtOf(altersaufbau);
  if (!anteile) return texte.geschlechtOhne;
  const frauen = prozent(anteile.frauen);
  const maenner = prozent(anteile.maenner);
  return frauen === maenner ? texte.geschlechtGleich(frauen) : texte.geschlecht(frauen, maenner);
}

/** How many people live in an area that was cut out of an older one, how that changed, and why there is no longer series. */
function eigeneBevoelkerung({gebiet, bevoelkerung, kennzahlen}: Bevoelkerungsteil): string[] {
  const texte = texteProfil.bevoelkerung;
  const einwohner = kennzahlOf({kennzahlen}, "einwohner");
  const veraenderung = kennzahlOf({kennzahlen}, "veraenderung_5_jahre");
  const {wert = null, zaehler = null} = veraenderung?.gebiet ?? {};
  const [von, bis] = (veraenderung?.zeitraum ?? "").split("/").map(Number);
  const plus = zaehler !== null && zaehler > 0 ? "+" : "";
  return [
    einwohner && einwohner.gebiet.wert !== null
      ? texte.heute(gebiet.name, formatZahl(einwohner.gebiet.wert), formatZeitraum(einwohner.zeitraum))
      : "",
    wert !== null && zaehler !== null && von !== undefined && bis !== undefined
      ? texte.veraenderung(`${plus}${formatZahl(zaehler)}`, `${plus}${prozent(wert)}`, von, bis)
      : "",
    texte.herausgeschnitten(bevoelkerung.name)
  ];
}

type Bevoelkerungsteil = Pick<GebietProfil, "gebiet" | "bevoelkerung" | "kennzahlen">;

/**
 * Heading and finding of the population series: the change between its first and its last known year-end. A series of a
 * former area is named as such, after the figures of the area itself.
 */
export function bevoelkerungSaetze(profil: Bevoelkerungsteil): {titel: string; befund: string} {
  const {bevoelkerung} = profil;
  const texte = texteProfil.bevoelkerung;
  const alt = bevoelkerung.summe_aus.length > 0;
  const {name} = bevoelkerung;
  const known = bevoelkerung.reihe.filter((d) => d.wert !== null);
  const first = known[0];
  const last = known.at(-1);
  const saetze = (titel: string, befund: string) => ({
    titel: alt ? texte.titelAlterRaum(name, titel) : titel,
    befund: [...(alt ? eigeneBevoelkerung(profil) : []), befund].filter(Boolean).join(" ")
  });
  if (!first || !last) return saetze(texte.titelOhne, texte.befundOhne);
  if (first === last)
    return saetze(
      texte.titelOhne,
      texte.befundEin(alt ? texte.alterName(name) : name, formatZahl(last.wert!), formatZeitraum(last.zeitraum))
    );
  const mehr = last.wert! - first.wert!;
  const jahr = jahrOf(first.zeitraum);
  const satz = alt ? texte.befundAlterRaum : texte.befund;
  return saetze(
    mehr === 0
      ? texte.titelGleich(jahr)
      : (mehr > 0 ? texte.titelMehr : texte.titelWeniger)(formatZahl(Math.abs(mehr)), jahr),
    [
      satz(
        name,
        formatZahl(first.wert!),
        formatZeitraum(first.zeitraum),
        formatZahl(last.wert!),
        formatZeitraum(last.zeitraum)
      ),
      texte.ohneSicherheit
    ].join(" ")
  );
}

const klasseName = (klassen: MssKlassen["status"], wert: Wert): string | undefined =>
  klassen.find((k) => k.wert === wert.wert)?.name;

/** Heading and finding of the MSS classes: the newest edition, or why the area has none. *mss* is sorted and not empty. */
export function mssSaetze(mss: GebietProfil["mss"], klassen: MssKlassen): {titel: string; befund: string} {
  const texte = texteProfil.mss;
  const last = mss.at(-1)!;
  const status = klasseName(klassen.status, last.status);
  if (!status) {
    const never = mss.every((d) => d.status.wert === null);
    // The source words the same reason differently from edition to edition; the longest wording tells most.
    const remarks = (never ? mss : [last]).map((d) => d.status.anmerkung).sort((a, b) => b.length - a.length);
    const grund = remarks[0] ? texte.grund(remarks[0]) : texte.grundUnbekannt;
    return {
      titel: texte.titelOhne(last.edition),
      befund: never ? texte.befundNie(grund) : texte.befundOhne(last.edition, grund)
    };
  }
  const dynamik =
    klasseName(klassen.dynamik, last.dynamik) ??
    formatWert(last.dynamik, {einheit_kurz: "", nachkommastellen: 0, klassen: null});
  const bruch = mss.some((d) => d.bruch !== "") ? texte.bruchSatz : "";
  return {
    titel: texte.titel(status, last.edition),
    befund: [texte.befund(last.edition, status, dynamik), bruch].filter(Boolean).join(" ")
  };
}
