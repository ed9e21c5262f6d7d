import { shortPath } from '@/lib/users/change-words';
import type { AttributeChange } from '@/lib/users/snapshot';

/** Attributes that are shown before the others wait behind a click. */
const shownAtOnce = 4;

const Value = ({ text, gone }: Readonly<{ text: string | null; gone: boolean }>) =>
  text === null ? (
    <span className="text-ink-3">not set</span>
  ) : (
    <bdi className={gone ? 'text-ink-3 line-through decoration-line' : 'text-ink'}>{text}</bdi>
  );

function Values({ attributes }: Readonly<{ attributes: readonly AttributeChange[] }>) {
  return (
    <dl className="grid gap-1">
      {attributes.map(({ path, before, after }) => (
        <div key={path} className="grid gap-x-3 mid:grid-cols-[140px_minmax(0,1fr)]">
          <dt className="font-mono text-12 text-ink-2 [overflow-wrap:anywhere]" title={path}>
            {shortPath(path)}
          </dt>
          <dd className="min-w-0 text-13 [overflow-wrap:anywhere]">
            <span className="sr-only">before: </span>
            <Value text={before} gone />
            <span aria-hidden="true"> → </span>
            <span className="sr-only">, after: </span>
            <Value text={after} gone={false} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a change did to attributes, with the values before and after. */
export function ChangeValues({ attributes }: Readonly<{ attributes: readonly AttributeChange[] }>) {
  if (attributes.length === 0) return null;
  const others = attributes.slice(shownAtOnce);
  return (
    <div className="grid gap-1">
      <Values attributes={attributes.slice(0, shownAtOnce)} />
      {others.length === 0 ? null : (
        <details>
          <summary className="link inline-flex min-h-6 cursor-pointer items-center text-13">
            {others.length} more {others.length === 1 ? 'attribute' : 'attributes'}
          </summary>
          <Values attributes={others} />
        </details>
      )}
    </div>
  );
}
