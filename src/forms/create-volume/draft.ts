import type { Draft } from '../protocol/protocol.ts';

/** What is entered for a new volume. */
export interface VolumeDraft extends Draft {
  readonly region: string;
  readonly size: string;
  readonly bootable: boolean;
  readonly image: string;
}

/** What nobody has entered yet is empty. */
export function volumeDraft(draft: Draft): VolumeDraft {
  const { region = '', size = '', bootable = false, image = '' } = draft;
  return { ...draft, region, size, bootable, image };
}
