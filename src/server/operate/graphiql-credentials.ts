const placeholder = "Bearer <key or token>";

/** Where the credential is kept. The explorer uses the same key. */
export const credentialKey = "explorer-authorization";

/** What the headers editor of each GraphiQL tab contains if queries need credentials. */
export const credentialHeaders = JSON.stringify({ Authorization: placeholder }, null, 2);

/**
 * A script for the GraphiQL page: a credential that was entered in one tab is used by all tabs, until the browser tab is closed.
 * GraphiQL alone has separate headers for each tab, and stores them permanently or not at all.
 */
export const credentialScript = `
(() => {
  const key = ${JSON.stringify(credentialKey)};
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const entered = headers.get("authorization");
    const isEntered = entered !== null && entered !== ${JSON.stringify(placeholder)};
    const remembered = sessionStorage.getItem(key);
    if (!isEntered && remembered !== null && !headers.has("x-api-key")) headers.set("authorization", remembered);
    const response = await send(input, { ...init, headers });
    if (isEntered && response.status !== 401) sessionStorage.setItem(key, entered);
    if (!isEntered && response.status === 401) sessionStorage.removeItem(key);
    return response;
  };
})();
`;
