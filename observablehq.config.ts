import {pageMarkdown} from "./tools/markdown.js";
import {dynamicPaths, footerOf, headerOf, headOf, siteTitle} from "./tools/pages.js";
import {frameworkFolders} from "./tools/prepare-source.js";

export default {
  ...frameworkFolders(),
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
  header: headerOf,
  footer: footerOf,
  dynamicPaths: await dynamicPaths()
};
