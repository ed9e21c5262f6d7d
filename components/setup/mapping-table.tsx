import { OutsideLink } from '@/components/ui/outside-link';
import { StatusPill } from '@/components/ui/status-pill';
import type { MappingFinding } from '@/lib/okta/mapping-verdict';
import { chooseSyncWords } from '@/lib/setup/words/choose-sync';

const words = chooseSyncWords.mapping;

const looks = {
  supported: { tone: 'pass', icon: 'check' },
  'not-supported': { tone: 'fail', icon: 'octagon' },
  'needs-format': { tone: 'warn', icon: 'triangle' },
  'configured-elsewhere': { tone: 'neutral', icon: 'info' },
  'not-known': { tone: 'neutral', icon: 'question' },
} as const satisfies Record<MappingFinding['verdict'], unknown>;

const head = 'px-3 py-2 text-left font-medium';
const cell = 'px-3 py-2.5 align-top [overflow-wrap:anywhere] max-wide:block max-wide:border-0 max-wide:px-4 max-wide:py-0.5';

function Finding({ finding, rulesUrl }: Readonly<{ finding: MappingFinding; rulesUrl: string }>) {
  const { tone, icon } = looks[finding.verdict];
  return (
    <tr data-verdict={finding.verdict} className="border-t border-line max-wide:block max-wide:py-2.5">
      <th scope="row" className={`${cell} text-left font-mono text-13 font-normal`}>
        {finding.pasted}
        {finding.expression && finding.expression !== finding.pasted ? (
          <span className="block text-12 text-ink-3">{finding.expression}</span>
        ) : null}
      </th>
      <td className={`${cell} font-mono text-13 ${finding.attribute === finding.pasted ? 'max-wide:hidden' : ''}`}>{finding.attribute}</td>
      <td className={`${cell} whitespace-nowrap`}>
        <StatusPill tone={tone} icon={icon}>
          {words.verdicts[finding.verdict]}
        </StatusPill>
      </td>
      <td className={`${cell} text-13 text-ink-2`}>
        {finding.why}
        {finding.verdict === 'supported' || finding.source.url === rulesUrl ? null : (
          <span className="block text-12">
            <OutsideLink href={finding.source.url}>{finding.source.title}</OutsideLink>
          </span>
        )}
      </td>
      <td className={`${cell} text-13`}>{finding.whatToDo ?? <span className="text-ink-2">{words.nothing}</span>}</td>
    </tr>
  );
}

interface MappingTableProps {
  findings: readonly MappingFinding[];
  /** What the footer cites already. */
  rulesUrl: string;
}

/** What the lint says, attribute by attribute. Where the table would have no room every row is a card. */
export function MappingTable({ findings, rulesUrl }: Readonly<MappingTableProps>) {
  return (
    <table className="w-full table-fixed border-t border-line max-wide:block">
      <caption className="sr-only">{words.caption}</caption>
      <thead className="bg-sunken text-13 text-ink-2 max-wide:sr-only">
        <tr>
          <th className={`${head} w-[21%]`}>{words.inOkta}</th>
          <th className={`${head} w-[20%]`}>{words.inWebex}</th>
          <th className={`${head} w-[144px]`}>{words.verdict}</th>
          <th className={head}>{words.why}</th>
          <th className={head}>{words.whatToDo}</th>
        </tr>
      </thead>
      <tbody className="max-wide:block">
        {findings.map((finding) => (
          <Finding key={finding.attribute} finding={finding} rulesUrl={rulesUrl} />
        ))}
      </tbody>
    </table>
  );
}
