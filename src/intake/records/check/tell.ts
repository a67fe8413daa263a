import type { Path } from "../problem.ts";

/** Tells what is wrong and how to fix it, in sentences; the path is that within the checked object. */
export type Tell = (path: Path, message: string) => void;

/** What a check of a node knows beside what its record states. */
export interface CheckContext {
  recordedOn: string;
  /** The day of the check. Undefined if dates are not compared with it. */
  today: string | undefined;
  /** Whether the record says in `because` why the field has its value. */
  isExplained: (field: string) => boolean;
}
