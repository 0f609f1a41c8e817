import {vergleichsform} from "./namen.js";

/** Words that make a heading one of a person or a single case, wherever they stand in it. */
const inUeberschrift =
  /vorname|nachname|familienname|geburt|gebdat|gebtag|telefon|telnr|handy|mobilnummer|mobilnr|email|mailadresse|(?<!web|internet)adresse|anschrift|wohnort|aktenzeichen|fallnummer|fallnr|fallid|kundennummer|kundennr|kundenid|bgnummer|bgnr|bedarfsgemeinschaft|ausweis|iban|kontonummer|kontoinhaber|unterschrift|signatur|ansprechpartner|ansprechperson|kontaktperson|kontaktdaten|klient|betreuungsperson|teilnehmerliste|teilnehmername|teilnehmendenname|steuerid|steuernummer|sozialversicherung|versichertennummer|krankenversicher|passnummer|diagnose|staatsangehoerig|nationalitaet|religion|konfession|kursleitung|ehrenamtlichername/;
/** Words that do so only if they are the whole heading. */
const alsUeberschrift =
  /^(namen?|alter|geschlecht|geb|tel|mail|mobil|fax|telefax|person|personalnummer|personennr|personennummer|mitarbeiter(in)?|dozent(in)?|berater(in)?|leitung|plz|postleitzahl|strasse|strassehausnummer|hausnummer|fall|nachnamevorname|namevorname)$/;
/** "Name der Teilnehmenden", but not "Name des Angebots". */
const nameVon =
  /^namen?(?!.*(angebot|zentrum|kurs|gruppe|einrichtung|traeger|haus|gremium|veranstaltung|bezirk|gebiet|standard|thema))./;

/** True if a column with this heading holds what belongs to a person or a single case. Known columns are never asked. */
export function istPersonenspalte(ueberschrift: string): boolean {
  const form = vergleichsform(ueberschrift);
  return inUeberschrift.test(form) || alsUeberschrift.test(form) || nameVon.test(form);
}

const email = /[^\s@<>(),;:]+(?:@| ?[([]at[)\]] ?)[^\s@<>(),;:]+\.\p{L}{2,}/iu;
const at = /@|[([]at[)\]]/i;
// A point does not separate groups: dates such as 01.04.2024 are no telephone numbers.
const telefon = /(?<![\d.,:])(?:\+49|0049|0)[ ()/-]{0,2}[1-9]\d{1,4}[ ()/-]{0,3}\d(?:[ /-]?\d){4,}/;
const telefonwort = /(?<!\p{L})(?:tel|telefon|fon|handy|mobil)(?:nr)?[.:]{0,2} ?[+(\d]/iu;
const iban = /(?<![\p{L}\d])[a-z]{2}\d{2}(?: ?[a-z\d]{4}){3,7}(?: ?[a-z\d]{1,3})?(?![\p{L}\d])/iu;
const geboren = /(?:\bgeb\.?|geboren|geburtsdatum|\*) ?(?:am )?\d{1,2}\. ?(?:\d{1,2}\.|\p{L}{3,}) ?\d{2,4}/iu;
const altesDatum = /(?<!\d)\d{1,2}\.\d{1,2}\.19\d{2}(?!\d)/;
const fall = /\b(?:aktenzeichen|fallnummer|kundennummer|bg-?nummer|bg-?nr)\b[^\d]{0,10}\d/i;

/** Street names as they are written before a house number; "Training 3" and "Spielplatz 2" are none. */
const strasse =
  "\\p{L}(?:straße|strasse|str\\.?|weg|allee|damm|ufer|gasse|chaussee|promenade)|" +
  "\\p{L}[- ](?:straße|strasse|str\\.|weg|allee|damm|ufer|chaussee|promenade|ring)|\\p{L}-platz|\\p{L}{4}er platz";
const anschrift = new RegExp(
  `(?:${strasse}) ?\\d{1,3}(?: ?[a-z](?!\\p{L}))?(?![\\d:]|[.,]\\d| ?(?:uhr|termine?|tage?|abende?|stunden?|km|jahre?)(?!\\p{L}))`,
  "iu"
);

/** IBANs carry two check digits (ISO 7064, modulo 97): other codes of that shape are none. */
function istIban(text: string): boolean {
  const gefunden = iban.exec(text)?.[0].replaceAll(" ", "").toUpperCase();
  if (!gefunden) return false;
  const ziffern = (gefunden.slice(4) + gefunden.slice(0, 4)).replace(/[A-Z]/g, (b) => String(b.charCodeAt(0) - 55));
  let rest = 0;
  for (const ziffer of ziffern) rest = (rest * 10 + Number(ziffer)) % 97;
  return rest === 1 || /^DE\d{20}$/.test(gefunden);
}

/** Characters that are searched; a longer text is refused for its length. */
const gelesen = 2000;

/** What a finding may be and still be in place: the address of a centre, a day long ago in a finding about it. */
export type Erlaubt = "anschrift" | "altes_datum";

/** What a text looks like, in words, if it looks like data of a person; undefined otherwise, and for what is *erlaubt*. */
export function personendatumIn(ganzerText: string, erlaubt?: Erlaubt): string | undefined {
  if (ganzerText.length < 6) return undefined;
  const text = ganzerText.slice(0, gelesen);
  if (at.test(text) && email.test(text)) return "eine E-Mail-Adresse";
  if (!/\d/.test(text)) return undefined;
  if (istIban(text)) return "eine IBAN";
  if (telefon.test(text) || telefonwort.test(text)) return "eine Telefonnummer";
  if (geboren.test(text) || (erlaubt !== "altes_datum" && altesDatum.test(text))) return "ein Geburtsdatum";
  if (erlaubt !== "anschrift" && anschrift.test(text)) return "eine Anschrift";
  return fall.test(text) ? "das Zeichen eines Einzelfalls" : undefined;
}

const anrede = /(?<!\p{L})(?:Frau|Herrn?)\.? (?:(?:Prof\.|Dr\.) ?)*\p{Lu}\p{Ll}+/u;

/** True if *text* names somebody with "Frau" or "Herr". */
export function nenntPerson(text: string): boolean {
  return anrede.test(text);
}

/** *text* such that nobody can be found by it: its first two letters. */
export function maskiere(text: string): string {
  return `${text.trim().slice(0, 2)}…`;
}

/** True for what `maskiere` leaves of a text. */
export function istMaskiert(text: string): boolean {
  return /^.{1,2}…$/u.test(text);
}
