/** What the HTML says about the server. */
export interface ServerFacts {
  version: string;
  hasGraphiql: boolean;
  needsCredentials: boolean;
  /** The address of the file with the texts of the queries. */
  texts: string;
}

function readFacts(): ServerFacts {
  const content = document.querySelector<HTMLMetaElement>('meta[name="server"]')?.content;
  if (content === undefined) throw new Error("The HTML does not describe the server.");
  return JSON.parse(content);
}

export const server = readFacts();
