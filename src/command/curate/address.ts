/** Parameters that say where a reader came from, and do not change what is shown. */
const tracking = /^(?:utm_\w+|feedref|fbclid|gclid|mc_cid|mc_eid|ref|ref_src)$/i;

/**
 * The key of an address: addresses with the same key lead to the same page. The scheme, "www.", the case of the host, a slash at the
 * end, the fragment and parameters for tracking make no difference. A fragment that contains a path, as in "#/record/1", does.
 */
export function addressKeyOf(address: string): string {
  if (!URL.canParse(address)) return address.trim();
  const { hostname, port, pathname, searchParams, hash } = new URL(address);
  const parameters = [...searchParams].filter(([name]) => !tracking.test(name));
  const query = new URLSearchParams(parameters.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
  const host = hostname.replace(/^www\./, "") + (port === "" ? "" : `:${port}`);
  const path = pathname.replace(/\/+$/, "");
  return `${host}${path}${query === "" ? "" : `?${query}`}${hash.includes("/") ? hash : ""}`;
}

/** The host of an address without "www.". Null if there is none. */
export function hostOf(address: string | null): string | null {
  return address === null || !URL.canParse(address) ? null : new URL(address).hostname.replace(/^www\./, "");
}
