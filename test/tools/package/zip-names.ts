const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** The names of the files in a zip archive (a .vsix is one), from the directory at its end. */
export function zipNames(archive: Buffer): string[] {
  const end = archive.lastIndexOf(Buffer.from(Uint32Array.of(endSignature).buffer));
  if (end < 0) {
    throw new Error('This is no zip archive');
  }
  const names: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(at) === entrySignature) {
    const nameLength = archive.readUInt16LE(at + 28);
    names.push(archive.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return names;
}
