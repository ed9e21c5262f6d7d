import { KeyRound } from 'lucide-react';
import { Mark } from '@/components/ui/mark';
import { Panel } from '@/components/ui/panel';
import { WhereTag } from '@/components/ui/where-tag';
import type { Place, Step } from '@/lib/setup/step';
import { steps } from '@/lib/setup/steps';

const fills: Readonly<Record<Place, string>> = {
  okta: 'fill-ink-2',
  'control-hub': 'fill-[url(#webex-time)]',
  'webex-sign-in': 'fill-[url(#webex-time)]',
  onramp: 'fill-gone',
};

const groups = [
  { name: 'in Okta', places: ['okta'], swatch: 'bg-ink-2' },
  { name: 'in Webex', places: ['control-hub', 'webex-sign-in'], swatch: 'bg-hatched' },
  { name: 'here', places: ['onramp'], swatch: 'bg-gone' },
] as const satisfies readonly { name: string; places: readonly Place[]; swatch: string }[];

const totalSeconds = steps.reduce((sum, step) => sum + step.seconds, 0);

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function words(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : ''].filter(Boolean).join(' ');
}

/** Where the time goes, drawn to scale. */
function TimeBar() {
  let before = 0;
  const parts = steps.map((step: Step) => {
    const x = (before / totalSeconds) * 100;
    before += step.seconds;
    return { id: step.id, x, width: (step.seconds / totalSeconds) * 100 - 0.5, fill: fills[step.place] };
  });
  return (
    <svg aria-hidden="true" width="100%" height="8" className="block">
      <pattern id="webex-time" width="5" height="8" patternUnits="userSpaceOnUse" patternTransform="skewX(-24)">
        <rect width="2.5" height="8" className="fill-ink-2" />
      </pattern>
      {parts.map((part) => (
        <rect key={part.id} x={`${part.x}%`} width={`${part.width}%`} height="8" rx="2" className={part.fill} />
      ))}
    </svg>
  );
}

export function WhatWillHappen() {
  return (
    <Panel
      title="What will happen"
      aside={<span className="text-13 text-ink-2 tabular-nums">{Math.round(totalSeconds / 60)} min</span>}
      footer={
        <>
          <KeyRound aria-hidden="true" className="mt-0.5 size-4 flex-none text-ink-3" />
          <span>
            Have ready: an Okta administrator account, a Webex <b className="text-ink">full administrator</b> account, and a browser that
            allows private windows.
          </span>
        </>
      }
    >
      <div className="grid gap-2.5 border-b border-line p-4">
        <TimeBar />
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
          {groups.map(({ name, places, swatch }) => (
            <span key={name} className="inline-flex items-center gap-1.5">
              <span aria-hidden="true" className={`h-2 w-3 rounded-[2px] ${swatch}`} />
              {words(steps.filter((step) => places.some((place) => place === step.place)).reduce((sum, step) => sum + step.seconds, 0))}{' '}
              {name}
            </span>
          ))}
        </p>
      </div>
      <ol>
        {steps.map((step) => (
          <li
            key={step.id}
            className="grid min-h-11 grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-3 px-4 py-2 not-first:border-t not-first:border-line mid:grid-cols-[20px_minmax(0,1fr)_auto_40px]"
          >
            <Mark kind="todo" number={step.number} silent />
            <div className="min-w-0">
              <div className="font-medium">{step.name}</div>
              <div className="text-13 text-ink-2">{step.summary}</div>
            </div>
            <span className="max-mid:hidden">
              <WhereTag place={step.place} />
            </span>
            <span className="text-right text-13 text-ink-2 tabular-nums">{clock(step.seconds)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
