import {headerHtml} from "./src/components/shell/shellHtml.js";
import {pageMarkdown} from "./tools/markdown.js";
import {dynamicPaths, footerOf, headOf, siteTitle} from "./tools/pages.js";

export default {
  root: "src",
  output: process.env["BEDARFSATLAS_SITE"] ?? "dist",
  title: siteTitle,
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  toc: {show: false, label: "Auf dieser Seite"},
  pager: false,
  search: false,
  typographer: true,
  quotes: ["„", "“", "‚", "‘"],
  markdownIt: pageMarkdown,
  preserveExtension: false,
  preserveIndex: false,
  head: headOf,
  header: headerHtml,
  footer: footerOf,
  dynamicPaths: await dynamicPaths()
};
