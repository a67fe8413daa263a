import { AccessError } from "./access-error.ts";

/** What is wrong with a file, without its content. */
export function problemOf(error: unknown): string {
  if (error instanceof AccessError) return error.message;
  const reasons: Record<string, string> = {
    ENOENT: "the file does not exist.",
    EACCES: "permission denied.",
    EPERM: "permission denied.",
    EROFS: "the file system is read-only.",
    ENOSPC: "no space is left.",
    EISDIR: "the path is that of a folder.",
    ENOTDIR: "a part of the path is not a folder.",
  };
  const code = isSystemError(error) ? (error.code ?? "") : "";
  return reasons[code] ?? `${error instanceof Error ? error.message : String(error)}.`;
}

/** Whether the operating system reported the error. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}
