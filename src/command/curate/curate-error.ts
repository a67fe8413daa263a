/** Something that a curator can correct: what is wrong, where, and how to fix it. */
export class CurateError extends Error {}
