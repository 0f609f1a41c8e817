import type {IndexEingabe, IndexWahl, Rang} from "../../lib/bedarfsindex.js";
import type {Rangfrage} from "./rangarbeiter.js";

export type Raenge = readonly (Rang | null)[] | null;

/** What is needed of a worker; tests bring their own. */
export type Arbeiter = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror">;

export interface RangrechnerOptions {
  eingabe: IndexEingabe;
  onErgebnis: (raenge: Raenge, wahl: IndexWahl) => void;
  onFehler: () => void;
  starteArbeiter?: () => Arbeiter;
  /** Milliseconds a choice must have stood before its ranks are computed. */
  ruhe?: number;
}

export interface Rangrechner {
  /** Asks for the ranks of *wahl*; whatever was asked before is dropped. */
  bitte(wahl: IndexWahl): void;
  /** Drops what was asked. */
  vergiss(): void;
  close(): void;
}

/** As a file of this site, so that a strict Content-Security-Policy need not allow more than 'self'. */
const starte = (): Arbeiter => new Worker(import.meta.resolve("./rangarbeiter.js"), {type: "module"});

/** Computes ranks beside the page: the newest choice wins, a running older one is ended. Never throws. */
export function Rangrechner({
  eingabe,
  onErgebnis,
  onFehler,
  starteArbeiter = starte,
  ruhe = 250
}: RangrechnerOptions): Rangrechner {
  let arbeiter: Arbeiter | null = null;
  let beschaeftigt = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function beende(): void {
    arbeiter?.terminate();
    arbeiter = null;
    beschaeftigt = false;
  }

  function vergiss(): void {
    clearTimeout(timer);
    if (beschaeftigt) beende();
  }

  function gescheitert(): void {
    beende();
    onFehler();
  }

  function rechne(wahl: IndexWahl): void {
    try {
      arbeiter ??= starteArbeiter();
      arbeiter.onmessage = ({data}: MessageEvent<Raenge>) => {
        beschaeftigt = false;
        onErgebnis(data, wahl);
      };
      arbeiter.onerror = (event) => {
        event.preventDefault();
        gescheitert();
      };
      arbeiter.onmessageerror = gescheitert;
      beschaeftigt = true;
      arbeiter.postMessage({eingabe, wahl} satisfies Rangfrage);
    } catch {
      gescheitert();
    }
  }

  return {
    bitte(wahl) {
      vergiss();
      timer = setTimeout(() => rechne(wahl), ruhe);
    },
    vergiss,
    close() {
      clearTimeout(timer);
      beende();
    }
  };
}
