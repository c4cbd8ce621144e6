/** How long things take, in simulated seconds. */
export const durations = {
  deleteVolume: 5,
  attach: 4,
  resize: 6,
  instance: 8,
  hibernate: 12,
  createSnapshot: 20,
  deleteSnapshot: 4,
  restoreSnapshot: 25,
  createImage: 20,
  deleteImage: 3,
} as const;

/** A volume of 100 GB takes 19 s to be made, one of 2 TB 38 s, none more than two minutes. */
export function volumeCreation(size: number): number {
  return Math.min(18 + size / 100, 120);
}
