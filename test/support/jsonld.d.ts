declare module "jsonld" {
  interface Options {
    base?: string;
    documentLoader?: (url: string) => Promise<never>;
  }
  export type Value = {"@id"?: string; "@value"?: string; "@type"?: string; "@language"?: string};
  export type Node = {"@id": string; "@type"?: string[]} & Record<string, Value[]>;
  const jsonld: {flatten(document: unknown, context: null, options: Options): Promise<Node[]>};
  export default jsonld;
}
