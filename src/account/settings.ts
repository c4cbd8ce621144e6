import * as l10n from '@vscode/l10n';
import type { AuthStyle } from '../api/http/auth.ts';
import { authStyles } from '../api/http/auth.ts';
import { defaultBaseUrl, parseBaseUrl } from '../api/http/base-url.ts';
import type { PathOverrides } from '../api/profile/paths.ts';
import { parsePathOverrides } from '../api/profile/paths.ts';

export const section = 'barrack.api';
const timeoutSeconds = { min: 1, max: 300, standard: 30 } as const;

/** What the settings say of the API, checked. Where one is bad, `problems` names it and its default stays in force. */
export interface ApiSettings {
  readonly baseUrl: string;
  readonly authHeader: AuthStyle | 'auto';
  readonly paths: PathOverrides;
  readonly timeoutMs: number;
  readonly problems: readonly string[];
}

/** The settings as VS Code gives them: anything, since a user writes them by hand. */
export type RawSettings = Readonly<Record<'url' | 'authHeader' | 'paths' | 'timeoutSeconds', unknown>>;

/** A value, or why the setting can't be used. */
type Read<T> = { readonly value: T } | { readonly problem: string };

function bad(name: keyof RawSettings, reason: string): { readonly problem: string } {
  const setting = `${section}.${name}`;
  return { problem: l10n.t('The setting {0} is not valid, so its default is used: {1}', setting, reason) };
}

function readUrl(raw: unknown): Read<string> {
  const url = parseBaseUrl(typeof raw === 'string' ? raw : '');
  return typeof url === 'string' ? { value: url } : bad('url', url.message);
}

function readAuthHeader(raw: unknown): Read<AuthStyle | 'auto'> {
  const styles = ['auto' as const, ...authStyles];
  const value = styles.find((style) => style === raw);
  return value === undefined
    ? bad('authHeader', l10n.t('it must be one of {0}.', styles.join(', ')))
    : { value };
}

function readTimeout(raw: unknown): Read<number> {
  const { min, max } = timeoutSeconds;
  return typeof raw === 'number' && raw >= min && raw <= max
    ? { value: raw * 1000 }
    : bad('timeoutSeconds', l10n.t('it must be a number of seconds from {0} to {1}.', min, max));
}

/** Checks the settings of the API; never throws. */
export function checkSettings(raw: RawSettings): ApiSettings {
  const problems: string[] = [];
  const orDefault = <T>(read: Read<T>, standard: T): T => {
    if ('value' in read) {
      return read.value;
    }
    problems.push(read.problem);
    return standard;
  };
  const paths = parsePathOverrides(raw.paths);
  return {
    baseUrl: orDefault(readUrl(raw.url), defaultBaseUrl),
    authHeader: orDefault(readAuthHeader(raw.authHeader), 'auto'),
    paths: paths.overrides,
    timeoutMs: orDefault(readTimeout(raw.timeoutSeconds), timeoutSeconds.standard * 1000),
    problems: [...problems, ...paths.problems.map(({ message, remedy }) => `${message} ${remedy}`)],
  };
}
