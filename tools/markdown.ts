import type MarkdownIt from "markdown-it";
import {texteProfil} from "../src/lib/texte/profil.js";

/**
 * Lets a heading name its own id, `## Der Bezirk auf einen Blick {#bezirk}`, so that links to it survive a new wording.
 * Framework would make the id from the words.
 */
function headingIds(md: MarkdownIt): MarkdownIt {
  md.core.ruler.before("anchor", "heading_ids", ({tokens}) => {
    for (const [i, token] of tokens.entries()) {
      const text = token.type === "heading_open" ? tokens[i + 1]?.children?.at(-1) : undefined;
      const match = text?.type === "text" ? /\s*\{#([a-z][a-z0-9-]*)\}\s*$/.exec(text.content) : null;
      if (!text || !match?.[1]) continue;
      token.attrSet("id", match[1]);
      text.content = text.content.slice(0, match.index);
    }
  });
  return md;
}

/**
 * Gives a Markdown table the look of all other tables, and a frame to scroll in where the screen is too narrow for it. Table and
 * frame are named by the heading they stand under.
 */
function plainTables(md: MarkdownIt): MarkdownIt {
  const {rahmen} = texteProfil.tabelle;
  md.renderer.rules["table_open"] = (tokens, at) => {
    const heading = tokens.slice(0, at).findLast(({type}) => type === "heading_open");
    const id = heading?.attrGet("id");
    const [frame, table] = id
      ? [`aria-labelledby="${md.utils.escapeHtml(id)}"`, ` aria-labelledby="${md.utils.escapeHtml(id)}"`]
      : [`aria-label="${rahmen}"`, ""];
    return `<div class="tabellenrahmen" role="region" tabindex="0" ${frame}><table class="tabelle"${table}>\n`;
  };
  md.renderer.rules["th_open"] = (tokens, at, options, _env, self) => {
    tokens[at]!.attrSet("scope", "col");
    return self.renderToken(tokens, at, options);
  };
  md.renderer.rules["table_close"] = () => "</table></div>\n";
  return md;
}

/** Everything pages add to Framework's Markdown. */
export const pageMarkdown = (md: MarkdownIt): MarkdownIt => plainTables(headingIds(md));
