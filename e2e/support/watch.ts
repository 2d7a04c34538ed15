import { type BrowserContext } from "@playwright/test";

/**
 * Listens to every page of a journey for what must never happen: a word on the console, an uncaught error, a request to
 * another origin. `troubles` holds one sentence for each.
 */
export class Watch {
  readonly #origin: string;
  readonly #allowed: RegExp[] = [];
  readonly #seen: string[] = [];

  constructor(context: BrowserContext, origin: string) {
    this.#origin = origin;
    context.on("console", (message) => this.#seen.push(`console.${message.type()}: ${message.text()}`));
    context.on("weberror", (error) => this.#seen.push(`uncaught: ${error.error().message}`));
    context.on("request", (request) => {
      if (this.#isForeign(request.url())) this.#seen.push(`request to another origin: ${request.url()}`);
    });
  }

  /** Expects a trouble: a journey that breaks something on purpose hears about it. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  get troubles(): string[] {
    return this.#seen.filter((trouble) => !this.#allowed.some((pattern) => pattern.test(trouble)));
  }

  #isForeign(url: string): boolean {
    const { protocol, origin } = new URL(url);
    return protocol !== "data:" && protocol !== "blob:" && origin !== this.#origin;
  }
}
