/** A store cannot be opened or written. The message is one line for the operator of the program. */
export class StoreError extends Error {}
