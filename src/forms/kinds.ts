export const formKinds = ['cloneVolume', 'createImage', 'createVolume'] as const;
export type FormKind = (typeof formKinds)[number];

/** Each kind's view type; also in package.json, as an activation event (`onWebviewPanel:…`). */
export const viewTypes: Readonly<Record<FormKind, string>> = {
  cloneVolume: 'barrack.cloneVolumeForm',
  createImage: 'barrack.createImageForm',
  createVolume: 'barrack.createVolumeForm',
};
