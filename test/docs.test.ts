import {existsSync, readFileSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {expect, it} from "vitest";
import {listFiles} from "../tools/addresses.js";

const files = [
  "README.md",
  "CONTRIBUTING.md",
  ...listFiles("docs").flatMap((f) => (f.endsWith(".md") ? [`docs/${f}`] : []))
];

/** Anchors of a Markdown file, as GitHub and GitLab make them of headings, and those it names itself. */
function anchorsOf(file: string): Set<string> {
  const text = readFileSync(file, "utf8").replace(/^```[^]*?^```/gm, "");
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.flatMap((heading) => [
      heading
        .replace(/<!--.*?-->/, "")
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
      ...[...heading.matchAll(/<!-- #([a-z0-9-]+) -->/g)].map(([, id = ""]) => id)
    ])
  );
}

it("every link of the documents leads to a file, and into a page to a heading that it has", () => {
  const dead: string[] = [];
  for (const file of files) {
    const text = readFileSync(file, "utf8")
      .replace(/^```[^]*?^```/gm, "")
      .replace(/`[^`\n]*`/g, "");
    for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = "", anchor] = target.split("#");
      const goal = path === "" ? file : join(dirname(file), path);
      // A page may be made by a program.
      const found = [goal, `${goal}.ts`].find((candidate) => existsSync(candidate));
      if (found === undefined) dead.push(`${file}: ${target}`);
      else if (
        anchor !== undefined &&
        found.startsWith("docs/") &&
        statSync(found).isFile() &&
        !anchorsOf(found).has(anchor)
      )
        dead.push(`${file}: ${target}`);
    }
  }
  expect(dead).toEqual([]);
});

it("every npm command that the documents name is there", () => {
  const {scripts} = JSON.parse(readFileSync("package.json", "utf8")) as {scripts: Record<string, string>};
  for (const file of files)
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/npm run ([a-z]+)/g))
      expect(Object.keys(scripts), `${file}: npm run ${name}`).toContain(name);
});
