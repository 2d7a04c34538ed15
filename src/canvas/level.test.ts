import { expect, test } from "vitest";
import { levelFor, type Level } from "./level.ts";

const cases: [what: string, zoom: number, cards: number, now: Level, next: Level][] = [
  ["few cards stay whole however small", 0.1, 40, "full", "full"],
  ["many cards at reading size stay whole", 0.8, 400, "full", "full"],
  ["many cards in the middle are lite", 0.4, 400, "full", "lite"],
  ["many cards far away are a bitmap", 0.1, 400, "full", "far"],
  ["just under the limit nothing changes yet", 0.58, 400, "full", "full"],
  ["just over it neither, from the other side", 0.62, 400, "lite", "lite"],
  ["well over it the cards are whole again", 0.64, 400, "lite", "full"],
  ["just under the lower limit lite stays", 0.23, 400, "lite", "lite"],
  ["just over it the bitmap stays", 0.27, 400, "far", "far"],
  ["the number of cards has slack as well", 0.4, 155, "full", "full"],
  ["more than the screen can take are a bitmap at any middle zoom", 0.4, 900, "lite", "far"],
  ["with slack on both sides", 0.4, 700, "far", "far"],
  ["and coming from lite", 0.4, 140, "lite", "lite"],
];

test.each(cases)("%s", (_, zoom, cards, now, next) => {
  expect(levelFor(zoom, cards, now)).toBe(next);
});
