import type { FormState, PageMemory, SavedDraft } from '../protocol/protocol.ts';

/** What the page leaves with VS Code when the host has sent a state. */
export function memoryOf({ sourceId, phase }: FormState, saved: SavedDraft): PageMemory {
  if (phase === 'over') {
    return { sourceId, over: true };
  }
  return { sourceId, over: false, saved };
}
