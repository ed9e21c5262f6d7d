'use client';

import { useState } from 'react';
import { columns } from './columns';
import { afterPaint } from './soon';
import type { Density, TableView } from './table-view';

const densities: readonly (readonly [Density, string])[] = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
];

const optionLook = 'flex min-h-8 items-center gap-2 rounded-2 px-2.5 hover:bg-hover';
const heading = 'px-2.5 pt-2 pb-1 text-12 text-ink-2';

/** Which columns the table shows and how close its rows stand. This browser remembers it. */
export function ViewMenu({ view: stands, onChange }: Readonly<{ view: TableView; onChange: (view: TableView) => void }>) {
  const [view, setView] = useState(stands);
  const choose = (wanted: TableView) => {
    setView(wanted);
    // The mark is seen at once; drawing the whole table anew comes after it.
    afterPaint(() => onChange(wanted));
  };
  return (
    <>
      <fieldset>
        <legend className={heading}>Rows</legend>
        {densities.map(([density, name]) => (
          <label key={density} className={optionLook}>
            <input
              type="radio"
              name="density"
              checked={view.density === density}
              onChange={() => choose({ ...view, density })}
              className="size-4 accent-live"
            />
            {name}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className={heading}>Columns</legend>
        {columns.map(({ id, name, fixed }) =>
          fixed ? null : (
            <label key={id} className={optionLook}>
              <input
                type="checkbox"
                checked={!view.hidden.includes(id)}
                onChange={(event) =>
                  choose({
                    ...view,
                    hidden: event.currentTarget.checked ? view.hidden.filter((other) => other !== id) : [...view.hidden, id],
                  })
                }
                className="size-4 accent-live"
              />
              {name}
            </label>
          ),
        )}
      </fieldset>
      <p className="px-2.5 py-2 text-12 text-ink-2">A narrow window leaves out some columns.</p>
    </>
  );
}
