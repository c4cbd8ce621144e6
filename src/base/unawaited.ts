/** For work that nobody waits for: its error goes to the log. */
export function unawaited(work: Promise<unknown>, log: (line: string) => void): void {
  work.catch((error: unknown) => log(String(error)));
}
