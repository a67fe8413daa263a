import { makeStore } from "./graph-store.ts";

/** Makes the store for the scale that the argument states, in a process of its own, whose memory is free afterwards. */
const store = await makeStore(Number(process.argv[2]), (text) => process.stderr.write(`${text}\n`));
process.stdout.write(JSON.stringify(store));
