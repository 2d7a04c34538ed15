import fc from "fast-check";

/**
 * Property tests draw the same examples on every run, so that a failure is the change's and not the day's.
 * `npm run fuzz` draws others each time.
 */
fc.configureGlobal({ seed: Number(process.env["VNET_SEED"] ?? 20_261_124) });
