import type {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {Messgroesse} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../format.js";
import type {Lueckenurteil} from "../leistungen/lueckenurteil.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {texteLuecken} from "../texte/luecken.js";
import {texteSaetze} from "../texte/saetze.js";
import {zustaende} from "../zustaende.js";
import {platzOf} from "./lage.js";
import {ortOf} from "./lagesaetze.js";

/** Documented supply of one group in one area: everything a sentence may say of it. */
export interface Versorgung {
  gruppe: {id: string; titel: string; gezaehlt: boolean};
  gebiet: {gebiet_id: string; name: string; ebene: "bezirk" | "bzr" | "plr"};
  jahr: number | null;
  messgroesse: Messgroesse;
  /** A gap is called one below this coverage (1 is the fair share). */
  deckung_unter: number;
  /** Null without records. Of the Bezirk there is no share, as it is what the shares are parts of. */
  zeile: {
    wert: number | null;
    status: string;
    je_1000: number | null;
    fair: number | null;
    deckung: number | null;
    urteil: Lueckenurteil | null;
    /** True if it lies below its share at one weight of need and above at another. */
    haengt_ab: boolean | null;
    anteil_laeufe: number | null;
    /** Offers without the measure, which are not part of the amount. */
    ohne_angabe: number;
    zentren: number;
    gemeldet: number;
  } | null;
}

function zeileOf(
  {stand, jahr}: VersorgungsbildData,
  {ebenen, bezirk}: VersorgungsbildData["gruppen"][number],
  ebene: Versorgung["gebiet"]["ebene"],
  i: number
): Versorgung["zeile"] {
  if (ebene === "bezirk") {
    const {zentren = 0, gemeldet = 0} = stand.meldejahre.find((m) => m.jahr === jahr) ?? {};
    const ohneAnteil = {fair: null, deckung: null, urteil: null, haengt_ab: null, anteil_laeufe: null};
    return bezirk && {...bezirk, ...ohneAnteil, ohne_angabe: 0, zentren, gemeldet};
  }
  const reihe = ebenen.find((e) => e.ebene === ebene);
  return reihe
    ? {
        wert: reihe.wert[i]!,
        status: reihe.status[i]!,
        je_1000: reihe.je_1000[i]!,
        fair: reihe.fair[i]!,
        deckung: reihe.deckung[i]!,
        urteil: reihe.urteil[i]!,
        haengt_ab: reihe.haengt_ab[i]!,
        anteil_laeufe: reihe.anteil_laeufe[i]!,
        ohne_angabe: reihe.ohne_angabe[i]!,
        zentren: reihe.zentren[i]!,
        gemeldet: reihe.gemeldet[i]!
      }
    : null;
}

/** The supply of the group *gruppeId* in the area *gebietId*; null if there is no such group or area. */
export function versorgungOf(
  data: VersorgungsbildData,
  befunde: Pick<BefundeData, "gebiete">,
  gruppeId: string,
  gebietId: string
): Versorgung | null {
  const ort = platzOf(befunde, gebietId);
  const gruppe = data.gruppen.find(({id}) => id === gruppeId);
  if (!ort || !gruppe) return null;
  const {ebene, platz: i} = ort;
  const {gebiet_id, name} = befunde.gebiete[ebene][i]!;
  return {
    gruppe: {id: gruppe.id, titel: gruppe.titel, gezaehlt: gruppe.gezaehlt},
    gebiet: {gebiet_id, name, ebene},
    jahr: data.jahr,
    messgroesse: data.messgroesse,
    deckung_unter: data.deckung_unter,
    zeile: zeileOf(data, gruppe, ebene, i)
  };
}

const zustandSatz: Record<string, string> = texteLeistungen.zustandErklaerung;
const zustandName: Record<string, string> = texteLeistungen.zustand;

/** An amount; small ones with one decimal, so that a part of an hour never looks like none. */
const menge = (wert: number): string => formatZahl(wert, wert > 0 && wert < 10 && !Number.isInteger(wert) ? 1 : 0);

/** A coverage in per cent; with one decimal where rounding would put it on the other side of its verdict. */
function deckungText(deckung: number, unter: number): string {
  const verwischt = [1, unter].some((grenze) => deckung < grenze && Math.round(100 * deckung) >= 100 * grenze);
  return texteLuecken.prozent(deckung, verwischt ? 1 : 0);
}

/**
 * What is documented for a group in an area, against the share by people and need, with the verdict in words and how many
 * centres reported; that offers lack the figure, and that the side of the share depends on how much need counts. Withheld, unreported and unrecorded figures and groups nobody counts are told as such.
 */
export function lueckeSatz({gruppe, gebiet, jahr, messgroesse, deckung_unter, zeile}: Versorgung): string {
  const texte = texteSaetze.luecke;
  const name = texte.gruppe(gruppe.titel);
  if (jahr === null || !zeile) return texte.keineDaten(name);
  const {wert, status, je_1000, fair, deckung, urteil, anteil_laeufe, zentren, gemeldet} = zeile;
  const {haengt_ab, ohne_angabe} = zeile;
  const kopf = texte.kopf(texteLeistungen.messgroesse[messgroesse].titel, name, ortOf(gebiet), jahr);
  const abdeckung = zentren === 0 ? texte.keinZentrum : texte.abdeckung(texteLeistungen.abdeckung(gemeldet, zentren));
  if (wert === null || (status !== "wert" && status !== "null_wert")) {
    // "No offer" is a figure, 0, and never stands for one that is not there.
    const zustand = status === "null_wert" ? "" : status;
    return [
      texte.zustand(kopf, zustandName[zustand] ?? zustaende.fehlt.name),
      zustandSatz[zustand] ?? texteSaetze.grund.fehlt,
      abdeckung
    ].join(" ");
  }
  const ohneAnteil = !gruppe.gezaehlt
    ? texte.nichtGezaehlt(name)
    : gebiet.ebene === "bezirk"
      ? texte.bezirk
      : texte.ohneAnteil;
  return [
    wert === 0
      ? texte.keinAngebot(kopf)
      : texte.wert(kopf, menge(wert), gruppe.gezaehlt && je_1000 !== null ? menge(je_1000) : null),
    deckung === null || fair === null || urteil === null
      ? ohneAnteil
      : texte.urteil(deckungText(deckung, deckung_unter), menge(fair), texteLeistungen.lueckenurteil[urteil]),
    (urteil === "robust" || urteil === "nicht_robust") &&
      anteil_laeufe !== null &&
      texteLuecken.auswahl.laeufe(anteil_laeufe, deckung_unter),
    (urteil === "kein_rueckstand" || urteil === "etwas_darunter") && haengt_ab && texte.haengtAb,
    ohne_angabe > 0 && texte.ohneAngabe(ohne_angabe),
    abdeckung
  ]
    .filter(Boolean)
    .join(" ");
}
