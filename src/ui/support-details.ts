import * as l10n from '@vscode/l10n';
import { BarrackError } from '../api/errors.ts';
import type { Resource } from '../domain/resources.ts';
import { wordOf } from '../domain/status.ts';
import { visible } from '../domain/visible.ts';
import type { Problem } from './format/describe-error.ts';
import { describeError } from './format/describe-error.ts';

/** What went wrong with one resource, where that is known. */
export interface Incident {
  /** What was tried, such as "Clone volume as training-data-clone". */
  readonly what: string;
  readonly name: string | undefined;
  readonly message: string;
  readonly requestId: string | undefined;
}

export interface SupportDetails {
  /** Name and version of this program and of VS Code. */
  readonly versions: string;
  readonly baseUrl: string | undefined;
  readonly resources: readonly Resource[];
  readonly incidents: readonly Incident[];
  readonly problems: readonly Problem[];
}

type Line = readonly [label: string, value: string | undefined];

function resourceLines(resource: Resource): readonly Line[] {
  return [
    [l10n.t('Kind'), resource.kind],
    [l10n.t('Name'), resource.name],
    [l10n.t('ID'), resource.id],
    [l10n.t('Region'), resource.region],
    [l10n.t('Status'), wordOf(resource.status)],
  ];
}

function incidentLines({ what, name, message, requestId }: Incident): readonly Line[] {
  return [
    [l10n.t('Tried'), what],
    [l10n.t('Name tried'), name],
    [l10n.t('Message'), message],
    [l10n.t('Request ID'), requestId],
  ];
}

function problemLines({ error, doing, at }: Problem): readonly Line[] {
  const known = BarrackError.is(error) ? error : undefined;
  return [
    [l10n.t('Tried'), doing],
    [l10n.t('At'), at],
    [l10n.t('Message'), describeError(error)],
    [l10n.t('HTTP status'), known?.status?.toString()],
    [l10n.t('Operation'), known?.operation],
    [l10n.t('Request ID'), known?.requestId],
  ];
}

function block(lines: readonly Line[]): string {
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `${label}: ${visible(value ?? '')}`) // a line of its own each, whatever is in it
    .join('\n');
}

/** What Barrack's support asks for (docs/platform.md, "Support"): ids, names, region, messages, request ids. Never the key. */
export function supportText(details: SupportDetails): string {
  const { versions, baseUrl, resources, incidents, problems } = details;
  const head = block([
    [l10n.t('Program'), versions],
    [l10n.t('Barrack API'), baseUrl],
  ]);
  const blocks = [
    head,
    ...resources.map(resourceLines).map(block),
    ...incidents.map(incidentLines).map(block),
    ...problems.map(problemLines).map(block),
  ];
  return `${blocks.join('\n\n')}\n`;
}
