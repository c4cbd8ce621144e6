import * as l10n from '@vscode/l10n';
import type { ResourceKind } from '../../domain/resources.ts';
import { definitionOf } from '../../kinds/registry.ts';
import { resourceKinds } from '../../resources/kinds.ts';

/** What a link leads to: a resource, or a form that begins with it. */
export interface Link {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly opens: 'resource' | 'cloneForm' | 'imageForm';
}

/** The parts of a link as VS Code gives them: it has decoded them once. */
export interface LinkParts {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** Ids of Barrack are far shorter. */
const longestId = 200;

function isKind(text: string): text is ResourceKind {
  return resourceKinds.some((kind) => kind === text);
}

/** Undefined where the form is none of that kind. */
function opensAt(kind: ResourceKind, form: string | undefined): Link['opens'] | undefined {
  const forms = Object.entries(definitionOf({ kind }).linkForms);
  return form === undefined ? 'resource' : forms.find(([name]) => name === form)?.[1];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Why it can't be the id of anything; undefined where it can. */
function idProblem(id: string): string | undefined {
  if (id === '' || id === '.' || id === '..') {
    return l10n.t('It names no id.');
  }
  return id.length > longestId ? l10n.t('Its id is too long.') : undefined;
}

/** Reads `/volume/ID`, `/volume/ID/clone` and the like; gives the reason where it is something else. */
export function parseLink({ path, query, fragment }: LinkParts): Link | string {
  const [start, kind = '', segment = '', form, ...more] = path.split('/');
  if (query !== '' || fragment !== '' || start !== '' || more.length > 0) {
    return l10n.t('It holds more than a kind, an id and the name of a form.');
  }
  if (!isKind(kind)) {
    return l10n.t('It names neither a volume nor a snapshot, an image or an instance.');
  }
  const id = decoded(segment);
  if (id === undefined) {
    return l10n.t('The percent signs in its id stand for nothing.');
  }
  const problem = idProblem(id);
  if (problem !== undefined) {
    return problem;
  }
  const opens = opensAt(kind, form);
  return opens === undefined ? l10n.t('What it is to open is not known.') : { kind, id, opens };
}

/**
 * The link to a resource.
 * @param program scheme and extension, `vscode://publisher.name`
 */
export function linkTo(program: string, { kind, id }: Pick<Link, 'kind' | 'id'>): string {
  // Twice: VS Code decodes a link before it hands it over, and a slash would then be one between two parts.
  return `${program}/${kind}/${encodeURIComponent(encodeURIComponent(id.toWellFormed()))}`;
}
