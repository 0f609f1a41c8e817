const tage = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"] as const;
export type Wochentag = (typeof tage)[number];

/** Open on one weekday from `von` to `bis`, in minutes since midnight. */
export interface Oeffnung {
  tag: Wochentag;
  von: number;
  bis: number;
}

const tagmuster =
  /^(mo(?:ntags?)?|di(?:enstags?)?|mi(?:ttwochs?)?|do(?:nnerstags?)?|fr(?:eitags?)?|sa(?:mstags?)?|sonnabends?|so(?:nntags?)?|t(?:ä|ae)glich)(?![\p{L}])\.?/iu;
const zeitmuster = /^(\d{1,2})(?:[:.](\d{2}))?(?!\d)(?:\s*uhr)?/i;

type Zeichen = {art: "tag"; tage: number[]} | {art: "zeit"; minuten: number} | {art: "bis"} | {art: "trenner"};

function zeichenOf(text: string): Zeichen[] | string {
  const zeichen: Zeichen[] = [];
  let rest = text;
  while ((rest = rest.trimStart()) !== "") {
    const tag = tagmuster.exec(rest);
    const zeit = tag ? null : zeitmuster.exec(rest);
    const wort = tag || zeit ? null : /^(bis|und|von|sowie|[-–—−]|[;,/&+|:])/i.exec(rest);
    const gefunden = tag ?? zeit ?? wort;
    if (!gefunden) return `„${/^\S+/.exec(rest)![0].slice(0, 20)}“ ist weder Wochentag noch Uhrzeit`;
    rest = rest.slice(gefunden[0].length);
    if (tag) {
      const name = tag[1]!.slice(0, 2).toLowerCase();
      const index = /^sonna/i.test(tag[1]!) ? 5 : tage.findIndex((t) => t.toLowerCase() === name);
      zeichen.push({art: "tag", tage: index < 0 ? [0, 1, 2, 3, 4, 5, 6] : [index]});
    } else if (zeit) {
      const [stunde, minute] = [Number(zeit[1]), Number(zeit[2] ?? 0)];
      if (stunde > 24 || minute > 59 || (stunde === 24 && minute > 0)) return `„${zeit[0].trim()}“ ist keine Uhrzeit`;
      zeichen.push({art: "zeit", minuten: stunde * 60 + minute});
    } else zeichen.push({art: /^(bis|[-–—−])/i.test(wort![0]) ? "bis" : "trenner"});
  }
  return zeichen;
}

/** Minutes since midnight as "09:00". */
export const uhr = (minuten: number): string =>
  `${String(Math.floor(minuten / 60)).padStart(2, "0")}:${String(minuten % 60).padStart(2, "0")}`;

/**
 * The hours of a weekly schedule, by day and time: "Mo–Fr 9–18 Uhr", "Montag 9.00 bis 12.00 und 14 bis 18", "Mo, Mi 10:00-12:00".
 * A string says what cannot be read, as a sentence about the text.
 */
export function parseOeffnung(text: string): Oeffnung[] | string {
  const zeichen = zeichenOf(text.replace(/[\u00a0\u202f]/g, " "));
  if (typeof zeichen === "string") return zeichen;
  const offen: Oeffnung[] = [];
  let aktuell: number[] = [];
  let nachZeit = true;
  for (let i = 0; i < zeichen.length; i++) {
    const z = zeichen[i]!;
    const danach = zeichen[i + 1];
    const uebernaechstes = zeichen[i + 2];
    if (z.art === "tag") {
      if (nachZeit) aktuell = [];
      else if (aktuell.length === 0) return "enthält Uhrzeiten ohne Wochentag";
      nachZeit = false;
      if (danach?.art === "bis" && uebernaechstes?.art === "tag") {
        const [von, bis] = [z.tage[0]!, uebernaechstes.tage[0]!];
        if (bis < von) return `enthält Tage in falscher Folge: ${tage[von]} bis ${tage[bis]}`;
        for (let t = von; t <= bis; t++) aktuell.push(t);
        i += 2;
      } else aktuell.push(...z.tage);
    } else if (z.art === "zeit") {
      if (aktuell.length === 0) return "enthält Uhrzeiten ohne Wochentag davor";
      if (danach?.art !== "bis" || uebernaechstes?.art !== "zeit") return `nennt zu ${uhr(z.minuten)} Uhr kein Ende`;
      if (uebernaechstes.minuten <= z.minuten)
        return `endet um ${uhr(uebernaechstes.minuten)} Uhr vor dem Anfang um ${uhr(z.minuten)} Uhr`;
      for (const t of new Set(aktuell)) offen.push({tag: tage[t]!, von: z.minuten, bis: uebernaechstes.minuten});
      nachZeit = true;
      i += 2;
    } else if (z.art === "bis") return "enthält einen Strich, der nicht zwischen zwei Tagen oder Uhrzeiten steht";
  }
  if (!nachZeit) return "nennt einen Wochentag ohne Uhrzeiten";
  offen.sort((a, b) => tage.indexOf(a.tag) - tage.indexOf(b.tag) || a.von - b.von);
  const doppelt = offen.find((o, i) => i > 0 && offen[i - 1]!.tag === o.tag && offen[i - 1]!.bis > o.von);
  return doppelt ? `enthält am ${doppelt.tag} Zeiten, die sich überschneiden` : offen;
}

/** A weekly schedule as the contract writes it: "Mo 09:00–12:00, 14:00–18:00; Di 10:00–12:00". */
export function formatOeffnung(offen: readonly Oeffnung[]): string {
  return tage
    .map((tag) => ({tag, zeiten: offen.filter((o) => o.tag === tag)}))
    .filter(({zeiten}) => zeiten.length > 0)
    .map(({tag, zeiten}) => `${tag} ${zeiten.map(({von, bis}) => `${uhr(von)}–${uhr(bis)}`).join(", ")}`)
    .join("; ");
}
