/** Documents that cannot be registered, a line for each: the file, and what is wrong. */
export class DocumentError extends Error {}
