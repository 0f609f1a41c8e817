import {describe, expect, it} from "vitest";
import {befunde, felder, reihe} from "../../components/problemfelder/problemfelder.fixture.js";
import {fortschreibungSatz} from "../saetze/saetze.js";
import {bilanzOf, Fortschreibung} from "./fortschreibung.js";
import {abweichenderStand, deutlichUeber, leitzeilenOf, sortiere, urteilOf, zeilenstandOf} from "./matrix.js";

const stand = Fortschreibung(befunde, felder);
const ids = (feld: string, gewaehlt: string[] = [], eigene = befunde): string[] =>
  leitzeilenOf(eigene, felder, feld, gewaehlt).map(({kopf}) => kopf.id);

describe("the indicators that stand for a field", () => {
  it("are the catalogue's, burdens before resources, never a mean", () => {
    expect(ids("armut")).toEqual(["kinderarmut", "spielplatz"]);
    expect(ids("inklusion")).toEqual([]);
  });

  it("give way to the reader's choice of the same kind only", () => {
    expect(ids("armut", ["transfer"])).toEqual(["transfer", "spielplatz"]);
  });

  it("are two of a kind where one of them exists for one level only, that of Bezirksregionen first", () => {
    const nurPlr = {
      ...befunde,
      indikatoren: befunde.indikatoren.map((i) =>
        i.kopf.id === "kinderarmut" ? {...i, ebenen: i.ebenen.filter(({ebene}) => ebene === "plr")} : i
      )
    };
    const zwei = {
      felder: felder.felder.map((f) => ({
        ...f,
        leitindikatoren: [
          ...f.leitindikatoren,
          ...(f.id === "armut" ? [{indikator: "transfer", begruendung: "Für Bezirksregionen."}] : [])
        ]
      }))
    };
    expect(leitzeilenOf(nurPlr, zwei, "armut", []).map(({kopf}) => kopf.id)).toEqual([
      "transfer",
      "kinderarmut",
      "spielplatz"
    ]);
    expect(leitzeilenOf(befunde, zwei, "armut", []).map(({kopf}) => kopf.id)).toEqual(["kinderarmut", "spielplatz"]);
  });
});

describe("verdicts", () => {
  it("count only areas whose interval excludes the rest of the Bezirk", () => {
    const plr = deutlichUeber(befunde, befunde.indikatoren[0]!, "plr")!;
    expect(plr.gebiete.map(({name}) => name)).toEqual(["Nordring", "Nordpark"]);
    expect(plr.von).toBe(3);
    expect(deutlichUeber(befunde, befunde.indikatoren[1]!, "bzr")).toBeNull();
  });

  it("of an older date keep that date", () => {
    const alt = reihe("bzr", "2020-12-31", [40, 10]);
    const eigene = {
      ...befunde,
      indikatoren: [
        {
          ...befunde.indikatoren[0]!,
          ebenen: [
            reihe("bzr", "2022-12-31", [30, 10], {
              urteil_bezirk: [null, null],
              urteil_berlin: [null, null],
              vergleich: {
                ...{zeitraum: "2020-12-31", wert: alt.wert, unten: alt.unten, oben: alt.oben, wenige: alt.wenige},
                ...{bezirk: 20, rest_bezirk: [20, 20], urteil_bezirk: alt.urteil_bezirk, urteil_berlin: [null, null]}
              }
            })
          ]
        }
      ]
    };
    const lage = Fortschreibung(eigene, {letzte: []}).neu("kinderarmut", "101001")!;
    expect(urteilOf(lage)).toEqual({urteil: "ueber", stand: "2020-12-31"});
    expect(deutlichUeber(eigene, eigene.indikatoren[0]!, "bzr")?.zeitraum).toBe("2020-12-31");
  });

  it("are none without an interval, and sort fields by how many areas are above", () => {
    expect(urteilOf(stand.neu("spielplatz", "101001")!)).toBeNull();
    const teile = befunde.problemfelder.map((feld) => ({
      feld,
      zeilen: leitzeilenOf(befunde, felder, feld.id, []).map((indikator) => ({indikator, leit: true}))
    }));
    const order = (s: "zahlen" | "katalog" | "haeufung" | "name"): string[] =>
      sortiere(befunde, teile.toReversed(), s).map((t) => t.feld.id);
    expect(order("haeufung")).toEqual(["armut", "alter", "inklusion"]);
    expect(order("name")).toEqual(["alter", "armut", "inklusion"]);
    expect(order("katalog")).toEqual(["inklusion", "alter", "armut"]);
    // Fields with compared figures first, else the order given.
    expect(order("zahlen")).toEqual(["alter", "armut", "inklusion"]);
  });
});

describe("dates", () => {
  const verschieden = {
    ...befunde.indikatoren[0]!,
    ebenen: [
      reihe("bezirk", "2020-12-31", [28.6]),
      reihe("bzr", "2022-12-31", [30, 10]),
      reihe("plr", "2020-12-31", [35, 25, null, 10])
    ]
  };

  it("of a row are those of the first level below the Bezirk that is shown", () => {
    expect(zeilenstandOf(verschieden, ["bezirk", "bzr", "plr"])).toBe("2022-12-31");
    expect(zeilenstandOf(verschieden, ["bezirk", "plr"])).toBe("2020-12-31");
    expect(zeilenstandOf({...verschieden, ebenen: [reihe("bezirk", "2020", [1])]}, ["bezirk", "bzr"])).toBe("2020");
  });

  it("of a value are named where they differ: by the year only if that tells them apart", () => {
    expect(abweichenderStand("2022-12-31", "2022-12-31")).toBeNull();
    expect(abweichenderStand("2020-12-31", "2022-12-31")).toEqual({kurz: "2020", lang: "31.12.2020"});
    expect(abweichenderStand("2022-06-30", "2022-12-31")?.kurz).toBe("30.06.2022");
    expect(abweichenderStand("2018/2020", "2020/2022")?.kurz).toBe("2018 bis 2020");
  });
});

describe("Fortschreibung", () => {
  const art = (indikator: string, gebiet: string) => stand.aenderung(indikator, gebiet);

  it("tells a new date with a changed verdict", () => {
    expect(art("kinderarmut", "101001")).toEqual({
      art: "neuer_stand",
      urteil: {alt: "nicht_erkennbar", neu: "ueber"}
    });
    expect(art("kinderarmut", "101002")).toEqual({art: "neuer_stand", urteil: null});
  });

  it("tells a figure that is missing now, and never as a change to 0", () => {
    expect(art("kinderarmut", "10100203").art).toBe("ohne_zahl");
    const satz = fortschreibungSatz(stand.alt("kinderarmut", "10100203"), stand.neu("kinderarmut", "10100203"));
    expect(satz).toContain("keine Angabe");
    expect(satz).not.toMatch(/\b0\b/);
  });

  it("tells a corrected figure of the same date, and nothing where nothing is new", () => {
    expect(art("transfer", "101002").art).toBe("berichtigt");
    expect(art("transfer", "101001")).toEqual({art: null, urteil: null});
    expect(art("spielplatz", "101001")).toEqual({art: null, urteil: null});
  });

  it("tells an indicator that is gone and one that is new", () => {
    expect(art("langzeit", "101001").art).toBe("entfallen");
    expect(fortschreibungSatz(stand.alt("langzeit", "101001"), null)).toContain("Anteil langzeit");
    expect(art("hochaltrig", "101001").art).toBe("neu");
    expect(art("unbekannt", "101001").art).toBeNull();
  });

  it("adds up per field, a gone indicator for the field it had", () => {
    const armut = bilanzOf(befunde, felder, stand).find(({feld}) => feld === "armut");
    // kinderarmut: 1 changed verdict, 1 without a figure; transfer: 1 corrected.
    expect(armut).toEqual({feld: "armut", indikatoren: 2, urteile: 1, ohneZahl: 1, entfallen: 1});
  });
});
