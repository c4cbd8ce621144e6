import * as vscode from 'vscode';
import type { TestServices } from '../../../../src/program.ts';
import type { Image, Instance, Volume } from '../../../../src/domain/resources.ts';
import type { OperationElement } from '../../../../src/views/operations/elements.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { until } from '../../support/wait.ts';

type Services = Pick<TestServices, 'store' | 'operations' | 'operationsView'>;

function named<T extends { readonly name: string }>(items: readonly T[], name: string): T {
  const found = items.find((item) => item.name === name);
  if (found === undefined) {
    throw new Error(`There is nothing named ${name}`);
  }
  return found;
}

export const volumeNamed = ({ store }: Services, name: string): Volume => named(store.volumes.items, name);
const imageNamed = ({ store }: Services, name: string): Image => named(store.images.items, name);
const instanceNamed = ({ store }: Services, name: string): Instance => named(store.instances.items, name);

export function cloneOf(services: Services, source: string, name = `${source}-clone`): Order {
  const { id, region, sizeGb, volumeType } = volumeNamed(services, source);
  return { kind: 'clone', source: { id, name: source, region, sizeGb, volumeType }, name, volumeType };
}

export function deletionOf(services: Services, name: string): Order {
  const { id, region } = imageNamed(services, name);
  return { kind: 'deleteImage', image: { id, name, region } };
}

/** Shuts the instance down, clones a volume that hangs on it, and starts it again. */
export function cloneWhileDown(services: Services, instanceName: string, source: string): readonly Order[] {
  const { id, region } = instanceNamed(services, instanceName);
  const instance = { id, name: instanceName, region };
  return [{ kind: 'stopInstance', instance }, cloneOf(services, source), { kind: 'startInstance', instance }];
}

/** Once nothing more happens by itself. */
export async function ended(operation: Operation, milliseconds = 15_000): Promise<void> {
  try {
    await until('it ends', () => operation.endedAt !== undefined, milliseconds);
  } catch (error) {
    throw new Error(`${String(error)}: ${operation.statusText}`, { cause: error });
  }
}

/** Its node in the Operations view. */
export function elementOf({ operationsView }: Services, operation: Operation): OperationElement {
  const roots = operationsView.provider.getChildren();
  const found = roots.find(
    (element): element is OperationElement =>
      element.type === 'operation' && element.operation.id === operation.id,
  );
  if (found === undefined) {
    throw new Error(`The Operations view does not show ${operation.statusText}`);
  }
  return found;
}

export function itemOf(services: Services, operation: Operation): vscode.TreeItem {
  return services.operationsView.provider.getTreeItem(elementOf(services, operation));
}

export async function showOperations({ operationsView }: Services): Promise<void> {
  await vscode.commands.executeCommand('barrack.operations.focus');
  await until('the view is visible', () => operationsView.visible);
}

export async function hideOperations({ operationsView }: Services): Promise<void> {
  if (operationsView.visible) {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await until('the view is hidden', () => !operationsView.visible);
  }
}
