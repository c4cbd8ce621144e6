/** What asks, with quick inputs, for all that an order has to say; nothing is confirmed or sent. */
export { askAttach } from './ask-attach.ts';
export { askCloneName, askImageName, askRestore } from './ask-name.ts';
export { askResize } from './ask-resize.ts';
export { askSnapshot } from './ask-snapshot.ts';
