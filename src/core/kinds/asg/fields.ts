import type { Fields } from "../field.ts";

/** A group says nothing itself: network cards join it, and security rules name it. */
export const fields = {} as const satisfies Fields;
