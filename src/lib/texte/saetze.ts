import {zustaende} from "../zustaende.js";
import {texteProfil} from "./profil.js";

/** The text as a sentence: one full stop at its end, also after an abbreviation. */
const satz = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const {ohne, intervall} = texteProfil.unsicherheit;
const ohneSicherheit = (grund: string): string => `Ohne Angabe zur Sicherheit: ${grund}`;

/** Words of the sentences by rule. What lies over or under something is said in the words of zustaende.ts. */
export const texteSaetze = {
  ohneSicherheit: ohne,
  gebiet: "Das Gebiet",
  bezirk: "Der Bezirk",
  in: (gebiet: string): string => `in ${gebiet}`,
  imPlanungsraum: (gebiet: string): string => `im Planungsraum ${gebiet}`,
  vonBis: (von: string, bis: string): string => `${von} bis ${bis}`,
  etwa: (text: string, angenaehert: boolean): string => (angenaehert ? `etwa ${text}` : text),
  /** A date after a noun: "vom 31.12.2022", "von 2022". */
  vom: (stand: string): string => (/^\d\d\./.test(stand) ? `vom ${stand}` : `von ${stand}`),
  vorzeichen: (text: string, wert: number): string => (wert > 0 ? `+${text}` : text),

  wert: {
    klasse: (name: string): string => `Klasse „${name}“`,
    von: (zaehler: string, nenner: string): string => `${zaehler} von ${nenner}`,
    auf: (zaehler: string, nenner: string): string => `${zaehler} auf ${nenner}`,
    personen: (differenz: string): string => `${differenz} Personen`,
    intervall: (text: string, angenaehert: boolean): string => `${intervall} ${angenaehert ? "etwa " : ""}${text}`,
    satz: (thema: string, wert: string, angaben: readonly string[]): string =>
      wert.startsWith("(") ? `${thema}: ${wert}, ${angaben.join(", ")}.` : `${thema}: ${wert} (${angaben.join("; ")}).`,
    mitEinheit: (zahl: string, einheit: string): string => `${zahl}\u00a0${einheit}`,
    angaben: (teile: readonly string[]): string => `Dazu: ${teile.join("; ")}.`,
    index: (richtung: string): string => `0 steht für den Durchschnitt. ${richtung}`.trim(),
    wenige: "Die Klammern heißen: zu wenige Fälle für einen Vergleich.",
    hinweis: (text: string): string => satz(`Hinweis der Quelle: ${text}`),
    ohne: (thema: string, zustand: string, stand: string): string => `${thema}: ${zustand} (${stand}).`
  },

  /** Why a figure is not there, where the source says nothing itself. */
  grund: {
    geschuetzt: zustaende.geschuetzt.erklaerung,
    fehlt: "Die Quelle liefert dafür keine Zahl.",
    nicht_gemeldet: zustaende.nicht_gemeldet.erklaerung,
    entfaellt: zustaende.entfaellt.erklaerung,
    quelle: (text: string): string => satz(`Grund: ${text}`)
  },

  vergleich: {
    satz: (gebiet: string, urteil: string): string => `${gebiet} ${urteil}.`,
    mit: texteProfil.unsicherheit.mit,
    und: texteProfil.unsicherheit.und,
    /** The verdict of an earlier date, always under that date. */
    frueher: (stand: string, wert: string, urteil: string): string =>
      `Stand ${stand}, Wert ${wert}: ${urteil} Einen neueren Vergleich gibt es nicht.`,
    wenige: "Zu wenige Fälle: Der Wert wird mit keinem anderen verglichen.",
    ohneWert: "Ohne Wert gibt es keinen Vergleich.",
    klassen: ohneSicherheit("Für Klassen gibt es kein Intervall."),
    veraenderung: ohneSicherheit("Veränderungen werden mit keinem anderen Wert verglichen."),
    anzahl: ohneSicherheit("Eine Anzahl hängt von der Größe des Gebiets ab und wird nicht verglichen."),
    ebenen: ohneSicherheit("Die Quelle rechnet jede Ebene für sich, deshalb gibt es keinen Vergleich."),
    keinIntervall: ohneSicherheit("Zu diesem Wert gibt es kein Intervall, deshalb keinen Vergleich."),
    keinMassstab: "Kein Vergleich: Für den übrigen Bezirk und Berlin liegt zu diesem Stand keine Zahl vor.",
    daneben: (berlin: string): string => `In Berlin sind es ${berlin}.`
  },

  veraenderung: {
    ohneWert: "Ohne Wert lässt sich keine Veränderung angeben.",
    wenige: "Zu wenige Fälle: Eine Veränderung wird nicht angegeben.",
    klassen: "Klassen verschiedener Jahre werden hier nicht verglichen.",
    selbst: "Die Zahl ist selbst eine Veränderung, ohne Angabe zur Sicherheit.",
    ebenen: "Die Quelle berechnet jede Ausgabe für sich, deshalb ist keine Veränderung angegeben.",
    bruch: (ab: string): string =>
      `Bruch ab ${ab}: Zahlen davor sind nicht vergleichbar. Eine Veränderung seither ist nicht angegeben.`,
    keine: "Für die letzten Jahre liegt keine frühere vergleichbare Zahl vor.",
    trend: (von: number, bis: number, wort: string, wertVon: string, wert: string): string =>
      `Trend von ${von} bis ${bis}: ${wort} (von ${wertVon} auf ${wert}).`,
    trendOffen: (von: number, bis: number, wertVon: string, wert: string): string =>
      `Trend von ${von} bis ${bis}: nicht erkennbar (${von}: ${wertVon}; ${bis}: ${wert}).`,
    mit: (seit: number, wort: string, differenz: string, ki: string): string =>
      `Veränderung seit ${seit}: ${wort}, ${differenz} (${intervall} ${ki}).`,
    offen: (seit: number, bis: number, wertVon: string, wert: string, ki: string): string =>
      `Veränderung seit ${seit}: nicht erkennbar (${seit}: ${wertVon}; ${bis}: ${wert}; ${intervall} der Differenz ${ki}).`,
    offenOhne: (seit: number, bis: number, wertVon: string, wert: string): string =>
      `Veränderung seit ${seit}: nicht erkennbar, zu wenige Fälle (${seit}: ${wertVon}; ${bis}: ${wert}).`,
    mitEinheit: (text: string, einheit: string): string => (einheit === "" ? text : `${text} ${einheit}`),
    ohne: (seit: number, differenz: string): string => `Veränderung seit ${seit}: ${differenz}, ${ohne}.`,
    vergleichbarAb: (ab: string): string => `Vergleichbar sind die Zahlen erst ab ${ab}.`,
    prozentpunkte: "Prozentpunkte"
  },

  wort: {
    ohne: "ohne Urteil",
    zuStand: (wort: string, stand: string): string => `${wort} (${stand})`,
    trend: (wort: string): string => `Trend ${wort}`,
    nichtErkennbar: "kein erkennbarer Unterschied",
    keineFruehere: "keine frühere Zahl",
    bruch: "Bruch in der Reihe",
    veraenderung: "ist selbst eine Veränderung",
    klasse: "Klassen ohne Vergleich"
  },
  gestiegen: "gestiegen",
  gesunken: "gesunken",
  steigend: "steigend",
  fallend: "fallend",
  /** Signs in cells; each always stands with its word, and none where nothing can be said. */
  zeichen: {steigend: "↗", fallend: "↘", nicht_erkennbar: "≈", ohne_sicherheit: ""},

  luecke: {
    gruppe: (gruppe: string): string => `„${gruppe}“`,
    kopf: (titel: string, gruppe: string, ort: string, jahr: number): string => `${titel} für ${gruppe} ${ort} ${jahr}`,
    wert: (kopf: string, wert: string, je1000: string | null): string =>
      `${kopf}: ${wert}.${je1000 === null ? "" : ` Das sind ${je1000} je 1.000 Menschen der Gruppe.`}`,
    urteil: (deckung: string, fair: string, wort: string): string =>
      `Die Deckung beträgt ${deckung} des Anteils nach Menschen und Bedarf (${fair}): ${wort}.`,
    haengtAb: "Ob das Gebiet über oder unter seinem Anteil liegt, hängt davon ab, wie stark der Bedarf zählt.",
    ohneAngabe: (anzahl: number): string =>
      anzahl === 1
        ? "Ein Angebot ohne diese Zahl ist nicht mitgezählt."
        : `${anzahl} Angebote ohne diese Zahl sind nicht mitgezählt.`,
    ohneAnteil: "Ein Anteil ist nicht berechnet: Für dieses Gebiet fehlt der Bedarfsindex.",
    bezirk: "Anteil und Lücke gibt es nur für Teile des Bezirks.",
    keinAngebot: (kopf: string): string => `${kopf}: kein Angebot dokumentiert.`,
    zustand: (kopf: string, zustand: string): string => `${kopf}: ${zustand}.`,
    nichtGezaehlt: (gruppe: string): string =>
      `Für ${gruppe} gibt es hier keine offene Personenzahl, deshalb weder Anteil noch Lücke.`,
    abdeckung: (text: string): string => `Meldungen: ${text}.`,
    keinZentrum: "Für dieses Gebiet ist kein Zentrum zuständig.",
    keineDaten: (gruppe: string): string => `Für ${gruppe} liegt hier keine Leistungsdokumentation vor.`
  },

  leistung: {
    kopf: (titel: string, jahr: number): string => `${titel} ${jahr}`,
    mehr: (kopf: string, wert: string, differenz: string, jahr: number, vorjahr: string): string =>
      `${kopf}: ${wert}, das ${differenz === "1" ? "ist" : "sind"} ${differenz} mehr als ${jahr} (${vorjahr}).`,
    weniger: (kopf: string, wert: string, differenz: string, jahr: number, vorjahr: string): string =>
      `${kopf}: ${wert}, das ${differenz === "1" ? "ist" : "sind"} ${differenz} weniger als ${jahr} (${vorjahr}).`,
    gleich: (kopf: string, wert: string, jahr: number): string => `${kopf}: ${wert}, genauso viel wie ${jahr}.`,
    nur: (kopf: string, wert: string): string => `${kopf}: ${wert}.`,
    ohneVergleich: "Deshalb gibt es keinen Vergleich mit dem Vorjahr.",
    vorjahrGeschuetzt: (jahr: number): string =>
      `Die Zahl für ${jahr} ist geschützt, deshalb gibt es keinen Vergleich.`,
    vorjahrFehlt: (jahr: number): string => `Für ${jahr} ist keine Zahl erfasst, deshalb gibt es keinen Vergleich.`,
    nichtErfasst: (kopf: string): string => `${kopf}: nicht erfasst. Das heißt nicht, dass es keine Leistung gab.`,
    nichtGemeldet: (kopf: string): string => `${kopf}: nicht gemeldet. Das heißt nicht, dass es keine Leistung gab.`,
    lueckenhaft: (jahr: number): string =>
      `Für ${jahr} fehlen Meldungen einzelner Monate, deshalb gibt es keinen Vergleich.`
  },

  sollIst: {
    genau: "Das Soll ist genau erreicht.",
    erreicht: (differenz: string): string => `Das Soll ist erreicht (${differenz}).`,
    verfehlt: (differenz: string): string => `Das Soll ist nicht erreicht (${differenz}).`,
    ohneSoll: (kopf: string, ist: string): string => `${kopf}: Ist ${ist}. Ein Soll ist nicht hinterlegt.`,
    offen: "Ob das Soll erreicht ist, lässt sich deshalb nicht sagen.",
    ist: (kopf: string, soll: string, ist: string): string => `${kopf}: Soll ${soll}, Ist ${ist}.`,
    nichtErfasst: "nicht erfasst",
    unvollstaendig: "Es fehlen Meldungen einzelner Monate."
  },

  ziel: {
    richtung: {senken: "senken", erhoehen: "erhöhen", halten: "halten"},
    aufgabe: (thema: string, richtung: string, von: string | null, auf: string | null): string =>
      `Ziel „${richtung}“: ${[thema, von !== null && `Ausgangswert ${von}`, auf !== null && `Zielwert ${auf}`].filter(Boolean).join(", ")}.`,
    neu: "Neuer Wert",
    womit: {zielwert: "dem Zielwert", ausgangswert: "dem Ausgangswert"},
    urteil: (praedikat: string): string => `Der neue Wert ${praedikat}`,
    gleich: (womit: string): string => `Der neue Wert entspricht ${womit}`,
    erreicht: (text: string): string => `Erreicht: ${text}.`,
    nichtErreicht: (text: string): string => `Nicht erreicht: ${text}.`,
    offen: (text: string): string => `Nicht zu entscheiden: ${text}.`,
    keineNeuere: (stand: string | null): string =>
      stand === null ? "Es gibt keine neuere Zahl" : `Es gibt keine neuere Zahl als die ${stand}`,
    imIntervall: "Das Intervall des neuen Werts enthält den Zielwert",
    zustand: (zustand: string, stand: string): string => `Statt eines neuen Werts steht „${zustand}“ (${stand})`,
    bruch: (ab: string): string =>
      `Die Reihe hat einen Bruch ab ${ab}; Zahlen davor und danach sind nicht vergleichbar`,
    ohneZiel: "Weder Zielwert noch Ausgangswert sind angegeben"
  },

  fortschreibung: {
    nie: "Diese Zahl gibt es in keiner der beiden Ausgaben.",
    neu: "Neu in dieser Ausgabe.",
    entfallen: (thema: string): string => `${thema}: in dieser Ausgabe nicht mehr enthalten.`,
    weiterhin: (thema: string, zustand: string, stand: string): string =>
      `${thema}: weiterhin ohne Zahl, ${zustand} (${stand}).`,
    neuerdings: (thema: string, zustand: string, stand: string): string =>
      `${thema}: in dieser Ausgabe ohne Zahl, ${zustand} (${stand}).`,
    erstmals: (zustand: string): string => `Jetzt gibt es eine Zahl (bisher: ${zustand}).`,
    unveraendert: (thema: string, wert: string, stand: string): string =>
      `${thema}: keine neuere Zahl, weiter ${wert} (${stand}).`,
    berichtigt: (thema: string, stand: string, alt: string, neu: string): string =>
      `${thema}: Zahl berichtigt, jetzt ${neu} statt ${alt} (${stand}).`,
    neueZahl: (thema: string, neu: string, standNeu: string, alt: string, standAlt: string): string =>
      `${thema}: jetzt ${neu}, Stand ${standNeu}. Bisher: ${alt}, Stand ${standAlt}.`,
    bruch: "Dazwischen liegt ein Bruch in der Reihe: Die beiden Zahlen sind nicht vergleichbar.",
    klasseGleich: "Die Klasse ist dieselbe.",
    klasseAnders: "Die Klasse ist eine andere. Ohne Angabe zur Sicherheit.",
    bewegung: {
      steigend: "Der Wert ist gestiegen.",
      fallend: "Der Wert ist gesunken.",
      nicht_erkennbar: "Ein Unterschied ist nicht erkennbar.",
      ohne_sicherheit: "Der Unterschied steht ohne Angabe zur Sicherheit.",
      zu_wenige_faelle: "Zu wenige Fälle: Die beiden Werte werden nicht verglichen."
    },
    urteil: (bisher: string | null, satzJetzt: string): string =>
      `Neues Urteil (bisher ${bisher === null ? "keines" : `„${bisher}“`}): ${satzJetzt}`,
    ohneUrteil: (massstab: string): string => `Einen Vergleich mit ${massstab} gibt es zum neuen Stand nicht.`
  }
} as const;
