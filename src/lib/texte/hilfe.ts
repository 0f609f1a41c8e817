import type {Hilfetext} from "../../components/hilfe.js";

/** What the "?" at each control says, by page and control; the title is the control's own label. */
export const hilfetexte = {
  karte: {
    indikator: {
      text: "Der Indikator, den Karte, Tabelle und Text zeigen. Die Liste ist nach Problemfeldern geordnet.",
      glossar: "indikator"
    },
    ebene: {
      text: "Planungsräume sind die kleinsten Gebiete. Mehrere bilden eine Bezirksregion. Angeboten wird nur, wofür es Werte gibt.",
      glossar: "planungsraum"
    },
    zeitraum: {
      text: "Der Stichtag der Zahlen. Oben steht der neueste. Die Grenzen der Klassen bleiben über die Jahre gleich."
    }
  },
  luecken: {
    zielgruppe: {
      text: "Für wen die Angebote gedacht sind. Bei manchen Gruppen zählt niemand die Menschen je Gebiet. Dann fehlen Raten und Lücken.",
      glossar: "zielgruppe"
    },
    sicht: {
      text: "Wie ein Angebot einem Gebiet zugerechnet wird: nach dem Ort des Zentrums, nach dem genannten Einsatzgebiet oder nach dem Fußweg.",
      glossar: "einsatzgebiet"
    },
    mass: {
      text: "Was gezählt wird. Eine Lücke gibt es nur für Stunden und Platzstunden, denn nur sie beschreiben das Angebot.",
      glossar: "angebotsstunden"
    },
    ebene: {
      text: "Bezirksregionen sind sicherer. Planungsräume zeigen Unterschiede innerhalb eines Stadtteils.",
      glossar: "bezirksregion"
    },
    jahr: {text: "Das Jahr der dokumentierten Leistung. Gerechnet wird mit Zentren, die alle Monate gemeldet haben."},
    gewicht: {
      text: "Wie stark der Bedarfsindex den erwarteten Anteil eines Gebiets erhöht. Bei 0 zählen nur die Menschen.",
      glossar: "deckung"
    }
  },
  problemfelder: {
    gebiet: {
      text: "Zeigt nur dieses Gebiet neben dem Bezirk. Eine Bezirksregion lässt sich auch im Kopf der Tabelle öffnen.",
      glossar: "bezirksregion"
    },
    vergleich: {text: "Ein zweites Gebiet, das daneben steht. Wählen Sie zuerst links ein Gebiet."},
    art: {
      text: "Bei einer Belastung heißt ein höherer Wert mehr Hinweis auf Bedarf, bei einer Ressource mehr Unterstützung. Ohne Wertung heißt: weder gut noch schlecht.",
      glossar: "belastung"
    },
    gruppe: {text: "Zeigt nur Felder, die diese Menschen betreffen.", glossar: "zielgruppe"},
    treffen: {
      text: "Zeigt nur Felder mit Gebieten, in denen beides zusammentrifft: eine Belastung über dem übrigen Bezirk und eine robuste Lücke beim Angebot.",
      glossar: "luecke"
    },
    nur: {
      text: "Verglichen wird mit der letzten Ausgabe der Analyse. Ein neues Urteil heißt: Das Gebiet wird anders mit dem übrigen Bezirk verglichen.",
      glossar: "urteil"
    },
    sortierung: {
      text: "„Verglichene zuerst“ beginnt mit Feldern, deren Leitindikator sich mit dem übrigen Bezirk vergleichen lässt. Sonst gilt die Folge des Rahmenkonzepts.",
      glossar: "leitindikator"
    }
  },
  antrag: {
    zentrum: {
      text: "Das Zentrum, für das Sie schreiben. Zahlen, Gebiet und Standards kommen aus seiner Dokumentation."
    },
    zweck: {text: "Bestimmt Abschnitte und Tabellen des Blatts. Ihre Eingaben bleiben, wenn Sie wechseln."},
    gruppe: {
      text: "Bestimmt, welche Indikatoren zum Bedarf vorgeschlagen werden und welche Lücke gezeigt wird.",
      glossar: "zielgruppe"
    },
    jahr: {text: "Das Berichtsjahr. Daneben steht immer das Vorjahr."},
    gebiet: {text: "Das Gebiet, das der Abschnitt „Sozialraum“ beschreibt.", glossar: "bezirksregion"},
    programm: {text: "Das Programm, bei dem Sie den Antrag stellen. Seine Ziele stehen im Abschnitt zum Bezug."}
  },
  standards: {
    jahr: {text: "Das Jahr der Selbsteinschätzung und der Dokumentation."},
    standard: {text: "Einer der dreizehn Mindeststandards des Rahmenkonzepts.", glossar: "standard"},
    zentrum: {text: "Die Zentren stehen in der Reihenfolge des Alphabets. Eine Rangfolge gibt es nicht."}
  },
  zielgruppen: {
    gruppe: {
      text: "Die Menschen, von denen Sie ausgehen. Die Zuordnung zu Indikatoren und Angeboten steht am Ende der Seite.",
      glossar: "zielgruppe"
    }
  }
} as const satisfies Record<string, Record<string, Omit<Hilfetext, "titel">>>;
