import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {ignores: ["dist/**", "dist-intern/**", "node_modules/**", "src/.observablehq/**", "data/**"]},
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", {argsIgnorePattern: "^_"}],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["npm:*"],
              message: "Framework would fetch npm: imports from a CDN; import the package by its bare name."
            }
          ]
        }
      ]
    }
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/data/**", "src/**/*.md.ts", "src/**/*.test.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "(^|/)(loaders|tools|test)/",
              allowTypeImports: true,
              message: "Pages may import only from inside src/; Framework serves nothing else (types are fine)."
            }
          ]
        }
      ]
    }
  },
  {files: ["loaders/cli.ts", "loaders/progress.ts", "tools/**", "test/**"], rules: {"no-console": "off"}}
);
