import type {Suche} from "../../../loaders/marts/shapes.js";
import {shell} from "../../lib/texte/shell.js";
import {el, hrefOf} from "./dom.js";
import {createSuche, istFruehererSchluessel, istSchluessel, type SuchEintrag, type Treffer} from "./finden.js";

/** How long somebody must pause before the number of hits is said, in milliseconds: not after every letter. */
const pause = 400;

/** As many hits as fit below the field on a small screen. */
const shown = 8;

export interface SucheOptions {
  /** Delivers the entries; called once, when the field is first used. */
  load: () => Promise<Suche>;
  /** Opens an address of this site. */
  navigate: (adresse: string) => void;
}

function foundBy(eintrag: SuchEintrag, wort: string): string {
  const {suche} = shell;
  // An offer is found by whom it is for, not by another name.
  if (eintrag.art === "angebot") return wort;
  if (istFruehererSchluessel(eintrag, wort)) return suche.frueherSchluessel(wort);
  return istSchluessel(eintrag, wort) ? suche.schluessel(wort) : suche.auch(wort);
}

/** What kind of thing a hit is, what is said of it, and by which other name it was found. */
function zusatzOf(eintrag: SuchEintrag, wort: string | null): string {
  const art = shell.suche.arten[eintrag.art];
  return [art, eintrag.zusatz, wort !== null && wort !== art && foundBy(eintrag, wort)].filter(Boolean).join(" · ");
}

/**
 * Makes the search form of the header a combobox (ARIA 1.2): arrows move through the hits, Enter opens the chosen one or else
 * the best, Esc closes the list and then empties the field. The number of hits is announced. If the entries cannot be loaded,
 * the field says so and tries again at the next use.
 */
export function mountSuche(form: HTMLFormElement, {load, navigate}: SucheOptions): void {
  const input = form.querySelector<HTMLInputElement>("[role=combobox]")!;
  const list = form.querySelector<HTMLElement>("[role=listbox]")!;
  const status = form.querySelector<HTMLElement>("[role=status]")!;
  const message = form.querySelector<HTMLElement>(".suche-meldung")!;
  let find: ((query: string) => Treffer[]) | null = null;
  let loading: Promise<void> | null = null;
  let hits: Treffer[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function announce(text: string, nach = 0): void {
    clearTimeout(timer);
    if (nach === 0) status.textContent = text;
    else timer = setTimeout(() => (status.textContent = text), nach);
    message.replaceChildren();
    message.hidden = true;
  }

  /** Says, aloud and visibly, that there are no hits, and offers the lists instead. */
  function offerLists(text: string): void {
    announce(text);
    message.replaceChildren(
      text,
      ...shell.suche.listen.map(({adresse, titel}) => el("a", {href: hrefOf(adresse)}, titel))
    );
    message.hidden = false;
  }

  function prepare(): Promise<void> {
    loading ??= load().then(
      (entries) => {
        find = createSuche(entries);
      },
      () => {
        loading = null;
        offerLists(shell.suche.gescheitert);
      }
    );
    return loading;
  }

  function close(): void {
    hits = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(index: number): void {
    active = index;
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(i === index));
      if (i === index) option.scrollIntoView?.({block: "nearest"});
    }
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `suche-treffer-${index}`);
  }

  function open(index: number): void {
    const hit = hits[index];
    if (!hit) return;
    const {adresse} = hit.eintrag;
    close();
    announce("");
    navigate(adresse);
  }

  function render(): void {
    if (!find) return;
    if (input.value.trim() === "") {
      close();
      announce("");
      return;
    }
    const all = find(input.value);
    close();
    hits = all.slice(0, shown);
    if (hits.length === 0) {
      offerLists(shell.suche.keine);
      return;
    }
    list.replaceChildren(
      ...hits.map(({eintrag, wort}, i) =>
        el(
          "li",
          {role: "option", id: `suche-treffer-${i}`, "aria-selected": "false", "data-treffer": i},
          el("span", {class: "suche-titel"}, eintrag.titel),
          " ",
          el("span", {class: "suche-zusatz"}, zusatzOf(eintrag, wort))
        )
      )
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    announce(shell.suche.treffer(all.length, hits.length), pause);
  }

  input.addEventListener("focus", () => void prepare());
  input.addEventListener("input", () => {
    if (!find) announce(shell.suche.laedt);
    void prepare().then(render);
  });
  input.addEventListener("keydown", (event) => {
    const {length} = hits;
    if (event.key === "ArrowDown" && length > 0) choose(active + 1 >= length ? 0 : active + 1);
    else if (event.key === "ArrowUp" && length > 0) choose(active <= 0 ? length - 1 : active - 1);
    else if (event.key === "ArrowDown" && input.value.trim() !== "") render();
    else if (event.key === "Escape" && length > 0) {
      close();
      announce("");
    } else if (event.key === "Escape" && input.value !== "") {
      input.value = "";
      announce("");
    } else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void prepare().then(() => {
      if (hits.length === 0) render();
      open(Math.max(active, 0));
    });
  });
  // Pressing the mouse on a hit must not take the focus from the field, or the list would close before the click.
  for (const box of [list, message]) box.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = (event.target as Element).closest<HTMLElement>("[data-treffer]");
    if (option) open(Number(option.dataset["treffer"]));
  });
  form.addEventListener("focusout", (event) => {
    if (form.contains(event.relatedTarget as Node | null)) return;
    close();
    announce("");
  });
}
