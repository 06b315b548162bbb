export type JsonPrimitive = string | number | boolean | null;
export type JsonValue = JsonPrimitive | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A JSON Pointer (RFC 6901): `''` is the whole document, `/members/0/name` a place in it. */
export type Pointer = string;
