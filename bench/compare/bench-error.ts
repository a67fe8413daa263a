/** A problem that the person who runs the benchmark can resolve. The message is a single line. */
export class BenchError extends Error {}
