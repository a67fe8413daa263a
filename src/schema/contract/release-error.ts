/** A release that cannot be made, one line for each reason. */
export class ReleaseError extends Error {}
