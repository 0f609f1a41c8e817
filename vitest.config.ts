import {defineConfig} from "vitest/config";

const sites = [
  "test/bedarfsindex.test.ts",
  "test/bericht.test.ts",
  "test/boesartig.test.ts",
  "test/crosschecks.test.ts",
  "test/geheim.test.ts",
  "test/gewicht.test.ts",
  "test/befunde.test.ts",
  "test/marts.test.ts",
  "test/site.test.ts",
  "test/journeys/**/*.test.ts"
];

export default defineConfig({
  test: {
    // As many as the smallest machine has cores; Vitest leaves one of them idle.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{src,loaders,tools,test}/**/*.test.ts"],
          exclude: sites
        }
      },
      {
        extends: true,
        test: {
          name: "site",
          include: sites,
          globalSetup: ["test/support/globalSetup.ts"]
        }
      }
    ]
  }
});
