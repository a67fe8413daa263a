/** A problem with the API keys that the operator can resolve. The message is a single line. */
export class AccessError extends Error {}
