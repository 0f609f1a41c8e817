import type {Antwort, Pruefbefund, Fortschritt, Frage, Pruefauftrag, Vorlagenauftrag} from "./arbeit.js";

/** What is needed of a worker; tests bring their own. */
export type Arbeiter = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror">;

/** Why nothing came back: the worker did not start, a file could not be read, it failed on the way, the reader cancelled. */
export type Pannenart = "start" | "datei" | "arbeit" | "abbruch";

export class Panne extends Error {
  override readonly name = "Panne";
  constructor(readonly art: Pannenart) {
    super(art);
  }
}

export interface Pruefer {
  /** Loads everything that a check needs; true if it works without a network from then on. Never rejects. */
  bereite(): Promise<boolean>;
  /** Checks a delivery; rejects with a Panne. */
  pruefe(auftrag: Pruefauftrag, onFortschritt: (fortschritt: Fortschritt) => void): Promise<Pruefbefund>;
  /** The workbook with the corrections of the delivery checked last; rejects with a Panne. */
  korrigiere(): Promise<Uint8Array<ArrayBuffer>>;
  /** The template of a centre and year; rejects with a Panne. */
  vorlage(auftrag: Vorlagenauftrag): Promise<Uint8Array<ArrayBuffer>>;
  /** Drops the delivery checked last. */
  vergiss(): void;
  /** Ends what is being done; whoever waits for it gets the Panne "abbruch". The delivery is forgotten. */
  brich(): void;
  close(): void;
}

/** As a file of this site, so that a strict Content-Security-Policy need not allow more than 'self'. */
const starte = (): Arbeiter => new Worker(import.meta.resolve("./pruefarbeiter.js"), {type: "module"});

interface Offen {
  fertig: (antwort: Antwort) => void;
  scheitert: (panne: Panne) => void;
  onFortschritt: (fortschritt: Fortschritt) => void;
}

/** Omits the number of each member of a union by itself. */
type OhneNummer<T> = T extends unknown ? Omit<T, "nummer"> : never;

/** Reads, checks and writes files beside the page. What it was given stays in its worker until `brich` or `close`. */
export function Pruefer(starteArbeiter: () => Arbeiter = starte): Pruefer {
  let arbeiter: Arbeiter | null = null;
  /** Whether this worker has ever answered: else it was its start that failed. */
  let lebt = false;
  let nummer = 0;
  const offen = new Map<number, Offen>();

  function beende(art: Pannenart): void {
    arbeiter?.terminate();
    arbeiter = null;
    lebt = false;
    const wartend = [...offen.values()];
    offen.clear();
    for (const {scheitert} of wartend) scheitert(new Panne(art));
  }
  const gescheitert = (): void => beende(lebt ? "arbeit" : "start");

  function hoere(antwort: Antwort): void {
    lebt = true;
    const frage = offen.get(antwort.nummer);
    if (!frage) return;
    if (antwort.art === "fortschritt") return frage.onFortschritt(antwort.fortschritt);
    offen.delete(antwort.nummer);
    if (antwort.art === "panne") frage.scheitert(new Panne(antwort.panne));
    else frage.fertig(antwort);
  }

  function lebendiger(): Arbeiter {
    if (arbeiter) return arbeiter;
    arbeiter = starteArbeiter();
    arbeiter.onmessage = ({data}: MessageEvent<Antwort>) => hoere(data);
    arbeiter.onerror = (event) => {
      event.preventDefault();
      gescheitert();
    };
    arbeiter.onmessageerror = gescheitert;
    return arbeiter;
  }

  function frage(ohne: OhneNummer<Frage>, onFortschritt: Offen["onFortschritt"] = () => undefined): Promise<Antwort> {
    return new Promise((fertig, scheitert) => {
      const diese = ++nummer;
      offen.set(diese, {fertig, scheitert, onFortschritt});
      try {
        lebendiger().postMessage({...ohne, nummer: diese} satisfies Frage);
      } catch {
        gescheitert();
      }
    });
  }

  async function mappe(ohne: OhneNummer<Frage>): Promise<Uint8Array<ArrayBuffer>> {
    const antwort = await frage(ohne);
    if (antwort.art !== "mappe") throw new Panne("arbeit");
    return antwort.bytes;
  }

  return {
    bereite: () =>
      frage({art: "bereiten"}).then(
        ({art}) => art === "bereit",
        () => false
      ),
    async pruefe(auftrag, onFortschritt) {
      const antwort = await frage({art: "pruefen", auftrag}, onFortschritt);
      if (antwort.art !== "befund") throw new Panne("arbeit");
      return antwort.befund;
    },
    korrigiere: () => mappe({art: "korrigieren"}),
    vorlage: (auftrag) => mappe({art: "vorlage", auftrag}),
    vergiss: () => void frage({art: "vergessen"}).catch(() => undefined),
    brich: () => beende("abbruch"),
    close: () => beende("abbruch")
  };
}
