/** Puts something else in the place of a property of VS Code's API, which is one object for tests and extension. */
export function replace<T extends object, K extends keyof T>(object: T, key: K, value: T[K]): () => void {
  const before = Object.getOwnPropertyDescriptor(object, key);
  Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
  return () => {
    if (before === undefined) {
      Reflect.deleteProperty(object, key);
    } else {
      Object.defineProperty(object, key, before);
    }
  };
}

/** Stands before an object: tells what is set and called on it, and may answer a call itself. */
export interface Overlay<T extends object> {
  readonly onSet?: (key: string, value: unknown) => void;
  /** Instead of the object's own methods and properties. */
  readonly own?: Partial<T>;
}

/** VS Code's objects have private parts, so that everything is read, set and called on the object itself. */
export function overlaid<T extends object>(target: T, { onSet, own = {} }: Overlay<T>): T {
  return new Proxy(target, {
    get(object, key): unknown {
      if (Object.hasOwn(own, key)) {
        return own[key as keyof T];
      }
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' ? (value.bind(object) as unknown) : value;
    },
    set(object, key, value: unknown) {
      onSet?.(String(key), value);
      return Reflect.set(object, key, value, object);
    },
  });
}
