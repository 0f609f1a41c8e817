import {parse} from "acorn";
import type {AnyNode, Comment, Expression, SpreadElement} from "acorn";
import {full} from "acorn-walk";
import {ausWert, imText, Unlesbar} from "./eintraege.js";
import type {Ebene, Melde} from "./eintraege.js";

/** The value of an expression as far as it is written out: what is computed is undefined. */
function wertOf(node: Expression | SpreadElement | null): unknown {
  switch (node?.type) {
    case "Literal":
      return node.regex ? undefined : node.value;
    case "TemplateLiteral":
      return node.quasis.map(({value}) => value.cooked ?? "").join(" ");
    case "UnaryExpression": {
      const wert = wertOf(node.argument);
      return typeof wert === "number" ? (node.operator === "-" ? -wert : wert) : undefined;
    }
    case "ArrayExpression":
      return node.elements.map((element) => wertOf(element));
    case "ObjectExpression":
      return Object.fromEntries(
        node.properties.flatMap((property) =>
          property.type !== "Property"
            ? []
            : [
                [
                  property.key.type === "Identifier"
                    ? property.key.name
                    : String((property.key as {value?: unknown}).value),
                  wertOf(property.value as Expression)
                ] as const
              ]
        )
      );
    case "CallExpression": {
      const [argument] = node.arguments;
      const {callee} = node;
      const isParse =
        callee.type === "MemberExpression" && callee.property.type === "Identifier" && callee.property.name === "parse";
      const text = isParse && argument ? wertOf(argument) : undefined;
      try {
        return typeof text === "string" ? (JSON.parse(text) as unknown) : undefined;
      } catch {
        return undefined;
      }
    }
    default:
      return undefined;
  }
}

/** Data and texts written out in JavaScript: objects, lists, JSON in strings, sentences, comments. Throws Unlesbar if it is none. */
export function ausSkript(quelltext: string, davor: readonly Ebene[], ort: string, melde: Melde): void {
  const kommentare: Comment[] = [];
  let program: AnyNode;
  try {
    program = parse(quelltext, {
      ecmaVersion: "latest",
      sourceType: "module",
      allowHashBang: true,
      onComment: kommentare
    });
  } catch (error) {
    throw new Unlesbar(`no JavaScript: ${error instanceof Error ? error.message : String(error)}`);
  }
  const gelesen = new Set<AnyNode>();
  const merken = (node: AnyNode): void => full(node, (kind) => void gelesen.add(kind as AnyNode));
  const funde: AnyNode[] = [];
  full(program, (node) => void funde.push(node as AnyNode));
  // The walk goes from inside to outside; the outermost expression tells most.
  for (const node of funde.reverse()) {
    if (gelesen.has(node)) continue;
    const stelle = `${ort}, Zeichen ${node.start}`;
    if (node.type === "VariableDeclarator" && node.init && node.id.type === "Identifier" && isDaten(node.init)) {
      ausWert(wertOf(node.init), [{texte: [node.id.name]}, ...davor], stelle, melde);
      merken(node);
    } else if (isDaten(node)) {
      ausWert(wertOf(node as Expression), davor, stelle, melde);
      merken(node);
    }
  }
  for (const {value} of kommentare) imText(value, davor, null, `${ort}, Kommentar`, melde);
}

/** Bodies of functions lie in objects too: what holds one is taken apart further inside. */
function isDaten(node: AnyNode): boolean {
  if (node.type === "Literal") return typeof node.value === "string" && node.value.length > 2;
  if (node.type === "TemplateLiteral") return true;
  if (node.type === "CallExpression") return wertOf(node) !== undefined;
  if (node.type !== "ObjectExpression" && node.type !== "ArrayExpression") return false;
  let daten = true;
  full(node, ({type}) => {
    if (/Function|Class|Assignment|Await|Yield/.test(type)) daten = false;
  });
  return daten;
}
