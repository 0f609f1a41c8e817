import {parse, serialize} from "parse5";
import type {DefaultTreeAdapterTypes} from "parse5";

export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

export const parseHtml = (html: string): Document => parse(html, {scriptingEnabled: false});
export const serializeHtml = (document: Document): string => serialize(document, {scriptingEnabled: false});

/** All nodes below *node* in document order; the content of <template> is left out, since nothing shows it. */
export function* descendants(node: ParentNode): Generator<ChildNode> {
  for (const child of node.childNodes) {
    yield child;
    if ("childNodes" in child) yield* descendants(child);
  }
}

/** All elements below *node* in document order, only those with one of *names* if names are given. */
export function elements(node: ParentNode, ...names: string[]): Element[] {
  const found: Element[] = [];
  for (const child of descendants(node)) {
    if ("tagName" in child && (names.length === 0 || names.includes(child.tagName))) found.push(child);
  }
  return found;
}

/** Value of an attribute; undefined if the element has none of that name. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function setAttribute(element: Element, name: string, value: string): void {
  const attr = element.attrs.find((attr) => attr.name === name);
  if (attr) attr.value = value;
  else element.attrs.push({name, value});
}

/** Text of *node* and all below it, white space collapsed. Comments, scripts and styles count for nothing. */
export function textContent(node: ParentNode): string {
  return rawText(node).replace(/\s+/g, " ").trim();
}

function rawText(node: ParentNode): string {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeName === "#text") text += (child as DefaultTreeAdapterTypes.TextNode).value;
    else if ("tagName" in child && child.tagName !== "script" && child.tagName !== "style") text += rawText(child);
  }
  return text;
}

/** Source of an inline <script> or <style>, to the byte. */
export function inlineSource(element: Element): string {
  return element.childNodes
    .map((child) => (child.nodeName === "#text" ? (child as DefaultTreeAdapterTypes.TextNode).value : ""))
    .join("");
}

export function createElement(tagName: string, attrs: Record<string, string>, parent: Element, text = ""): Element {
  const element: Element = {
    nodeName: tagName,
    tagName,
    attrs: Object.entries(attrs).map(([name, value]) => ({name, value})),
    namespaceURI: parent.namespaceURI,
    childNodes: [],
    parentNode: parent
  };
  if (text) setText(element, text);
  return element;
}

/** Replaces all content of *element* by *text*. */
export function setText(element: Element, text: string): void {
  element.childNodes = [{nodeName: "#text", value: text, parentNode: element}];
}

export function removeElement(element: Element): void {
  const siblings = element.parentNode?.childNodes;
  if (siblings) siblings.splice(siblings.indexOf(element), 1);
}

/** Puts the content of *element* in its place. */
export function unwrap(element: Element): void {
  const parent = element.parentNode;
  if (!parent) return;
  for (const child of element.childNodes) child.parentNode = parent;
  parent.childNodes.splice(parent.childNodes.indexOf(element), 1, ...element.childNodes);
}
