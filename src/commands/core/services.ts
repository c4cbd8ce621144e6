import type { AccountService } from '../../account/account-service.ts';
import type { CheckKey } from '../../account/checked-key.ts';
import type { Explorer } from '../../views/resources/explorer.ts';
import type { Forms } from '../../forms/forms.ts';
import type { OperationsView } from '../../views/operations/operations-view.ts';
import type { Lineage } from '../../lineage/lineage.ts';
import type { Operations } from '../../writes/engine/operations.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Batches } from '../../ui/batches.ts';
import type { DetailsDocuments } from '../../ui/details.ts';
import type { Notifier } from '../../ui/notify.ts';
import type { Log } from '../../ui/surfaces.ts';

/** What the commands work with; built once, in extension.ts. */
export interface Services {
  readonly log: Log;
  readonly notifier: Notifier;
  readonly account: AccountService;
  readonly checkKey: CheckKey;
  readonly store: ResourceStore;
  readonly operations: Operations;
  readonly batches: Batches;
  readonly lineage: Lineage;
  readonly explorer: Explorer;
  readonly operationsView: Pick<OperationsView, 'reveal'>;
  readonly forms: Forms;
  readonly details: DetailsDocuments;
  /** Name and version of this program and of VS Code. */
  readonly versions: string;
  /** Publisher and name of this program, as they stand in links to it. */
  readonly extensionId: string;
}
