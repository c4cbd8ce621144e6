import type { IncomingHttpHeaders } from 'node:http';
import { holderOf, type KeyHolder } from '../accounts.ts';
import { FrameworkRefusal, Refusal } from '../refusal.ts';
import type { AuthStyle, Settings } from '../settings.ts';

/** The key a request carries in one of the accepted header styles. */
function keyOf(headers: IncomingHttpHeaders, accepted: readonly AuthStyle[]): string | undefined {
  for (const style of accepted) {
    if (style === 'X-API-Key') {
      const key = headers['x-api-key'];
      if (typeof key === 'string') return key;
    } else {
      const [scheme, key] = (headers.authorization ?? '').split(' ');
      if (scheme === style && key) return key;
    }
  }
  return undefined;
}

/** Who is asking. A key in a style that is not accepted is not seen, as with DRF. */
export function authenticate(
  headers: IncomingHttpHeaders,
  settings: Pick<Settings, 'auth' | 'revokedKeys'>,
): KeyHolder {
  const key = keyOf(headers, settings.auth);
  if (key === undefined) throw new FrameworkRefusal(401, 'Authentication credentials were not provided.');
  const holder = settings.revokedKeys.includes(key) ? undefined : holderOf(key);
  if (!holder) throw new Refusal(401, 'Invalid API key');
  return holder;
}
