import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, inject, it} from "vitest";
import {GeheimhaltungData, ZentrenData, ZentrumSeite} from "../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../src/lib/format.js";
import {texteGeheimhaltung} from "../../src/lib/texte/geheimhaltung.js";
import {listFiles} from "../../tools/addresses.js";
import {axeFaults} from "../support/axe.js";
import {settle} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();
const {tabellen: titel} = texteGeheimhaltung.zahlen;

/** The very file the page shows. */
function fileOf(name: string): unknown {
  const file = listFiles(inject("dist")).find((f) => f.startsWith(`_file/data/listen/${name}.`) && f.endsWith(".json"));
  return JSON.parse(readFileSync(join(inject("dist"), file!), "utf8"));
}

const daten = GeheimhaltungData.parse(fileOf("geheimhaltung"));
const {stand, zentren} = ZentrenData.parse(fileOf("zentren"));

describe("disclosure control", () => {
  it("is explained on a page that the keyboard reaches from the footer of any page, with the counts of the database", async () => {
    const {page} = journey;
    await journey.visit("/zielgruppen");
    await page.getByRole("contentinfo").getByRole("link", {name: "Geheimhaltung", exact: true}).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/geheimhaltung");
    await settle(page);
    expect(await page.textContent("h1")).toBe("Geheimhaltung");
    expect(await axeFaults(page)).toEqual([]);

    const {tabelle, jahre} = daten.tabellen.find((t) => t.jahre.some(({geschuetzt}) => geschuetzt > 0))!;
    const neuestes = jahre.at(-1)!;
    const zeile = page.getByRole("row").filter({hasText: titel[tabelle]!});
    expect(await zeile.getByRole("cell").first().textContent()).toContain(
      `${formatZahl(neuestes.geschuetzt)} von ${formatZahl(neuestes.zellen)}`
    );
    expect(await page.locator(".beispielhinweis").count()).toBe(stand.beispiel ? 1 : 0);
    // Every table has a name of its own rather than its identifier.
    expect(daten.tabellen.filter((t) => titel[t.tabelle] === undefined)).toEqual([]);
  });

  it("is one sign on a centre's page, explained once, with the way to the rules", async () => {
    const {page} = journey;
    const {zentrum_id} = zentren.find(({zentrum_id: id}) => {
      const {jahre} = ZentrumSeite.parse(fileOf(`zentrum-${id}`));
      const jahr = jahre.find((j) => j.jahr === stand.vorgabejahr);
      return jahr?.vermittlungen.some(({anzahl}) => anzahl === "geschuetzt");
    })!;
    await journey.visit(`/zentren/${zentrum_id}`);
    const zeichen = page.locator(".schutzzeichen");
    const texte = await zeichen.allTextContents();
    expect(texte.length).toBeGreaterThan(0);
    expect(new Set(texte)).toEqual(new Set(["•geschützt"]));
    expect(await page.locator(".schutzhinweis").count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await page.locator(".schutzhinweis a").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/geheimhaltung");
  });

  it("leaves the internal list of what to look at out of every public page of a centre", () => {
    for (const {zentrum_id} of zentren)
      expect(ZentrumSeite.parse(fileOf(`zentrum-${zentrum_id}`)).hinweise, zentrum_id).toBeNull();
  });
});
