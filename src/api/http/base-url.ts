import * as l10n from '@vscode/l10n';
import { withoutEnd } from '../../domain/names.ts';
import type { BarrackError } from '../errors.ts';
import { configurationError } from '../errors.ts';

/** Barrack's own address (documented for pricing). */
export const defaultBaseUrl = 'https://barrack.ai/api';

function problem(reason: string): BarrackError {
  return configurationError(
    l10n.t('The address of the Barrack API is not usable: {0}', reason),
    l10n.t('Correct the setting {0}; the usual address is {1}.', 'barrack.api.url', defaultBaseUrl),
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
}

/**
 * Checks the address the key is sent to: https, or http on this machine only, and nothing beside host, port and path.
 * Gives it normalized, without a slash at the end; or the error, made to be shown.
 */
export function parseBaseUrl(text: string): string | BarrackError {
  const trimmed = text.trim();
  if (/[\s\p{Cc}\\]/u.test(trimmed) || !URL.canParse(trimmed)) {
    return problem(l10n.t('it is not a URL.'));
  }
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return problem(l10n.t('it must begin with https://.'));
  }
  if (/^[a-z]+:\/*[^/?#]*@/iu.test(trimmed)) {
    return problem(l10n.t('it must not hold a user name or password.'));
  }
  if (/[?#]/u.test(trimmed)) {
    return problem(l10n.t('it must not hold a query or a fragment.'));
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return problem(l10n.t('the key is sent over https only (http is for this machine itself).'));
  }
  return withoutEnd(url.origin + url.pathname, '/');
}
