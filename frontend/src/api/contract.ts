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

type PathOf<Paths, Place extends string> = {
  [Path in keyof Paths & string]: Same<Written<Path>, Place> extends true ? Path : never;
}[keyof Paths & string];

/** An address may be one of several, such as that of actors or of concepts. */
type Operation<Paths, M extends Method, Address extends string> =
  WithoutQuery<Address> extends infer Place extends string
    ? Place extends unknown
      ? Asked<Paths[PathOf<Paths, Place>], Lowercase<M>>
      : never
    : never;

type Asked<Operations, Verb extends string> = Verb extends keyof Operations
  ? NonNullable<Operations[Verb]>
  : never;

type JsonOf<Told> = Told extends { content: { "application/json": infer Json } } ? Json : undefined;

/** What an address takes: nothing, or a body, which may be left out where the server says so. */
export type Sent<M extends Method, Address extends string, Paths = paths> =
  Operation<Paths, M, Address> extends infer Known
    ? [Known] extends [never]
      ? [noSuchAddress: never]
      : Known extends { requestBody?: unknown }
        ? Takes<Known["requestBody"]>
        : [nothing?: undefined]
    : never;

type Takes<Sending> = [NonNullable<Sending>] extends [never]
  ? [nothing?: undefined]
  : undefined extends Sending
    ? [body?: JsonOf<NonNullable<Sending>>]
    : [body: JsonOf<Sending>];

/** What it answers; undefined where that is nothing, or a file. */
export type Answer<M extends Method, Address extends string, Paths = paths> =
  Operation<Paths, M, Address> extends { responses: infer Answers }
    ? JsonOf<Answers[keyof Answers & (200 | 201 | 202 | 204)]>
    : never;
