import { deflateRawSync } from "node:zlib";

/** A ZIP archive of some files. Checksums are left out, because the program does not use them. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const contents: Buffer[] = [];
  const entries: Buffer[] = [];
  let start = 0;
  for (const [name, text] of Object.entries(files)) {
    const [file, packed] = [Buffer.from(name), deflateRawSync(text)];
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(file.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(file.length, 28);
    entry.writeUInt32LE(start, 42);
    contents.push(header, file, packed);
    entries.push(entry, file);
    start += header.length + file.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length / 2, 10);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...contents, ...entries, end]);
}
