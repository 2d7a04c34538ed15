import { copyText, download, fileNameOf } from "../platform/files.ts";
import type { Take } from "../ui/take.ts";

/** What the panels may take out of the program. */
export const take: Take = {
  copy: copyText,
  download: (name, text) => download(name, text, "text/plain"),
  zip: async (name, files) => {
    const { zip } = await import("../platform/zip.ts");
    download(name, zip(files), "application/zip");
  },
  fileName: fileNameOf,
};
