import * as z from 'zod/mini';
import type { PageMessage } from '../protocol/from-page.ts';
import type { FormState, PageMemory } from '../protocol/protocol.ts';
import { hostMessage, pageMemory } from '../protocol/protocol.ts';

interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageMemory): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

// The page's content security policy forbids code made from text, with which zod would otherwise speed itself up.
z.config({ jitless: true });

const vscode = acquireVsCodeApi();

export function send(message: PageMessage): void {
  vscode.postMessage(message);
}

/** Calls back with every state the host sends; anything else that arrives is not for this page. */
export function onState(listener: (state: FormState) => void): void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const parsed = hostMessage.safeParse(event.data);
    if (parsed.success) {
      listener(parsed.data.state);
    }
  });
}

/** What this page left before it was hidden or its window reloaded. */
export function recall(): PageMemory | undefined {
  return pageMemory.safeParse(vscode.getState()).data;
}

export function remember(memory: PageMemory): void {
  vscode.setState(memory);
}
