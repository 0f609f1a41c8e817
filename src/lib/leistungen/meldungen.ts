import {regeln} from "./regeln.js";
import type {RegelId} from "./regeln.js";
import {hoechstensJeRegel} from "./typen.js";
import type {Meldung, Rohblatt} from "./typen.js";
import type {Tabellenname} from "./vertrag.js";

/** What a finding says besides its place. */
export interface Befund {
  regel: RegelId;
  text: string;
  abhilfe: string;
  wert?: string | undefined;
}

/** Where in a sheet, and which centre and year it is about. */
export interface Stelle {
  zeile?: number | undefined;
  spalte?: string | undefined;
  zentrum_id?: string | undefined;
  jahr?: number | undefined;
}

interface Eintrag {
  meldung: Meldung;
  /** Order inside a row. */
  spalte: number;
}

/** Longest value that a finding repeats. */
const laengsterWert = 80;

/** Findings of one sheet: of each rule the first ones in the order of the file, and how many there are in all. */
export class Blattmeldungen {
  private readonly eintraege: Eintrag[] = [];
  private readonly jeRegel = new Map<RegelId, number>();
  fehler = 0;
  warnungen = 0;
  tabelle: Tabellenname | undefined;

  constructor(
    private readonly blatt: Pick<Rohblatt, "datei" | "blatt" | "kopf">,
    private readonly hoechstens = hoechstensJeRegel
  ) {}

  melde({regel, text, abhilfe, wert}: Befund, {zeile, spalte, zentrum_id, jahr}: Stelle = {}): void {
    const {schwere} = regeln[regel];
    if (schwere === "fehler") this.fehler++;
    else this.warnungen++;
    const bisher = this.jeRegel.get(regel) ?? 0;
    this.jeRegel.set(regel, bisher + 1);
    if (bisher >= this.hoechstens) return;
    const {datei, blatt, kopf} = this.blatt;
    this.eintraege.push({
      meldung: {
        schwere,
        regel,
        datei,
        ...(blatt === null ? {} : {blatt}),
        ...(zeile === undefined ? {} : {zeile}),
        ...(spalte === undefined ? {} : {spalte}),
        ...(wert === undefined ? {} : {wert: wert.slice(0, laengsterWert)}),
        ...(this.tabelle === undefined ? {} : {tabelle: this.tabelle}),
        ...(zentrum_id === undefined ? {} : {zentrum_id}),
        ...(jahr === undefined ? {} : {jahr}),
        text,
        abhilfe
      },
      spalte: spalte === undefined ? -1 : kopf.indexOf(spalte)
    });
  }

  /** By row, then by column; what is about the sheet as a whole comes first. */
  inReihenfolge(): Meldung[] {
    return this.eintraege
      .sort((a, b) => (a.meldung.zeile ?? 0) - (b.meldung.zeile ?? 0) || a.spalte - b.spalte)
      .map(({meldung}) => meldung);
  }
}
