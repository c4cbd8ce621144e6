import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { reportMark } from './report-line.ts';

/** Takes all that VS Code prints: shows the lines of the report as they come and keeps the whole in a file. */
export function reportFilter(file: string): Writable {
  const log = createWriteStream(file);
  let unfinished = '';
  return new Writable({
    decodeStrings: false,
    write(chunk: Buffer | string, _encoding, done) {
      const lines = (unfinished + chunk.toString()).split('\n');
      unfinished = lines.pop() ?? '';
      lines.forEach(show);
      log.write(chunk, done);
    },
    final(done) {
      show(unfinished);
      log.end(done);
    },
  });
}

function show(line: string): void {
  const start = line.indexOf(reportMark);
  if (start >= 0) {
    console.log(line.slice(start + reportMark.length));
  }
}
