import { isIP } from "node:net";
import type { TrustedProxies } from "../../settings/trusted-proxies.ts";

/** More entries than any chain of proxies adds. Only the nearest ones are read. */
const maxEntries = 32;

/**
 * The address of the client, which proxies append to `X-Forwarded-For`. The header is read from its end, because a client
 * can send any beginning.
 * @param peer the address of the connection
 * @param forwardedFor the value of the header. Null if there is none.
 */
export function clientAddress(peer: string, forwardedFor: string | null, trusted: TrustedProxies): string {
  let address = plainAddress(peer) ?? peer;
  if (trusted === 0 || forwardedFor === null) return address;
  const entries = forwardedFor.split(",").slice(-maxEntries).reverse();
  for (const [index, entry] of entries.entries()) {
    if (typeof trusted === "number" ? index >= trusted : !trusted.check(address, familyOf(address))) return address;
    const next = plainAddress(entry);
    // A proxy that is trusted writes addresses. What follows an invalid one is not its work.
    if (next === null) return address;
    address = next;
  }
  return address;
}

/** The part of an address that identifies a client: of IPv6 the first 64 bits, from which a client may choose any address. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const ending = tail ? tail.split(":") : [];
  // An IPv4 address at the end takes the place of two groups.
  const length = groups.length + ending.length + (address.includes(".") ? 1 : 0);
  const zeros: string[] = tail === undefined ? [] : Array(Math.max(0, 8 - length)).fill("0");
  const network = [...groups, ...zeros, ...ending].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/** An address without port, brackets and zone, with an embedded IPv4 address as such. Null if the text is not an address. */
function plainAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 64) return null;
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(trimmed) ?? [];
  const [address = ""] = (bracketed ?? dotted ?? trimmed).split("%");
  const [, embedded] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  const plain = embedded ?? address;
  return isIP(plain) === 0 ? null : plain;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
