import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { copyOf } from '../core/copy.ts';
import type { Services } from '../core/services.ts';
import type { Targets } from '../core/targets.ts';
import { linkTo } from './link-text.ts';

export function copyLink(services: Services, targets: Targets): Promise<void> {
  const program = `${vscode.env.uriScheme}://${services.extensionId}`;
  return copyOf(services, targets, l10n.t('Copy Link'), (resource) => linkTo(program, resource));
}
