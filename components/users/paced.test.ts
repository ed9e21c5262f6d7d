import { describe, expect, it } from 'vitest';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { type Item, isDone, nextShown, nextTurn, type Shown } from './paced';

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
const at = (rows: readonly SnapshotRow[], from = 0, to = rows.length, active = -1) => ({
  from,
  to,
  active,
  itemAt: (index: number): Item => ({ row: rows[index] ?? null, position: index + 1 }),
});
const names = (shown: Shown) => [...shown.values()].map(({ row: user }) => user?.id ?? '…');
const nothing: Shown = new Map();

describe('rows that change', () => {
  const [old, young] = [many('a', 20), many('b', 20)];
  const all = nextShown(nothing, at(old), 20);

  it('are as many as may, and the others show what they did', () => {
    expect(names(nextShown(all, at(young), 8))).toEqual([...young.slice(0, 8), ...old.slice(8)].map(({ id }) => id));
    expect(names(nextShown(all, at(young), 0))).toEqual(names(all));
    expect(names(nextShown(nextShown(all, at(young), 8), at(young), 12))).toEqual(young.map(({ id }) => id));
  });

  it('that were not drawn before are a few more, and the others come later', () => {
    expect(names(nextShown(nothing, at(old), 0))).toEqual(old.slice(0, 4).map(({ id }) => id));
    expect(nextShown(nothing, at(old), 8).size).toBe(12);
    const below = nextShown(nothing, at(old, 12, 20), 8);
    expect(names(nextShown(below, at(old, 6, 20), 0))).toEqual(
      [...old.slice(6, 10), '…', '…', ...old.slice(12)].map((item) => (typeof item === 'string' ? item : item.id)),
    );
    expect([isDone(all, at(old)), isDone(all, at(young)), isDone(nextShown(nothing, at(old), 8), at(old))]).toEqual([true, false, false]);
  });

  it('are of those the one that has the focus, which does not wait', () => {
    const early = names(nextShown(nothing, at(old, 0, 20, 15), 0));
    expect([early[15], early[14], early.length]).toEqual([old[15]?.id, '…', 16]);
    expect(names(nextShown(all, at(young, 0, 20, 15), 0))[15]).toBe(young[15]?.id);
  });

  it('keep their position with their user', () => {
    const next = { ...at(young), itemAt: (index: number): Item => ({ row: young[index] ?? null, position: index + 51 }) };
    const shown = nextShown(all, next, 8);
    expect([shown.get(7)?.position, shown.get(8)?.position]).toEqual([58, 9]);
    const moved = { ...at(old), itemAt: (index: number): Item => ({ row: old[index] ?? null, position: index + 51 }) };
    expect(nextShown(all, moved, 20).get(19)?.position).toBe(70);
  });

  it('forget at once what is not known any more, and what is not drawn', () => {
    expect(names(nextShown(all, at([], 0, 20), 0))).toEqual(Array(20).fill('…'));
    expect([...nextShown(all, at(old, 3, 5), 0).keys()]).toEqual([3, 4]);
  });

  it('are drawn without delay where a scroll brings them', () => {
    let shown = nextShown(nothing, at(old, 0, 4), 0);
    for (let from = 2; from < 16; from += 2) {
      shown = nextShown(shown, at(old, from, from + 4), 0);
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
    expect(rows).toEqual([8, 16, 16, 8, 6, 12, 4]);
    expect(nextTurn({ at: 0, rows: 6 }, 100).rows).toBe(6);
  });
});
