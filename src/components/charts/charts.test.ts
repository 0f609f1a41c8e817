import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {altersgruppen, anteil, ausreisserProfil, kinderarmut, profil} from "../profil/fixture.js";
import {mitFehlendenEditionen} from "../profil/Mssabschnitt.js";
import {Altersaufbau, altersbalkenOf} from "./Altersaufbau.js";
import {Bevoelkerungsverlauf} from "./Bevoelkerungsverlauf.js";
import {Gebietebalken} from "./Gebietebalken.js";
import {Klassenbalken, klassenzahlenOf} from "./Klassenbalken.js";
import {Klassenstreifen} from "./Klassenstreifen.js";
import {MssVerlauf} from "./MssVerlauf.js";
import {Punktstreifen} from "./Punktstreifen.js";
import {Zeitverlauf} from "./Zeitverlauf.js";

const {document} = new JSDOM("").window;
const marks = (root: Element, name: string) => root.querySelectorAll(`.marke-${name} > *`);
const texts = (root: Element) => [...root.querySelectorAll("text")].map((t) => t.textContent);
const einheit = kinderarmut.indikator;
const klassen = {
  status: profil.kennzahlen.find((k) => k.indikator.id === "mss_status")!.indikator.klassen!,
  dynamik: profil.kennzahlen.find((k) => k.indikator.id === "mss_dynamik")!.indikator.klassen!
};

describe("Punktstreifen", () => {
  const svg = Punktstreifen(kinderarmut.verteilung, {
    einheit,
    gebiet_id: "10100101",
    vergleiche: [
      {art: "bezirk", name: "Bezirk", wert: 38.9},
      {art: "berlin", name: "Berlin", wert: 26.9}
    ],
    beschriftet: true,
    ariaLabel: "Kinderarmut",
    document
  });

  it("marks this area's value and no other, and draws no dot for an area without a value", () => {
    const own = marks(svg, "gebiet");
    expect(own).toHaveLength(1);
    expect(own[0]!.querySelector("title")!.textContent).toBe("Marzahn West: 38,8\u202f%");
    expect(marks(svg, "gebiete")).toHaveLength(3);
  });

  it("stands where its value is between 0 and the highest one", () => {
    const x = Number(marks(svg, "gebiet")[0]!.getAttribute("cx"));
    expect(x).toBeCloseTo(9 + (38.78 / 49.46) * (240 - 18), 0);
  });

  it("writes Bezirk and Berlin at their lines and is named", () => {
    expect(texts(svg)).toContain("Bezirk 38,9\u202f%");
    expect(texts(svg)).toContain("Berlin 26,9\u202f%");
    expect(svg.getAttribute("role")).toBe("img");
    expect(svg.getAttribute("aria-label")).toBe("Kinderarmut");
  });

  it("draws the own interval, and no other, through its dot, inside the axis", () => {
    const mit = anteil("a", "Anteil", 1300);
    const strip = Punktstreifen(mit.verteilung, {einheit, gebiet_id: "10100101", width: 240, document});
    const line = marks(strip, "intervall");
    expect(line).toHaveLength(1);
    const [x1, x2] = ["x1", "x2"].map((name) => Number(line[0]!.getAttribute(name)));
    const cx = Number(marks(strip, "gebiet")[0]!.getAttribute("cx"));
    expect(x1).toBeLessThan(cx);
    expect(x2).toBeGreaterThan(cx);
    expect(x2).toBeLessThanOrEqual(240 - 9);
    expect(marks(svg, "intervall")).toHaveLength(0);
  });

  it("is drawn without marker, with negative values, and without any value", () => {
    const negative = [{gebiet_id: "1", name: "A", wert: -2, status: "wert"}];
    expect(texts(Punktstreifen(negative, {einheit, document}))).toEqual([`0\u202f%`, "−2,0"]);
    expect(marks(Punktstreifen([], {einheit, document}), "gebiete")).toHaveLength(0);
  });
});

it("Klassenstreifen puts one dot per classified area over its class and marks this one", () => {
  const status = profil.kennzahlen.find((k) => k.indikator.id === "mss_status")!;
  const svg = Klassenstreifen(status.verteilung, {klassen: klassen.status, gebiet_id: "10100101", document});
  expect(marks(svg, "gebiet")[0]!.querySelector("title")!.textContent).toBe("Marzahn West: sehr niedrig");
  expect(marks(svg, "gebiete")).toHaveLength(3);
  expect(texts(svg)).toEqual(["hoch", "sehr niedrig"]);
  const breit = Klassenstreifen(status.verteilung, {klassen: klassen.status, width: 480, document});
  expect(texts(breit)).toEqual(["hoch", "mittel", "niedrig", "sehr niedrig"]);
  const dynamik = Klassenstreifen([], {klassen: klassen.dynamik, document});
  expect(texts(dynamik)).toEqual(["positiv", "stabil", "negativ"]);
});

describe("Altersaufbau", () => {
  it("gives each group the surface of its share: together 100 per cent", () => {
    const surface = altersbalkenOf(altersgruppen).map((d) => d.dichte! * (d.bis - d.von));
    expect(surface.reduce((a, b) => a + b)).toBeCloseTo(100, 6);
    expect(surface[0]).toBeCloseTo(19.5, 6);
  });

  it("draws the open group up to 100 years", () => {
    expect(altersbalkenOf(altersgruppen).at(-1)).toMatchObject({von: 80, bis: 100});
  });

  it("leaves the place of an unknown group empty instead of drawing zero", () => {
    const gruppen = altersgruppen.map((g, i) => (i === 1 ? {...g, anteil: null} : g));
    const svg = Altersaufbau(gruppen, {gebiet: "Marzahn West", bezirk: "Bezirk", document});
    expect(marks(svg, "altersgruppen")).toHaveLength(4);
    expect(marks(svg, "bezirk")).toHaveLength(1);
  });

  it("compares the Bezirk with nothing", () => {
    const svg = Altersaufbau(altersgruppen, {gebiet: "Marzahn-Hellersdorf", bezirk: null, document});
    expect(marks(svg, "bezirk")).toHaveLength(0);
  });
});

describe("Bevoelkerungsverlauf", () => {
  const reihe = profil.bevoelkerung.reihe.map((d) => ({jahr: Number(d.zeitraum.slice(0, 4)), wert: d.wert}));
  const svg = Bevoelkerungsverlauf(reihe, {document});

  it("leaves a gap for the years that were not delivered: two strokes, the empty years named", () => {
    expect(marks(svg, "bevoelkerung")).toHaveLength(2);
    expect(marks(svg, "luecke")).toHaveLength(1);
    expect(texts(svg).join(" ")).toContain("2021–2024");
  });

  it("marks the change of the LOR edition and writes the values at the ends of the strokes", () => {
    expect(marks(svg, "lor-wechsel")).toHaveLength(1);
    expect(texts(svg)).toEqual(expect.arrayContaining(["5.600", "5.709", "5.826"]));
  });

  it("starts at zero: the lowest year is not on the ground line", () => {
    const dots = [...marks(svg, "endpunkte")].map((d) => Number(d.getAttribute("cy")));
    const ground = Number(svg.getAttribute("height")) - 32;
    expect((ground - dots[0]!) / (ground - dots[2]!)).toBeCloseTo(5600 / 5826, 2);
  });

  it("draws one stroke and no LOR mark for a complete series that ends before it", () => {
    const old = Bevoelkerungsverlauf(reihe.slice(0, 4), {document});
    expect(marks(old, "bevoelkerung")).toHaveLength(1);
    expect(marks(old, "lor-wechsel")).toHaveLength(0);
  });
});

describe("MssVerlauf", () => {
  const root = MssVerlauf(mitFehlendenEditionen(profil.mss), {klassen, document});
  const editions = [...root.querySelectorAll(".edition")];

  it("labels each status in words on its colour", () => {
    const cell = editions[0]!.querySelector<HTMLElement>(".klasse")!;
    expect(cell.textContent).toBe("Status: sehr niedrig");
    expect(cell.getAttribute("style")).toContain("--belastung-5");
    expect(editions[0]!.querySelector(".dynamik")!.textContent).toBe("Dynamik: +/− stabil");
  });

  it("puts a numbered break before every edition that cannot be compared, with its reason", () => {
    expect([...root.querySelectorAll(".edition.bruch .jahr")].map((d) => d.textContent)).toEqual([
      "2019",
      "2021",
      "2025"
    ]);
    expect(root.querySelector(".gruende")!.textContent).toContain("Bruch 1: Drei statt vier Merkmale.");
  });

  it("shows an edition that is not there as a gap", () => {
    expect(editions.map((d) => d.querySelector(".jahr")!.textContent)).toContain("2023");
    expect(editions.find((d) => d.textContent.includes("2023"))!.textContent).toContain("…\u00a0keine Angabe");
  });

  it("says of an area without a class that it has none, never a class", () => {
    const none = MssVerlauf(ausreisserProfil.mss, {klassen, document});
    for (const cell of none.querySelectorAll(".klasse")) {
      expect(cell.textContent).toBe("Status: x\u00a0nicht klassifiziert");
      expect(cell.getAttribute("style")).toBeNull();
    }
  });
});

describe("Zeitverlauf", () => {
  const jahre = [2012, 2014, 2016, 2018, 2020];
  const svg = Zeitverlauf(
    [
      {art: "bezirk", name: "Bezirk", werte: jahre.map((jahr) => ({jahr, wert: 30}))},
      {art: "berlin", name: "Berlin", werte: jahre.map((jahr) => ({jahr, wert: jahr === 2016 ? null : 29.9}))}
    ],
    {einheit, brueche: [2018], bruchmarke: (n) => `Bruch ${n}`, document}
  );

  it("ends the line at the break and at a missing year, and marks the break", () => {
    // Bezirk: before and after the break; Berlin: 2012–2014 and 2018–2020.
    expect(marks(svg, "verlauf")).toHaveLength(4);
    expect(marks(svg, "bruch")).toHaveLength(1);
    expect(texts(svg)).toContain("Bruch 1");
  });

  it("has a pale band where there are intervals, cut like the line, and a stroke through a point that stands alone", () => {
    const werte = [...jahre, 2022].map((jahr) => ({
      jahr,
      wert: jahr === 2020 ? null : 30,
      ki: jahr === 2020 ? null : {unten: 28, oben: 32}
    }));
    const mit = Zeitverlauf([{art: "bezirk", name: "Bezirk", werte}], {
      einheit,
      brueche: [2016],
      bruchmarke: (n) => `Bruch ${n}`,
      document
    });
    const gezeichnet = [...marks(mit, "band")].filter((path) => !/^M[^L]*L[^L]*Z$/.test(path.getAttribute("d")!));
    expect(gezeichnet).toHaveLength(2);
    expect(marks(mit, "intervall")).toHaveLength(1);
    expect(marks(svg, "band")).toHaveLength(0);
  });

  it("names both lines at their end without overlap", () => {
    const labels = [...svg.querySelectorAll("text")].filter((t) => /^(Bezirk|Berlin) /.test(t.textContent));
    expect(labels.map((t) => t.textContent)).toEqual(["Bezirk 30,0\u202f%", "Berlin 29,9\u202f%"]);
    const y = labels.map((t) => {
      const numbers = (t.closest("g[transform]")?.getAttribute("transform") ?? "").match(/-?[\d.]+/g)!.map(Number);
      return numbers[1]! + Number((t.getAttribute("transform") ?? "").match(/,(-?[\d.]+)/)![1]);
    });
    expect(Math.abs(y[0]! - y[1]!)).toBeGreaterThanOrEqual(18);
  });
});

describe("Zeitverlauf of editions that are standardised by themselves", () => {
  const reihe = [
    {jahr: 2013, wert: -0.06},
    {jahr: 2022, wert: -0.11}
  ];
  const index = {einheit_kurz: "", nachkommastellen: 2, klassen: null, ebenen_vergleichbar: false};
  const svg = Zeitverlauf([{art: "bezirk", name: "Bezirk", werte: reihe}], {
    einheit: index,
    bruchmarke: (n) => `Bruch ${n}`,
    document
  });

  it("has points, no line and no gap between them", () => {
    expect(marks(svg, "werte")).toHaveLength(2);
    expect(marks(svg, "verlauf")).toHaveLength(0);
    expect(marks(svg, "luecke")).toHaveLength(0);
  });

  it("numbers no two ticks of a small range alike", () => {
    const ticks = texts(svg).filter((t) => /^(−?0,\d+|0)$/.test(t!));
    expect(ticks).toEqual(["−0,10", "−0,05", "0"]);
  });
});

it("Gebietebalken sorts by value and shows the sign where there is no number", () => {
  const svg = Gebietebalken(kinderarmut.verteilung, {einheit, document});
  expect(marks(svg, "gebiete")).toHaveLength(4);
  const values = texts(svg).filter((t) => /%|^x$/.test(t));
  expect(values).toEqual(["49,5\u202f%", "39,5\u202f%", "38,8\u202f%", "36,9\u202f%", "x"]);
  expect(marks(svg, "intervall")).toHaveLength(0);
});

it("Gebietebalken has a whisker from limit to limit, and brackets around what too few cases stand behind", () => {
  const ki = (unten: number, oben: number, wenige = false) => ({unten, oben, wenige});
  const svg = Gebietebalken(
    [
      {gebiet_id: "1", name: "A", wert: 20, status: "wert", ki: ki(10, 40)},
      {gebiet_id: "2", name: "B", wert: 30, status: "wert", ki: ki(0, 80, true)}
    ],
    {einheit, document}
  );
  const spans = [...marks(svg, "intervall")].map(
    (line) => Number(line.getAttribute("x2")) - Number(line.getAttribute("x1"))
  );
  expect(spans).toHaveLength(2);
  expect(Math.max(...spans) / Math.min(...spans)).toBeCloseTo(80 / 30, 6);
  expect(texts(svg)).toEqual(expect.arrayContaining(["20,0\u202f%", "(30,0\u202f%)"]));
});

it("Klassenbalken counts every area once, those without a class too", () => {
  const options = {klassen: klassen.status, ohne: "ohne Angabe"};
  const zahlen = klassenzahlenOf([4, 3, 3, null], options);
  expect(zahlen.map((d) => [d.name, d.anzahl])).toEqual([
    ["hoch", 0],
    ["mittel", 0],
    ["niedrig", 2],
    ["sehr niedrig", 1],
    ["ohne Angabe", 1]
  ]);
  expect(klassenzahlenOf([4], options).at(-1)!.name).toBe("sehr niedrig");
  const svg = Klassenbalken([4, 3, 3, null], {...options, polaritaet: "belastung", document});
  expect(marks(svg, "klassen")).toHaveLength(4);
  expect(marks(svg, "ohne-klasse")).toHaveLength(1);
});
