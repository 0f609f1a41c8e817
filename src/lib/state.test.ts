import {JSDOM} from "jsdom";
import {describe, expect, it, vi} from "vitest";
import {createStore, formatState, parseState, quoteWunsch, type StateSpec} from "./state.js";

type Beispiel = {farbe: string; zahl: string | null};

const spec: StateSpec<Beispiel> = {
  parameter: ["farbe", "zahl"],
  resolve({farbe = "rot", zahl}) {
    const known = ["rot", "blau"].includes(farbe);
    return {
      state: {farbe: known ? farbe : "rot", zahl: zahl ?? null},
      hinweise: known ? [] : [`„${farbe}“ gibt es nicht.`]
    };
  }
};

const windowAt = (address: string): Window => new JSDOM("", {url: `http://127.0.0.1${address}`}).window as never;

describe("parseState and formatState", () => {
  it("leave out what is usual and read back the rest", () => {
    expect(formatState(spec, {farbe: "rot", zahl: null})).toBe("");
    expect(formatState(spec, {farbe: "blau", zahl: "2018/2020 & mehr"})).toBe(
      "?farbe=blau&zahl=2018/2020%20%26%20mehr"
    );
    expect(parseState(spec, "?farbe=blau&zahl=2018/2020%20%26%20mehr").state).toEqual({
      farbe: "blau",
      zahl: "2018/2020 & mehr"
    });
  });

  it("tell what they could not use", () => {
    expect(parseState(spec, "farbe=grün&ort=hier").hinweise).toEqual([
      "Die Angabe „ort“ im Link ist hier unbekannt und bleibt unbeachtet.",
      "„grün“ gibt es nicht."
    ]);
  });
});

describe("quoteWunsch", () => {
  it("cuts what is too long to read and drops control characters", () => {
    expect(quoteWunsch("a\u0000b\u202e")).toBe("a b");
    expect(quoteWunsch("x".repeat(500))).toHaveLength(60);
  });
});

describe("createStore", () => {
  it("writes the address and tells its listeners", () => {
    const window = windowAt("/karte#unten");
    const store = createStore(spec, window);
    const listener = vi.fn();
    store.subscribe(listener);
    store.set({farbe: "blau"});
    expect(window.location.href).toBe("http://127.0.0.1/karte?farbe=blau#unten");
    expect(window.history.length).toBe(2);
    expect(listener).toHaveBeenCalledWith({state: {farbe: "blau", zahl: null}, hinweise: []});
  });

  it("replaces the entry when asked to, and adds none when nothing changed", () => {
    const window = windowAt("/karte");
    const store = createStore(spec, window);
    store.set({zahl: "7"}, {ersetzen: true});
    store.set({zahl: "7"});
    expect(window.location.search).toBe("?zahl=7");
    expect(window.history.length).toBe(1);
  });

  it("follows the back button", async () => {
    const window = windowAt("/karte");
    const store = createStore(spec, window);
    store.set({farbe: "blau"});
    store.set({zahl: "3"});
    const popped = new Promise((resolve) => window.addEventListener("popstate", resolve, {once: true}));
    window.history.back();
    await popped;
    expect(store.state).toEqual({farbe: "blau", zahl: null});
  });

  it("keeps a notice until the next change, then drops it", () => {
    const window = windowAt("/karte?farbe=lila");
    const store = createStore(spec, window);
    expect(store.hinweise).toEqual(["„lila“ gibt es nicht."]);
    expect(window.location.search).toBe("");
    expect(window.history.length).toBe(1);
    store.set({zahl: "1"});
    expect(store.hinweise).toEqual([]);
  });

  it("tells the notices of a change after those of the rule", () => {
    const store = createStore(spec, windowAt("/karte"));
    store.set({farbe: "lila", zahl: "1"}, {hinweise: ["Dazu."]});
    expect(store.hinweise).toEqual(["„lila“ gibt es nicht.", "Dazu."]);
  });

  it("stops listening when closed", () => {
    const window = windowAt("/karte");
    const store = createStore(spec, window);
    const listener = vi.fn();
    store.subscribe(listener);
    store.close();
    window.dispatchEvent(new (window as never as {Event: typeof Event}).Event("popstate"));
    expect(listener).not.toHaveBeenCalled();
  });
});
