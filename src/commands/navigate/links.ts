import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { runCommand } from '../core/run.ts';
import type { Services } from '../core/services.ts';

/** Opens `vscode://PUBLISHER.NAME/volume/ID` and the like, from a browser, a chat or a terminal. */
export class LinkHandler implements vscode.UriHandler {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async handleUri(uri: vscode.Uri): Promise<void> {
    await runCommand(this.#services, l10n.t('Open Link'), async () => {
      const { openLink } = await import('./open-link.ts');
      await openLink(this.#services, uri);
    });
  }
}
