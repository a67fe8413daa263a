import { identifierSystems } from "../../../domain/code.ts";
import { quoted } from "../problem.ts";
import type { Entry } from "../record.ts";
import type { Tell } from "./tell.ts";

/** An identifier is of a known system, and written as the system writes it. */
export function checkIdentifier({ system, value }: Entry<"Identifier">, tell: Tell): void {
  const known = identifierSystems[system];
  if (known === undefined) {
    const systems = Object.keys(identifierSystems).join(", ");
    tell(["system"], `${quoted(system)} is not a known identifier system. Use one of ${systems}.`);
  } else if (!known.shape.test(value)) {
    tell(["value"], `${quoted(value)} is not a valid ${system} identifier. Use the form "${known.example}".`);
  }
}
