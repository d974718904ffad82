/** As much of a JSON schema as the house's OpenAPI document uses. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

type Parameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: Schema;
};

/** One operation of the document. */
export type Operation = {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With its parameters in braces, from the root of the server. */
  readonly path: string;
  /** Whether the document asks for a session. */
  readonly signedIn: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
};

type Described = {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};
export type OpenApi = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
};

/** Every reference of the document leads somewhere, or this throws: a client that reads it would stumble too. */
function assertWhole(value: unknown, schemas: Readonly<Record<string, Schema>>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key !== "$ref") assertWhole(part, schemas);
    else if (!Object.hasOwn(schemas, String(part).replace("#/components/schemas/", "")))
      throw new Error(`the OpenAPI document has no ${part}`);
  }
}

export function operationsOf(document: OpenApi, base = "/api/v1"): Operation[] {
  assertWhole(document, document.components?.schemas ?? {});
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, described]): Operation => ({
        id: described.operationId,
        method: method.toUpperCase() as Operation["method"],
        path: base + path,
        signedIn: described.security !== undefined,
        parameters: described.parameters ?? [],
        body: described.requestBody?.content["application/json"]?.schema,
      }),
    ),
  );
}
