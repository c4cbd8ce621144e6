export type FormKind = 'cloneVolume' | 'createImage' | 'createVolume';

/** Each kind's view type; also in package.json, as an activation event (`onWebviewPanel:…`). */
export const viewTypes: Readonly<Record<FormKind, string>> = {
  cloneVolume: 'barrack.cloneVolumeForm',
  createImage: 'barrack.createImageForm',
  createVolume: 'barrack.createVolumeForm',
};
