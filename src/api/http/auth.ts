import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../errors.ts';
import { configurationError } from '../errors.ts';

/** How the key is sent; which one Barrack wants is not documented. In the order in which sign-in tries them. */
export const authStyles = ['X-API-Key', 'Bearer', 'Api-Key'] as const;
export type AuthStyle = (typeof authStyles)[number];

/** Why a text cannot be a key, or undefined. Its form is not documented, so only what no header can hold is refused. */
export function keyProblem(key: string): BarrackError | undefined {
  const remedy = l10n.t('Copy the whole key from barrack.ai and nothing else.');
  if (key === '') {
    return configurationError(l10n.t('The key is empty.'), remedy);
  }
  if (/\s/u.test(key)) {
    return configurationError(l10n.t('The key holds white space.'), remedy);
  }
  if (!/^[\x21-\x7e]+$/u.test(key)) {
    return configurationError(l10n.t('The key holds characters that cannot be part of one.'), remedy);
  }
  return undefined;
}

/** The header that carries the key. */
export function authHeader(style: AuthStyle, key: string): Readonly<Record<string, string>> {
  return style === 'X-API-Key' ? { 'X-API-Key': key } : { Authorization: `${style} ${key}` };
}
