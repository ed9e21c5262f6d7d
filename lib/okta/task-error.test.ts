import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translateTaskError } from './task-error';
import { taskErrorCases } from './task-error.cases';
import { taskErrorRules } from './task-error-rules';
import { maxTaskTextLength } from './task-error-text';

const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const secret = 'Zm9vYmFyMTIzNDU2'.repeat(4);
const task = 'Error while verifying if user ada@example.com exists: Unauthorized. Errors reported by remote server: Unauthorized';

/** What a case says about a translation, in the shape of the case. */
function summarize(text: string) {
  const { answers, app, action, okta, webex, tasks } = translateTaskError(text);
  return {
    answers: answers.map(({ rule }) => rule),
    app,
    action,
    okta: okta?.said ?? null,
    webex: webex?.said ?? null,
    status: webex?.status ?? null,
    trackingId: webex?.trackingId ?? null,
    ciscoCase: answers[0]?.ciscoCase,
    tasks,
  };
}

describe('translateTaskError', () => {
  it.each(taskErrorCases)('reads $name', ({ text, expected }) => {
    const { notKnown, ...rest } = expected;
    expect(summarize(text)).toMatchObject(rest);
    const translation = translateTaskError(text);
    expect(translation.known).toBe(expected.answers.length > 0);
    if (notKnown) expect(translation.notKnown).toMatch(notKnown);
    else expect(translation.notKnown === null).toBe(translation.known);
  });

  it.each([
    ['a token', `Unauthorized ${secret}_PF84_${organizationId}`],
    ['a token in an address', `http://localhost:3000/auth/code#access_token=${secret}_PF84_${organizationId}&token_type=Bearer`],
    ['a token with characters that nobody sees', `Unauthorized ${secret.slice(0, 20)}\u200b${secret.slice(20)}_PF84_${organizationId}`],
    ['a token in JSON escapes', `{"status":"401","detail":"\\u005am9v${secret.slice(4)}_PF84_${organizationId}"}`],
    ['a token under markup', `<html><body>${secret.slice(0, 40)}<b></b>${secret.slice(40)}_PF84_${organizationId}`],
    ['a token broken by a line end', `Unauthorized ${secret.slice(0, 40)}=\r\n${secret.slice(40)}_PF84_${organizationId}`],
    [
      'a token at the end of what is read',
      `${task} ${'x '.repeat((maxTaskTextLength - task.length - 30) / 2)}${secret}_PF84_${organizationId}`,
    ],
  ])('hides %s', (_, text) => {
    const answer = JSON.stringify(translateTaskError(text));
    expect(answer).not.toContain(secret.slice(0, 16));
    expect(answer).not.toContain(secret.slice(-16));
  });

  it('says when it hid a token', () => {
    expect(translateTaskError(`${task} ${secret}_PF84_${organizationId}`).tokenHidden).toBe(true);
    expect(translateTaskError(task).tokenHidden).toBe(false);
  });

  it('says when it read only the start', () => {
    const { known, notKnown } = translateTaskError(`${task}\n${'noise '.repeat(20_000)}`);
    expect(known).toBe(true);
    expect(notKnown).toContain('100,000');
  });

  it.each(['{"a":#}', '{"detail":#}', '{"outcome":{"reason":#}}'])('reads a body that is nested without end: %s', (body) => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(translateTaskError(body.replace('#', deep)).notKnown).not.toBeNull();
  });

  it('never throws, and hides a token wherever it stands', () => {
    const base64 = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'];
    const token = fc.tuple(
      fc.array(fc.constantFrom(...base64), { minLength: 64, maxLength: 64 }).map((letters) => letters.join('')),
      fc.constantFrom('PF84', 'P0A1', 'FC82'),
      fc.constantFrom(organizationId, 'consumer'),
    );
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...taskErrorRules.map(({ example }) => example)),
      fc.constantFrom('{', '}', '"', '<', ': ', '\n', 'Errors reported by remote server: ', ' to app ', ' failed: '),
      fc.json(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), token, fc.array(piece, { maxLength: 6 }), (before, [head, tag, tail], after) => {
        const answer = JSON.stringify(translateTaskError(`${before.join('')} ${head}_${tag}_${tail} ${after.join('')}`));
        expect(answer).not.toContain(head);
      }),
      { numRuns: 400 },
    );
  });

  const hostile = [
    ...'a{[<"\n :é',
    '{\n',
    '\n \n',
    '<title>',
    '<style',
    'Automatic provisioning of user ',
    ' to app x',
    '\nError while ',
    'error while x:',
    'if user ',
    'group ',
    'user ',
    'a@',
    '{"outcome":{}}\n',
    'HTTP 4',
    'code ',
    'Errors reported by remote server',
    'bearer ',
    'deactivate ',
    'could not verify ',
    'certificate ',
    'locale en-US ',
  ];
  it.each(hostile)('comes to an end with 100,000 characters of %j', (part) => {
    const { answers, notKnown } = translateTaskError(part.repeat(Math.ceil(maxTaskTextLength / part.length)));
    expect(answers.length > 0 || notKnown !== null).toBe(true);
  });
});

describe('taskErrorRules', () => {
  it.each(taskErrorRules)('$id answers its own example first', ({ id, example }) => {
    expect(translateTaskError(example).answers[0]?.rule).toBe(id);
  });

  it.each(taskErrorRules)('$id says cause, steps and a dated source', ({ cause, fix, source, pattern }) => {
    expect(cause).toMatch(/\.$/);
    expect(fix.length).toBeGreaterThan(0);
    for (const step of fix) expect(step).toMatch(/^[A-Z].*\.$/);
    expect(source.title).not.toBe('');
    expect(new URL(source.url).protocol).toBe('https:');
    expect(source.seen).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/);
    expect(pattern.flags).toBe('i');
    expect(pattern.source).not.toMatch(/(?<!\\)[*+]|,\}/);
  });

  it('gives every rule its own id', () => {
    expect(new Set(taskErrorRules.map(({ id }) => id)).size).toBe(taskErrorRules.length);
  });
});
