import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAttribute } from './attribute-names';
import { attributeRules } from './attribute-rules';
import { ruleSets } from './editions';
import { lintMapping, lintTicked } from './mapping-lint';
import { mappingCases } from './mapping-lint.cases';
import { words } from './mapping-words';

const editions = ['classic', 'scim2'] as const;

const mapping = (properties: unknown) => JSON.stringify({ target: { type: 'appuser' }, source: { type: 'user' }, properties });

describe('lintMapping', () => {
  it('has a case for every attribute rule', () => {
    const judged = new Set(mappingCases.flatMap(({ expected }) => expected.map(([attribute]) => attribute)));
    expect(
      attributeRules.filter(({ path }) => ![...judged].some((attribute) => attribute.startsWith(path))).map(({ path }) => path),
    ).toEqual([]);
  });

  it.each(mappingCases)('judges $name ($edition)', ({ text, edition, expected }) => {
    const { findings, counts } = lintMapping(text, edition);
    expect(findings.map(({ attribute, verdict }) => [attribute, verdict])).toEqual(expected);
    for (const { verdict } of findings) {
      expect(counts[verdict]).toBe(findings.filter((finding) => finding.verdict === verdict).length);
    }
  });

  it.each([
    ['', words.note.empty],
    [' \n\u200b', words.note.empty],
    ['x'.repeat(200_001), words.note.tooLong(200_000)],
    ['PK\u0003\u0004\u0000title', words.note.notText],
    ['{"definitions": {"base"', words.note.brokenJson],
    ['[{"id":', words.note.brokenJson],
    ['{}', words.note.otherJson],
    ['[]', words.note.otherJson],
    ['[[1],null]', words.note.otherJson],
    ['{"label":"Cisco Webex","features":[]}', words.note.otherJson],
    ['|---|---|', words.note.none],
  ])('says why nothing can be read in %j', (text, note) => {
    expect(lintMapping(text, 'scim2')).toMatchObject({ form: 'nothing', findings: [], notes: [note] });
  });

  it('reads every form for what it is', () => {
    const forms = [
      ['title', 'list'],
      ['Title\ttitle\tstring\tBase', 'profile-editor'],
      ['{"definitions":{}}', 'schema'],
      [mapping({}), 'mapping'],
      ['[{"id":"prm1","source":{},"target":{}}]', 'mapping-list'],
    ] as const;
    for (const [text, form] of forms) expect(lintMapping(text, 'classic').form).toBe(form);
  });

  it('names the request that has the attributes of a listed mapping', () => {
    const { notes } = lintMapping('[{"id":"prm1","source":{"type":"user"},"target":{"type":"appuser"}}]', 'classic');
    expect(notes).toEqual([words.note.mappingList(['prm1'])]);
    expect(notes[0]).toContain('GET /api/v1/mappings/prm1');
  });

  it('tells what a mapping leaves out, sends only once, and lacks', () => {
    const text = mapping({
      displayName: { expression: 'user.displayName', pushStatus: 'DONT_PUSH' },
      givenName: { expression: 'user.firstName', pushStatus: 'PUSH' },
      title: { expression: null, pushStatus: null },
    });
    expect(lintMapping(text, 'classic').notes).toEqual([
      words.note.unmapped(['title']),
      words.note.onlyOnCreate(['displayName']),
      words.note.missing(['name.familyName']),
    ]);
  });

  it('keeps everything that was pasted for an attribute that is there twice', () => {
    const { findings, notes } = lintMapping('user.locale -> locale\n"en_US" -> Locale', 'scim2');
    expect(findings).toMatchObject([{ attribute: 'locale', pasted: 'locale, Locale', verdict: 'needs-format' }]);
    expect(notes).toEqual([words.note.mappedTwice('locale', ['user.locale → locale', '"en_US" → Locale'])]);
  });

  it('does not take a name that is there twice for two mappings', () => {
    expect(lintMapping('Display name\ndisplayName\ntitle\ntitle', 'classic').notes).toEqual([
      words.note.twice('displayName', 2, ['Display name', 'displayName']),
      words.note.twice('title', 2, ['title']),
    ]);
  });

  it.each([
    ['locale', 'String.replace(user.locale, "-", "_")'],
    ['user.lang -> locale', 'String.replace(user.lang, "-", "_")'],
    ['locale = "EN-us"', '"en_US"'],
    ['locale = "english"', null],
    ['title', null],
  ])('says what to write for %s', (text, write) => {
    expect(lintMapping(text, 'scim2').findings[0]?.write).toBe(write);
  });

  it('asks to delete what an admin added, too', () => {
    const row = (type: string) => lintMapping(`Type\tuserType\tstring\t${type}`, 'scim2').findings[0]?.whatToDo;
    expect(row('Base')).toBe(words.todo.unmap);
    expect(row('Custom')).toBe(words.todo.unmapAndDelete);
  });

  it.each(['{"properties":{"a":#}}', '{"properties":{"a":{"expression":#}}}'])('reads JSON that is nested without end: %s', (json) => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(lintMapping(json.replace('#', deep), 'scim2')).toMatchObject({ form: 'nothing', notes: [words.note.brokenJson] });
  });

  const unknownName = fc.stringMatching(/^zq[A-Za-z0-9_]{1,12}$/);
  const knownName = fc.constantFrom(...attributeRules.flatMap(({ path, names }) => [path, ...names]));
  const pastedNames = fc.array(fc.oneof(unknownName, knownName), { minLength: 1, maxLength: 30 });

  it.each(['\n', ',', '\r\n- ', '; ', '\t'])('loses no name between %j', (separator) => {
    fc.assert(
      fc.property(pastedNames, fc.constantFrom(...editions), (names, edition) => {
        const { findings } = lintMapping(names.join(separator), edition);
        const answered = new Set(findings.flatMap(({ pasted, attribute }) => [...pasted.split(/, | \| /), attribute]));
        // Two names of one attribute in a row are one row of Profile Editor, answered once.
        expect(names.filter((name) => !answered.has(name) && !answered.has(findAttribute(name)?.attribute ?? name))).toEqual([]);
      }),
    );
  });

  it('loses no name of a mapping or of Profile Editor', () => {
    fc.assert(
      fc.property(fc.uniqueArray(unknownName, { minLength: 1 }), (names) => {
        const json = mapping(Object.fromEntries(names.map((name) => [name, { expression: 'user.x' }])));
        const rows = names.map((name) => `Shown ${name}\n${name}\nstring\nCustom`).join('\n');
        for (const text of [json, rows]) expect(lintMapping(text, 'scim2').findings.map(({ pasted }) => pasted)).toEqual(names);
      }),
    );
  });

  it.each([
    'a,'.repeat(100_000),
    '('.repeat(200_000),
    `${'('}${'()'.repeat(99_999)}`,
    '"'.repeat(199_999),
    ' '.repeat(100_000).padEnd(150_000, 'a '),
    'a '.repeat(100_000),
    '- '.repeat(99_999),
    `Variable Name\nx${' string'.repeat(28_000)} y`,
    `Variable Name\nx${' string'.repeat(28_000)}`,
    'emails['.repeat(28_000),
    'urn:'.repeat(49_000),
    `x ${'? '.repeat(99_000)} -> locale`,
    '->'.repeat(99_999),
    'a('.repeat(99_999),
    `a${' '.repeat(199_000)}b`,
    `"${'@'.repeat(199_000)} + -> userName`,
    `user.x + "${'@'.repeat(100_000)} -> userName`,
    '\n|'.repeat(99_999),
    'display name '.repeat(15_000),
  ])('comes to an end with long nonsense (%#)', (text) => {
    expect(lintMapping(text, 'scim2').form).toBeTypeOf('string');
  });
});

describe('lintTicked', () => {
  it.each(editions)('knows every attribute of the %s list', (edition) => {
    const { findings } = lintTicked(ruleSets[edition].attributes, edition);
    expect(findings).toHaveLength(ruleSets[edition].attributes.length);
    expect(findings.filter(({ verdict }) => verdict === 'not-supported' || verdict === 'not-known')).toEqual([]);
  });

  it('says so when nothing is ticked', () => {
    expect(lintTicked([], 'classic')).toMatchObject({ form: 'nothing', findings: [], notes: [words.note.empty] });
  });

  const everyName = attributeRules.flatMap(({ path, names, parts = {} }) => [path, ...names, ...Object.values(parts).flat()]);
  it.each(editions)('has a source, a reason and, unless supported, an advice for every name (%s)', (edition) => {
    for (const name of [...everyName, 'badgeColour']) {
      const [finding] = lintTicked([name], edition).findings;
      expect(finding?.source.title).toBeTruthy();
      expect(finding?.source.url).toMatch(/^https:\/\//);
      expect(finding?.source.seen).toMatch(/^\d{4}-\d\d$/);
      expect(finding?.why).toBeTruthy();
      expect(finding?.whatToDo === null).toBe(finding?.verdict === 'supported');
    }
  });
});
