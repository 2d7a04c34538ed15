#!/usr/bin/env node
import { run } from "./run.ts";

// Set and not called: what was written to a pipe still has to flow out.
process.exitCode = run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
