/** The entries of a list that are in it more than once. */
export const repeated = (list: readonly string[]) => list.filter((entry, index) => list.indexOf(entry) < index);
