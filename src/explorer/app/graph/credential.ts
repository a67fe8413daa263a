/** GraphiQL uses the same key, so that a credential is entered once. It is gone when the browser tab is closed. */
const key = "explorer-authorization";

/** The value of the header `Authorization`. Null if none was entered. */
export function credential(): string | null {
  return sessionStorage.getItem(key);
}

/** @param text an API key or a token, with or without its scheme */
export function keepCredential(text: string): void {
  sessionStorage.setItem(key, /^\w+ /.test(text) ? text : `Bearer ${text}`);
}
