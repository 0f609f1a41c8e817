/** What a view shows, as texts: one entry per parameter of the address. null means "nothing chosen". */
export type Zustand<S> = {[K in keyof S]: string | null};

/** What an address or a reader asks for; a parameter left out means "whatever is usual". */
export type Wunsch<S extends Zustand<S>> = Partial<Record<keyof S & string, string>>;

export interface Ergebnis<S extends Zustand<S>> {
  /** Always valid. */
  state: S;
  /** German sentences: what was asked for and what is shown instead. Empty if the wish was met. */
  hinweise: string[];
}

/** The parameters of a page and the rule that turns any wish into a valid state. */
export interface StateSpec<S extends Zustand<S>> {
  /** In the order they stand in the address. */
  parameter: readonly (keyof S & string)[];
  /** The nearest valid state; must be pure and return a state it is given unchanged. */
  resolve(wunsch: Wunsch<S>): Ergebnis<S>;
}

const texte = {
  unbekannt: (name: string) => `Die Angabe „${name}“ im Link ist hier unbekannt und bleibt unbeachtet.`,
  mehrfach: (name: string, wert: string) => `Die Angabe „${name}“ steht mehrfach im Link. Es gilt die erste: „${wert}“.`
};

/** *text* as it can be quoted in a notice: without control characters, at most 60 characters. */
export function quoteWunsch(text: string): string {
  const clean = text.replace(/\p{C}/gu, " ").trim();
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

function wunschOf<S extends Zustand<S>>(spec: StateSpec<S>, state: S): Wunsch<S> {
  const entries = spec.parameter.filter((name) => state[name] !== null).map((name) => [name, state[name]]);
  return Object.fromEntries(entries) as Wunsch<S>;
}

function equal<S extends Zustand<S>>(spec: StateSpec<S>, a: S, b: S): boolean {
  return spec.parameter.every((name) => a[name] === b[name]);
}

/**
 * The state that the query part of an address (with or without "?") asks for, or the nearest valid one with German notices.
 * Empty parameters count as left out; never throws.
 */
export function parseState<S extends Zustand<S>>(spec: StateSpec<S>, search: string): Ergebnis<S> {
  const query = new URLSearchParams(search);
  const fragen: string[] = [];
  const wunsch: Wunsch<S> = {};
  for (const name of new Set(query.keys())) {
    const [wert = "", ...more] = query.getAll(name);
    const known = spec.parameter.find((p) => p === name);
    if (known === undefined) fragen.push(texte.unbekannt(quoteWunsch(name)));
    else if (wert !== "") wunsch[known] = wert;
    if (known !== undefined && more.length > 0) fragen.push(texte.mehrfach(name, quoteWunsch(wert)));
  }
  const {state, hinweise} = spec.resolve(wunsch);
  return {state, hinweise: [...fragen, ...hinweise]};
}

/** The query part for *state*: "" for the usual view, else "?…" with only what differs from it. Reads back as *state*. */
export function formatState<S extends Zustand<S>>(spec: StateSpec<S>, state: S): string {
  const wunsch = wunschOf(spec, state);
  for (const name of [...spec.parameter].reverse()) {
    const without = {...wunsch};
    delete without[name];
    const {state: other, hinweise} = spec.resolve(without);
    if (hinweise.length === 0 && equal(spec, other, state)) delete wunsch[name];
  }
  const pairs = spec.parameter
    .filter((name) => wunsch[name] !== undefined)
    // Slash and comma are allowed in a query and read better in 2018/2020 and in lists.
    .map(
      (name) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(wunsch[name]!).replaceAll("%2F", "/").replaceAll("%2C", ",")}`
    );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

/** What the store needs of a window; tests bring their own. */
export type StateWindow = Pick<Window, "location" | "history" | "addEventListener" | "removeEventListener">;

export interface Store<S extends Zustand<S>> {
  readonly state: S;
  readonly hinweise: readonly string[];
  /**
   * Changes some parameters, resolves the rest, writes the address (a new entry, or with `ersetzen` the current one).
   * `hinweise` are told after those of the rule.
   */
  set(patch: Partial<S>, options?: {ersetzen?: boolean; hinweise?: readonly string[]}): void;
  /** Calls *listener* after every change, also by the back button; returns how to stop that. */
  subscribe(listener: (ergebnis: Ergebnis<S>) => void): () => void;
  close(): void;
}

/**
 * Keeps the state of a page and its address together. Reads the address once, writes it at every change; an address that
 * could not be met is replaced by that of the view shown, while the notices about it stay until the next change.
 */
export function createStore<S extends Zustand<S>>(spec: StateSpec<S>, window: StateWindow): Store<S> {
  const addressOf = (state: S): string =>
    `${window.location.pathname}${formatState(spec, state)}${window.location.hash}`;
  const read = (): Ergebnis<S> => {
    const ergebnis = parseState(spec, window.location.search);
    if (ergebnis.hinweise.length > 0) window.history.replaceState(window.history.state, "", addressOf(ergebnis.state));
    return ergebnis;
  };
  let current = read();
  const listeners = new Set<(ergebnis: Ergebnis<S>) => void>();
  const change = (next: Ergebnis<S>): void => {
    current = next;
    for (const listener of listeners) listener(next);
  };
  const onPop = (): void => change(read());
  window.addEventListener("popstate", onPop);
  return {
    get state() {
      return current.state;
    },
    get hinweise() {
      return current.hinweise;
    },
    set(patch, {ersetzen = false, hinweise = []} = {}) {
      const resolved = spec.resolve(wunschOf(spec, {...current.state, ...patch}));
      const next = {...resolved, hinweise: [...resolved.hinweise, ...hinweise]};
      const same = equal(spec, next.state, current.state);
      if (same && next.hinweise.length === 0 && current.hinweise.length === 0) return;
      const address = addressOf(next.state);
      if (ersetzen || same) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
      change(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      window.removeEventListener("popstate", onPop);
      listeners.clear();
    }
  };
}
