/** Raised when nodes come to have other digests, so that stores are made again instead of taking all nodes for changed. */
export const digestRule = 2;

/** What is written for a node, as a digest, and what its texts are like. */
export interface NodeDigest {
  /** 96 bits. It is compared with the former digest of the same node only. */
  digest: string;
  /** Whether the texts contain neither NUL nor lone surrogates. It may be false for texts that contain neither. */
  isPlain: boolean;
}

type Value = string | number | null | undefined | object;

/** The state of three hashes of 32 bits. */
interface State {
  first: number;
  second: number;
  third: number;
}

// What kind of value follows, in the lowest bits. With the length of texts and lists, no two values lead to the same numbers.
const text = 1;
const integer = 2;
const number = 3;
const none = 4;
const list = 5;
const end = 6;

const kindBits = 3;

const start: Readonly<State> = { first: 0x811c9dc5, second: 0x9747b28c, third: 0x165667b1 };

let { first, second, third } = start;

/** Negative as soon as a text had NUL or a character that may be a surrogate. */
let units = 0;

/** The engine looks up methods of strings each time if it has seen several kinds of strings, unless they are called like this. */
const { charCodeAt } = String.prototype;

/**
 * The digest of a node. As in the hash of rows, each step is a bijection of each part of the state, so that nodes that differ in a single
 * character never have the same digest. Turning a node into JSON for a cryptographic hash takes twice as long, and a load compares all
 * of its nodes.
 */
export function digestOf(node: object): NodeDigest {
  ({ first, second, third } = start);
  units = 0;
  add(node);
  return { digest: digitsOf(first, second, third), isPlain: units >= 0 };
}

/** The codes of the digits of base64url. */
const codes = new TextEncoder().encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

/** A number of 96 bits, given as three of 32 bits, in base64url. A buffer that is encoded takes ten times as long. */
function digitsOf(one: number, two: number, three: number): string {
  const digit = (bits: number) => codes[bits & 63] ?? 0;
  const rest = ((one >>> 30) << 4) | ((two >>> 30) << 2) | (three >>> 30);
  return String.fromCharCode(
    digit(one),
    digit(one >>> 6),
    digit(one >>> 12),
    digit(one >>> 18),
    digit(one >>> 24),
    digit(two),
    digit(two >>> 6),
    digit(two >>> 12),
    digit(two >>> 18),
    digit(two >>> 24),
    digit(three),
    digit(three >>> 6),
    digit(three >>> 12),
    digit(three >>> 18),
    digit(three >>> 24),
    digit(rest),
  );
}

function add(value: Value): void {
  if (typeof value === "string") addText(value);
  else if (typeof value === "number") addNumber(value);
  else if (value === null || value === undefined) mix(none);
  else if (Array.isArray(value)) {
    mix((value.length << kindBits) | list);
    for (let index = 0; index < value.length; index++) add(value[index]);
  } else addProperties(value as Readonly<Record<string, Value>>);
}

/** Properties that are undefined are absent. */
function addProperties(value: Readonly<Record<string, Value>>): void {
  for (const name in value) {
    const property = value[name];
    if (property === undefined) continue;
    const known = names.get(name) ?? stateOfName(name);
    first = Math.imul(first ^ known.first, 0x01000193);
    second = Math.imul(second ^ known.second, 0x85ebca6b);
    third = Math.imul(third ^ known.third, 0xc2b2ae35);
    add(property);
  }
  mix(end);
}

/** The states after the names of properties. They are the names of columns and tables. */
const names = new Map<string, State>();

/** More names than the model has. */
const maxNames = 10_000;

function stateOfName(name: string): State {
  const before = { first, second, third };
  ({ first, second, third } = start);
  addText(name);
  const found = { first, second, third };
  ({ first, second, third } = before);
  if (names.size < maxNames) names.set(name, found);
  return found;
}

function addNumber(value: number): void {
  const whole = value | 0;
  if (whole === value) {
    mix(integer);
    mix(whole);
  } else {
    mix(number);
    addText(String(value));
  }
}

function addText(value: string): void {
  const { length } = value;
  mix((length << kindBits) | text);
  let one = first;
  let two = second;
  let three = third;
  let seen = units;
  for (let place = 0; place < length; place += 2) {
    const low = charCodeAt.call(value, place);
    // Two characters at a time. The length, which precedes them, tells whether the last one is alone.
    const high = place + 1 < length ? charCodeAt.call(value, place + 1) : 1;
    // Less than zero for NUL, and for the half of all characters in which surrogates are.
    seen |= (low - 1) | (high - 1) | ((low | high) << 16);
    const pair = low | (high << 16);
    one = Math.imul(one ^ pair, 0x01000193);
    one ^= one >>> 14;
    two = Math.imul(two ^ pair, 0x85ebca6b);
    two ^= two >>> 13;
    three = Math.imul(three ^ pair, 0xc2b2ae35);
    three ^= three >>> 15;
  }
  first = one;
  second = two;
  third = three;
  units = seen;
}

function mix(value: number): void {
  first = Math.imul(first ^ value, 0x01000193);
  first ^= first >>> 14;
  second = Math.imul(second ^ value, 0x85ebca6b);
  second ^= second >>> 13;
  third = Math.imul(third ^ value, 0xc2b2ae35);
  third ^= third >>> 15;
}
