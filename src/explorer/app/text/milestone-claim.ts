/** The text of a claim about a milestone without its date, which is shown beside it. */
export const withoutDate = (text: string) => text.replace(/^([A-Z_]+) \d{4}(-\d{2}){0,2}\b/, "$1");
