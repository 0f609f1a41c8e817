import {formatZeitraum} from "../format.js";
import type {Befund} from "./meldungen.js";
import {naechster, reinige, vergleichsform} from "./namen.js";
import {formatOeffnung, parseOeffnung} from "./oeffnung.js";
import {istMaskiert, maskiere, nenntPerson, personendatumIn} from "./personendaten.js";
import type {Erlaubt} from "./personendaten.js";
import {regeln} from "./regeln.js";
import type {Register, Rohzelle, Zellwert} from "./typen.js";
import {kennungsmuster, tabellen, vergebeneZentrumskennung} from "./vertrag.js";
import type {Listenwert, Spalte} from "./vertrag.js";
import {leseZahl} from "./zahlen.js";
import {fruehestesJahr, leseTag, leseZeitraum, zeitraumOf} from "./zeitraum.js";

/** What a cell means; null is "empty", never 0. A finding may come with a value (a warning) or without one. */
export interface Gelesen {
  wert: Zellwert;
  befund?: Befund;
  /** What of the cell could not be read, unabridged, but masked where it may be about a person. */
  roh?: readonly string[];
}

export type Zellenleser = (zelle: Rohzelle) => Gelesen;

/** What cells are read against. */
export interface Leseumfeld {
  register: Register;
  /** ISO day; nothing that was done lies behind it. */
  heute: string;
}

const leer: Gelesen = {wert: null};
const zahlenarten: ReadonlySet<string> = new Set(["anzahl", "stunden", "koordinate"]);
const personenregeln: ReadonlySet<string> = new Set(["personendaten", "personenname"]);
const zeitarten: ReadonlySet<string> = new Set(["zeitraum", "datum", "jahr"]);

/** Longest text where the contract names no length, and longest Kennung. */
const ueblicheLaenge = 120;
const laengsteKennung = 60;
const sprachliste = /^[\p{L} ()-]+(?:[,;/][\p{L} ()-]+)*$/u;
/** Longest text in any cell, lists of many entries among them. */
const laengsterText = 2000;
/** Values whose reading is kept: columns repeat theirs. */
const gemerkt = 20_000;

/* eslint-disable no-control-regex -- these are the characters to be refused */
const steuerzeichen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/* eslint-enable no-control-regex */
const falscherZeichensatz = /\ufffd|Ã[\u0080-\u00bf¤¶¼Ÿ„–œ\u0153\u0178\u201e\u2013]/;
const fehlerwert = /^#(NV|N\/A|REF!|BEZUG!|DIV\/0!|WERT!|VALUE!|NAME\?|ZAHL!|NUM!|NULL!|ÜBERLAUF!|SPILL!|CALC!|KALK!)/i;
const platzhalter: ReadonlySet<string> = new Set(
  (
    "ka kangabe keineangabe keineangaben ng nb na nv unbekannt nichtbekannt nichterfasst nichtgezaehlt nichterhoben " +
    "nichtgenannt keinedaten"
  ).split(" ")
);
/** "-", "--", "- Kaffee", but not what a spreadsheet would compute. */
const harmloserStrich = /^(?:[-‐‑–—−/]+|[-−] (?!.*\p{L}\()\p{L}[^|=]*)$/u;
const zeichenOhneWert = /^(?:…|\.{1,3}|\?+|•)$/;
const striche = /^(?:[-‐‑–—−/]+|x|X|null|kein|keine|ja|nein|entfällt|entfaellt)$/i;
const kennungsform = new RegExp(`^${kennungsmuster}$`);

const deutschesDatum = (datum: Date): string =>
  Number.isNaN(datum.getTime()) ? "kein Datum" : formatZeitraum(datum.toISOString().slice(0, 10));

/** A cell as people see it in their file. */
export function textOfZelle(zelle: Rohzelle): string {
  if (zelle === null) return "";
  if (zelle instanceof Date) return deutschesDatum(zelle);
  if (typeof zelle === "boolean") return zelle ? "WAHR" : "FALSCH";
  return typeof zelle === "number" ? String(zelle).replace(".", ",") : zelle;
}

/** True if nothing stands in the cell. */
export function istLeer(zelle: Rohzelle | undefined): boolean {
  if (zelle === null || zelle === undefined || zelle === "") return true;
  if (typeof zelle !== "string" || zelle.length > 20) return false;
  const erstes = zelle.charCodeAt(0);
  // What begins with a visible sign needs no closer look.
  return !(erstes > 0x20 && erstes < 0x7f) && reinige(zelle) === "";
}

const faults = {
  zahl: (): Befund => ({
    regel: "zahl",
    text: "ist keine Zahl",
    abhilfe: "Bitte nur Ziffern eintragen, mit Komma vor Nachkommastellen. Leer lassen, was nicht erfasst wird."
  }),
  datum: (text = "ist kein Datum"): Befund => ({regel: "datum", text, abhilfe: "Bitte wie 15.03.2025 schreiben."}),
  zeitraum: (
    text = "ist kein Zeitraum",
    abhilfe = "Bitte als Monat (03.2025), Jahr (2025) oder Tag (15.03.2025) schreiben."
  ): Befund => ({regel: "zeitraum", text, abhilfe}),
  kennung: (): Befund => ({
    regel: "kennung",
    text: "ist keine Kennung",
    abhilfe: `Bitte nur kleine Buchstaben, Ziffern und Bindestrich verwenden, höchstens ${laengsteKennung} Zeichen.`
  })
};

const zuLang = (laenge: number): Befund => ({
  regel: "laenge",
  text: `ist länger als ${laenge.toLocaleString("de-DE")} Zeichen`,
  abhilfe: "Bitte kürzen."
});

/** The finding about *text*, whatever column it stands in: what could do harm or cannot be read. */
function gefahrIn(text: string, art: Spalte["art"] | undefined): Befund | undefined {
  if (fehlerwert.test(text))
    return {
      regel: "excel_fehler",
      text: "ist ein Fehlerwert des Tabellenprogramms",
      abhilfe: "Bitte die Formel prüfen und den richtigen Wert eintragen oder die Zelle leeren."
    };
  if (steuerzeichen.test(text))
    return {
      regel: "zeichen",
      text: "enthält unsichtbare Steuerzeichen",
      abhilfe: "Bitte die Zelle leeren und den Text neu eintippen."
    };
  if (falscherZeichensatz.test(text))
    return {
      regel: "zeichensatz",
      text: "enthält unlesbare Umlaute",
      abhilfe: "Bitte die Datei als „CSV UTF-8“ oder als Excel-Mappe speichern."
    };
  const zahl = art !== undefined && zahlenarten.has(art);
  if (
    /^[=@\uff1d\uff20]/.test(text) ||
    (!zahl && (/^[+|\uff0b]/.test(text) || (/^[-−]/.test(text) && !harmloserStrich.test(text))))
  )
    return {
      regel: "formel",
      text: "beginnt wie eine Formel",
      abhilfe: "Bitte den Wert eintragen, ohne =, +, - oder @ am Anfang."
    };
  if (/[<>]/.test(text) && !zahl)
    return {
      regel: "zeichen",
      text: "enthält spitze Klammern",
      abhilfe: "Bitte den Text ohne < und > schreiben."
    };
  return undefined;
}

/** Texts of the template itself: its examples name a street, but nobody's. */
const beispiele: ReadonlySet<string> = new Set(
  tabellen.flatMap(({spalten}) => spalten.map(({beispiel}) => beispiel)).filter((text) => text !== "")
);

/** The finding about a person in *text*, wherever it stands; the value itself is masked. */
export function personenbefund(text: string, erlaubt?: Erlaubt): Befund | undefined {
  if (text.length < 3 || beispiele.has(text)) return undefined;
  if (istMaskiert(text))
    return {
      regel: "personendaten",
      wert: text,
      text: "ist nur der Rest einer Angabe über Menschen",
      abhilfe: "Bitte die Zelle leeren oder neu ausfüllen, ohne Angaben zu einzelnen Menschen."
    };
  const was = personendatumIn(text, erlaubt);
  if (was !== undefined)
    return {
      regel: "personendaten",
      wert: maskiere(text),
      text: `enthält ${was}`,
      abhilfe: "Bitte löschen. Die Meldung enthält nur Summen, nichts über einzelne Menschen."
    };
  return nenntPerson(text)
    ? {
        regel: "personenname",
        wert: maskiere(text),
        text: "nennt eine Person",
        abhilfe: "Bitte ohne Anrede und Namen schreiben: „Töpferkurs“ statt „Töpfern mit Frau …“."
      }
    : undefined;
}

/** Entries of a list by what people write: id or title, with or without capitals and umlauts. */
class Verzeichnis {
  private readonly genau = new Map<string, string>();
  private readonly tolerant = new Map<string, string | null>();
  private readonly titel = new Map<string, string>();

  constructor(readonly eintraege: readonly Listenwert[]) {
    for (const {id, titel} of eintraege) {
      this.genau.set(id, id).set(titel, id);
      this.titel.set(id, titel);
      for (const form of new Set([vergleichsform(id), vergleichsform(titel)])) {
        const schon = this.tolerant.get(form);
        this.tolerant.set(form, schon === undefined || schon === id ? id : null);
      }
    }
  }

  /** The id; undefined if *text* is no entry or could be several. */
  find(text: string): string | undefined {
    return this.genau.get(text) ?? this.tolerant.get(vergleichsform(text)) ?? undefined;
  }

  /** Two entries that nobody can tell apart by *text*. */
  istMehrdeutig(text: string): boolean {
    return this.tolerant.get(vergleichsform(text)) === null;
  }

  abhilfe(text: string): string {
    const nah = naechster(text, [...this.genau.keys()]);
    if (nah !== undefined) {
      const titel = this.titel.get(this.genau.get(nah)!) ?? nah;
      return `Meinten Sie „${titel}“? Bitte einen Wert der Liste eintragen.`;
    }
    return this.eintraege.length > 0 && this.eintraege.length <= 8
      ? `Möglich sind: ${this.eintraege.map(({titel}) => titel).join(", ")}.`
      : "Bitte einen Wert aus dem Blatt „Listen“ der Vorlage eintragen.";
  }
}

const verzeichnisse = new WeakMap<readonly Listenwert[], Verzeichnis>();

/** The index of *werte*, made once. */
export function verzeichnisOf(werte: readonly Listenwert[]): Verzeichnis {
  let verzeichnis = verzeichnisse.get(werte);
  if (!verzeichnis) verzeichnisse.set(werte, (verzeichnis = new Verzeichnis(werte)));
  return verzeichnis;
}

function fehltInListe(text: string, verzeichnis: Verzeichnis): Befund {
  if (verzeichnis.istMehrdeutig(text))
    return {
      regel: "liste",
      wert: text,
      text: "passt auf mehrere Einträge der Liste",
      abhilfe: "Bitte die Kennung eintragen."
    };
  return {regel: "liste", wert: text, text: "steht nicht in der Liste", abhilfe: verzeichnis.abhilfe(text)};
}

/** *text* as a Kennung: "Sprachcafé Mitte" as "sprachcafe-mitte"; undefined if nothing permitted comes of it. */
function kennungOf(text: string): string | undefined {
  const kennung = text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .trim()
    .replace(/[\s_–-]+/g, "-");
  return kennungsform.test(kennung) && kennung.length <= laengsteKennung ? kennung : undefined;
}

function pruefeZahl(zahl: number, {art, min, max, titel}: Spalte): Befund | undefined {
  if (art !== "koordinate" && zahl < 0)
    return {regel: "negativ", text: "ist negativ", abhilfe: "Bitte eine Zahl ab 0 eintragen oder die Zelle leeren."};
  if (art === "anzahl" && !Number.isInteger(zahl))
    return {regel: "ganze_zahl", text: "ist keine ganze Zahl", abhilfe: "Bitte eine ganze Zahl ohne Komma eintragen."};
  if ((max !== undefined && zahl > max) || (min !== undefined && zahl < min)) {
    const [unten, oben] = [min ?? 0, max].map((grenze) => grenze?.toLocaleString("de-DE", {useGrouping: true}));
    return {
      regel: "bereich",
      text: oben === undefined ? `ist kleiner als ${unten}` : `liegt nicht zwischen ${unten} und ${oben}`,
      abhilfe:
        art === "koordinate"
          ? "Bitte Grad mit Komma eintragen und prüfen, ob Breite und Länge vertauscht sind."
          : `Bitte den Wert unter „${titel}“ prüfen.`
    };
  }
  return undefined;
}

/** Counts that a spreadsheet computed may be off by its rounding error. */
const gerundet = (zahl: number): number => (Math.abs(zahl - Math.round(zahl)) < 1e-9 ? Math.round(zahl) : zahl) + 0;

function zahlleser(spalte: Spalte): Zellenleser {
  return (zelle) => {
    if (zelle instanceof Date)
      return {
        wert: null,
        befund: {
          regel: "zahl",
          text: "ist ein Datum oder eine Uhrzeit, keine Zahl",
          abhilfe: "Bitte die Zelle als Zahl formatieren und den Wert neu eintragen, zum Beispiel 7,5."
        }
      };
    let zahl: number | undefined;
    if (typeof zelle === "number") zahl = zelle;
    else if (typeof zelle === "string") {
      const text = spalte.art === "stunden" ? zelle.replace(/ ?(?:h|std\.?|stunden?)$/i, "") : zelle;
      const uhrzeit = spalte.art === "stunden" ? /^(\d{1,4}):([0-5]\d)$/.exec(text) : null;
      if (uhrzeit) {
        const dezimal = (Number(uhrzeit[1]) + Number(uhrzeit[2]) / 60).toLocaleString("de-DE", {
          maximumFractionDigits: 2,
          useGrouping: false
        });
        return {
          wert: null,
          befund: {
            regel: "zahl",
            text: "ist in Stunden und Minuten geschrieben",
            abhilfe: `Bitte mit Komma schreiben: ${dezimal}.`
          }
        };
      }
      zahl = leseZahl(text, spalte.art === "koordinate");
    }
    if (zahl === undefined || !Number.isFinite(zahl)) {
      const unter = typeof zelle === "string" && /^(?:[<>≤≥~]|ca|unter|über|mehr|weniger|rund|etwa)/i.test(zelle);
      return {
        wert: null,
        befund: unter
          ? {
              regel: "zahl",
              text: "ist keine genaue Zahl",
              abhilfe: "Bitte die genaue Zahl eintragen oder die Zelle leer lassen."
            }
          : faults.zahl()
      };
    }
    zahl = gerundet(zahl);
    const befund = pruefeZahl(zahl, spalte);
    return befund ? {wert: null, befund} : {wert: zahl};
  };
}

const ungenau = /quartal|halbjahr|^q\d|kw|woche|sommer|winter|herbst|frühjahr/i;

function zeitraumleser({heute}: Leseumfeld, nurMonate: boolean): Zellenleser {
  const nurMonat = nurMonate ? "Bitte als Monat (03.2025) oder Jahr (2025) schreiben." : undefined;
  return (zelle) => {
    if (typeof zelle === "boolean" || zelle === null) return {wert: null, befund: faults.zeitraum()};
    const zeitraum = leseZeitraum(zelle);
    if (zeitraum === undefined) {
      const text = typeof zelle === "string" ? zelle : "";
      if (ungenau.test(text))
        return {
          wert: null,
          befund: faults.zeitraum(
            "ist weder Monat noch Jahr noch Tag",
            nurMonat ?? "Bitte die Zahlen je Monat (03.2025) oder für das ganze Jahr (2025) eintragen."
          )
        };
      if (/^\d{1,2}[./-]\d{2}$/.test(text))
        return {
          wert: null,
          befund: faults.zeitraum(
            "ist nicht eindeutig",
            "Bitte das Jahr mit vier Ziffern schreiben, zum Beispiel 03.2025."
          )
        };
      return {wert: null, befund: faults.zeitraum(undefined, nurMonat)};
    }
    const {art, jahr, von} = zeitraumOf(zeitraum);
    if (nurMonate && art === "tag") return {wert: null, befund: faults.zeitraum("ist ein einzelner Tag", nurMonat)};
    const falschesJahr = jahrbefund(jahr);
    if (falschesJahr) return {wert: null, befund: {...falschesJahr, regel: "zeitraum"}};
    return von > heute ? {wert: null, befund: zukunft(heute)} : {wert: zeitraum};
  };
}

const jahrbefund = (jahr: number): Befund | undefined =>
  jahr < fruehestesJahr
    ? {
        regel: "bereich",
        text: `liegt vor dem Jahr ${fruehestesJahr}`,
        abhilfe: "Bitte das Jahr prüfen."
      }
    : undefined;

const zukunft = (heute: string): Befund => ({
  regel: "zukunft",
  text: "liegt in der Zukunft",
  abhilfe: `Bitte nur melden, was bis ${formatZeitraum(heute)} stattfand.`
});

function jahrleser({heute}: Leseumfeld): Zellenleser {
  return (zelle) => {
    const text = textOfZelle(zelle);
    const jahr = /^\d{4}$/.test(text) ? Number(text) : undefined;
    if (jahr === undefined)
      return {wert: null, befund: faults.zeitraum("ist kein Jahr", "Bitte das Jahr mit vier Ziffern schreiben: 2025.")};
    const befund = jahrbefund(jahr);
    if (befund) return {wert: null, befund};
    return jahr > Number(heute.slice(0, 4)) ? {wert: null, befund: zukunft(heute)} : {wert: jahr};
  };
}

function datumleser({name}: Spalte, {heute}: Leseumfeld): Zellenleser {
  return (zelle) => {
    if (typeof zelle === "boolean" || zelle === null) return {wert: null, befund: faults.datum()};
    const tag = leseTag(zelle);
    if (tag === undefined) {
      const monat = leseZeitraum(zelle);
      return {wert: null, befund: faults.datum(monat === undefined ? undefined : "nennt keinen Tag")};
    }
    return name === "stand" && tag > heute ? {wert: null, befund: zukunft(heute)} : {wert: tag};
  };
}

/** Single entries of a cell that may hold several: the whole text if it is one, else parts by ";" or line, else by ",". */
function teileOf(text: string, verzeichnis: Verzeichnis): string[] {
  if (verzeichnis.find(text) !== undefined) return [text];
  return text
    .split(/[;|]/)
    .flatMap((teil) => (verzeichnis.find(teil.trim()) === undefined ? teil.split(",") : [teil]))
    .map((teil) => teil.trim())
    .filter((teil) => teil !== "");
}

/** "ja" and "nein" that a spreadsheet program took for truth values. */
function wahrheit(text: string): string | undefined {
  if (/^(?:wahr|true)$/i.test(text)) return "ja";
  return /^(?:falsch|false)$/i.test(text) ? "nein" : undefined;
}

function listenleser(spalte: Spalte, umfeld: Leseumfeld): Zellenleser {
  const verzeichnis = verzeichnisOf(spalte.werte ?? umfeld.register[spalte.register!]);
  return (zelle) => {
    const text = wahrheit(textOfZelle(zelle)) ?? textOfZelle(zelle);
    if (spalte.art === "auswahl") {
      const id = verzeichnis.find(text);
      return id === undefined ? {wert: null, befund: fehltInListe(text, verzeichnis)} : {wert: id};
    }
    const ids: string[] = [];
    const roh: string[] = [];
    let befund: Befund | undefined;
    for (const teil of teileOf(text, verzeichnis)) {
      const id = verzeichnis.find(teil);
      if (id === undefined) {
        befund ??= fehltInListe(teil, verzeichnis);
        roh.push(teil);
      } else if (!ids.includes(id)) ids.push(id);
    }
    const wert = ids.length === 0 ? null : ids;
    return befund ? {wert, befund, roh} : {wert};
  };
}

function textleser(spalte: Spalte, umfeld: Leseumfeld): Zellenleser {
  return (zelle) => {
    const text = textOfZelle(zelle);
    const person = personenbefund(text, spalte.name === "strasse" ? "anschrift" : undefined);
    if (person) return {wert: null, befund: person};
    if (spalte.art === "kennung") {
      // A centre that is written by its name is the one of the register.
      const zentrum = spalte.name === "zentrum_id" ? verzeichnisOf(umfeld.register.zentren).find(text) : undefined;
      const kennung = zentrum ?? kennungOf(text);
      if (spalte.name === "zentrum_id" && kennung === vergebeneZentrumskennung)
        return {
          wert: null,
          befund: {
            regel: "kennung",
            text: "ist schon vergeben: So heißt die Seite mit der Liste der Zentren",
            abhilfe: "Bitte eine andere Kennung wählen."
          }
        };
      return kennung === undefined ? {wert: null, befund: faults.kennung()} : {wert: kennung};
    }
    if (spalte.art === "plz")
      return /^\d{5}$/.test(text)
        ? {wert: text}
        : {
            wert: null,
            befund: {
              regel: "plz",
              text: "ist keine Postleitzahl",
              abhilfe: "Bitte fünf Ziffern eintragen, zum Beispiel 12689."
            }
          };
    if (spalte.art === "oeffnung") {
      const offen = parseOeffnung(text);
      if (typeof offen !== "string") return {wert: formatOeffnung(offen)};
      return {
        wert: null,
        befund: {
          regel: "oeffnung",
          text: offen,
          abhilfe: "Bitte wie „Mo 09:00–18:00; Di 10:00–12:00“ schreiben. Leer lassen, was unregelmäßig ist."
        }
      };
    }
    const laenge = spalte.laenge ?? ueblicheLaenge;
    if (text.length > laenge)
      return {
        wert: null,
        befund: zuLang(laenge)
      };
    if (spalte.name === "sprachen" && !sprachliste.test(text))
      return {
        wert: null,
        befund: {
          regel: "sprachen",
          text: "ist keine Liste von Sprachen",
          abhilfe: "Bitte nur Sprachen eintragen, mit Komma getrennt: Russisch, Arabisch."
        }
      };
    return {wert: text};
  };
}

function leserNachArt(spalte: Spalte, umfeld: Leseumfeld, nurMonate: boolean): Zellenleser {
  switch (spalte.art) {
    case "anzahl":
    case "stunden":
    case "koordinate":
      return zahlleser(spalte);
    case "zeitraum":
      return zeitraumleser(umfeld, nurMonate);
    case "jahr":
      return jahrleser(umfeld);
    case "datum":
      return datumleser(spalte, umfeld);
    case "auswahl":
    case "mehrfach":
      return listenleser(spalte, umfeld);
    case "kennung":
    case "text":
    case "plz":
    case "oeffnung":
      return textleser(spalte, umfeld);
  }
}

function platzhalterbefund(text: string, {art, pflicht}: Spalte): Befund | undefined {
  const zahl = zahlenarten.has(art);
  if (zahl && striche.test(text))
    return {
      regel: "strich",
      text: "ist keine Zahl und kann „nichts“ oder „nicht erfasst“ heißen",
      abhilfe: "Bitte leer lassen, was nicht erfasst wurde, und 0 eintragen, was gezählt wurde und null war."
    };
  const strich = /^[-‐‑–—−/]+$/.test(text);
  const nichts = zeichenOhneWert.test(text) || strich || (text.length < 20 && platzhalter.has(vergleichsform(text)));
  if (!nichts) return undefined;
  return pflicht
    ? {regel: "pflicht", text: "ist keine Angabe", abhilfe: "Bitte das Pflichtfeld ausfüllen."}
    : {
        regel: "platzhalter",
        text: "wird als leer gelesen, nicht als 0",
        abhilfe: "Bitte die Zelle leer lassen, wenn nichts erfasst wurde."
      };
}

/**
 * How the cells of *spalte* are read. A cell that cannot be read gives null and a finding, which names the value, masked if it
 * looks like data of a person, and `roh` with the whole of what was not read. Texts are cleaned of outer, double and non-breaking spaces and invisible characters.
 * *nurMonate*: periods are months or years, not days.
 */
export function leserOf(spalte: Spalte, umfeld: Leseumfeld, nurMonate = false): Zellenleser {
  const lese = leserNachArt(spalte, umfeld, nurMonate);
  const liesGenau: Zellenleser = (roh) => {
    if (typeof roh !== "string") return lese(roh);
    const gefahr = steuerzeichen.test(roh) ? gefahrIn(roh, spalte.art) : undefined;
    const text = reinige(roh);
    if (text === "") return leer;
    const verboten = gefahr ?? (text.length > laengsterText ? zuLang(laengsterText) : gefahrIn(text, spalte.art));
    if (verboten) return {wert: null, befund: personenbefund(text) ?? verboten};
    const ohneWert = platzhalterbefund(text, spalte);
    if (ohneWert) return {wert: null, befund: ohneWert};
    // A line break inside a cell separates entries as well as a semicolon does.
    const zelle = spalte.art === "mehrfach" || spalte.art === "oeffnung" ? reinige(roh.replace(/[\r\n]+/g, ";")) : text;
    const gelesen = lese(zelle);
    if (gelesen.befund === undefined || personenregeln.has(gelesen.befund.regel)) return gelesen;
    // Where a day belongs, an old one is a slip and no birthday.
    const istTag = zeitarten.has(spalte.art) && leseTag(text) !== undefined;
    const person = istTag ? undefined : personenbefund(text);
    return person ? {wert: null, befund: person} : gelesen;
  };
  const merke = new Map<string | number, Gelesen>();
  return (roh) => {
    if (roh === null || roh === "") return leer;
    const merkbar = typeof roh === "string" || typeof roh === "number";
    const fertig = merkbar ? merke.get(roh) : undefined;
    if (fertig) return fertig;
    const gelesen = liesGenau(roh);
    if (gelesen.befund) {
      const {regel, wert = textOfZelle(roh).trim()} = gelesen.befund;
      gelesen.befund = {...gelesen.befund, wert};
      if (regeln[regel].schwere === "fehler")
        gelesen.roh = personenregeln.has(regel) ? [wert] : (gelesen.roh ?? [textOfZelle(roh).trim()]);
    }
    if (merkbar && merke.size < gemerkt) merke.set(roh, gelesen);
    return gelesen;
  };
}
