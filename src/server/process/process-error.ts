/** The processes of the server cannot go on. The message is a single line. */
export class ProcessError extends Error {}
