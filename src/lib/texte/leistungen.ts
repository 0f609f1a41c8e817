import type {Logik, Messgroesse} from "../../../loaders/marts/leistungenShapes.js";
import {formatZeitraum} from "../format.js";
import {texteSchutz} from "./schutz.js";

/** Words that all pages about the centres' records share. */
export const texteLeistungen = {
  beispiel: {
    /** The mark itself, wherever a figure made from invented records shows: subtitle, print, file. */
    marke: "Beispieldaten",
    titel: "Beispieldaten",
    text: "Diese Zentren und ihre Leistungen sind erfunden. Sie zeigen, wie die Auswertung aussieht, bis die Zentren ihre eigenen Zahlen melden. Bevölkerung und Bedarfsindex sind echt.",
    dateiname: "beispieldaten"
  },
  keine: {
    titel: "Noch keine Leistungsdaten",
    text: "Es liegt keine Leistungsdokumentation vor. Die Vorlage und die Prüfung stehen unter „Daten prüfen“.",
    adresse: "/daten-pruefen",
    ziel: "Daten prüfen"
  },
  /** Reporting coverage: it stands wherever a figure from records does. */
  abdeckung: (gemeldet: number, zentren: number): string =>
    `${gemeldet} von ${zentren} ${zentren === 1 ? "Zentrum" : "Zentren"} mit vollständiger Meldung`,
  meldungStand: (tag: string | null): string =>
    tag === null ? "ohne Meldung" : `Meldungen bis ${formatZeitraum(tag)}`,
  wirkung: "Gezeigt wird die dokumentierte Leistung. Sie sagt nicht, was ein Angebot bei den Menschen bewirkt hat.",
  logik: {
    standort: {
      titel: "Standort",
      erklaerung: "Alles zählt dort, wo das Zentrum steht."
    },
    einsatzgebiet: {
      titel: "Angegebenes Einsatzgebiet",
      erklaerung:
        "Das Zentrum nennt seine Gebiete. Seine Leistung verteilt sich darauf nach der Zahl der Menschen der Zielgruppe."
    },
    einzugsgebiet: {
      titel: "Einzugsgebiet zu Fuß",
      erklaerung:
        "Die Leistung verteilt sich auf die Menschen, die das Zentrum in 10, 20 oder 30 Minuten zu Fuß erreichen (Luftlinie)."
    }
  } satisfies Record<Logik, {titel: string; erklaerung: string}>,
  messgroesse: {
    angebote: {titel: "Angebote", einheit: "Angebote", art: "angebot", nachkommastellen: 0},
    stunden: {titel: "Angebotsstunden", einheit: "Stunden", art: "angebot", nachkommastellen: 0},
    platzstunden: {titel: "Platzstunden", einheit: "Platzstunden", art: "angebot", nachkommastellen: 0},
    termine: {titel: "Termine", einheit: "Termine", art: "nutzung", nachkommastellen: 0},
    teilnahmen: {titel: "Teilnahmen", einheit: "Teilnahmen", art: "nutzung", nachkommastellen: 0},
    beratungen: {titel: "Beratungskontakte", einheit: "Kontakte", art: "nutzung", nachkommastellen: 0},
    ehrenamt_stunden: {titel: "Ehrenamtsstunden", einheit: "Stunden", art: "nutzung", nachkommastellen: 0}
  } satisfies Record<
    Messgroesse,
    {titel: string; einheit: string; art: "angebot" | "nutzung"; nachkommastellen: number}
  >,
  /** States of a figure made from records; the signs are those of the catalogue. */
  zustand: {
    null_wert: "kein Angebot",
    fehlt: "Angebot ohne diese Zahl",
    nicht_gemeldet: "nicht gemeldet",
    entfaellt: "für diese Sicht nicht berechnet",
    geschuetzt: texteSchutz.name
  },
  zustandErklaerung: {
    null_wert:
      "Kein Zentrum ist hier zuständig, oder alle zuständigen haben gemeldet und führen kein Angebot für diese Zielgruppe.",
    fehlt: "Es gibt Angebote, aber diese Zahl wurde nicht erfasst.",
    nicht_gemeldet:
      "Mindestens ein zuständiges Zentrum hat nicht alle Monate gemeldet. Das heißt nicht, dass es keine Leistung gab.",
    entfaellt: "Diese Zahl ergibt in dieser Sicht keinen Sinn.",
    geschuetzt: texteSchutz.erklaerung
  },
  /** What a coverage says of a gap; 100 per cent is the area's share, not "enough". */
  lueckenurteil: {
    kein_rueckstand: "kein Rückstand",
    etwas_darunter: "etwas unter dem Anteil",
    robust: "robuste Lücke",
    nicht_robust: "Lücke, hängt von der Rechnung ab"
  },
  /** What the centres that did report have recorded. */
  mindestens: (zahl: string): string => `mindestens ${zahl}`,
  je1000: "je 1.000 Personen der Zielgruppe"
} as const;
