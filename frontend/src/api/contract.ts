// What the server's description says of an address: what it takes and what it answers. So a page
// that asks a wrong address, or sends what it does not take, fails `svelte-check`.
import type { paths } from "./schema";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A described path as a page writes it out: anything may stand where it has braces. */
type Written<Path extends string> = Path extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Written<After>}`
  : Path;

type WithoutQuery<Address extends string> = Address extends `${infer Place}?${string}`
  ? Place
  : Address;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

type PathOf<Place extends string> = {
  [Path in keyof paths & string]: Same<Written<Path>, `/api${Place}`> extends true ? Path : never;
}[keyof paths & string];

/** An address may be one of several, such as that of actors or of concepts. */
type Operation<M extends Method, Address extends string> =
  WithoutQuery<Address> extends infer Place extends string
    ? Place extends unknown
      ? NonNullable<paths[PathOf<Place>][Lowercase<M>]>
      : never
    : never;

interface Json<Body> {
  content: { "application/json": Body };
}

type Body<Asked> = Asked extends { requestBody?: infer Sent }
  ? NonNullable<Sent> extends Json<infer Body>
    ? Body
    : never
  : never;

/** What an address takes: nothing, or a body, which may be left out where the server says so. */
export type Sent<M extends Method, Address extends string> = [Operation<M, Address>] extends [never]
  ? [noSuchAddress: never]
  : [NonNullable<Operation<M, Address>["requestBody"]>] extends [never]
    ? []
    : undefined extends Operation<M, Address>["requestBody"]
      ? [body?: Body<Operation<M, Address>>]
      : [body: Body<Operation<M, Address>>];

type Succeeded = 200 | 201 | 202;

export type Answer<M extends Method, Address extends string> =
  Operation<M, Address> extends { responses: infer Responses }
    ? Responses[keyof Responses & Succeeded] extends Json<infer Found>
      ? Found
      : never
    : never;
