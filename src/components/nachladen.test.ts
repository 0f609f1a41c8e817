import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {Nachladen} from "./nachladen.js";

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** A page that shows the text of one chosen file. */
function seiteMit(lade: (id: string, erneut: boolean) => string | Promise<string>, zeichne?: (text: string) => void) {
  const {document} = new JSDOM('<main><h2 tabindex="-1"></h2></main>', {pretendToBeVisual: true}).window;
  const main = document.querySelector("main")!;
  const titel = document.querySelector("h2")!;
  let wahl = "a";
  function zeige(): void {
    const text = nachladen.daten();
    if (text === null) return;
    if (text === "fremd") return nachladen.verwirf();
    zeichne?.(text);
    titel.textContent = text;
    nachladen.fertig();
  }
  const nachladen = Nachladen<string>({
    ...{lade, zeige, document, gewaehlt: () => wahl, seite: () => main, ziel: () => titel},
    hatAnsicht: () => titel.textContent !== "",
    worte: {laedt: () => `${wahl} lädt`, fehler: () => `${wahl} fehlt`, erneut: "Erneut"}
  });
  main.append(nachladen.element);
  return {
    ...{document, main, titel, nachladen, zeige},
    waehle(id: string) {
      wahl = id;
      zeige();
    },
    knopf: () => nachladen.element.querySelector("button")
  };
}

describe("what is fetched when it is chosen", () => {
  it("is asked for once, and the page says what it waits for", async () => {
    const gefragt: string[] = [];
    const seite = seiteMit((id) => {
      gefragt.push(id);
      return Promise.resolve(`Text ${id}`);
    });
    seite.zeige();
    expect([seite.main.dataset["laden"], seite.main.getAttribute("aria-busy")]).toEqual(["leer", "true"]);
    await pause();
    expect([seite.titel.textContent, seite.main.dataset["laden"]]).toEqual(["Text a", undefined]);
    seite.waehle("b");
    expect([seite.main.dataset["laden"], seite.nachladen.element.textContent]).toEqual(["wechselt", "b lädt"]);
    await pause();
    seite.waehle("a");
    expect([seite.titel.textContent, gefragt]).toEqual(["Text a", ["a", "b"]]);
  });

  it("can be asked for again after a failure, past the cache, and the keyboard goes on at the title", async () => {
    const seite = seiteMit((id, erneut) => (erneut ? Promise.resolve(id) : Promise.reject(new Error("offline"))));
    seite.zeige();
    await pause();
    expect([seite.main.dataset["laden"], seite.nachladen.element.textContent]).toEqual(["fehler", "a fehltErneut"]);
    expect(seite.nachladen.fehler()).toBe("a fehlt");
    seite.knopf()!.focus();
    seite.knopf()!.click();
    await pause();
    expect([seite.titel.textContent, seite.document.activeElement]).toEqual(["a", seite.titel]);
  });

  it("is a failure as well if it does not fit the page", () => {
    const seite = seiteMit(() => "fremd");
    seite.zeige();
    expect(seite.main.dataset["laden"]).toBe("fehler");
  });

  it("leaves the last choice on the page, whichever answer comes last, and nothing after the page is closed", async () => {
    const antworten = new Map<string, (text: string) => void>();
    const seite = seiteMit((id) => new Promise((done) => antworten.set(id, done)));
    seite.zeige();
    seite.waehle("b");
    antworten.get("b")!("b");
    await pause();
    antworten.get("a")!("a");
    await pause();
    expect(seite.titel.textContent).toBe("b");
    seite.waehle("c");
    seite.nachladen.close();
    antworten.get("c")!("c");
    await pause();
    expect(seite.titel.textContent).toBe("b");
  });

  it("does not call a fault of drawing a file that is missing", () => {
    const seite = seiteMit(
      () => "Text",
      () => {
        throw new TypeError("Zeichenfehler");
      }
    );
    expect(seite.zeige).toThrow("Zeichenfehler");
    expect(seite.knopf()).toBeNull();
  });
});
