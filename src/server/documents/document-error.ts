/** Documents that cannot be registered. The message has one line per problem: the file, and what is wrong with it. */
export class DocumentError extends Error {}
