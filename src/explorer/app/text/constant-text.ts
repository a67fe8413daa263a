/** A constant as words: "UPFRONT_CASH" as "Upfront cash". Other texts are returned as they are. */
export function constantText(text: string): string {
  if (!/^[A-Z][A-Z0-9_]+$/.test(text)) return text;
  const words = text.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
