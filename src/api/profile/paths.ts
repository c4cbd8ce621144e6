import * as l10n from '@vscode/l10n';
import type { Method, Endpoint, EndpointId } from './contract.ts';
import { isEndpointId, endpoints } from './contract.ts';
import type { BarrackError } from '../errors.ts';
import { configurationError } from '../errors.ts';

const setting = 'barrack.api.paths';

/** A correction of the table for one operation; what it leaves out stays as it is. */
export interface PathOverride {
  readonly method?: Method;
  readonly path?: string;
}
export type PathOverrides = Readonly<Partial<Record<EndpointId, PathOverride>>>;

const methodsFor: Readonly<Record<Endpoint['effect'], readonly Method[]>> = {
  read: ['GET', 'POST'],
  write: ['POST', 'PUT', 'PATCH', 'DELETE'],
};

function placeholders(path: string): string {
  return (path.match(/\{[^{}]*\}/gu) ?? []).sort().join(' ');
}

/** Why a path cannot be used for an operation; undefined where it can. */
function pathProblem(path: string, original: string): string | undefined {
  if (!path.startsWith('/')) {
    return l10n.t('the path must begin with /.');
  }
  if (path.includes('//') || /\/\.{1,2}(?:\/|$)/u.test(path)) {
    return l10n.t('the path must stay under the address of the API (no // and no ..).');
  }
  if (placeholders(path) !== placeholders(original)) {
    return placeholders(original) === ''
      ? l10n.t('the path must not hold a placeholder.')
      : l10n.t('the path must hold exactly {0}.', placeholders(original));
  }
  if (!/^[A-Za-z0-9/._~-]*$/u.test(path.replace(/\{[^{}]*\}/gu, ''))) {
    return l10n.t('the path may hold letters, digits and / . _ ~ - only.');
  }
  return undefined;
}

function parseOverride(id: EndpointId, value: unknown): PathOverride | string {
  const given: unknown = typeof value === 'string' ? { path: value } : value;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return l10n.t('it must be a path, or an object with "method" and "path".');
  }
  const unknown = Object.keys(given).find((key) => key !== 'method' && key !== 'path');
  if (unknown !== undefined) {
    return l10n.t('"{0}" is not known; use "method" and "path".', unknown);
  }
  const { method, path } = given as { method?: unknown; path?: unknown };
  const allowed = methodsFor[endpoints[id].effect];
  const found = allowed.find((one) => typeof method === 'string' && one === method.toUpperCase());
  if (method !== undefined && found === undefined) {
    return l10n.t('the method must be one of {0}.', allowed.join(', '));
  }
  if (path !== undefined && typeof path !== 'string') {
    return l10n.t('the path must be text.');
  }
  const wrong = path === undefined ? undefined : pathProblem(path, endpoints[id].path);
  return wrong ?? { ...(found && { method: found }), ...(path !== undefined && { path }) };
}

function problem(what: string, reason: string): BarrackError {
  return configurationError(
    l10n.t('The setting {0} cannot be used for {1}: {2}', setting, what, reason),
    l10n.t('Correct the setting; until then what this program knows by itself is used.'),
  );
}

/**
 * Reads the setting `barrack.api.paths`, an object of operation → path or `{ method, path }`. What is wrong comes back
 * as problems to show, and is left out: the table stays in force there.
 */
export function parsePathOverrides(value: unknown): {
  readonly overrides: PathOverrides;
  readonly problems: readonly BarrackError[];
} {
  const overrides: Partial<Record<EndpointId, PathOverride>> = {};
  const problems: BarrackError[] = [];
  if (value === undefined || value === null) {
    return { overrides, problems };
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { overrides, problems: [problem(setting, l10n.t('it must be an object.'))] };
  }
  for (const [id, given] of Object.entries(value)) {
    const parsed = isEndpointId(id) ? parseOverride(id, given) : l10n.t('there is no such operation.');
    if (typeof parsed === 'string') {
      problems.push(problem(id, parsed));
    } else {
      overrides[id as EndpointId] = parsed;
    }
  }
  return { overrides, problems };
}

/** An operation of the table with the user's corrections. */
export function operationOf(id: EndpointId, overrides: PathOverrides): Endpoint {
  return { ...endpoints[id], ...overrides[id] };
}

/** Puts an id into a path. An id that could change where the request goes is refused. */
export function fillPath(path: string, id: string | undefined): string {
  if (!path.includes('{id}')) {
    return path;
  }
  if (id === undefined || id === '' || id === '.' || id === '..' || !id.isWellFormed()) {
    throw configurationError(
      l10n.t('The id {0} cannot be used in a request.', JSON.stringify(id ?? '')),
      l10n.t('Refresh the list and try again.'),
    );
  }
  return path.replace('{id}', () => encodeURIComponent(id));
}
