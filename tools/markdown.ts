import type MarkdownIt from "markdown-it";

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

/** Gives a Markdown table the look of all other tables. */
function plainTables(md: MarkdownIt): MarkdownIt {
  md.renderer.rules["table_open"] = () => '<table class="tabelle">\n';
  return md;
}

/** Everything pages add to Framework's Markdown. */
export const pageMarkdown = (md: MarkdownIt): MarkdownIt => plainTables(headingIds(md));
