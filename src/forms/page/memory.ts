import type { FormState, PageMemory, SavedDraft } from '../protocol.ts';

/** What the page leaves with VS Code when the host has sent a state. */
export function memoryOf({ sourceId, phase, draft }: FormState, saved: SavedDraft): PageMemory {
  if (phase === 'over') {
    return { sourceId, over: true };
  }
  const sent = phase === 'sending' || phase === 'unknown';
  return { sourceId, over: false, saved, ...(sent ? { sent: draft } : {}) };
}
