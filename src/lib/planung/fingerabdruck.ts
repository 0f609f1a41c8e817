import type {Sitzung} from "./typen.js";

const start = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** FNV-1a of *text* in 64 bits, as 16 hexadecimal digits: tells texts apart, keeps nothing secret. */
function fnv1a(text: string): string {
  let hash = start;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  return hash.toString(16).padStart(16, "0");
}

const nachId = <T extends {id: string}>(liste: readonly T[]): T[] =>
  [...liste].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/**
 * Stands for everything a ballot is filled in for: the words of topics and criteria, the weights and the procedure. Their order
 * and the evidence do not matter.
 */
export function fingerabdruckOf({
  themen,
  kriterien,
  verfahren
}: Pick<Sitzung, "themen" | "kriterien" | "verfahren">): string {
  return fnv1a(
    JSON.stringify([
      nachId(themen).map(({id, titel}) => [id, titel]),
      nachId(kriterien).map(({id, titel, erklaerung, gewicht}) => [id, titel, erklaerung, gewicht]),
      verfahren.art === "punkte"
        ? [verfahren.art, verfahren.punkte, verfahren.hoechstens]
        : [verfahren.art, verfahren.von, verfahren.bis]
    ])
  );
}
