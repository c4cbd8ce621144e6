/** Every command of this extension. A test proves that the manifest, this list and what is registered agree. */
export const commandIds = [
  'barrack.signIn',
  'barrack.signOut',
  'barrack.showAccount',
  'barrack.refresh',
  'barrack.filter',
  'barrack.changeFilter',
  'barrack.clearFilter',
  'barrack.groupByRegion',
  'barrack.groupByKind',
  'barrack.cloneVolume',
  'barrack.createImage',
  'barrack.copyId',
  'barrack.copyName',
  'barrack.showDetails',
  'barrack.openInBarrack',
  'barrack.copySupportDetails',
  'barrack.showLog',
  'barrack.showResource',
  'barrack.tryAgain',
  'barrack.stopWatching',
  'barrack.startInstanceAgain',
  'barrack.removeFromList',
  'barrack.clearFinished',
  'barrack.exportOperations',
] as const;

export type CommandId = (typeof commandIds)[number];
