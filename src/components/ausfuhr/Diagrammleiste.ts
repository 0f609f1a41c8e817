import type {Angaben, Ausfuhr, Ausfuhrname, Ausfuhrtabelle, Zeichenerklaerung} from "../../lib/ausfuhr/modell.js";
import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import {angabenOf} from "../bild/angaben.js";
import type {Bildinhalt, Zeichner} from "../bild/modell.js";
import type {ChartFigureOptions} from "../charts/ChartFigure.js";
import {Mitnehmen} from "./Mitnehmen.js";

/** What a chart hands out beside what it shows anyway. */
export interface Diagrammausfuhr {
  name: Ausfuhrname;
  /** Where the chart's own titles lack what the page around it says: the indicator, the Bezirk. */
  titel?: string;
  untertitel?: string;
  /** Full lines of attribution, where the chart shows shorter ones beside its neighbours. */
  quellen?: readonly string[];
  /** Draws the picture where the page shows something else than a drawing. */
  zeichne?: Zeichner;
  zeichen?: readonly Zeichenerklaerung[];
  /** What must be known to read picture and figures. */
  hinweise?: readonly string[];
  /** How to read the drawing, for the picture only. */
  lesehilfe?: readonly string[];
  /** What a file of data explains besides: definition, method. */
  erklaerungen?: readonly string[];
  tabellen: () => readonly Ausfuhrtabelle[];
  /** All areas and years of the same. */
  alle?: () => Promise<Ausfuhr>;
  /** Signs of the drawing, for the picture. */
  legende?: (document: Document) => NonNullable<Bildinhalt["legende"]>;
}

/** The bar at the foot of a chart: its figures, its picture and what to cite. */
export function Diagrammleiste(
  {id, titel, untertitel, quelle, datenstand, befund, zeichne, bild}: ChartFigureOptions,
  ausfuhr: Diagrammausfuhr,
  document: Document
): HTMLElement {
  const {name, zeichen = [], hinweise = [], lesehilfe = [], erklaerungen = [], tabellen, alle, legende} = ausfuhr;
  const titelDerAusfuhr = ausfuhr.titel ?? titel;
  const angaben = (): Angaben =>
    angabenOf(
      {
        titel: titelDerAusfuhr,
        untertitel: ausfuhr.untertitel ?? untertitel,
        ...{name, quellen: ausfuhr.quellen ?? quelle, datenstand, zeichen, hinweise: [...lesehilfe, ...hinweise]}
      },
      document,
      id
    );
  const zeichner: Zeichner = async (breite, document) => ({
    ...(ausfuhr.zeichne ? await ausfuhr.zeichne(breite, document) : {zeichnung: zeichne(breite)}),
    beschreibung: befund,
    ...(legende && {legende: legende(document)})
  });
  return Mitnehmen({
    daten: {
      angezeigt: () => ({...angaben(), hinweise: [...hinweise, ...erklaerungen], tabellen: tabellen()}),
      ...(alle && {alle})
    },
    ...((bild !== false || ausfuhr.zeichne) && {bild: {angaben, zeichne: zeichner}}),
    zitat: angaben,
    titel: texteAusfuhr.leiste.titelMit(titelDerAusfuhr),
    document
  });
}
