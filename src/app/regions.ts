/** F6 and Shift F6 walk the regions of the screen, each to where the focus was when it left. */
const lastIn = new WeakMap<Element, HTMLElement>();

const regions = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-region]")];

const TABBABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]:not([role="separator"])';

function enter(region: HTMLElement): void {
  const last = lastIn.get(region);
  const target =
    last !== undefined && region.contains(last)
      ? last
      : (region.querySelector<HTMLElement>("[data-first]") ?? region.querySelector<HTMLElement>(TABBABLE));
  (target ?? region).focus();
}

/** Moves the focus to the next region, or to the one before. */
export function walkRegions(step: 1 | -1): void {
  const all = regions();
  const here = all.findIndex((region) => region.contains(document.activeElement));
  const next = all.at(here < 0 ? (step === 1 ? 0 : -1) : (here + step + all.length) % all.length);
  if (next !== undefined) enter(next);
}

/** Remembers where the focus stands in each region. */
export function rememberFocus(event: FocusEvent): void {
  if (!(event.target instanceof HTMLElement)) return;
  const region = event.target.closest("[data-region]");
  if (region !== null && region !== event.target) lastIn.set(region, event.target);
}
