/** What both printers know about text: which characters a reader cannot see, and which names need no quotes. */

/** A name that both languages take as it stands. */
export const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Characters that are invisible or turn the direction of writing. They are printed as escapes, so that a reader of the
 * code sees what the deployment will see.
 */
export const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Text as UTF-8 can hold it: half a surrogate pair, which no file can, becomes U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** Header lines one by one, whatever line breaks hide in them, without characters that a reader cannot see. */
export const commentLines = (header: readonly string[]): string[] =>
  header
    .flatMap((text) => text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/))
    .map((line) => wellFormed(line).replace(INVISIBLE, "\ufffd").trimEnd());

/** `adminPassword` → `ADMIN_PASSWORD`: the environment variable that a secret is read from. */
export const environmentName = (parameter: string): string =>
  parameter.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();

/** A description to print: the official linter minds an empty one, so the name has to do then. */
export const described = (name: string, description: string): string =>
  description.trim() === "" ? name : description;
