import { describe, expect, it } from 'vitest';
import { toCsvRecord } from './csv';

describe('a CSV record', () => {
  const cases: [string, string[], string][] = [
    ['separates cells and ends its line', ['a', 'b'], 'a,b\r\n'],
    ['keeps empty cells', ['', 'b', ''], ',b,\r\n'],
    ['quotes a comma', ['a,b'], '"a,b"\r\n'],
    ['doubles a quotation mark', ['say "hi"'], '"say ""hi"""\r\n'],
    ['quotes line ends', ['a\nb', 'a\r\nb'], '"a\nb","a\r\nb"\r\n'],
    ['keeps spaces at either end', [' a '], '" a "\r\n'],
    ['keeps other scripts', ['Åse 山田', '🙂'], 'Åse 山田,🙂\r\n'],
    ['lets a minus inside be', ['a-b', '2026-11-24'], 'a-b,2026-11-24\r\n'],
    ['defuses =', ['=HYPERLINK("https://evil.example","x")'], '"\'=HYPERLINK(""https://evil.example"",""x"")"\r\n'],
    ['defuses +', ['+1'], "'+1\r\n"],
    ['defuses -', ['-1'], "'-1\r\n"],
    ['defuses @', ['@SUM(1)'], "'@SUM(1)\r\n"],
    ['defuses a tab in front', ['\t=1'], "'\t=1\r\n"],
    ['defuses a line end in front', ['\r=1', '\n=1'], '"\'\r=1","\'\n=1"\r\n'],
    ['defuses behind spaces', ['  =1'], "'  =1\r\n"],
    ['defuses wide signs', ['＝1', '＠x'], "'＝1,'＠x\r\n"],
  ];
  it.each(cases)('%s', (_name, cells, record) => {
    expect(toCsvRecord(cells)).toBe(record);
  });
});
