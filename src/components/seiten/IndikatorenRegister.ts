import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZeitraum, jahrOf} from "../../lib/format.js";
import {parseState, quoteWunsch, type StateSpec} from "../../lib/state.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";
import {polaritaetSatz} from "../profil/Registerblatt.js";
import {foldText} from "../shell/finden.js";
import {Veraltet} from "./Veraltet.js";
import {intervallText, wertText} from "./wertText.js";

type Eintrag = Uebersicht["indikatoren"][number];
type Register = Pick<Uebersicht, "indikatoren" | "problemfelder" | "status">;

const t = seiten.indikatoren;

export interface RegisterZustand {
  suche: string;
  /** Id of a problem field; "" for all. */
  feld: string;
}

type RegisterParameter = {suche: string | null; feld: string | null};

const specOf = (problemfelder: Register["problemfelder"]): StateSpec<RegisterParameter> => ({
  parameter: ["suche", "feld"],
  resolve(wunsch) {
    const {feld, suche} = wunsch;
    const known = feld === undefined || problemfelder.some(({id}) => id === feld);
    return {
      state: {suche: suche ?? null, feld: known ? (feld ?? null) : null},
      hinweise: known ? [] : [t.feldUnbekannt(quoteWunsch(feld))]
    };
  }
});

/** The view in the query of an address, or the nearest valid one with German notices. */
export function registerAnsichtOf(
  search: string,
  problemfelder: Register["problemfelder"]
): {zustand: RegisterZustand; hinweise: string[]} {
  const {state, hinweise} = parseState(specOf(problemfelder), search);
  return {zustand: {suche: state.suche ?? "", feld: state.feld ?? ""}, hinweise};
}

/** The query of *zustand*, "" for the default view. */
export function registerSearchOf({suche, feld}: RegisterZustand): string {
  const params = new URLSearchParams();
  if (suche.trim()) params.set("suche", suche.trim());
  if (feld) params.set("feld", feld);
  const text = params.toString();
  return text && `?${text}`;
}

/** Indicators of the problem field *feld* ("" for all) whose title, definition, source or everyday words hold all words of *suche*. */
function filterIndikatoren(indikatoren: readonly Eintrag[], {suche, feld}: RegisterZustand): Eintrag[] {
  const words = foldText(suche).split(" ").filter(Boolean);
  return indikatoren.filter((i) => {
    if (feld && i.problemfeld !== feld) return false;
    const text = foldText([i.titel, i.kurztitel, i.definition, i.quelle_kurz, ...i.stichworte].join(" "));
    return words.every((word) => text.includes(word));
  });
}

function row(indikator: Eintrag, heute: Date): HTMLTableRowElement {
  const {neuester_zeitraum: neuester, aeltester_zeitraum: aeltester} = indikator;
  const ebenen = indikator.ebenen.map((ebene) => seiten.ebenenPlural[ebene] ?? ebene).join(", ");
  return el(
    "tr",
    {},
    el(
      "th",
      {scope: "row"},
      el("a", {href: hrefOf(`/indikatoren/${indikator.id}`)}, indikator.titel),
      el("span", {class: "definition"}, indikator.definition),
      el("span", {class: "definition"}, `${polaritaetSatz(indikator)} ${t.quelle(indikator.quelle_kurz)}`),
      el(
        "span",
        {class: "definition nur-schmal"},
        [indikator.einheit, ebenen, neuester && `${t.stand}: ${formatZeitraum(neuester)}`].filter(Boolean).join(" · "),
        Veraltet(neuester, indikator, heute)
      )
    ),
    el("td", {class: "gedaempft nur-breit"}, indikator.einheit),
    el("td", {class: "gedaempft nur-breit"}, ebenen),
    el(
      "td",
      {class: "zahl nur-breit"},
      neuester ? formatZeitraum(neuester) : null,
      aeltester && aeltester !== neuester
        ? el("span", {class: "gedaempft klein zeile"}, t.seit(jahrOf(aeltester)))
        : null,
      Veraltet(neuester, indikator, heute)
    ),
    el(
      "td",
      {class: "zahl"},
      wertText(indikator.bezirk, indikator),
      intervallText(indikator.bezirk, indikator),
      indikator.bezirk_zeitraum
        ? el("span", {class: "gedaempft klein zeile"}, formatZeitraum(indikator.bezirk_zeitraum))
        : null
    )
  );
}

/** Explains the signs that stand among the values; null if every value is a number. */
function signLine(eintraege: readonly Eintrag[], status: Uebersicht["status"]): HTMLElement | null {
  const used = status.filter(({id}) => eintraege.some(({bezirk}) => bezirk.wert === null && bezirk.status === id));
  if (used.length === 0) return null;
  return el(
    "p",
    {class: "quelle"},
    used.map(({zeichen, name, erklaerung}) => `${zeichen} = ${name}: ${erklaerung}`).join(" ")
  );
}

function section(
  feld: Register["problemfelder"][number],
  eintraege: readonly Eintrag[],
  status: Register["status"],
  heute: Date
): HTMLElement {
  return el(
    "section",
    {"aria-labelledby": `feld-${feld.id}`},
    el("h2", {id: `feld-${feld.id}`}, feld.titel),
    el("p", {class: "lesetext gedaempft"}, feld.beschreibung),
    el(
      "div",
      {class: "tabellenrahmen", tabindex: 0, role: "region", "aria-label": t.beschriftung(feld.titel)},
      el(
        "table",
        {class: "tabelle register-tabelle"},
        el("caption", {class: "nur-vorlesen"}, t.beschriftung(feld.titel)),
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            el("th", {scope: "col"}, t.indikator),
            el("th", {scope: "col", class: "spalte-einheit nur-breit"}, t.einheit),
            el("th", {scope: "col", class: "spalte-ebenen nur-breit"}, t.ebenen),
            el("th", {scope: "col", class: "spalte-stand zahl nur-breit"}, t.stand),
            el("th", {scope: "col", class: "spalte-wert zahl"}, t.bezirk)
          )
        ),
        el("tbody", {}, ...eintraege.map((eintrag) => row(eintrag, heute)))
      )
    ),
    signLine(eintraege, status)
  );
}

/**
 * The register of indicators, one section per problem field in the catalogue's order, with a filter by field and by words (live
 * count). Fields without an indicator are named at the end of the whole list, so that a gap is not taken for an oversight.
 * Indicators whose newest figures are older at *heute* than usual say so. Calls *onChange* after every change of the view.
 */
export function IndikatorenRegister(
  {indikatoren, problemfelder, status}: Register,
  heute: Date,
  zustand: RegisterZustand = {suche: "", feld: ""},
  onChange: (zustand: RegisterZustand) => void = () => undefined,
  hinweise: readonly string[] = []
): HTMLElement {
  const state = {...zustand};
  const filter = el("input", {type: "search", id: "register-filter", autocomplete: "off", spellcheck: "false"});
  filter.value = state.suche;
  const gefuellt = problemfelder.filter(({id}) => indikatoren.some((i) => i.problemfeld === id));
  const feld = el(
    "select",
    {id: "register-feld"},
    el("option", {value: ""}, t.alleFelder),
    ...gefuellt.map(({id, titel}) => el("option", {value: id}, titel))
  );
  feld.value = state.feld;
  const count = el("p", {role: "status", class: "register-anzahl"});
  const notices = el("div", {}, ...hinweise.map((hinweis) => el("p", {class: "hinweis"}, hinweis)));
  const body = el("div", {});

  function update(notify = true): void {
    const found = filterIndikatoren(indikatoren, state);
    count.textContent = t.treffer(found.length, indikatoren.length);
    const groups = problemfelder
      .map((f) => ({f, eintraege: found.filter((i) => i.problemfeld === f.id)}))
      .filter(({eintraege}) => eintraege.length > 0);
    const empty = problemfelder.filter((f) => !gefuellt.includes(f)).map(({titel}) => titel);
    body.replaceChildren(
      ...groups.map(({f, eintraege}) => section(f, eintraege, status, heute)),
      ...(found.length === 0 ? [el("p", {class: "hinweis"}, t.keine)] : []),
      ...(found.length === indikatoren.length && empty.length > 0
        ? [el("p", {class: "lesetext gedaempft ohne-zahlen"}, `${t.ohneZahlen} ${empty.join(", ")}.`)]
        : [])
    );
    if (!notify) return;
    notices.replaceChildren();
    onChange({...state});
  }

  filter.addEventListener("input", () => {
    state.suche = filter.value;
    update();
  });
  feld.addEventListener("change", () => {
    state.feld = feld.value;
    update();
  });
  update(false);
  return el(
    "div",
    {class: "register"},
    notices,
    el(
      "div",
      {class: "steuerleiste"},
      el("div", {}, el("label", {for: "register-feld"}, t.feld), feld),
      el("div", {}, el("label", {for: "register-filter"}, t.filter), filter),
      count
    ),
    body
  );
}
