/** What this tab may do with a design: write it, or read it because another tab writes. */
export type Role = "writer" | "reader";

export interface Claim {
  readonly role: Role;
  /** Makes this tab the writer. The other one is asked to finish writing first, and is not waited for long. */
  takeOver(): Promise<void>;
  /** Tells the other tabs that the design has changed, so that readers can load it again. */
  tellChanged(): void;
  /** Lets the next tab write. */
  release(): void;
}

export interface ClaimEvents {
  /** Another tab wants to write: finish writing, then the claim is handed over. */
  readonly beforeLoss?: () => Promise<void>;
  /** The role changed without this tab asking for it. */
  readonly onRole?: (role: Role) => void;
  /** Another tab changed the design. */
  readonly onChanged?: () => void;
}

/** How long another tab may take to finish writing before the claim is taken from it, in milliseconds. */
const PATIENCE = 1500;

type Told = { readonly id: string; readonly what: "wanted" | "handed-over" | "changed" };

/**
 * Claims a design for writing. The browser's lock makes sure that there is one writer, and frees it when a tab closes
 * or crashes. Where there are no locks (an old browser, an insecure page) every tab is a writer, and the storage's
 * owner mark is what is left.
 */
export async function claimDesign(id: string, events: ClaimEvents = {}): Promise<Claim> {
  const claim = new TabClaim(id, events);
  await claim.acquire({ ifAvailable: true });
  return claim;
}

class TabClaim implements Claim {
  readonly #id: string;
  readonly #events: ClaimEvents;
  readonly #channel = new BroadcastChannel("vnet-designer");
  #role: Role = "reader";
  #letGo: (() => void) | undefined;
  #onHandedOver: (() => void) | undefined;

  constructor(id: string, events: ClaimEvents) {
    this.#id = id;
    this.#events = events;
    this.#channel.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.id === id) void this.#hear(data.what);
    };
  }

  get role(): Role {
    return this.#role;
  }

  /** Resolved once it is known whether the lock is ours; the lock itself is held until let go or stolen. */
  acquire(options: LockOptions): Promise<void> {
    const locks: LockManager | undefined = navigator.locks;
    if (!locks) {
      this.#role = "writer";
      return Promise.resolve();
    }
    return new Promise((known) => {
      const held = locks.request(`design ${this.#id}`, options, (lock) => {
        this.#role = lock ? "writer" : "reader";
        known();
        return lock ? new Promise<void>((release) => (this.#letGo = release)) : undefined;
      });
      // The request fails when the lock is stolen: another tab did not want to wait.
      held.catch(() => {
        known();
        this.#lose();
      });
    });
  }

  async takeOver(): Promise<void> {
    if (this.#role === "reader") await this.acquire({ ifAvailable: true });
    if (this.#role === "writer") return;
    await new Promise<void>((go) => {
      const timer = setTimeout(go, PATIENCE);
      this.#onHandedOver = () => {
        clearTimeout(timer);
        go();
      };
      this.#tell("wanted");
    });
    this.#onHandedOver = undefined;
    await this.acquire({ steal: true });
  }

  tellChanged(): void {
    this.#tell("changed");
  }

  release(): void {
    this.#letGo?.();
    this.#letGo = undefined;
    this.#role = "reader";
    this.#channel.close();
  }

  #tell(what: Told["what"]): void {
    const told: Told = { id: this.#id, what };
    this.#channel.postMessage(told);
  }

  async #hear(what: Told["what"]): Promise<void> {
    if (what === "changed") this.#events.onChanged?.();
    if (what === "handed-over") this.#onHandedOver?.();
    if (what !== "wanted" || this.#role !== "writer") return;
    await this.#events.beforeLoss?.();
    this.#letGo?.();
    this.#lose();
    this.#tell("handed-over");
  }

  #lose(): void {
    this.#letGo = undefined;
    if (this.#role === "reader") return;
    this.#role = "reader";
    this.#events.onRole?.("reader");
  }
}
