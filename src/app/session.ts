import { sayMessage } from "../text/say.ts";
import { fileWords } from "../core/model/fileWords.ts";
import { startHistory } from "../core/model/history.ts";
import type { JournalEntry } from "../core/model/journal.ts";
import type { Message } from "../core/net/message.ts";
import { asId, type Id } from "../core/model/design.ts";
import type { Autosave, autosave } from "../platform/autosave.ts";
import type { Claim, claimDesign } from "../platform/lock.ts";
import type { Storage } from "../platform/storage.ts";
import { designStore, keepJournal, newId, openDesign } from "../state/design.ts";
import { reveal, toast } from "../state/view.ts";
import { words } from "../text/index.ts";

/** The design a tab shows survives its reload; the one last edited is what a new window goes on with. */
const TAB_KEY = "vnet-designer/design";
const LAST_KEY = "vnet-designer/last";

/** What is loaded with the storage, after the canvas answers. */
interface Parts {
  readonly storage: Storage;
  readonly autosave: typeof autosave;
  readonly claimDesign: typeof claimDesign;
  readonly askToKeep: () => Promise<boolean>;
  readonly say: (m: Message) => string;
}

/** The design that is open now, and what keeps it. */
interface Open {
  readonly id: Id;
  claim?: Claim;
  saver?: Autosave;
  /** What happened before the storage was ready for it. */
  readonly waiting: JournalEntry[];
}

let parts: Parts | undefined;
let open: Open | undefined;
let askedToKeep = false;

function remembered(): Id | undefined {
  try {
    const id = sessionStorage.getItem(TAB_KEY) ?? localStorage.getItem(LAST_KEY);
    return id === null ? undefined : asId(id);
  } catch {
    return undefined; // a browser that forbids storage also forgets which design was open
  }
}

function remember(id: Id): void {
  try {
    sessionStorage.setItem(TAB_KEY, id);
    localStorage.setItem(LAST_KEY, id);
  } catch {
    // Nothing is kept here; the save state says so already.
  }
}

/** Opens the storage and goes on with the design that was last open; then keeps every step. */
export async function startSession(): Promise<void> {
  const id = remembered();
  designStore.setState({ opening: id !== undefined });
  keepJournal(note);
  try {
    const [{ openStorage, askToKeep }, saving, locking, { storageWords }, { readOptions }] =
      await Promise.all([
        import("../platform/storage.ts"),
        import("../platform/autosave.ts"),
        import("../platform/lock.ts"),
        import("../platform/storageWords.ts"),
        import("../core/files/open.ts"),
      ]);
    const say = (m: Message): string => {
      const table: Readonly<Record<string, ((p: Message["params"]) => string) | undefined>> = {
        ...fileWords,
        ...storageWords,
      };
      return table[m.code]?.(m.params) ?? sayMessage(m);
    };
    const opened = await openStorage(readOptions);
    if (!opened.ok) {
      keepJournal(undefined);
      designStore.setState({ save: { state: "off", text: say(opened.error) } });
      return;
    }
    parts = {
      storage: opened.value,
      autosave: saving.autosave,
      claimDesign: locking.claimDesign,
      askToKeep,
      say,
    };
    if (id !== undefined && isUntouched()) await load(id);
    follow();
  } catch {
    // A part could not be fetched: the design is drawn and not kept, which the save state says.
    keepJournal(undefined);
    designStore.setState({ save: { state: "off" } });
  } finally {
    designStore.setState({ opening: false });
  }
}

/** A person who drew before the storage was open keeps what they drew. */
const isUntouched = (): boolean => {
  const { history } = designStore.getState();
  return history.past.length === 0 && Object.keys(history.design.resources).length === 0;
};

async function load(id: Id): Promise<void> {
  const loaded = await parts!.storage.load(id);
  if (!isUntouched()) return;
  if (!loaded.ok) {
    // A design that was never edited is not there, which is no news.
    if (loaded.error.code !== "not-found") toast(parts!.say(loaded.error));
    return;
  }
  const { history, readOnly, warnings } = loaded.value;
  openDesign(history, { designId: id, readOnly: readOnly ? { reason: "newer" } : null });
  const [first] = warnings;
  if (first !== undefined) toast(parts!.say(first));
}

/** Keeps whichever design is on the screen, from now on. */
function follow(): void {
  void take(designStore.getState().designId);
  designStore.subscribe((now, before) => {
    if (now.designId !== before.designId) void take(now.designId);
  });
}

async function take(id: Id): Promise<void> {
  open?.claim?.release();
  const mine: Open = { id, waiting: [] };
  open = mine;
  const claim = await parts!.claimDesign(id, {
    beforeLoss: async () => mine.saver?.flush(),
    onRole: () => become(mine),
    onChanged: () => void refresh(mine),
  });
  if (open !== mine) {
    claim.release();
    return;
  }
  mine.claim = claim;
  become(mine);
}

/** Writer or reader, as the claim says now. */
function become(mine: Open): void {
  if (open !== mine || mine.claim === undefined) return;
  const { readOnly, history } = designStore.getState();
  if (mine.claim.role === "reader") {
    delete mine.saver;
    designStore.setState({ readOnly: readOnly ?? { reason: "other-tab" } });
    return;
  }
  if (readOnly?.reason === "other-tab") designStore.setState({ readOnly: null });
  void parts!.storage.own(mine.id);
  mine.saver = parts!.autosave({
    storage: parts!.storage,
    id: mine.id,
    history: () => designStore.getState().history,
    onState: (state) => {
      if (open !== mine) return;
      designStore.setState({
        save:
          state.state === "failed"
            ? { state: "failed", text: parts!.say(state.error) }
            : { state: state.state },
      });
      if (state.state === "failed" && state.error.code === "not-found") mine.saver?.retry();
    },
    onKept: () => mine.claim?.tellChanged(),
  });
  // A design that came from a file or the gallery is kept at once; an empty one with its first step.
  const isNew = mine.waiting.length > 0 || Object.keys(history.design.resources).length > 0;
  if (isNew) {
    remember(mine.id);
    mine.saver.keepAll();
  } else designStore.setState({ save: { state: "saved" } });
  mine.waiting.length = 0;
}

function note(entry: JournalEntry): void {
  if (open?.saver === undefined) {
    open?.waiting.push(entry);
    // Kept once the storage is open; until then nothing may say that it is.
    designStore.setState({ save: { state: "saving" } });
    return;
  }
  remember(open.id);
  open.saver.note(entry);
  if (askedToKeep) return;
  askedToKeep = true;
  void parts?.askToKeep();
}

/** A reader shows what the writer has kept. */
async function refresh(mine: Open): Promise<void> {
  if (open !== mine || mine.claim?.role !== "reader") return;
  const loaded = await parts!.storage.load(mine.id);
  if (open !== mine || mine.claim.role !== "reader" || !loaded.ok) return;
  openDesign(loaded.value.history, { designId: mine.id, readOnly: { reason: "other-tab" } });
}

/** Makes this tab the writer; the other one finishes writing first and then reads. */
export async function takeOver(): Promise<void> {
  const mine = open;
  if (mine?.claim === undefined || parts === undefined) return;
  await mine.claim.takeOver();
  const loaded = await parts.storage.load(mine.id);
  if (open !== mine) return;
  if (loaded.ok) openDesign(loaded.value.history, { designId: mine.id, readOnly: { reason: "other-tab" } });
  become(mine);
  toast(words.app.tookOver);
}

/** A design that this device keeps. */
export interface KeptDesign {
  readonly id: Id;
  readonly title: string;
  readonly resources: number;
}

/** As many as a menu shows. */
const MOST_LISTED = 8;

/** The other designs that this device keeps, latest first. */
export async function keptDesigns(): Promise<readonly KeptDesign[]> {
  const listed = await parts?.storage.list();
  if (listed?.ok !== true) return [];
  const here = designStore.getState().designId;
  return listed.value
    .filter(({ id }) => id !== here)
    .slice(0, MOST_LISTED)
    .map(({ id, title, resources }) => ({ id: asId(id), title, resources }));
}

/** Goes on with a design that this device keeps, its history included. */
export async function openKept(id: Id): Promise<void> {
  if (parts === undefined) return;
  await open?.saver?.flush();
  const loaded = await parts.storage.load(id);
  if (!loaded.ok) {
    toast(parts.say(loaded.error));
    return;
  }
  const { history, readOnly, warnings } = loaded.value;
  openDesign(history, { designId: id, readOnly: readOnly ? { reason: "newer" } : null });
  remember(id);
  reveal(Object.keys(history.design.resources) as Id[]);
  const [first] = warnings;
  if (first !== undefined) toast(parts.say(first));
}

/** Another design with the same content, that this tab may change. */
export function openCopy(): void {
  const { design } = designStore.getState();
  openDesign(startHistory({ ...design, title: words.app.copyTitle(design.title) }), {
    designId: newId("design"),
  });
  reveal(Object.keys(design.resources) as Id[]);
}
