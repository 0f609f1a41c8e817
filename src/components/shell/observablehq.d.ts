declare module "observablehq:stdlib" {
  export function FileAttachment(path: string): {json<T>(): Promise<T>};
}
