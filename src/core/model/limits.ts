/** Size of a project file, in characters, which for our files are nearly always bytes. */
export const MAX_FILE_SIZE = 20 * 1024 * 1024;

/** Objects and lists inside each other, the file itself included. */
export const MAX_DEPTH = 64;

export const MAX_RESOURCES = 50_000;
