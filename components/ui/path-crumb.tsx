import { ChevronRight } from 'lucide-react';

interface PathCrumbProps {
  app: string;
  labels: readonly string[];
}

/** The labels to select in another product, in their order; the last is where the work is done. */
export function PathCrumb({ app, labels }: PathCrumbProps) {
  return (
    <ol aria-label={`Where to click in ${app}`} className="flex flex-wrap items-center gap-x-1.5 gap-y-2 font-medium">
      <li className="min-h-7.5 rounded-2 border border-line bg-sunken px-2.5 py-1 text-ink-2">{app}</li>
      {labels.map((label, index) => {
        const target = index === labels.length - 1;
        return (
          <li key={label} className="flex items-center gap-1.5">
            <ChevronRight aria-hidden="true" className="size-4 flex-none text-ink-3" />
            <span
              className={`inline-flex min-h-7.5 items-center gap-2 rounded-2 border px-2.5 py-1 ${target ? 'border-live bg-live-soft ring-1 ring-live ring-inset' : 'border-line bg-surface'}`}
            >
              <span
                aria-hidden="true"
                className={`grid size-4 flex-none place-items-center rounded-full text-11 font-semibold tabular-nums ${target ? 'bg-live text-on-verdict' : 'bg-hover text-ink-2'}`}
              >
                {index + 1}
              </span>
              {label}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
