import { strToU8, zipSync } from "fflate";

/** The oldest date a zip can hold. The same files must give the same bytes, whenever they are packed. */
const NO_DATE = new Date(1980, 0, 1);

/** Packs text files into a zip. The names come from the printers' whitelist. */
export const zip = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
      mtime: NO_DATE,
    }),
  );
