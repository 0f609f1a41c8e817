import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults} from "axe-core";
import type {Page} from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Faults that axe finds on the page as it stands, by WCAG 2.0 to 2.2, A and AA: one line each, with the first element. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const {violations} = await page.evaluate(async () => {
    const {axe} = globalThis as unknown as {axe: {run(options: object): Promise<AxeResults>}};
    return axe.run({
      runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
      resultTypes: ["violations"]
    });
  });
  return violations.map(
    ({id, help, nodes}) =>
      `${id} (${nodes.length}×): ${help}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary?.split("\n").slice(1, 2).join(" ")}`
  );
}
