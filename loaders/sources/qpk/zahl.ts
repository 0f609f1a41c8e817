import type {StatusOhneWert} from "../../contract/release.js";

/** What a cell of a report says. `fussnote` is the mark behind it, "" if none; `prozent` tells a sign %. */
export type Angabe =
  | {art: "zahl"; wert: number; fussnote: string; prozent: boolean}
  /** A dash: nothing there, which is a true zero. */
  | {art: "nichts"; fussnote: string}
  | {art: "zustand"; status: StatusOhneWert; fussnote: string}
  /** "1.234": one thousand and more, or one and a bit. */
  | {art: "mehrdeutig"; ganz: number; dezimal: number; fussnote: string}
  | {art: "unlesbar"};

/** Which sign separates thousands, where that is known from elsewhere. */
export type Tausender = "." | "," | null;

const noteAtEnd = /^(.*?[\d%.)xX•…–-])\s*(\*{1,3}|[¹²³⁴-⁹]+\)?|(?<=\s)\d\))$/;

function numberOf(text: string, tausender: Tausender): Angabe {
  const sign = /^[-−–]/.test(text) ? -1 : 1;
  const digits = text.replace(/^[-−–+]/, "");
  const zahl = (plain: string): Angabe => ({art: "zahl", wert: sign * Number(plain) + 0, fussnote: "", prozent: false});
  if (/^(0|[1-9]\d*)$/.test(digits)) return zahl(digits);
  if (/^[1-9]\d{0,2}( \d{3})+([.,]\d+)?$/.test(digits)) return zahl(digits.replaceAll(" ", "").replace(",", "."));
  if (/^[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(digits)) return zahl(digits.replaceAll(".", "").replace(",", "."));
  if (/^[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(digits)) return zahl(digits.replaceAll(",", ""));
  if (/^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})+$/.test(digits)) return zahl(digits.replace(/[.,]/g, ""));
  const either = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(digits);
  if (either) {
    const [ganz, dezimal] = [digits.replace(/[.,]/, ""), digits.replace(",", ".")];
    if (tausender !== null) return zahl(either[1] === tausender ? ganz : dezimal);
    return {art: "mehrdeutig", ganz: sign * Number(ganz), dezimal: sign * Number(dezimal), fussnote: ""};
  }
  if (/^(0|[1-9]\d*)?[.,]\d+$/.test(digits)) return zahl(digits.replace(",", "."));
  return {art: "unlesbar"};
}

/**
 * What *text* says: a number in German or English writing, a sign of the statistics office, or neither. A number that can
 * be read in two ways is "mehrdeutig" unless *tausender* decides; nothing is ever guessed.
 */
export function readAngabe(text: string, tausender: Tausender = null): Angabe {
  const tidy = text.replace(/\s+/g, " ").trim();
  const [, body = tidy, fussnote = ""] = noteAtEnd.exec(tidy) ?? [];
  if (/^(k\. ?A\.|keine Angabe|…|\.\.\.)$/i.test(body)) return {art: "zustand", status: "fehlt", fussnote};
  if (body === "•") return {art: "zustand", status: "geschuetzt", fussnote};
  if (/^x$/i.test(body)) return {art: "zustand", status: "entfaellt", fussnote};
  if (/^[-–—−]$/.test(body)) return {art: "nichts", fussnote};
  const plain = body.replace(/ ?%$/, "");
  const read = numberOf(plain, tausender);
  if (read.art === "unlesbar") return read;
  return read.art === "zahl" ? {...read, fussnote, prozent: plain !== body} : {...read, fussnote};
}

/** How a table writes thousands, as far as *texts* prove it; null if they do not, or contradict each other. */
export function tausenderOf(texts: readonly string[]): Tausender {
  const proofs = new Set<Tausender>();
  for (const text of texts) {
    const plain = text
      .replace(/\s+/g, " ")
      .trim()
      .replace(/[\s*%¹²³]+$/, "");
    if (/\d\.\d{3},\d|^[-−–+]?(\d+,(\d{1,2}|\d{4,})|0,\d+)$/.test(plain) || /\.\d{3}\.\d{3}$/.test(plain))
      proofs.add(".");
    else if (/\d,\d{3}\.\d|^[-−–+]?(\d+\.(\d{1,2}|\d{4,})|0\.\d+)$/.test(plain) || /,\d{3},\d{3}$/.test(plain))
      proofs.add(",");
  }
  return proofs.size === 1 ? ([...proofs][0] ?? null) : null;
}
