/** A schema as openapi.json has them; anything it says in other words than these is a fault of the test. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  title?: string;
  description?: string;
  format?: string;
  "x-felder"?: unknown;
}

const known = new Set<string>([
  ...["$ref", "type", "properties", "required", "additionalProperties", "items", "prefixItems", "minItems", "maxItems"],
  ...["minimum", "maximum", "exclusiveMinimum", "minLength", "pattern", "enum", "const", "anyOf", "oneOf"],
  ...["title", "description", "format", "x-felder"]
]);

const kindsOf = (value: unknown): string[] => {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return Number.isInteger(value) ? ["number", "integer"] : ["number"];
  return [typeof value];
};

/** The first thing in *value* that *schema* does not allow, as a path with a reason; null if it fits. Throws for words it does not know. */
export function breach(value: unknown, schema: Schema, schemas: Record<string, Schema>, at = "$"): string | null {
  const unknown = Object.keys(schema).filter((word) => !known.has(word));
  if (unknown.length > 0) throw new Error(`${at}: the schema says ${unknown.join(", ")}`);
  const {$ref, anyOf, oneOf} = schema;
  if ($ref !== undefined) {
    const target = schemas[$ref.replace("#/components/schemas/", "")];
    if (!target) throw new Error(`${at}: ${$ref} leads nowhere`);
    const found = breach(value, target, schemas, at);
    if (found !== null) return found;
  }
  const choices = anyOf ?? oneOf;
  if (choices && !choices.some((choice) => breach(value, choice, schemas, at) === null)) return `${at} fits none`;
  return simple(value, schema, at) ?? object(value, schema, schemas, at) ?? array(value, schema, schemas, at);
}

function simple(value: unknown, schema: Schema, at: string): string | null {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !kindsOf(value).some((kind) => types.includes(kind))) return `${at} is no ${types.join("|")}`;
  if (schema.enum && !schema.enum.includes(value)) return `${at}: ${String(value)} is none of the list`;
  if ("const" in schema && schema.const !== value) return `${at} is not ${String(schema.const)}`;
  if (typeof value === "string") {
    if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
      return `${at}: ${value} breaks a pattern`;
    if (value.length < (schema.minLength ?? 0)) return `${at} is too short`;
  }
  if (typeof value === "number") {
    if (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity)) return `${at} is out of range`;
    if (value <= (schema.exclusiveMinimum ?? -Infinity)) return `${at} is out of range`;
  }
  return null;
}

function object(value: unknown, schema: Schema, schemas: Record<string, Schema>, at: string): string | null {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const {properties = {}, required = [], additionalProperties} = schema;
  const missing = required.filter((name) => !(name in value));
  if (missing.length > 0) return `${at} lacks ${missing.join(", ")}`;
  for (const [name, part] of Object.entries(value)) {
    const own = properties[name] ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
    if (own === undefined && additionalProperties === false) return `${at}.${name} is not described`;
    const found = own && breach(part, own, schemas, `${at}.${name}`);
    if (found) return found;
  }
  return null;
}

function array(value: unknown, schema: Schema, schemas: Record<string, Schema>, at: string): string | null {
  if (!Array.isArray(value)) return null;
  if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity))
    return `${at} has ${value.length} entries`;
  for (const [i, part] of value.entries()) {
    const own = schema.prefixItems?.[i] ?? schema.items;
    const found = own && breach(part, own, schemas, `${at}[${i}]`);
    if (found) return found;
  }
  return null;
}
