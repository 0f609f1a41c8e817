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
  {
    // Whatever a page shows comes from here; the public edition must find nothing but released values.
    files: ["src/data/**/*.ts", "src/**/*.md.ts", "loaders/marts/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^@duckdb/|(^|/)warehouse/dateien\\.js$",
              allowTypeImports: true,
              message:
                "Pages read what openWarehouse() opens: the file of released values, unless the whole build is the internal one."
            },
            {
              regex: "(^|/)warehouse/protect/",
              allowTypeImports: true,
              message: "Pages read released values from the table zellen, not how they were protected."
            }
          ]
        }
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.name='openWarehouse'][arguments.length>0]",
          message: "The environment of the build says which edition is opened; a page or mart must not."
        },
        {
          selector:
            ":matches(Literal[value=/\\b(ATTACH|read_csv|read_blob|read_text)\\b/i], TemplateElement[value.raw=/\\b(ATTACH|read_csv|read_blob|read_text)\\b/i])",
          message: "Marts read tables of the file they are given, no other file."
        }
      ]
    }
  },
  {files: ["loaders/cli.ts", "loaders/progress.ts", "tools/**", "test/**"], rules: {"no-console": "off"}}
);
