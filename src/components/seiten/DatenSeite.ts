import type {IndexDatei} from "../../../loaders/marts/offenShapes.js";
import {istIntern} from "../../lib/edition.js";
import {aufzaehlung, compareNamen, formatMitEinheit, formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteDaten as texte} from "../../lib/texte/daten.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {element, type Kind} from "../dom.js";
import {kopiere} from "../kopieren.js";
import {beispieleOf} from "./datenBeispiele.js";

type Datei = IndexDatei["dateien"][number];

interface Umgebung {
  /** Address of /daten/v1/, as programs need it. */
  adresse: string;
  document: Document;
  /** All indicators of the atlas with their source, to say which have no open licence. */
  indikatoren?: readonly {id: string; quelle_kurz: string}[];
}

/** A size for people: "24,6 MB", "5 kB". */
const groesseOf = (bytes: number): string =>
  bytes < 1_000_000 ? formatMitEinheit(Math.max(1, bytes / 1000), "kB") : formatMitEinheit(bytes / 1_000_000, "MB", 1);

function Abschnitt(
  {document}: Umgebung,
  {id, titel, klasse}: {id: string; titel: string; klasse?: string},
  ...kinder: Kind[]
): HTMLElement {
  return element(
    document,
    "section",
    {"aria-labelledby": id, class: klasse},
    element(document, "h2", {id}, titel),
    ...kinder
  );
}

function Tabelle(
  document: Document,
  beschriftung: string,
  koepfe: readonly {text: string; klasse?: string}[],
  zeilen: readonly (readonly Kind[])[]
): HTMLElement {
  const klasse = (i: number) => ({class: koepfe[i]?.klasse});
  return element(
    document,
    "div",
    {class: "tabellenrahmen", tabindex: 0, role: "region", "aria-label": beschriftung},
    element(
      document,
      "table",
      {class: "tabelle"},
      element(document, "caption", {}, beschriftung),
      element(
        document,
        "thead",
        {},
        element(
          document,
          "tr",
          {},
          koepfe.map(({text, klasse}) => element(document, "th", {scope: "col", class: klasse}, text))
        )
      ),
      element(
        document,
        "tbody",
        {},
        zeilen.map(([kopf, ...zellen]) =>
          element(
            document,
            "tr",
            {},
            element(document, "th", {scope: "row"}, kopf),
            zellen.map((zelle, i) => element(document, "td", klasse(i + 1), zelle))
          )
        )
      )
    )
  );
}

/** A link that saves the file. What it is stands in its name, since many links of a table are called "CSV". */
function Ladelink({adresse, document}: Umgebung, pfad: string, text: string, was = ""): HTMLAnchorElement {
  return element(
    document,
    "a",
    {href: adresse + pfad, download: true},
    was !== "" && element(document, "span", {class: "nur-vorlesen"}, `${was}: `),
    text
  );
}

/** A text to copy, with a button that does it and says so. */
function Kopierfeld({document}: Umgebung, was: string, text: string, art: "code" | "text" = "code"): HTMLElement {
  const meldung = element(document, "span", {class: "klein gedaempft", role: "status"});
  const knopf = element(document, "button", {type: "button", "aria-label": texte.kopiereWas(was)}, texte.kopieren);
  knopf.addEventListener("click", () => {
    void kopiere(document, text).then((kopiert) => {
      meldung.textContent = kopiert ? texte.kopiert(was) : texte.nichtKopiert;
    });
  });
  return element(
    document,
    "div",
    {class: "kopierfeld"},
    art === "code"
      ? element(document, "pre", {}, element(document, "code", {}, text))
      : element(document, "blockquote", {}, text),
    element(document, "p", {}, knopf, meldung)
  );
}

function Paketabschnitt(
  {paket, version, datenstand, anzahl, beispieldaten, indikatoren}: IndexDatei,
  um: Umgebung
): HTMLElement {
  const {document, adresse} = um;
  const {titel, text, laden, umfang, von, fehlend, id} = texte.paket;
  const alle = um.indikatoren ?? [];
  const ohne = alle.filter((i) => !indikatoren.some((offen) => offen.id === i.id));
  const hier = formatZahl(anzahl.indikatoren);
  return Abschnitt(
    um,
    {id, titel},
    element(document, "p", {class: "lesetext"}, text),
    element(
      document,
      "p",
      {},
      element(
        document,
        "a",
        {class: "knopf", href: adresse + paket.pfad, download: true},
        laden(groesseOf(paket.bytes))
      )
    ),
    element(
      document,
      "p",
      {class: "quelle"},
      [
        texte.stand(version, formatZeitraum(datenstand)),
        umfang(
          formatZahl(anzahl.werte),
          ohne.length > 0 ? von(hier, formatZahl(alle.length)) : hier,
          formatZahl(anzahl.gebiete)
        )
      ].join(" · ")
    ),
    ohne.length > 0 &&
      element(
        document,
        "p",
        {class: "klein gedaempft"},
        fehlend(ohne.length, aufzaehlung([...new Set(ohne.map((i) => i.quelle_kurz))]))
      ),
    beispieldaten &&
      element(
        document,
        "p",
        {class: "hinweis beispielhinweis", role: "note"},
        element(document, "strong", {}, `${texteLeistungen.beispiel.titel}. `),
        texteLeistungen.beispiel.text
      )
  );
}

/** Tables and boundaries; descriptions stand further below. */
const istTabelle = ({format, zeilen}: Datei): boolean => format === "GeoJSON" || zeilen !== null;
const stammOf = (pfad: string): string => pfad.replace(/\.[a-z]+$/, "");

const formatfolge: readonly Datei["format"][] = ["CSV", "JSON", "Parquet", "GeoJSON"];

function Dateiabschnitt({dateien}: IndexDatei, um: Umgebung): HTMLElement {
  const {document} = um;
  const {id, titel, beschriftung, spalten} = texte.dateien;
  const tabellen = dateien.filter(istTabelle);
  // indikatoren.json has no rows of a table, and belongs to its CSV.
  const staemme = [...new Set(tabellen.map(({pfad}) => stammOf(pfad)))];
  const zeilen = staemme.map((stamm) => {
    const eigene = dateien
      .filter(({pfad}) => stammOf(pfad) === stamm)
      .sort((a, b) => formatfolge.indexOf(a.format) - formatfolge.indexOf(b.format));
    const [erste] = eigene as [Datei];
    return [
      erste.titel,
      erste.zeilen === null ? "" : formatZahl(erste.zeilen),
      element(
        document,
        "ul",
        {class: "dateiformate"},
        eigene.map(({pfad, format, bytes}) =>
          element(document, "li", {}, Ladelink(um, pfad, texte.datei(format, groesseOf(bytes)), erste.titel))
        )
      )
    ];
  });
  return Abschnitt(
    um,
    {id, titel},
    Tabelle(
      document,
      beschriftung,
      [{text: spalten.inhalt}, {text: spalten.zeilen, klasse: "zahl"}, {text: spalten.formate}],
      zeilen
    )
  );
}

function Indikatorabschnitt({indikatoren}: IndexDatei, um: Umgebung): HTMLElement {
  const {document} = um;
  const {id, titel, text, wahl, zeilen, gliederung} = texte.indikator;
  const feld = element(
    document,
    "select",
    {},
    indikatoren
      .toSorted((a, b) => compareNamen(a.titel, b.titel))
      .map((i) => element(document, "option", {value: i.id}, i.titel))
  );
  const liste = element(document, "ul", {class: "dateiliste"});
  const zeige = (): void => {
    const gewaehlt = indikatoren.find((i) => i.id === feld.value);
    if (!gewaehlt) return liste.replaceChildren();
    const {json, csv, gliederung_csv, gliederung_json, zeilen: n, zeilen_gliederung} = gewaehlt;
    const punkt = (was: string, links: readonly [string, string | null][], umfang: number | null): HTMLElement =>
      element(
        document,
        "li",
        {},
        was,
        links.map(([format, pfad], i) => pfad && [i > 0 && ", ", Ladelink(um, pfad, format, gewaehlt.titel)]),
        umfang !== null && ` (${zeilen(formatZahl(umfang))})`
      );
    liste.replaceChildren(
      punkt(
        "",
        [
          ["CSV", csv],
          ["JSON", json]
        ],
        n
      ),
      ...(gliederung_csv
        ? [
            punkt(
              `${gliederung}: `,
              [
                ["CSV", gliederung_csv],
                ["JSON", gliederung_json]
              ],
              zeilen_gliederung
            )
          ]
        : [])
    );
  };
  feld.addEventListener("change", zeige);
  zeige();
  return Abschnitt(
    um,
    {id, titel},
    element(document, "p", {class: "lesetext"}, text),
    element(document, "p", {class: "daten-wahl"}, element(document, "label", {}, `${wahl} `, feld)),
    liste
  );
}

function Formatabschnitt(um: Umgebung): HTMLElement {
  const {id, titel, beschriftung, spalten, zeilen} = texte.formate;
  return Abschnitt(
    um,
    {id, titel},
    Tabelle(um.document, beschriftung, [{text: spalten.format}, {text: spalten.wofuer}], zeilen)
  );
}

function Excelabschnitt(um: Umgebung, beispiel: string): HTMLElement {
  const {document, adresse} = um;
  const {id, titel, text, schritte, was, einzeln} = texte.excel;
  return Abschnitt(
    um,
    {id, titel},
    element(document, "p", {class: "lesetext"}, text),
    element(
      document,
      "ol",
      {class: "lesetext"},
      schritte.map((schritt) =>
        element(
          document,
          "li",
          {},
          schritt,
          schritt.endsWith(":") && Kopierfeld(um, was, `${adresse}indikatoren/${beispiel}.csv`)
        )
      )
    ),
    element(
      document,
      "p",
      {class: "lesetext"},
      einzeln.vor,
      element(document, "a", {href: new URL(einzeln.adresse, new URL(adresse, document.baseURI)).href}, einzeln.ziel),
      "."
    )
  );
}

function Programmabschnitt(um: Umgebung, beispiel: string): HTMLElement {
  const {document, adresse} = um;
  const {id, titel, text} = texte.programme;
  return Abschnitt(
    um,
    {id, titel},
    text.map((absatz) => element(document, "p", {class: "lesetext"}, absatz)),
    beispieleOf(adresse, beispiel).map((b) => [element(document, "h3", {}, b.titel), Kopierfeld(um, b.titel, b.text)])
  );
}

function Lizenzabschnitt({quellen, rechte}: IndexDatei, um: Umgebung): HTMLElement {
  const {document} = um;
  const {id, titel, beschriftung, spalten, hinweis, ohneStand} = texte.lizenzen;
  const zeilen = quellen.map((quelle) => [
    element(document, "a", {href: quelle.datensatz_url}, quelle.titel),
    quelle.lizenzen.map((lizenz, i) => [i > 0 && "; ", element(document, "a", {href: lizenz.url}, lizenz.name)]),
    quelle.quellenvermerk,
    quelle.neuester_stichtag === null ? ohneStand : formatZeitraum(quelle.neuester_stichtag)
  ]);
  return Abschnitt(
    um,
    {id, titel, klasse: "daten-lizenzen"},
    element(document, "p", {class: "lesetext"}, rechte),
    element(document, "p", {class: "lesetext"}, hinweis),
    Tabelle(
      document,
      beschriftung,
      [{text: spalten.quelle}, {text: spalten.lizenz}, {text: spalten.vermerk}, {text: spalten.stand, klasse: "zahl"}],
      zeilen
    )
  );
}

function Archivabschnitt({archiv}: IndexDatei, um: Umgebung): HTMLElement {
  const {id, titel, beschriftung, spalten, keine} = texte.archiv;
  const {document} = um;
  if (archiv.length === 0) return Abschnitt(um, {id, titel}, element(document, "p", {class: "lesetext"}, keine));
  const zeilen = archiv.map(({pfad, version, datenstand, bytes}) => [
    version,
    formatZeitraum(datenstand),
    Ladelink(um, pfad, texte.datei("ZIP", groesseOf(bytes)), version)
  ]);
  return Abschnitt(
    um,
    {id, titel},
    Tabelle(
      document,
      beschriftung,
      [{text: spalten.ausgabe}, {text: spalten.datenstand, klasse: "zahl"}, {text: spalten.paket}],
      zeilen
    )
  );
}

function Weiteresabschnitt({dateien, weiteres}: IndexDatei, um: Umgebung): HTMLElement {
  const {document, adresse} = um;
  const uebrige = dateien.filter(
    (d) => !istTabelle(d) && !dateien.some((t) => istTabelle(t) && stammOf(t.pfad) === stammOf(d.pfad))
  );
  return Abschnitt(
    um,
    texte.weiteres,
    element(
      document,
      "ul",
      {class: "dateiliste"},
      [...uebrige, ...weiteres].map(({pfad, titel}) =>
        element(
          document,
          "li",
          {},
          element(document, "a", {href: new URL(pfad, new URL(adresse, document.baseURI)).href}, titel)
        )
      )
    )
  );
}

/** How the data are cited, with the address they were found at if they do not name one. */
function zitatOf({zitat}: IndexDatei, {adresse, document}: Umgebung): string {
  if (/https?:/.test(zitat)) return zitat;
  return `${zitat} ${texte.zitat.adresse(new URL("../../daten", new URL(adresse, document.baseURI)).href)}`;
}

/** The indicator that examples are about: one of every edition, else the first there is. */
const beispielOf = ({indikatoren}: IndexDatei): string =>
  (indikatoren.find(({id}) => id === "einwohner") ?? indikatoren[0])?.id ?? "";

/**
 * The page "Daten und Schnittstelle": everything to download with size and date, which format is for what, the interface with
 * examples to copy, promises, citation, licences, former editions. Without *verzeichnis* (it could not be loaded) the addresses that
 * always hold; in the internal edition only why there is nothing.
 */
export function DatenSeite(verzeichnis: IndexDatei | null, um: Umgebung): HTMLElement {
  const {document, adresse} = um;
  if (istIntern(document))
    return element(
      document,
      "div",
      {class: "hinweis"},
      texte.intern.map((satz) => element(document, "p", {}, satz))
    );
  if (!verzeichnis)
    return element(
      document,
      "div",
      {},
      element(document, "p", {class: "hinweis", role: "status"}, texte.fehler),
      element(
        document,
        "ul",
        {class: "dateiliste"},
        texte.feste.map(({pfad, titel}) =>
          element(document, "li", {}, element(document, "a", {href: adresse + pfad}, titel))
        )
      )
    );
  const beispiel = beispielOf(verzeichnis);
  const {zusage, zitat} = texte;
  const abschnitte = [
    Paketabschnitt(verzeichnis, um),
    Dateiabschnitt(verzeichnis, um),
    Indikatorabschnitt(verzeichnis, um),
    Formatabschnitt(um),
    Excelabschnitt(um, beispiel),
    Programmabschnitt(um, beispiel),
    Abschnitt(
      um,
      zusage,
      element(
        document,
        "ul",
        {class: "lesetext"},
        zusage.punkte.map((punkt) => element(document, "li", {}, punkt))
      )
    ),
    Abschnitt(um, zitat, Kopierfeld(um, zitat.was, zitatOf(verzeichnis, um), "text")),
    Lizenzabschnitt(verzeichnis, um),
    Archivabschnitt(verzeichnis, um),
    Weiteresabschnitt(verzeichnis, um)
  ];
  return element(
    document,
    "div",
    {class: "daten-seite"},
    element(
      document,
      "nav",
      {class: "daten-inhalt", "aria-label": texte.inhalt},
      element(
        document,
        "ul",
        {},
        [...abschnitte]
          .map((abschnitt) => abschnitt.querySelector("h2")!)
          .map(({id, textContent}) =>
            element(document, "li", {}, element(document, "a", {href: `#${id}`}, textContent))
          )
      )
    ),
    abschnitte
  );
}
