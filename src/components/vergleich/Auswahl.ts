import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import {texteVergleich} from "../../lib/texte/vergleich.js";
import {
  hoechstensGebiete,
  hoechstensIndikatoren,
  saetzeOf,
  waehlbare,
  type Vergleichsebene
} from "../../lib/vergleich/gebiete.js";
import type {Vergleichswahl} from "../../lib/vergleich/zustand.js";
import {element, type Attribute, type Kind} from "../dom.js";
import {Hilfe} from "../hilfe.js";

export interface AuswahlOptions {
  data: BefundeData;
  onGebiete: (ids: readonly string[]) => void;
  onSatz: (id: string) => void;
  onIndikatoren: (ids: readonly string[]) => void;
  onBezug: (id: string) => void;
  href: (adresse: string) => string;
  document: Document;
}

const eigene = "eigene";

/**
 * The controls of the page: areas to add and to remove, one level unless levels are mixed on purpose; a set of indicators or a
 * choice of one's own; the area the others are set against. `update` sets them to *wahl* and keeps the focus where it is.
 */
export function Auswahl({data, onGebiete, onSatz, onIndikatoren, onBezug, href, document}: AuswahlOptions): {
  element: HTMLElement;
  update: (wahl: Vergleichswahl) => void;
  /** Tells *satz* to those who cannot see what a choice changed. */
  sage: (satz: string) => void;
} {
  const {wahl: texte, ebenen} = texteVergleich;
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Attribute = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);
  let aktuell: Vergleichswahl = {gebiete: [], satz: null, indikatoren: [], bezug: null};

  const ids = (): string[] => aktuell.gebiete.map(({gebiet_id}) => gebiet_id);

  // Areas
  const gebietwahl = el("select", {id: "vergleich-gebiet"});
  const gruppen = {} as Record<Vergleichsebene, HTMLOptGroupElement[]>;
  gruppen.bzr = [
    el(
      "optgroup",
      {label: ebenen.bzr.mehrzahl},
      data.gebiete.bzr.map(({gebiet_id, name}) => el("option", {value: gebiet_id}, name))
    )
  ];
  gruppen.plr = data.gebiete.bzr.map((region) =>
    el(
      "optgroup",
      {label: `${ebenen.plr.mehrzahl}: ${region.name}`},
      data.gebiete.plr
        .filter(({parent_id}) => parent_id === region.gebiet_id)
        .map(({gebiet_id, name}) => el("option", {value: gebiet_id}, name))
    )
  );
  gebietwahl.append(el("option", {value: ""}, texte.waehlen), ...gruppen.bzr, ...gruppen.plr);
  const dazu = el("button", {type: "button", class: "vergleich-dazu"}, texte.hinzufuegen);
  const meldung = el("p", {class: "nur-vorlesen", role: "status"});
  const voll = el("p", {class: "klein gedaempft vergleich-voll", hidden: true}, texte.voll(hoechstensGebiete));
  const mischen = el("input", {type: "checkbox", id: "vergleich-mischen"});
  const liste = el("ul", {class: "vergleich-chips", "aria-label": texte.gewaehlt});

  dazu.addEventListener("click", () => {
    const id = gebietwahl.value;
    if (id === "") return gebietwahl.focus();
    const name = gebietwahl.selectedOptions[0]?.textContent ?? "";
    onGebiete([...ids(), id]);
    meldung.textContent = texte.hinzugefuegt(name, aktuell.gebiete.length);
    if (dazu.disabled) liste.querySelector("button")?.focus();
  });
  // Enter in the list is what people press after choosing by letters.
  gebietwahl.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || gebietwahl.value === "") return;
    event.preventDefault();
    dazu.click();
  });
  mischen.addEventListener("change", () => sperre());
  liste.addEventListener("click", (event) => {
    const knopf = (event.target as Element).closest<HTMLButtonElement>("button[data-id]");
    if (!knopf) return;
    const place = [...liste.querySelectorAll("button")].indexOf(knopf);
    const {id = "", name = ""} = knopf.dataset;
    onGebiete(ids().filter((other) => other !== id));
    meldung.textContent = texte.entfernt(name, aktuell.gebiete.length);
    const rest = [...liste.querySelectorAll("button")];
    (rest[Math.min(place, rest.length - 1)] ?? gebietwahl).focus();
  });

  function sperre(): void {
    const ebenenDa = new Set(aktuell.gebiete.map(({ebene}) => ebene));
    for (const ebene of ["bzr", "plr"] as const) {
      const frei = ebenenDa.size === 0 || ebenenDa.has(ebene) || mischen.checked;
      for (const gruppe of gruppen[ebene]) gruppe.disabled = !frei;
    }
    for (const option of gebietwahl.querySelectorAll("option")) {
      option.disabled = aktuell.gebiete.some(({gebiet_id}) => gebiet_id === option.value);
    }
    const istVoll = aktuell.gebiete.length >= hoechstensGebiete;
    dazu.disabled = istVoll;
    gebietwahl.disabled = istVoll;
    voll.hidden = !istVoll;
    mischen.disabled = ebenenDa.size > 1;
  }

  // Indicators
  const saetze = saetzeOf(data);
  const satzwahl = el(
    "select",
    {id: "vergleich-satz"},
    saetze.map(({id, titel}) => el("option", {value: id}, titel ?? texte.blick)),
    el("option", {value: eigene, disabled: true}, texte.eigene)
  );
  satzwahl.addEventListener("change", () => onSatz(satzwahl.value));
  const haken = new Map<string, HTMLInputElement>();
  const anzahl = el("p", {class: "klein gedaempft"});
  const felder = data.problemfelder.flatMap(({id, titel}) => {
    const eigeneIndikatoren = waehlbare(data).filter(({kopf}) => kopf.problemfeld === id);
    if (eigeneIndikatoren.length === 0) return [];
    return [
      el(
        "fieldset",
        {},
        el("legend", {}, titel),
        eigeneIndikatoren.map(({kopf, ebenen: reihen}) => {
          const da = reihen.map(({ebene}) => ebene).filter((ebene) => ebene !== "bezirk");
          const box = el("input", {type: "checkbox", value: kopf.id});
          haken.set(kopf.id, box);
          return el("label", {}, box, kopf.kurztitel, da.length === 1 && ` ${texte.nur(da[0]!)}`);
        })
      )
    ];
  });
  const selbst = el("details", {class: "vergleich-selbst nicht-drucken", "data-druck": "zu"}, [
    el("summary", {}, texte.selbst),
    anzahl,
    el("div", {class: "vergleich-felder"}, felder)
  ]);
  selbst.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    const {indikatoren} = aktuell;
    onIndikatoren(box.checked ? [...indikatoren, box.value] : indikatoren.filter((id) => id !== box.value));
  });

  const bezugwahl = el("select", {id: "vergleich-bezug"});
  bezugwahl.addEventListener("change", () => onBezug(bezugwahl.value));
  const bezug = el(
    "div",
    {hidden: true},
    el(
      "span",
      {class: "vergleich-label"},
      el("label", {for: bezugwahl.id}, texte.bezug),
      Hilfe({titel: texte.bezug, text: texte.bezugHilfe, glossar: "abstand"}, {document, href})
    ),
    bezugwahl
  );

  const wurzel = el(
    "div",
    {class: "vergleich-auswahl"},
    el(
      "div",
      {class: "steuerleiste vergleich-leiste", role: "group", "aria-label": texte.titel},
      el(
        "div",
        {class: "vergleich-gebietwahl"},
        el("label", {for: gebietwahl.id}, texte.gebiet),
        el("span", {class: "vergleich-reihe"}, gebietwahl, dazu)
      ),
      el(
        "div",
        {class: "wahl"},
        el("label", {}, mischen, texte.mischen),
        Hilfe({titel: texte.mischen, text: texte.mischenHilfe, glossar: "planungsraum"}, {document, href})
      ),
      el("div", {}, el("label", {for: satzwahl.id}, texte.indikatoren), satzwahl),
      bezug
    ),
    voll,
    liste,
    selbst,
    meldung
  );

  return {
    element: wurzel,
    sage: (satz) => void (meldung.textContent = satz),
    update(wahl) {
      const fokus = document.activeElement;
      const hatte =
        fokus instanceof (document.defaultView?.HTMLElement ?? HTMLElement) ? fokus.dataset["id"] : undefined;
      aktuell = wahl;
      liste.replaceChildren(
        ...wahl.gebiete.map(({gebiet_id, name, ebene}) =>
          el(
            "li",
            {},
            el("a", {href: href(`/gebiete/${gebiet_id}`)}, name),
            el("span", {class: "klein gedaempft"}, ` ${ebenen[ebene].einzahl} `),
            el(
              "button",
              {
                ...{type: "button", class: "nicht-drucken", "data-id": gebiet_id, "data-name": name},
                "aria-label": texte.entfernen(name)
              },
              "×"
            )
          )
        )
      );
      liste.hidden = wahl.gebiete.length === 0;
      if (hatte) liste.querySelector<HTMLElement>(`[data-id="${hatte}"]`)?.focus();
      if (new Set(wahl.gebiete.map(({ebene}) => ebene)).size > 1) mischen.checked = true;
      sperre();
      if (gebietwahl.selectedOptions[0]?.disabled) gebietwahl.value = "";
      satzwahl.value = wahl.satz ?? eigene;
      const istVoll = wahl.indikatoren.length >= hoechstensIndikatoren;
      for (const [id, box] of haken) {
        box.checked = wahl.indikatoren.includes(id);
        // The last one cannot be taken away: a comparison of nothing has nothing to show.
        box.disabled = box.checked ? wahl.indikatoren.length === 1 : istVoll;
      }
      anzahl.textContent = texte.anzahl(wahl.indikatoren.length, hoechstensIndikatoren);
      bezug.hidden = wahl.gebiete.length < 2;
      bezugwahl.replaceChildren(...wahl.gebiete.map(({gebiet_id, name}) => el("option", {value: gebiet_id}, name)));
      if (wahl.bezug) bezugwahl.value = wahl.bezug.gebiet_id;
    }
  };
}
