import type {OhneUnterschied, Unterschied} from "../vergleich/unterschied.js";
import {aufzaehlung, formatZahl, satz} from "../format.js";
import {massstaebe, urteile, type Urteil} from "../zustaende.js";

const zitiert = (teile: readonly string[]): string => aufzaehlung(teile.map((teil) => `„${teil}“`));

const ebenen = {
  bzr: {einzahl: "Bezirksregion", mehrzahl: "Bezirksregionen", dativ: "Bezirksregionen"},
  plr: {einzahl: "Planungsraum", mehrzahl: "Planungsräume", dativ: "Planungsräumen"}
} as const;

/** Every word of the page that sets areas side by side. */
export const texteVergleich = {
  ebenen,

  hinweis: {
    gebiete: (ids: readonly string[]): string =>
      ids.length === 1
        ? `Das Gebiet ${zitiert(ids)} gibt es hier nicht.`
        : `Die Gebiete ${zitiert(ids)} gibt es hier nicht.`,
    zuVieleGebiete: (hoechstens: number, weg: readonly string[]): string =>
      `Mehr als ${hoechstens} Gebiete passen nicht nebeneinander. Es ${weg.length === 1 ? "fehlt" : "fehlen"}: ${aufzaehlung(weg)}.`,
    indikatoren: (ids: readonly string[]): string =>
      ids.length === 1
        ? `Den Indikator ${zitiert(ids)} gibt es hier nicht.`
        : `Die Indikatoren ${zitiert(ids)} gibt es hier nicht.`,
    zuVieleIndikatoren: (hoechstens: number): string => `Gezeigt werden die ersten ${hoechstens} Indikatoren.`,
    keineIndikatoren: "Gezeigt wird „Auf einen Blick“.",
    bezug: (id: string): string => `Das Bezugsgebiet „${id}“ ist nicht ausgewählt. Es gilt das erste Gebiet.`
  },

  wahl: {
    titel: "Auswahl für den Vergleich",
    gebiet: "Gebiet",
    waehlen: "Bitte wählen",
    hinzufuegen: "Hinzufügen",
    mischen: "Ebenen mischen",
    mischenHilfe:
      "Ohne Haken bleiben alle Gebiete auf einer Ebene. Mit Haken können Sie Planungsräume neben Bezirksregionen stellen.",
    voll: (hoechstens: number): string =>
      `${hoechstens} Gebiete sind gewählt. Entfernen Sie eines, um ein anderes zu wählen.`,
    gewaehlt: "Gewählte Gebiete",
    entfernen: (name: string): string => `${name} entfernen`,
    hinzugefuegt: (name: string, n: number): string => `${name} ist dabei. ${n} von 4 Gebieten gewählt.`,
    entfernt: (name: string, n: number): string => `${name} ist entfernt. ${n} von 4 Gebieten gewählt.`,
    satzGezeigt: (titel: string, n: number): string =>
      `Gezeigt wird „${titel}“ mit ${n === 1 ? "1 Indikator" : `${n} Indikatoren`}.`,
    satzGewaehlt: (titel: string): string => `Gewählt ist „${titel}“. Noch ist kein Gebiet gewählt.`,
    bezugGezeigt: (name: string): string =>
      `Bezugsgebiet ist jetzt ${name}. Unterschiede und ähnliche Gebiete beziehen sich darauf.`,
    indikatoren: "Indikatoren",
    blick: "Auf einen Blick",
    eigene: "Eigene Auswahl",
    selbst: "Indikatoren selbst wählen",
    anzahl: (n: number, hoechstens: number): string => `${n} von höchstens ${hoechstens} gewählt`,
    nur: (ebene: "bzr" | "plr"): string => `(nur ${ebenen[ebene].mehrzahl})`,
    bezug: "Bezugsgebiet",
    bezugHilfe: "Die Unterschiede und die ähnlichen Gebiete beziehen sich auf dieses Gebiet."
  },

  leer: {
    titel: "Noch kein Gebiet gewählt",
    text: "Wählen Sie oben ein Gebiet und drücken Sie „Hinzufügen“. Bis zu vier Gebiete stehen dann nebeneinander.",
    beispiel: (namen: readonly string[]): string => `Beispiel zeigen: ${aufzaehlung(namen)}`,
    beispielText: "Das Beispiel zeigt die zwei Bezirksregionen, die sich in ihrer Zusammensetzung am ähnlichsten sind.",
    liste: "Alle Gebiete als Liste"
  },

  titel: (namen: readonly string[]): string =>
    namen.length === 1 ? `${namen[0]!}: noch kein zweites Gebiet` : aufzaehlung(namen),
  fenster: (namen: readonly string[]): string => `${aufzaehlung(namen)} | Gebiete vergleichen`,
  umfang: (ebenen: readonly string[], indikatoren: number): string =>
    `${aufzaehlung(ebenen)} · ${indikatoren === 1 ? "1 Indikator" : `${indikatoren} Indikatoren`} · neuester Stand`,
  einGebiet: "Wählen Sie ein zweites Gebiet. Unten stehen ähnliche Gebiete, die sich dafür eignen.",
  gemischt:
    "Hier stehen Planungsräume neben Bezirksregionen. Die Farben ordnen jedes Gebiet unter denen seiner Ebene ein. Ein Planungsraum kann in der Bezirksregion liegen.",
  nichtVergleichbar: (namen: readonly string[]): string =>
    `Nicht gezeigt, weil die Werte je Ebene etwas anderes bedeuten: ${aufzaehlung(namen)}.`,

  /** The finding over all indicators; only pairs that can be compared are counted. */
  befund: ({
    erkennbar,
    nicht,
    ohneSicherheit,
    ohneVergleich
  }: {
    erkennbar: number;
    nicht: number;
    ohneSicherheit: number;
    ohneVergleich: number;
  }): string => {
    const n = (anzahl: number): string => (anzahl === 1 ? "1 Indikator" : `${formatZahl(anzahl)} Indikatoren`);
    const saetze = [
      erkennbar > 0 &&
        `Bei ${n(erkennbar)} ist ein Unterschied zwischen dem höchsten und dem niedrigsten Wert erkennbar.`,
      nicht > 0 && `Bei ${n(nicht)} ist kein Unterschied erkennbar.`,
      ohneSicherheit > 0 && `Bei ${n(ohneSicherheit)} steht der Vergleich ohne Angabe zur Sicherheit.`,
      ohneVergleich > 0 && `Bei ${n(ohneVergleich)} ist kein Vergleich möglich.`
    ];
    return saetze.filter(Boolean).join(" ");
  },
  zufall:
    "Erkennbar heißt nicht groß. Bei vielen Vergleichen ist etwa einer von zwanzig nur wegen des Zufalls erkennbar.",

  tabelle: {
    titel: "Alle Werte nebeneinander",
    beschriftung: (namen: readonly string[]): string => `Werte im Vergleich: ${aufzaehlung(namen)}`,
    indikator: "Indikator",
    bezirk: "Bezirk",
    berlin: "Berlin",
    klasse: (nummer: number, von: number): string => `Klasse ${nummer} von ${von} auf der Karte`,
    urteil: (urteil: Urteil): string =>
      urteil === "ueber" || urteil === "unter" ? `${urteile[urteil].kurz} ${massstaebe.bezirk}` : urteile[urteil].kurz,
    urteilAm: (tag: string, urteil: string): string => `${tag}: ${urteil}`,
    nichtFuerEbene: (ebene: "bzr" | "plr"): string => `nicht für ${ebenen[ebene].mehrzahl}`,
    farben: "Farben: Klasse auf der Karte, von links niedrig nach rechts hoch.",
    umNull: (rampe: string): string => `${rampe}, unter und über 0`,
    rampen: {
      belastung: "Belastung",
      ressource: "Ressource",
      keine_wertung: "keine Wertung"
    },
    lesen:
      "Unter dem Wert steht das 95-%-Intervall. „Über“ oder „unter“ steht nur, wenn das ganze Intervall dort liegt."
  },

  unterschiede: {
    titel: (name: string): string => `Unterschiede zu ${name}`,
    beschriftung: (name: string): string => `Unterschied der anderen Gebiete zu ${name}, mit 95-%-Intervall`,
    text: (name: string): string => `Ein Plus heißt: Der Wert ist höher als in ${name}.`,
    wort: {
      hoeher: "höher",
      niedriger: "niedriger",
      nicht_erkennbar: "kein erkennbarer Unterschied",
      ohne_sicherheit: "ohne Angabe zur Sicherheit"
    } satisfies Record<Unterschied["urteil"], string>,
    grund: {
      ohne_wert: "kein Wert",
      zu_wenige_faelle: "zu wenige Fälle",
      klassen: "Klassen haben keinen Abstand",
      anzahl: "Anzahl, wächst mit dem Gebiet",
      stichtag: "verschiedene Stichtage",
      ebene: "je Ebene anders gezählt"
    } satisfies Record<OhneUnterschied, string>
  },

  balken: {
    titel: "Jeder Indikator als Balken",
    text: "Gleiche Reihenfolge in allen Bildern. Die Linie im Balken ist das 95-%-Intervall.",
    nurTabelle: (namen: readonly string[]): string => `Klassen stehen nur in der Tabelle: ${aufzaehlung(namen)}.`,
    erkennbar: (hoch: string, niedrig: string, differenz: string, intervall: string): string =>
      `${hoch} liegt erkennbar über ${niedrig}: um ${differenz} (${intervall}).`,
    nichtErkennbar: (n: number): string =>
      n === 2
        ? "Zwischen den beiden Gebieten ist kein Unterschied erkennbar."
        : "Zwischen dem höchsten und dem niedrigsten Wert ist kein Unterschied erkennbar.",
    /** *anzahl*: bare counts, which need no interval to be told but are no comparison either. */
    ohneSicherheit: (hoch: string, wertHoch: string, niedrig: string, wertNiedrig: string, anzahl: boolean): string =>
      `Der höchste Wert steht bei ${hoch} (${wertHoch}), der niedrigste bei ${niedrig} (${wertNiedrig}). ${anzahl ? "Eine Anzahl wächst mit der Größe des Gebiets." : "Ohne Angabe zur Sicherheit."}`,
    gleich: (wert: string): string => satz(`Alle Gebiete haben denselben Wert: ${wert}`),
    stichtage: "Die Werte haben verschiedene Stichtage. Vergleichen Sie sie nur mit Vorsicht.",
    ebene: "Die Werte bedeuten je Ebene etwas anderes und werden nicht verglichen.",
    einWert: (name: string, wert: string): string => satz(`${name}: ${wert}`),
    keiner: "Keines der gewählten Gebiete hat hier einen vergleichbaren Wert.",
    ohne: (namen: readonly string[]): string => `Ohne vergleichbaren Wert: ${aufzaehlung(namen)}.`,
    spalten: {gebiet: "Gebiet", wert: "Wert", intervall: "95-%-Intervall", stand: "Stand"}
  },

  aehnlich: {
    titel: (name: string): string => `Ähnliche Gebiete zu ${name}`,
    text: "Die Liste hilft, Gebiete zum Vergleichen zu finden. Sie ist keine Bewertung.",
    beschriftung: (name: string): string => `Gebiete, die ${name} am ähnlichsten zusammengesetzt sind`,
    mittel: (ebene: "bzr" | "plr", abstand: string): string =>
      `0 heißt: in allem gleich. Zwei ${ebenen[ebene].mehrzahl} des Bezirks liegen im Mittel ${abstand} auseinander.`,
    keine: "Für dieses Gebiet gibt es zu wenige Werte. Ähnliche Gebiete lassen sich nicht nennen.",
    spalten: {
      gebiet: "Gebiet",
      abstand: "Abstand",
      einordnung: "Einordnung",
      nah: "Am ähnlichsten bei",
      fern: "Am verschiedensten bei",
      merkmale: "Merkmale",
      wahl: "Vergleich"
    },
    naeher: "ähnlicher als im Mittel",
    nichtNaeher: "nicht ähnlicher als im Mittel",
    merkmale: (n: number, von: number): string => `${n} von ${von}`,
    hinzufuegen: (name: string): string => `${name} hinzufügen`,
    dabei: "schon dabei",
    worauf: "Worauf der Abstand beruht",
    rechnung: (mindestens: number): string =>
      `Jeder Wert wird an der Streuung aller Gebiete der Ebene gemessen. Jedes Thema zählt gleich viel. Verglichen wird mit mindestens ${mindestens} gemeinsamen Merkmalen.`,
    nichtEnthalten: "Nicht enthalten",
    thema: "Thema",
    merkmal: "Merkmal",
    grund: "Warum",
    stand: "Stand"
  },

  ausfuhr: {
    titel: (namen: readonly string[]): string => `Gebiete im Vergleich: ${aufzaehlung(namen)}`
  },

  druck: (adresse: string): string => `Adresse dieses Vergleichs: ${adresse}`,
  links: {
    karte: "Karte",
    karteZu: (indikator: string): string => ` zu ${indikator}`
  }
} as const;
