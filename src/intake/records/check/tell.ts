import type { Path } from "../problem.ts";

/** Tells what is wrong and how to fix it, in sentences; the path is that within the checked object. */
export type Tell = (path: Path, message: string) => void;
