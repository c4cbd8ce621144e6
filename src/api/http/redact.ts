const shown = '[key]';

/** Keys shorter than this are left in what Barrack sends as data: replacing them could spoil names and numbers. */
const shortestInData = 8;

/** The ways in which a key can be written somewhere: as it is, in a URL, in JSON, in Base64. */
function spellings(key: string): readonly string[] {
  const inJson = JSON.stringify(key).slice(1, -1);
  const all = [
    key,
    encodeURIComponent(key),
    inJson,
    inJson.replaceAll('/', '\\/'),
    Buffer.from(key).toString('base64'),
  ];
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

export interface Redactor {
  /** For all that is logged or thrown: takes out the key in any spelling, and the userinfo of URLs. */
  text: (text: string) => string;
  /** For the body of a reply before it is read: a server that echoes the key does not bring it into a record. */
  data: (body: string) => string;
}

/** Takes one key out of texts. */
export function redactor(key: string): Redactor {
  const written = spellings(key);
  const withoutKey = (text: string) => written.reduce((rest, one) => rest.replaceAll(one, shown), text);
  return {
    text: (text) => withoutKey(text.replace(/(\/\/)[^/\s@]*@/gu, '$1')),
    data: (body) => (key.length < shortestInData ? body : withoutKey(body)),
  };
}
