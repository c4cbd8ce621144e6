import type { OperationName } from '../operation-names.ts';

/** One request that reached the API. */
export interface RequestEntry {
  /** Undefined for a path or method of no operation. */
  readonly operation: OperationName | undefined;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** ISO date of arrival. */
  readonly time: string;
  /** In lower case, as they came. Their values are not kept: one of them is the key. */
  readonly headerNames: readonly string[];
  /** The kinds of the faults it met. */
  readonly faults: readonly string[];
  /** The reply's status; null while there is none, and for good if the connection was closed without one. */
  status: number | null;
}

const most = 20_000;

/** The requests that came, oldest first; the oldest are dropped when there are very many. */
export class RequestLog {
  #entries: RequestEntry[] = [];

  add(entry: RequestEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > most) this.#entries = this.#entries.slice(most / 2);
  }

  list(): readonly RequestEntry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
