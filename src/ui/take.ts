/**
 * Ways out of the program that only a browser has, handed to the panels by the app: panels know neither clipboard nor
 * downloads, and tests hand in their own.
 */
export interface Take {
  /** False when the browser refuses the clipboard. */
  readonly copy: (text: string) => Promise<boolean>;
  readonly download: (name: string, text: string) => void;
  readonly zip: (name: string, files: Readonly<Record<string, string>>) => Promise<void>;
  /** A file name from the design's title: "Private-AML-West-Europe.zip". */
  readonly fileName: (title: string, extension: string) => string;
}
