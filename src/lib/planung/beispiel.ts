import {beispielvorsatz} from "./stimmen.js";
import type {Sitzung, Stimme} from "./typen.js";

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
