import { describe, expect, it } from 'vitest';
import { sources } from './sources';
import { type Remark, type Sketch, type Step, statementsOf, stepIds } from './step';
import { steps } from './steps';

const numbersOf = ({ menu, tabs, card }: Sketch) =>
  [...menu, ...tabs, ...card.rows, card].flatMap((item) => (item.spot === undefined ? [] : [item.spot])).sort((a, b) => a - b);

const labelAt = ({ menu, tabs, card }: Sketch, spot: number) =>
  [...menu, ...tabs, ...card.rows].find((item) => item.spot === spot)?.label ?? (card.spot === spot ? card.title : undefined);

const remarksOf = (step: Step): readonly Remark[] => [...(step.success ? [step.success] : []), ...step.pitfalls];

const textsOf = (step: Step) => [
  ...step.orders.flatMap(({ text, note }) => (note ? [text, note] : [text])),
  ...remarksOf(step).map(({ text }) => text),
  ...step.items.flatMap(({ why, look }) => (look ? [why, look.text] : [why])),
  ...(step.older ? [step.older.text] : []),
  ...(step.sketch ? [step.sketch.caption] : []),
];

const sourcesOf = (step: Step) => [
  ...step.orders.map(({ source }) => source),
  ...remarksOf(step).map(({ source }) => source),
  ...step.items.flatMap(({ look }) => (look ? [look.link] : [])),
  ...(step.path ? [step.path.source] : []),
  ...(step.older ? [step.older.path.source] : []),
];

describe('what the guide says', () => {
  it('has every step in order, numbered from one', () => {
    expect(steps.map((step) => step.id)).toEqual(stepIds);
    expect(steps.map((step) => step.number)).toEqual(stepIds.map((_, index) => index + 1));
  });

  it('asks for every statement once', () => {
    const asked = steps.flatMap(({ items, statement }) => [...items.map(({ id }) => id), ...(statement ? [statement.id] : [])]);
    expect(asked).toEqual(Object.values(statementsOf).flat());
  });

  it.each(Object.entries(sources))('cites %s by an address and the month in which it was seen', (_name, { title, url, seen }) => {
    expect(title).not.toBe('');
    expect(new URL(url).protocol).toBe('https:');
    expect(seen).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  });

  it('uses every source', () => {
    const used = new Set(steps.flatMap((step) => sourcesOf(step).map(({ url }) => url)));
    const unused = Object.values(sources).filter(({ url }) => !used.has(url));
    expect(unused.map(({ title }) => title)).toEqual([]);
  });

  describe.each(steps.map((step) => [step.id, step] as const))('in step %s', (_id, step) => {
    it('closes every label that a text opens', () => {
      for (const text of textsOf(step)) {
        const parts = text.split('*');
        expect(parts.length % 2, text).toBe(1);
        expect(
          parts.every((part, index) => index % 2 === 0 || (part !== '' && part.trim() === part)),
          text,
        ).toBe(true);
      }
    });

    it('says whole sentences', () => {
      for (const text of [step.lead, ...textsOf(step)]) expect(text, text).toMatch(/^[“A-ZÄÖÜ*].*[.?:”]\*?$/u);
    });

    it('numbers the places of its drawing without a gap, like its path or its orders', () => {
      if (!step.sketch) return;
      const numbers = numbersOf(step.sketch);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      const labels = step.path?.labels ?? [];
      const asPath =
        labels.length === numbers.length && labels.every((label, index) => step.sketch && labelAt(step.sketch, index + 1) === label);
      const asOrders =
        step.orders.length === numbers.length &&
        step.orders.every(({ text }, index) => step.sketch && text.includes(`*${labelAt(step.sketch, index + 1)}*`));
      expect(asPath || asOrders).toBe(true);
    });
  });
});
