import type { Command } from '../../core/command.ts';
import type { BulkAction } from '../preview/bulk-actions.ts';
import { runBulk } from './run-bulk.ts';

function command(action: BulkAction): Command {
  return (services, targets) => runBulk(action, services, targets);
}

export const deleteVolume = command('deleteVolume');
export const deleteSnapshot = command('deleteSnapshot');
export const deleteImage = command('deleteImage');
export const detachVolume = command('detachVolume');
export const startInstance = command('startInstance');
export const stopInstance = command('stopInstance');
export const rebootInstance = command('rebootInstance');
export const hibernateInstance = command('hibernateInstance');
export const restoreInstance = command('restoreInstance');
