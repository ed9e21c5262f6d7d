import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(here).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'));

/** Comments, class names, types, and what only a developer reads. */
const notOnScreen = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|\bclassName=(?:"[^"]*"|\{`[^`]*`\})|\bthrow new .*|\bas const .*/g;

/** What stands in quotes, and what stands between two tags or values. A brace at the beginning of a line ends code. */
const texts = /'[^'\n]*'|"[^"\n]*"|`[^`]*`|(?<!=)(?:>|(?<!\n)\})[^<>{}=;()]*(?=[<{])/g;

/** Three words in a row: the first with a capital, or all of them without the hyphens, digits and colons of class names. */
const sentence = /(?<![\w:[-])(?:\p{Lu}[\p{L}’-]*(?:[,.:]? [\p{L}’-]+){2,}|\p{L}[\p{L}’]*(?:[,.:]? \p{L}[\p{L}’]*){2,}(?![\w:-]))/u;

function sentencesIn(source: string): readonly string[] {
  const seen = source.replace(notOnScreen, '');
  return [...seen.matchAll(texts)].flatMap(([text]) => sentence.exec(text.replace(/\s+/g, ' '))?.[0] ?? []);
}

describe('the words of the guide', () => {
  it.each(files)('are not in %s', (name) => {
    expect(sentencesIn(readFileSync(`${here}${name}`, 'utf8'))).toEqual([]);
  });

  it.each([
    ['text', '<p className="text-13">Ask Webex once more.</p>', 'Ask Webex once more'],
    ['text on lines of its own', '<p>\n  The token arrived,\n  and is sealed.\n</p>', 'The token arrived, and is sealed'],
    ['text beside a value', '<p>{count} users have arrived</p>', 'users have arrived'],
    ['a prop', '<Panel title="What to expect">', 'What to expect'],
    ['a prop with a value in it', `label={\`Go to step \${number}\`}`, 'Go to step'],
    ['an argument', "announce('Sign-in link copied')", 'Sign-in link copied'],
  ])('would be found as %s', (_what, source, found) => {
    expect(sentencesIn(source)).toEqual([found]);
  });

  it.each([
    ['class names', 'const frame = "relative grid min-h-12 items-center gap-2";'],
    ['a comment', '// The words of all problems come with it.'],
    ['an error of ours', "throw new RangeError('There is no guide around this.')"],
    ['a type', "const ways = { paste: 'paste' } as const satisfies Record<Way, string>;"],
  ])('are not seen in %s', (_what, source) => {
    expect(sentencesIn(source)).toEqual([]);
  });
});
