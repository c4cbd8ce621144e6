/** What nobody should wait for at start: loaded together when the first of it is needed. */
export { showBilling } from './account/billing.ts';
export {
  deleteImage,
  deleteSnapshot,
  deleteVolume,
  detachVolume,
  hibernateInstance,
  rebootInstance,
  restoreInstance,
  startInstance,
  stopInstance,
} from './actions/bulk/commands.ts';
export { attachVolume, createSnapshot, resizeVolume, restoreSnapshot } from './actions/change/commands.ts';
export { connectRemoteSsh, copyIp, openSsh } from './connect/connect.ts';
export { copyAsCurl } from './curl/copy-as-curl.ts';
export { curlOf } from './curl/curl.ts';
export { copyLink } from './navigate/copy-link.ts';
export {
  goToClone,
  goToImage,
  goToInstance,
  goToSnapshot,
  goToSource,
  goToVolume,
} from './navigate/go-to-related.ts';
export { goToResource } from './navigate/go-to-resource.ts';
export { openLink } from './navigate/open-link.ts';
export { showOperation, showResource, startInstanceAgain, stopWatching } from './operations/commands.ts';
export { continueOperations } from './operations/continue-operations.ts';
export { exportOperations } from './operations/export-operations.ts';
export { tellPaused } from './operations/paused-operations.ts';
export { clearFinished, removeFromList } from './operations/remove-operations.ts';
export { tryAgain } from './operations/try-again.ts';
export { confirm } from '../ui/confirm.ts';
