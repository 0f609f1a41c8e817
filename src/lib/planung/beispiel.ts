import {textePlanung} from "../texte/planung.js";
import {brauchtGrund, leistungOf, messbar, messungOf} from "./sitzung.js";
import {auswertung, beispielvorsatz} from "./stimmen.js";
import type {Messung, Schwerpunkt, Sitzung, Stimme, Thema} from "./typen.js";
import type {Quellen} from "./vorschlaege.js";

const {beispiel: worte} = textePlanung;

const zahlZettel = 5;

/** One invented ballot: all points on a few topics, a different few for each *nummer*, or a score everywhere. */
function stimmenOf({themen, kriterien, verfahren}: Sitzung, nummer: number): Stimme[] {
  const n = themen.length;
  if (verfahren.art === "werte") {
    const stufen = verfahren.bis - verfahren.von + 1;
    return themen.flatMap(({id}, i) =>
      kriterien.map((k, j) => ({
        thema: id,
        kriterium: k.id,
        wert: verfahren.von + ((2 * i + 3 * j + i * nummer) % stufen)
      }))
    );
  }
  const werte = new Map<string, number>();
  let rest = verfahren.punkte;
  for (let i = 0; rest > 0 && i < 4 * n; i++) {
    const {id} = themen[(i % 2 === 0 ? i / 2 : nummer * 2 + i) % n]!;
    const frei = verfahren.hoechstens - (werte.get(id) ?? 0);
    const wert = Math.min(rest, frei, 1 + ((nummer + i) % 2));
    if (wert > 0) werte.set(id, (werte.get(id) ?? 0) + wert);
    rest -= Math.max(0, wert);
  }
  return [...werte].map(([thema, wert]) => ({thema, kriterium: null, wert}));
}

/** *sitzung* with five invented ballots in place of its own, equal for equal topics; without topics it has none. */
export const beispielstimmen = (sitzung: Sitzung): Sitzung => ({
  ...sitzung,
  stimmzettel:
    sitzung.themen.length === 0
      ? []
      : Array.from({length: zahlZettel}, (_, i) => ({
          id: `${beispielvorsatz}${i + 1}`,
          stimmen: stimmenOf(sitzung, i).sort((a, b) => (a.thema < b.thema ? -1 : a.thema > b.thema ? 1 : 0))
        }))
});

/** An indicator for the first priority, the documented supply for the others, as far as the atlas has them. */
function messungFuer(quellen: Quellen, thema: Thema, platz: number, heute: string): Messung {
  const erste = messbar(quellen.befunde, thema, heute)[0];
  const zahl = erste ? messungOf(quellen.befunde, erste.indikator, erste.gebiet_id) : null;
  const angebot = leistungOf(quellen, thema);
  return (
    (platz === 0 ? (zahl ?? angebot) : (angebot ?? zahl)) ?? {art: "eigen", titel: worte.zaehlung, stand: worte.stand}
  );
}

function schwerpunktOf(quellen: Quellen, {jahr}: Sitzung, thema: Thema, platz: number, heute: string): Schwerpunkt {
  const messung = messungFuer(quellen, thema, platz, heute);
  const kopf =
    messung.art === "atlas"
      ? quellen.befunde.indikatoren.find((i) => i.kopf.id === messung.indikator)?.kopf
      : undefined;
  return {
    thema: thema.id,
    begruendung: worte.begruendung,
    verantwortlich: worte.rollen[platz % worte.rollen.length]!,
    messung,
    ziel: {richtung: kopf?.polaritaet === "belastung" ? "senken" : "erhoehen", wert: null},
    pruefung_am: `${jahr + 1}-06-30`
  };
}

/**
 * *sitzung* as an example filled in to the end: held on the ISO day *heute* with invented roles and ballots, the first topics by
 * the votes decided on, and a reason where one is asked for. It names nobody, and cannot be closed because of its ballots.
 */
export function beispielsitzung(sitzung: Sitzung, quellen: Quellen, heute: string): Sitzung {
  const {planung} = quellen;
  const gestimmt = {...beispielstimmen(sitzung), sitzung_am: heute, rollen: [...worte.rollen]};
  const stand = auswertung(gestimmt, planung);
  if (stand.verdeckt) return gestimmt;
  const schwerpunkte = stand.ergebnisse.slice(0, planung.regeln.schwerpunkte.mindestens).map(({thema: id}, i) =>
    schwerpunktOf(
      quellen,
      gestimmt,
      gestimmt.themen.find((thema) => thema.id === id)!,
      i,
      heute
    )
  );
  const begruendungen = stand.ergebnisse.flatMap((e) =>
    e.abweichung && brauchtGrund({schwerpunkte}, e, planung) ? [{thema: e.thema, text: worte.grund[e.abweichung]}] : []
  );
  return {...gestimmt, schwerpunkte, begruendungen};
}
