import {berechneRaenge} from "../../lib/bedarfsindex.js";
import type {IndexEingabe, IndexWahl} from "../../lib/bedarfsindex.js";

/** What the worker is asked; it answers with the ranks. */
export interface Rangfrage {
  eingabe: IndexEingabe;
  wahl: IndexWahl;
}

self.onmessage = ({data: {eingabe, wahl}}: MessageEvent<Rangfrage>) => {
  self.postMessage(berechneRaenge(eingabe, wahl));
};
