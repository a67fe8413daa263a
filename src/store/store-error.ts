/** A store that cannot be used or written as asked, in one line for the person who started the program. */
export class StoreError extends Error {}
