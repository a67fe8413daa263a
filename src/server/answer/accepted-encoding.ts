import Negotiator from "negotiator";

/**
 * The first of the available content encodings that the client accepts. Null if it accepts none of them.
 * The client's quality values only say what is acceptable: the order of `available` decides between those.
 */
export function acceptedEncoding<Encoding extends string>(
  header: string | null,
  available: readonly Encoding[],
): Encoding | null {
  const negotiator = new Negotiator({ headers: { "accept-encoding": header ?? "" } });
  const accepted = negotiator.encodings(available);
  return available.find((encoding) => accepted.includes(encoding)) ?? null;
}
