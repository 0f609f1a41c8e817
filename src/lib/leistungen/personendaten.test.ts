import {describe, expect, it} from "vitest";
import {istPersonenspalte, maskiere, nenntPerson, personendatumIn} from "./personendaten.js";
import {tabellen} from "./vertrag.js";

describe("headings", () => {
  it.each([
    "Name",
    "Namen",
    "Vorname",
    "NACHNAME",
    "Familien-Name",
    "Name, Vorname",
    "Name des Klienten",
    "Geburtsdatum",
    "geb.",
    "Geburtsjahr",
    "Alter",
    "Geschlecht",
    "Telefon",
    "Tel.",
    "Handynummer",
    "Mobil",
    "E-Mail",
    "e_mail",
    "Adresse",
    "Anschrift",
    "Straße",
    "Wohnort",
    "Aktenzeichen",
    "Fall-Nr.",
    "Fallnummer",
    "Kunden-Nr.",
    "BG-Nummer",
    "Ausweisnummer",
    "IBAN",
    "Unterschrift",
    "Ansprechpartnerin",
    "Klient*in",
    "Staatsangehörigkeit",
    "Religion",
    "Diagnose"
  ])("%s belongs to people", (kopf) => {
    expect(istPersonenspalte(kopf)).toBe(true);
  });

  it.each([
    "Bemerkung",
    "Name des Angebots",
    "Name der Gruppe",
    "Internetadresse",
    "Raum",
    "Altersgruppe",
    "Fälle gesamt",
    "Kontakte"
  ])("%s does not", (kopf) => {
    expect(istPersonenspalte(kopf)).toBe(false);
  });

  it("none of the contract but those of the centre itself", () => {
    const verdaechtig = tabellen.flatMap(({name, spalten}) =>
      spalten.filter(({titel}) => istPersonenspalte(titel)).map(({titel}) => `${name}: ${titel}`)
    );
    expect(verdaechtig).toEqual(["zentren: Name", "zentren: Straße", "zentren: PLZ"]);
  });
});

describe("texts", () => {
  it.each([
    ["Anmeldung: cafe@example.org", "eine E-Mail-Adresse"],
    ["030 1234567", "eine Telefonnummer"],
    ["030/123 45 67", "eine Telefonnummer"],
    ["(030) 1234567", "eine Telefonnummer"],
    ["+49 30 1234567", "eine Telefonnummer"],
    ["0049 176 12345678", "eine Telefonnummer"],
    ["0176-12345678", "eine Telefonnummer"],
    ["Café, Tel.: 123 45", "eine Telefonnummer"],
    ["DE02 1203 0000 0000 2020 51", "eine IBAN"],
    ["DE02120300000000202051", "eine IBAN"],
    ["geb. 03.05.1961", "ein Geburtsdatum"],
    ["geboren am 3. Mai 1961", "ein Geburtsdatum"],
    ["*3.5.2001", "ein Geburtsdatum"],
    ["Treffen mit 03.05.1961", "ein Geburtsdatum"],
    ["geb 3.4.2012", "ein Geburtsdatum"],
    ["Anmeldung: anna(at)example.org", "eine E-Mail-Adresse"],
    ["anna [AT] example.org", "eine E-Mail-Adresse"],
    ["Beispielstraße 1", "eine Anschrift"],
    ["Muster, Anna, Lebensweg 3", "eine Anschrift"],
    ["Rosenbecker Str. 25a, Berlin", "eine Anschrift"],
    ["bei Anna, Musterstr 7 b", "eine Anschrift"],
    ["Helene-Muster-Platz 12", "eine Anschrift"],
    ["Glambecker Ring 80-82", "eine Anschrift"],
    ["Aktenzeichen 12/25", "das Zeichen eines Einzelfalls"]
  ])("%s", (text, was) => {
    expect(personendatumIn(text)).toBe(was);
  });

  it.each([
    "Sprachcafé",
    "Sommerfest am 12.07.2025",
    "01.04.2024–31.12.2024",
    "Kurs 2024/2025",
    "Treff 60 plus, 14:00–17:00",
    "Gruppe 0815",
    "10100102",
    "12689",
    "Café (barrierefrei), 2. Etage",
    "Café in der Kastanienallee",
    "Training 3",
    "Spielplatz 2",
    "Unterwegs 3",
    "Rundweg 14:00",
    "Radweg 3 km",
    "Gebärden 3. Kurs",
    "Mobile Beratung",
    "Telefonsprechstunde"
  ])("%s is harmless", (text) => {
    expect(personendatumIn(text)).toBeUndefined();
  });

  it("the address of a centre is in place where one belongs, an old day in a finding about it", () => {
    expect(personendatumIn("Beispielstraße 1", "anschrift")).toBeUndefined();
    expect(personendatumIn("vor dem 03.05.1961", "altes_datum")).toBeUndefined();
    expect(personendatumIn("geb. 03.05.1961", "altes_datum")).toBe("ein Geburtsdatum");
  });

  it("a form of address before a name", () => {
    expect(nenntPerson("Töpfern mit Frau Beispiel")).toBe(true);
    expect(nenntPerson("bei Herrn Dr. Muster")).toBe(true);
    expect(nenntPerson("Frauenfrühstück")).toBe(false);
    expect(nenntPerson("Frau und Beruf")).toBe(false);
  });

  it("are masked such that nobody is found by them", () => {
    expect(maskiere(" erika@example.org")).toBe("er…");
  });

  it("of any length are searched in reasonable time", () => {
    expect(personendatumIn("a".repeat(1_000_000) + "@")).toBeUndefined();
    expect(personendatumIn("0 ".repeat(500_000))).toBeUndefined();
  });
});
