import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AccountService } from './account/account-service.ts';
import { AccountSources } from './account/account-sources.ts';
import { AddressAnswers } from './account/address-answers.ts';
import { AskOnce } from './account/ask-once.ts';
import { BoundedSecrets } from './account/bounded-secrets.ts';
import { concernsApi, readSettings } from './account/configuration.ts';
import { Connection } from './account/connection.ts';
import { RejectedKey } from './account/rejected-key.ts';
import { runCommand } from './commands/core/run.ts';
import { formServices } from './commands/form-services.ts';
import type { Run } from './commands/runner.ts';
import { commandRunner } from './commands/runner.ts';
import type { Services } from './commands/core/services.ts';
import { createExplorer } from './views/resources/explorer.ts';
import { Forms } from './forms/forms.ts';
import { OperationsView } from './views/operations/operations-view.ts';
import { askAboutRejectedKey, Session, warnAndOfferSignIn } from './session.ts';
import { Lineage } from './lineage/lineage.ts';
import { Operations } from './writes/engine/operations.ts';
import { Poller } from './resources/poller.ts';
import { ResourceStore } from './resources/store.ts';
import { AccountStatus } from './ui/account-status.ts';
import { askAboutAddress } from './ui/ask-address.ts';
import { Batches } from './ui/batches.ts';
import { ContextKeys } from './ui/context-keys.ts';
import { writeDatesIn } from './ui/format/dates.ts';
import { DetailsDocuments } from './ui/details.ts';
import { Notifier } from './ui/notify.ts';
import { OperationMessages } from './ui/operation-messages.ts';
import { registerReadOnly } from './ui/read-only.ts';
import { messageText } from './ui/format/safe-text.ts';
import type { Log } from './ui/surfaces.ts';
import { createLog, showMessage } from './ui/surfaces.ts';
import { FileJournal } from './writes/journal/file-journal.ts';

/** No window asks about a rejected key again for this long, in milliseconds. */
const quietMs = 60_000;

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
}

/** What VS Code calls, and what tests see. */
export interface Program {
  readonly run: Run;
  readonly openLink: (uri: vscode.Uri) => Promise<void>;
  readonly services: TestServices;
}

export type TestServices = Services & {
  readonly context: vscode.ExtensionContext;
  readonly operationsView: OperationsView;
};

/** Builds what there is, in order. */
export function startProgram(context: vscode.ExtensionContext): Program {
  const own = <T extends { dispose(): void }>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  if (vscode.l10n.bundle !== undefined) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  writeDatesIn(vscode.env.language);
  const manifest = context.extension.packageJSON as Manifest;
  const log = own(createLog('Barrack'));
  const notifier = new Notifier(log);
  const keys = new ContextKeys();
  const connection = new Connection(log, manifest.version);

  const answers = own(new AddressAnswers(join(context.globalStorageUri.fsPath, 'addresses')));
  const account = own(
    new AccountService({
      sources: new AccountSources(new BoundedSecrets(context.secrets), process.env, answers),
      changes: new vscode.EventEmitter(),
      settings: readSettings,
      createClient: connection.createClient,
      findAuthStyle: connection.findAuthStyle,
      askAboutAddress,
      warn: (message) => void warnAndOfferSignIn(message),
    }),
  );
  const store = own(
    new ResourceStore(
      () => account.client,
      undefined,
      (line) => log.error(line),
    ),
  );
  const operations = own(
    new Operations({
      store,
      clientOf: () => account.client,
      openJournal: () => {
        const folder = join(context.globalStorageUri.fsPath, 'operations');
        return Promise.resolve(new FileJournal(folder, randomUUID(), (line) => log.warn(line)));
      },
      newId: () => randomUUID(),
      log: (line) => log.error(line),
    }),
  );
  const batches = new Batches();
  const lineage = new Lineage(store, operations);
  const poller = own(new Poller(store, operations));
  const explorer = own(
    createExplorer({ store, operations, lineage, poller, memory: context.workspaceState, keys }),
  );
  const operationsView = own(new OperationsView({ operations, store }));
  const details = own(new DetailsDocuments({ store, lineage, operations }));
  own(registerReadOnly());
  const status = own(new AccountStatus());
  const versions = `Barrack Explorer ${manifest.version}, VS Code ${vscode.version}`;

  const parts = { account, store, operations, explorer, notifier, versions };
  const forms = own(
    new Forms(formServices(parts), context.extensionUri, async () => {
      await account.settled();
      await operations.ready;
      return account.client !== undefined;
    }),
  );
  const services: Services = {
    ...parts,
    batches,
    lineage,
    operationsView,
    log,
    checkKey: connection.checkKey,
    forms,
    details,
    extensionId: context.extension.id,
  };

  const askOnce = new AskOnce(context.globalStorageUri.fsPath, quietMs);
  const rejectedKey = new RejectedKey({ account, askOnce, ask: askAboutRejectedKey });
  own(
    new OperationMessages({
      operations,
      batches,
      store,
      notifier,
      log,
      isTold: (operation) => forms.isInSight(operation),
      isListed: () => operationsView.visible,
    }),
  );
  own(
    new Session({
      account,
      store,
      operations,
      forms,
      explorer,
      notifier,
      status,
      keys,
      rejectedKey,
      askOnce,
      log,
    }),
  );

  own(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (concernsApi(change)) {
        tellProblems(log);
        void account.follow();
      }
    }),
  );
  tellProblems(log);
  void account.follow();
  return {
    run: commandRunner(services, titlesOf(manifest)),
    openLink: (uri) =>
      runCommand(services, l10n.t('Open Link'), async () => {
        const { openLink } = await import('./commands/on-demand.ts');
        await openLink(services, uri);
      }),
    services: { ...services, context, operationsView },
  };
}

function titlesOf({ contributes }: Manifest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    contributes.commands.map(({ command, title }) => [command, title.replace(/…$/u, '')]),
  );
}

/** A bad setting is named, once for each change; its default is in force. */
function tellProblems(log: Log): void {
  for (const problem of readSettings().problems) {
    log.warn(problem);
    void showMessage('warning', messageText(problem));
  }
}
