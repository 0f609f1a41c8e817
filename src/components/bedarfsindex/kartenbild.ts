import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {abweichungEinteilung, quantileEinteilung} from "../../method/klassen.js";
import {berechnetesBild, type Kartenbild} from "../karte/bild.js";
import {
  datenText,
  formatIndex,
  mitRang,
  nullIstDurchschnitt,
  ohneIndex,
  regionenOf,
  stellenOf,
  type Stand
} from "./stand.js";
import type {Ansicht} from "./zustand.js";

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
