import { BlockList, isIP } from "node:net";
import { ConfigError, shown } from "./settings.ts";

/** Proxies whose `X-Forwarded-For` is believed: none, the given number of nearest ones, or those with the given addresses. */
export type TrustedProxies = number | BlockList;

const maxHops = 16;

/** Parses `no`, a number of proxies, or addresses and CIDR ranges separated by commas. @throws {ConfigError} */
export function parseTrustedProxies(name: string, text: string): TrustedProxies {
  if (text === "no") return 0;
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= maxHops) return Number(text);
  const list = new BlockList();
  for (const part of text.split(",")) {
    const range = rangeOf(part.trim());
    if (range === null) {
      throw new ConfigError(
        `${name} must be no, a number of proxies from 1 to ${maxHops}, or addresses such as 10.0.0.0/8,fd00::/8, got ${shown(text)}.`,
      );
    }
    list.addSubnet(range.address, range.prefix, range.family);
  }
  return list;
}

function rangeOf(text: string): { address: string; prefix: number; family: "ipv4" | "ipv6" } | null {
  const [, address = "", digits] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return null;
  const longest = version === 4 ? 32 : 128;
  const prefix = Number(digits ?? longest);
  return prefix <= longest ? { address, prefix, family: version === 4 ? "ipv4" : "ipv6" } : null;
}
