import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {abweichungEinteilung, quantileEinteilung} from "../../method/klassen.js";
import {angabenOf} from "../bild/angaben.js";
import type {Bildquelle} from "../bild/modell.js";
import {berechnetesBild, type Kartenbild} from "../karte/bild.js";
import type {Grenzen} from "../karte/geometrie.js";
import {karteninhalt, kartenzeichen} from "../karte/kartenblatt.js";
import type {Landkarte} from "../karte/Landkarte.js";
import {aenderungen} from "./aenderungen.js";
import {quellenOf} from "./ausfuhr.js";
import {
  datenText,
  formatIndex,
  mitRang,
  nullIstDurchschnitt,
  ohneIndex,
  regionenOf,
  stellenOf,
  zeitraeumeOf,
  type Stand
} from "./stand.js";
import {formatGewicht, zaehlendeIndikatoren, type Ansicht} from "./zustand.js";

/** The index as the map shows it: classes around the mean of Berlin where 0 is that, with group and interval of ranks beside. */
export function kartenbildOf(data: BedarfsindexData, stand: Stand, {ebene, gebiet}: Ansicht): Kartenbild {
  const {titel, karte, gruppe, rechnen} = texteBedarfsindex;
  const {wahl, raenge, aktuell} = stand;
  const nachkommastellen = stellenOf(wahl);
  const n = mitRang(raenge);
  const mindestbesetzung = data.mindestbesetzung_klasse;
  const gebiete =
    ebene === "bzr"
      ? regionenOf(data, stand).map((r) => ({
          ...{gebiet_id: r.gebiet_id, name: r.name, parent_name: "", wert: r.mittel},
          status: r.mittel === null ? r.status : ("wert" as const),
          angaben:
            r.mittel === null
              ? []
              : [karte.spanne(formatIndex(r.unten, wahl), formatIndex(r.oben, wahl), r.planungsraeume)]
        }))
      : data.gebiete.map(({gebiet_id, name, parent_name}, i) => {
          const wert = stand.index[i] ?? null;
          const rang = raenge?.[i] ?? null;
          const ohne = wert === null ? ohneIndex(data, wahl, i) : null;
          const angaben =
            ohne || !rang
              ? []
              : aktuell
                ? [gruppe.kurz(rang.gruppe), karte.rang(rang.rang_unten, rang.rang_oben, n)]
                : [rechnen.veraltet];
          return {
            ...{gebiet_id, name, parent_name, wert, angaben, anmerkung: ohne?.grund ?? ""},
            ...(ohne && {status: ohne.status})
          };
        });
  const werte = gebiete.map(({wert}) => wert);
  const umNull = nullIstDurchschnitt(wahl);
  return berechnetesBild({
    serie: JSON.stringify([ebene, wahl, aktuell, raenge === null]),
    indikator: {titel, einheit_kurz: "", nachkommastellen, klassen: null, polaritaet: "belastung"},
    ebene,
    lor_stand: "2021",
    untertitel: karte.untertitel(ebene, datenText(data, wahl)),
    erklaerung: [
      umNull ? karte.farbenAbstand : karte.farben,
      karte.farbenOhneSicherheit,
      ebene === "bzr" ? karte.farbenSpanne : karte.farbenGruppe
    ].join(" "),
    einteilung: umNull
      ? abweichungEinteilung({referenz: werte, gezeigt: werte, nachkommastellen, mindestbesetzung})
      : quantileEinteilung({referenz: werte, gezeigt: werte, nachkommastellen, anzahl: 5, mindestbesetzung}),
    gebiete,
    ausgewaehlt: gebiet
  });
}

/** What a reader takes along of the map: with weights and way of computing, and the sources of the boundaries. */
export function kartenAngaben(
  data: BedarfsindexData,
  stand: Stand,
  ansicht: Ansicht,
  {grenzen, document}: {grenzen: Grenzen["properties"]; document: Document}
): Angaben {
  const {fuss, skalen, mittel, titel} = texteBedarfsindex;
  const {wahl} = stand;
  const bild = kartenbildOf(data, stand, ansicht);
  const zeitraeume = zeitraeumeOf(data, wahl);
  return angabenOf(
    {
      titel,
      untertitel: bild.untertitel,
      name: {
        ...{was: "bedarfsindex", wo: ansicht.ebene, wann: zeitraeume.at(-1) ?? ""},
        ansicht: `${stand.istVorgabe ? "vorgabe" : "eigene"}_karte`
      },
      quellen: [...quellenOf(data, stand, ansicht.ebene), ...(grenzen ? [texteKarte.fuss.grenzen(grenzen)] : [])],
      zeichen: kartenzeichen(bild),
      hinweise: [
        fuss.gewichte(data.felder.map(({id, titel}) => [titel, formatGewicht(wahl.gewichte[id] ?? 0)])),
        fuss.rechenweg(
          zaehlendeIndikatoren(data, wahl).map(({kopf}) => kopf.kurztitel),
          skalen[wahl.normalisierung].kurz,
          mittel[wahl.mittel].kurz
        )
      ],
      datenstand: zeitraeume.map(formatZeitraum).join(", ")
    },
    document
  );
}

/** The map of the index as a picture; `standOf` gives what is shown now. */
export function bedarfsindexBild({
  data,
  landkarte,
  standOf,
  grenzen,
  document
}: {
  data: BedarfsindexData;
  landkarte: Pick<Landkarte, "abbild">;
  standOf: () => {stand: Stand; ansicht: Ansicht};
  grenzen?: Grenzen | undefined;
  document: Document;
}): Bildquelle {
  return {
    angaben() {
      const {stand, ansicht} = standOf();
      return kartenAngaben(data, stand, ansicht, {grenzen: grenzen?.properties, document});
    },
    zeichne(breite, document) {
      const {stand} = standOf();
      return {...karteninhalt(landkarte, breite, document), beschreibung: aenderungen(data, stand).join(" ")};
    }
  };
}
