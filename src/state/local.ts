import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";

/** A small store of one room: what a hand is doing there, which neither the document nor the rest of the view needs. */
export type LocalStore<T> = StoreApi<T>;

export const localStore = <T>(initial: T): LocalStore<T> => createStore<T>(() => initial);

/** Binds a component to one answer of a local store. Selectors return what is in it, or primitives. */
export const useLocal = <T, A>(store: LocalStore<T>, selector: (state: T) => A): A =>
  useStore(store, selector);
