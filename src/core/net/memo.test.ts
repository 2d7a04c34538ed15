import { expect, it } from "vitest";
import { memoised } from "./memo.ts";

it("computes once while a text stays in use, forgets what is not, and stays bounded", () => {
  const asked: string[] = [];
  const length = memoised((text) => {
    asked.push(text);
    return text.length;
  }, 2);
  expect([length("a"), length("a")]).toEqual([1, 1]);
  expect(asked).toEqual(["a"]);
  length("bb");
  length("ccc"); // the young generation was full: a and bb are old now
  length("a"); // and a is young again
  expect(asked).toEqual(["a", "bb", "ccc"]);
  length("dddd"); // ccc and a become old, bb is gone
  length("a");
  expect(asked).toEqual(["a", "bb", "ccc", "dddd"]);
  expect(length("bb")).toBe(2);
  expect(asked).toEqual(["a", "bb", "ccc", "dddd", "bb"]);
});

it("does not hold very long texts", () => {
  let computed = 0;
  const read = memoised(() => ++computed);
  const long = "x".repeat(300);
  expect([read(long), read(long)]).toEqual([1, 2]);
});
