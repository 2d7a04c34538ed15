import { followMoment } from "./openness.ts";
import { tellRefusals } from "./refusals.ts";
import { restoreScreen } from "./remembered.ts";
import { followScheme } from "./scheme.ts";
import { startSession } from "./session.ts";

/** What must stand before the first paint. */
export function start(): void {
  restoreScreen();
  followScheme();
  followMoment();
  tellRefusals();
  void startSession();
}
