import { describe, expect, it } from 'vitest';
import { defaultView, readTableView } from './table-view';

describe('readTableView', () => {
  const cases = [
    ['nothing kept', null, defaultView],
    ['no JSON', '{', defaultView],
    ['another shape', '[1]', defaultView],
    ['null', 'null', defaultView],
    ['a choice', '{"density":"compact","hidden":["title"]}', { density: 'compact', hidden: ['title'] }],
    ['columns that are no more, and the name', '{"hidden":["shoe","name","source"]}', { density: 'comfortable', hidden: ['source'] }],
  ] as const;
  it.each(cases)('takes %s', (_name, text, expected) => expect(readTableView(text)).toEqual(expected));
});
