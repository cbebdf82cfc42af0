import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Answer, Call } from "./call.ts";
import { BASE } from "./replies.ts";
import * as shape from "./shapes.ts";

const DESCRIPTION = [
  "Money is whole øre in fields that end in `Ore`; days are YYYY-MM-DD; instants are RFC 3339; ids are UUIDs.",
  "Unknown fields and parameters are refused. A PATCH takes the `version` it saw.",
  "Lists take `page` (to 50) or `cursor`, `pageSize` (to 100) and `sort`, with `-` before it for descending.",
  "Another organization's record answers exactly as one that does not exist.",
].join("\n");

const KEY = z.string().min(1).max(255).optional().meta({
  description: "The same key and body give the first answer again; the same key and another body 422.",
});

/** The table of calls as an OpenAPI 3.1 document, from the very schemas that validate. */
export function document(calls: readonly Call[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const call of calls) {
    const path = call.path.replace(":id", "{id}");
    paths[path] = { ...paths[path], [call.method.toLowerCase()]: operation(call) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: { title: "Tekup Sales", version: "1", description: DESCRIPTION, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: BASE }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    paths,
  });
}

function operation(call: Call): ZodOpenApiOperationObject {
  const { method, path, tag, summary, auth, needs, query, body } = call;
  return {
    operationId: `${method} ${path}`.toLowerCase().replaceAll(/[^a-z]+/g, "_").replaceAll(/_$/g, ""),
    tags: [tag],
    summary,
    description: needs === null ? undefined : `Needs the permission \`${needs}\`.`,
    security: auth === "none" ? [] : undefined,
    requestParams: {
      ...(path.includes(":id") ? { path: z.object({ id: shape.id }) } : {}),
      ...(query === null ? {} : { query: objectOf(query) }),
      ...(method === "GET" ? {} : { header: z.object({ "Idempotency-Key": KEY }) }),
    },
    requestBody: body === null ? undefined : { required: true, content: { "application/json": { schema: body } } },
    responses: responses(call),
  };
}

/** A query's fields, before what is made of them. */
function objectOf(query: z.ZodType): z.ZodObject {
  return (query instanceof z.ZodPipe ? query.in : query) as z.ZodObject;
}

function responses(call: Call): ZodOpenApiOperationObject["responses"] {
  const errors: Record<number, string> = {
    500: "`internal`, with a `reference`",
    503: "`unavailable`, with Retry-After",
  };
  if (call.auth === "bearer") errors[401] = "`unauthenticated`";
  if (call.auth === "bearer") errors[403] = "`forbidden`, or `address_not_allowed`";
  if (call.path.includes(":id")) errors[404] = "`not_found`";
  if (call.method !== "GET") {
    Object.assign(errors, {
      400: "`invalid_json`",
      408: "`timeout`",
      413: "`too_large`",
      415: "`unsupported_media_type`",
    });
  }
  errors[422] = "`invalid`, with `details.fields`";
  errors[429] = "`rate_limited`, with Retry-After";
  const described = { ...errors, ...call.refusals };
  return {
    ...Object.fromEntries(
      Object.entries(described).map(([status, description]) => [
        status,
        { description, content: { "application/json": { schema: shape.ErrorJson } } },
      ]),
    ),
    ...Object.fromEntries(Object.entries(call.answers).map(([status, answer]) => [status, success(status, answer)])),
  } as ZodOpenApiOperationObject["responses"];
}

function success(status: string, answer: Answer) {
  const description = status === "201" ? "Recorded" : status === "204" ? "Done" : "The answer";
  if (answer === null) return { description };
  if ("mediaType" in answer) {
    const type = answer.mediaType === "application/json" ? "object" : "string";
    return { description, content: { [answer.mediaType]: { schema: { type } } } };
  }
  return { description, content: { "application/json": { schema: answer } } };
}
