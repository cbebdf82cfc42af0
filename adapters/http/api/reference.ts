import { CALLS, openapi } from "./calls.ts";

/** What a page about the API shows, read from its description. */
export interface Reference {
  readonly groups: readonly { readonly tag: string; readonly calls: readonly CallEntry[] }[];
  readonly shapes: readonly { readonly name: string; readonly fields: readonly Field[] }[];
}
export interface CallEntry {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly needs: string | null;
  readonly open: boolean;
  readonly parameters: readonly Field[];
  readonly body: readonly Field[];
  readonly answers: readonly { readonly status: string; readonly text: string; readonly shape: string | null }[];
}
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly text: string;
}

/** The little of JSON Schema that our descriptions are made of. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema: Schema;
    description?: string;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let made: Reference | null = null;

/** What /api/docs shows; read from the OpenAPI description once a process. */
export function reference(): Reference {
  return made ??= read(openapi() as unknown as Description);
}

function read({ paths, components }: Description): Reference {
  const tags = [...new Set(CALLS.map(({ tag }) => tag))];
  const entry = (call: typeof CALLS[number]): CallEntry => {
    const operation = paths[call.path.replace(":id", "{id}")][call.method.toLowerCase()];
    return {
      id: operation.operationId,
      method: call.method,
      path: call.path,
      summary: call.summary,
      needs: call.needs,
      open: call.auth === "none",
      parameters: (operation.parameters ?? []).map(({ name, required, schema, description }) => ({
        name,
        type: typeOf(schema),
        required: required ?? false,
        text: description ?? schema.description ?? "",
      })),
      body: fieldsOf(schemaIn(operation.requestBody) ?? {}),
      answers: Object.entries(operation.responses).map(([status, answer]) => {
        const schema = schemaIn(answer);
        return { status, text: answer.description, shape: schema && Number(status) < 300 ? typeOf(schema) : null };
      }),
    };
  };
  return {
    groups: tags.map((tag) => ({ tag, calls: CALLS.filter((call) => call.tag === tag).map(entry) })),
    shapes: Object.entries(components.schemas).map(([name, schema]) => ({ name, fields: fieldsOf(schema) })),
  };
}

function schemaIn(part: Content | undefined): Schema | null {
  return Object.values(part?.content ?? {})[0]?.schema ?? null;
}

function fieldsOf({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    required: required.includes(name),
    text: schema.description ?? "",
  }));
}

/** A schema in a few words: 'integer | null', 'Sale[]', '{data, meta}', 'QUOTE_SENT | ACCEPTED'. */
function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1)!;
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" | ");
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return `${typeOf(schema.items ?? {})}[]`;
  if (schema.properties) {
    const inside = Object.entries(schema.properties).map(([name, one]) =>
      one.properties ? name : `${name}: ${typeOf(one)}`
    );
    return `{${inside.join(", ")}}`;
  }
  return schema.format ?? schema.type ?? "any";
}
