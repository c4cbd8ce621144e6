export { copyLink } from './copy-link.ts';
export { goToClone, goToImage, goToInstance, goToSnapshot, goToSource, goToVolume } from './go-to-related.ts';
export { goToResource } from './go-to-resource.ts';
