import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { claimDesign, type Claim, type Role } from "./lock.ts";

type Request = (
  name: string,
  options: LockOptions,
  held: (lock: object | null) => unknown,
) => Promise<unknown>;

/** One browser's locks, as far as the claim uses them. */
function browserLocks(): { readonly request: Request } {
  const holders = new Map<string, { lose: (error: unknown) => void }>();
  return {
    request(name, { ifAvailable, steal }, held) {
      const holder = holders.get(name);
      if (holder && ifAvailable) return Promise.resolve(held(null));
      if (holder && !steal) throw new Error("the claim never queues");
      holder?.lose(new DOMException("stolen", "AbortError"));
      return new Promise((done, lose) => {
        const mine = { lose };
        holders.set(name, mine);
        void Promise.resolve(held({})).then((value) => {
          if (holders.get(name) === mine) holders.delete(name);
          done(value);
        });
      });
    },
  };
}

const claims: Claim[] = [];
async function claim(id: string, events: Parameters<typeof claimDesign>[1] = {}): Promise<Claim> {
  const made = await claimDesign(id, events);
  claims.push(made);
  return made;
}

beforeEach(() => vi.stubGlobal("navigator", { locks: browserLocks() }));
afterEach(() => {
  for (const each of claims.splice(0)) each.release();
  vi.unstubAllGlobals();
});

describe("claiming a design", () => {
  it("makes the first tab the writer, the second a reader, and leaves other designs alone", async () => {
    expect((await claim("a")).role).toBe("writer");
    expect((await claim("a")).role).toBe("reader");
    expect((await claim("b")).role).toBe("writer");
  });

  it("is free again after release", async () => {
    const first = await claim("a");
    const second = await claim("a");
    first.release();
    await Promise.resolve();
    await second.takeOver();
    expect(second.role).toBe("writer");
  });

  it("is taken over after the other tab has finished writing", async () => {
    const happened: string[] = [];
    const first = await claim("a", {
      beforeLoss: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        happened.push("written");
      },
      onRole: (role: Role) => happened.push(role),
    });
    const second = await claim("a");
    await second.takeOver();
    happened.push("taken");
    expect(happened).toEqual(["written", "reader", "taken"]);
    expect([first.role, second.role]).toEqual(["reader", "writer"]);
    await first.takeOver();
    expect([first.role, second.role]).toEqual(["writer", "reader"]);
  });

  it("is stolen from a tab that does not answer, which then knows", async () => {
    const roles: Role[] = [];
    await claim("a", { beforeLoss: () => new Promise(() => undefined), onRole: (role) => roles.push(role) });
    const second = await claim("a");
    await second.takeOver();
    await Promise.resolve();
    expect(second.role).toBe("writer");
    expect(roles).toEqual(["reader"]);
  });

  it("tells readers of the same design about changes, and nobody else", async () => {
    const heard: string[] = [];
    const writer = await claim("a", { onChanged: () => heard.push("writer") });
    await claim("a", { onChanged: () => heard.push("reader") });
    await claim("b", { onChanged: () => heard.push("other") });
    writer.tellChanged();
    await vi.waitFor(() => expect(heard).toEqual(["reader"]));
  });

  it("lets everybody write where there are no locks", async () => {
    vi.stubGlobal("navigator", {});
    expect((await claim("a")).role).toBe("writer");
    expect((await claim("a")).role).toBe("writer");
  });
});
