import { MemoryFS, PGlite } from "@electric-sql/pglite";

/** One entry of what is packed up: a folder has no size, and a file is kept without the zeros at its end. */
type Entry = readonly [path: string, size: number | null, kept: number];

const DATA = PGlite.paths.PGDATA;
const HEAD_BYTES = 4;

/** The files of a database in memory: they can be packed up, and begin as what was packed up before. */
export class CopiedFiles extends MemoryFS {
  readonly #packed: Uint8Array<ArrayBuffer> | null;

  /** The bytes are given away: the database writes in them. */
  constructor(packed: Uint8Array<ArrayBuffer> | null = null) {
    super();
    this.#packed = packed;
  }

  override initialSyncFs(): Promise<void> {
    if (this.#packed) this.#unpack(this.#packed);
    return Promise.resolve();
  }

  #unpack(packed: Uint8Array<ArrayBuffer>): void {
    const { FS } = this.pg!.Module;
    const headLength = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
    let at = HEAD_BYTES + headLength;
    const head: Entry[] = JSON.parse(new TextDecoder().decode(packed.subarray(HEAD_BYTES, at)));
    for (const [path, size, kept] of head) {
      if (size === null) {
        FS.mkdirTree(DATA + path);
        continue;
      }
      const file = packed.subarray(at, at += kept);
      const content = kept === size ? file : new Uint8Array(size);
      if (kept !== size) content.set(file);
      // As it is, without another copy.
      FS.writeFile(DATA + path, content, { canOwn: true });
    }
  }

  /** Everything there is, once the database has written what it had in mind (`checkpoint`). */
  pack(): Blob {
    const { FS } = this.pg!.Module;
    const head: Entry[] = [], parts: Uint8Array<ArrayBuffer>[] = [];
    const walk = (path: string) => {
      if (FS.isDir(FS.stat(DATA + path).mode)) {
        head.push([path, null, 0]);
        for (const name of FS.readdir(DATA + path)) if (name !== "." && name !== "..") walk(`${path}/${name}`);
      } else {
        const content = FS.readFile(DATA + path) as Uint8Array<ArrayBuffer>;
        let kept = content.length;
        while (kept > 0 && content[kept - 1] === 0) kept--;
        head.push([path, content.length, kept]);
        parts.push(content.subarray(0, kept));
      }
    };
    walk("");
    const text = new TextEncoder().encode(JSON.stringify(head));
    const length = new Uint8Array(HEAD_BYTES);
    new DataView(length.buffer).setUint32(0, text.length);
    return new Blob([length, text, ...parts]);
  }
}
