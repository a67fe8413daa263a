import { setPriority } from "node:os";
import { verifyFile } from "./verify.ts";

// The entry point of the process that verifies a store beside a server. It prints a Verification as JSON.
const [, , file = ""] = process.argv;
try {
  // Requests go first.
  setPriority(10);
} catch {
  // Some systems do not permit it.
}
process.stdout.write(JSON.stringify(verifyFile(file)));
