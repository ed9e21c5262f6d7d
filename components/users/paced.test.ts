import { describe, expect, it } from 'vitest';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { nextShown, nextTurn, type Shown } from './paced';

const row = (id: string): SnapshotRow => ({
  id,
  userName: id,
  name: id,
  title: null,
  externalId: null,
  active: true,
  accountStatus: [],
  licences: null,
  source: null,
  createdAt: null,
  modifiedAt: null,
});
const many = (name: string, count: number) => Array.from({ length: count }, (_, index) => row(`${name}${index}`));
const at = (rows: readonly SnapshotRow[]) => (index: number) => rows[index] ?? null;
const names = (shown: Shown) => [...shown.values()].map((shownRow) => shownRow?.id ?? '…');
const nothing: Shown = new Map();

describe('rows that change', () => {
  const [old, young] = [many('a', 20), many('b', 20)];
  const all = nextShown(nothing, 0, 20, at(old), 20);

  it('are as many as may, and the others show what they did', () => {
    expect(names(nextShown(all, 0, 20, at(young), 8))).toEqual([...young.slice(0, 8), ...old.slice(8)].map(({ id }) => id));
    expect(names(nextShown(all, 0, 20, at(young), 0))).toEqual(names(all));
    expect(names(nextShown(nextShown(all, 0, 20, at(young), 8), 0, 20, at(young), 12))).toEqual(young.map(({ id }) => id));
  });

  it('that were not drawn before are a few more, and the others are being read', () => {
    expect(names(nextShown(nothing, 0, 20, at(old), 0))).toEqual([...old.slice(0, 4).map(({ id }) => id), ...Array(16).fill('…')]);
    expect(names(nextShown(nothing, 0, 20, at(old), 8)).indexOf('…')).toBe(12);
  });

  it('forget at once what is not known any more, and what is not drawn', () => {
    expect(names(nextShown(all, 0, 20, () => null, 0))).toEqual(Array(20).fill('…'));
    expect([...nextShown(all, 3, 5, at(old), 0).keys()]).toEqual([3, 4]);
  });

  it('are drawn without delay where a scroll brings them', () => {
    let shown = nextShown(nothing, 0, 4, at(old), 0);
    for (let from = 2; from < 16; from += 2) {
      shown = nextShown(shown, from, from + 4, at(old), 0);
      expect(names(shown)).not.toContain('…');
    }
  });
});

describe('turns', () => {
  it('are more rows as long as they are fast, fewer when they are not, and begin anew after a rest', () => {
    let turn = { at: 0, rows: 4 };
    const rows = [16, 32, 48, 110, 180, 196, 1_000].map((now) => {
      turn = nextTurn(turn, now);
      return turn.rows;
    });
    expect(rows).toEqual([8, 16, 16, 8, 4, 8, 4]);
    expect(nextTurn({ at: 0, rows: 2 }, 100).rows).toBe(2);
  });
});
