import type {GebietProfil, GebietRef, IndikatorKopf, Kennzahl, Wert} from "../../../loaders/marts/shapes.js";
import {formatMitEinheit, formatWert, formatZahl, formatZeitraum, jahrOf} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {zustandOf} from "../../lib/zustaende.js";
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

/** Why a value is not there: the publisher's remark, else the meaning of its state. No full stop at the end. */
export function grundOf(wert: Pick<Wert, "status" | "anmerkung">, indikator: Pick<IndikatorKopf, "klassen">): string {
  const grund = wert.anmerkung.replace(/\.$/, "") || zustandOf(wert.status).name;
  return indikator.klassen && wert.status === "entfaellt" ? texteProfil.blick.nichtKlassifiziert(grund) : grund;
}

function extremSatz(kennzahl: Kennzahl, gebiet_id: string): string {
  const {indikator, verteilung} = kennzahl;
  const texte = texteProfil.blick;
  const known = verteilung.filter((d) => d.wert !== null);
  const own = known.find((d) => d.gebiet_id === gebiet_id);
  if (!own) return "";
  // Ties are judged by what readers see, not by digits they cannot see.
  const shown = formatWert(own, indikator);
  const ties = known.filter((d) => d !== own && formatWert(d, indikator) === shown).length;
  const others = known.filter((d) => formatWert(d, indikator) !== shown).map((d) => d.wert!);
  if (others.length === 0) return "";
  if (others.every((wert) => wert < own.wert!)) return ties > 0 ? texte.hoechsterGeteilt(ties) : texte.hoechster;
  if (others.every((wert) => wert > own.wert!)) return ties > 0 ? texte.niedrigsterGeteilt(ties) : texte.niedrigster;
  return "";
}

/** The range of all areas of the level in words, whether this one is at its end, and how many have no value. */
export function spanneSatz(kennzahl: Kennzahl, gebiet: Pick<GebietRef, "gebiet_id" | "ebene">): string {
  const {indikator, verteilung} = kennzahl;
  const texte = texteProfil.blick;
  const {plural, dativ} = texteProfil.ebenen[gebiet.ebene];
  const known = verteilung.filter((d) => d.wert !== null).toSorted((a, b) => a.wert! - b.wert!);
  if (known.length < 2) return "";
  const missing = verteilung.length - known.length;
  const rest = missing > 0 ? texte.ohneAngabe(missing) : "";
  if (indikator.klassen) {
    const own = known.find((d) => d.gebiet_id === gebiet.gebiet_id);
    const same = own && texte.klasse(known.filter((d) => d.wert === own.wert).length, known.length, dativ);
    return [same, rest].filter(Boolean).join(" ");
  }
  const von = formatWert(known[0]!, indikator);
  const bis = formatWert(known.at(-1)!, indikator);
  const spanne =
    von === bis ? texte.gleich(known.length, plural, von) : texte.spanne(known.length, dativ, missing === 0, von, bis);
  return [spanne, extremSatz(kennzahl, gebiet.gebiet_id), rest].filter(Boolean).join(" ");
}

/** A value beside those of the areas above it, as sentences without a verdict; a missing value says why it is missing. */
export function vergleichSatz(kennzahl: Kennzahl, bzrName: string | null): string {
  const {indikator, gebiet, bzr, bezirk, berlin} = kennzahl;
  const named: [string, Wert | null][] = [
    [bzrName ?? texteProfil.ebenen.bzr.titel, bzr],
    [texteProfil.bezirk, bezirk],
    [texteProfil.berlin, berlin]
  ];
  const teile = named.flatMap(([name, wert]) =>
    !wert || wert.wert === null ? [] : `${name} ${formatWert(wert, indikator)}`
  );
  return [gebiet.wert === null && texteProfil.blick.ohneWert, teile.length > 0 && texteProfil.blick.vergleich(teile)]
    .filter(Boolean)
    .join(" ");
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

/** Heading and finding of the age structure: under 18 and from 65, beside the Bezirk if *gebiet* is not itself that. */
export function altersSaetze(
  altersaufbau: Altersaufbau,
  gebiet: Pick<GebietRef, "name" | "ebene">
): {titel: string; befund: string} {
  const texte = texteProfil.altersaufbau;
  const jung = anteilOf(altersaufbau.gruppen, 0, 18);
  const alt = anteilOf(altersaufbau.gruppen, 65, 110);
  if (jung === null || alt === null) return {titel: texte.titelOhne, befund: texte.befundOhne};
  const jungBezirk = anteilOf(altersaufbau.gruppen, 0, 18, "anteil_bezirk");
  const altBezirk = anteilOf(altersaufbau.gruppen, 65, 110, "anteil_bezirk");
  return {
    titel: texte.titel(prozent(jung), prozent(alt)),
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

/** Heading and finding of the population series: the change between its first and its last known year-end. */
export function bevoelkerungSaetze(bevoelkerung: GebietProfil["bevoelkerung"]): {titel: string; befund: string} {
  const texte = texteProfil.bevoelkerung;
  const name = bevoelkerung.summe_aus.length > 0 ? texte.alterName(bevoelkerung.name) : bevoelkerung.name;
  const known = bevoelkerung.reihe.filter((d) => d.wert !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return {titel: texte.titelOhne, befund: texte.befundOhne};
  if (first === last)
    return {
      titel: texte.titelOhne,
      befund: texte.befundEin(name, formatZahl(last.wert!), formatZeitraum(last.zeitraum))
    };
  const mehr = last.wert! - first.wert!;
  const jahr = jahrOf(first.zeitraum);
  return {
    titel:
      mehr === 0
        ? texte.titelGleich(jahr)
        : (mehr > 0 ? texte.titelMehr : texte.titelWeniger)(formatZahl(Math.abs(mehr)), jahr),
    befund: texte.befund(
      name,
      formatZahl(first.wert!),
      formatZeitraum(first.zeitraum),
      formatZahl(last.wert!),
      formatZeitraum(last.zeitraum)
    )
  };
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
