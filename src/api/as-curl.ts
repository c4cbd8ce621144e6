import type { AuthStyle } from './http/auth.ts';
import { authHeader } from './http/auth.ts';
import { Groups } from './groups/groups.ts';
import { Caller } from './http/caller.ts';
import type { Call, Destination, Outgoing } from './http/outgoing.ts';
import { outgoing } from './http/outgoing.ts';

/** Thrown instead of an answer: there is none, and nothing is to go on as if there were. */
class Recorded extends Error {
  readonly call: Call;

  constructor(call: Call) {
    super('Recorded, not sent');
    this.call = call;
  }
}

/** @param act calls one method of the client; what comes after its first request is not carried out */
async function recorded(act: (requests: Groups) => Promise<unknown>): Promise<Call> {
  const caller = new Caller({ send: (call) => Promise.reject(new Recorded(call)) });
  try {
    await act(new Groups(caller));
  } catch (error) {
    if (error instanceof Recorded) {
      return error.call;
    }
    throw error;
  }
  throw new Error('Nothing was to be sent');
}

/** Text as one word of a POSIX shell, whatever it holds. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The header in which the key goes; the shell puts it in. */
function keyHeader(style: AuthStyle): string {
  const [[name, value] = ['', '']] = Object.entries(authHeader(style, '$BARRACK_API_KEY'));
  return `"${name}: ${value}"`;
}

function curlText({ operation, url, headers, body }: Outgoing, style: AuthStyle): string {
  const takesLiterally = /[[\]{}]/u.test(url) ? '--globoff ' : ''; // curl makes several addresses of such brackets
  return [
    `curl --request ${operation.method} ${takesLiterally}${quoted(url)}`,
    `--header ${keyHeader(style)}`,
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data ${quoted(body)}`]), // JSON: never begins with an @, which would name a file
  ].join(' \\\n  ');
}

/** Where and how a client sends. */
export interface CurlTarget extends Destination {
  readonly authStyle: AuthStyle;
}

/**
 * The curl command for a POSIX shell that sends what the client would; the key is read from $BARRACK_API_KEY.
 * @param act calls one method of the client
 */
export async function asCurl(
  act: (requests: Groups) => Promise<unknown>,
  target: CurlTarget,
): Promise<string> {
  return curlText(outgoing(await recorded(act), target), target.authStyle);
}
