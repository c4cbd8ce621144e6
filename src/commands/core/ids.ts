import type titles from '../../../package.nls.json';

type NameIn<Key> = Key extends `command.${infer Name}` ? Name : never;

/**
 * Every command of this extension: each has a title in `package.nls.json`, its menus in `contributions/` and a function
 * in `runner.ts`, or nothing compiles. At runtime the list is that of package.json, which is made of the same.
 */
export type CommandId = `barrack.${NameIn<keyof typeof titles>}`;
