import {unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it, vi} from "vitest";
import {musterdokument} from "../../lib/dokument/dokument.fixture.js";
import {texteDokument} from "../../lib/texte/dokument.js";
import {Ausgabe} from "./Ausgabe.js";
import {Blatt, kopfzeilenCss} from "./Blatt.js";

const neuesFenster = () => new JSDOM("<!doctype html><main></main>").window as unknown as Window & typeof globalThis;

describe("Blatt", () => {
  const {document} = neuesFenster();
  const blatt = Blatt(musterdokument, {document});

  it("holds the words of every block in their order, and no element that a text asked for", () => {
    const text = blatt.textContent;
    const stellen = [
      "Sozialraum",
      "<w:p/>",
      "Hinweise auf Bedarf",
      "Punkt zwei",
      "Kennzahl 60",
      "Ziele",
      "Leitung"
    ].map((wort) => text.indexOf(wort));
    expect(stellen.every((stelle) => stelle >= 0)).toBe(true);
    expect(stellen).toEqual(stellen.toSorted((a, b) => a - b));
  });

  it("puts its headings below the page's title, without a gap", () => {
    const ebenen = [...blatt.querySelectorAll("h1, h2, h3, h4, h5")].map(({tagName}) => tagName);
    expect(ebenen).toEqual(["H2", "H3", "H4", "H3"]);
    const tiefer = [...Blatt(musterdokument, {document, ebene: 3}).querySelectorAll("h2, h3, h4, h5")];
    expect(tiefer.map(({tagName}) => tagName)).toEqual(["H3", "H4", "H5", "H4"]);
  });

  it("gives tables caption, headers of columns and rows, source and figures to the right", () => {
    const tabelle = blatt.querySelector("table")!;
    expect(tabelle.caption!.textContent).toContain("2024 und 2025");
    expect(tabelle.tBodies[0]!.rows).toHaveLength(60);
    const zeile = tabelle.tBodies[0]!.rows[3]!;
    expect(
      [...zeile.cells].map(({tagName, scope, className, textContent}) => [tagName, scope, className, textContent])
    ).toEqual([
      ["TH", "row", "", "Kennzahl 4"],
      ["TD", "", "zahl", "1003"],
      ["TD", "", "zahl", "•"]
    ]);
    expect(blatt.querySelector(".blatt-tabelle .quelle")!.textContent).toContain("geschützt");
  });

  it("tells ears and eyes which sentence was changed, and explains the sign", () => {
    const absatz = [...blatt.querySelectorAll(".blatt-absatz")].find((p) => p.textContent.includes("Zweite Zeile"))!;
    expect(absatz.querySelector(".nur-vorlesen")!.textContent).toContain(texteDokument.geaendert.vorlesen);
    expect(blatt.querySelector(".blatt-fuss")!.textContent).toContain(texteDokument.geaendert.erklaerung);
    const ohne = {...musterdokument, bloecke: [{art: "absatz", text: "Wie die Regel."} as const]};
    expect(Blatt(ohne, {document}).textContent).not.toContain(texteDokument.geaendert.erklaerung);
  });

  it("shows its marks once in sight and says them at the head of every sheet", () => {
    expect(blatt.querySelector(".blatt-vermerke")!.textContent).toBe("Beispieldaten · Nur für den Dienstgebrauch");
    const css = kopfzeilenCss({
      kurztitel: 'A "B" \\ </style>',
      vermerke: ["Beispieldaten", "Nur für den Dienstgebrauch"]
    });
    expect(css).toContain('@top-left{content:"A \\"B\\" \\\\ </style>"}');
    // The internal edition's own sheet prints its mark between the two.
    expect(css).toContain('@top-right{content:"Beispieldaten"');
  });
});

describe("Ausgabe", () => {
  afterEach(() => vi.restoreAllMocks());

  it("saves the document that is current when the button is pressed, and says under which name", async () => {
    const window = neuesFenster();
    const dateien: Blob[] = [];
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      dateien.push(blob as Blob);
      return "blob:x";
    });
    const namen: string[] = [];
    window.HTMLAnchorElement.prototype.click = function () {
      namen.push(this.download);
    };
    let titel = "alt";
    const leiste = Ausgabe({
      dokument: () => ({...musterdokument, titel}),
      name: () => `bedarfsatlas_${titel}.docx`,
      window
    });
    window.document.body.append(leiste);
    titel = "neu";
    leiste.querySelectorAll("button")[1]!.click();
    const meldung = leiste.querySelector("[role=status]")!;
    await vi.waitFor(() => expect(meldung.textContent).toContain("bedarfsatlas_neu.docx"), {timeout: 10_000});
    expect(namen).toEqual(["bedarfsatlas_neu.docx"]);
    const teile = unzipSync(new Uint8Array(await dateien[0]!.arrayBuffer()));
    expect(new TextDecoder().decode(teile["docProps/core.xml"])).toContain("<dc:title>neu</dc:title>");
  });

  it("says so if no document can be made", async () => {
    const window = neuesFenster();
    const leiste = Ausgabe({
      dokument: () => {
        throw new Error("no");
      },
      name: () => "x.docx",
      window
    });
    leiste.querySelectorAll("button")[1]!.click();
    await vi.waitFor(() =>
      expect(leiste.querySelector("[role=status]")!.textContent).toBe(texteDokument.ausgabe.gescheitert)
    );
  });
});
