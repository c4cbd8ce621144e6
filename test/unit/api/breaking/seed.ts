/** What the tests of broken connections draw from: BARRACK_TEST_SEED repeats a run that failed. */
export const seed = Number(process.env['BARRACK_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Numbers from 0 to below 1, the same ones for the same case of the same seed (mulberry32). */
export function randomFor(index: number): () => number {
  let state = seed + Math.imul(index, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
