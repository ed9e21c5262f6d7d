import { ArrowUp } from 'lucide-react';
import { CountdownPill, TimeLeft } from '@/components/connection/countdown';
import { EnvironmentBadge } from '@/components/connection/environment-badge';
import { Link } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { ConnectionSummary } from '@/lib/connection';
import { steps } from '@/lib/setup/steps';
import { countdownOf } from '@/lib/token/countdown';
import { shortenId } from '@/lib/webex/shorten-id';

const head = 'h-[34px] border-b border-line bg-sunken px-3 text-left font-medium whitespace-nowrap text-ink-2 first:pl-4';
const cell = 'h-[46px] border-b border-line px-3 py-1.5 first:pl-4';

const dayMs = 86_400_000;
/** Longer lives look alike: nothing is to be done. */
const fullBarDays = 90;

const fills = {
  unknown: 'fill-ink-3',
  pass: 'fill-pass',
  plan: 'fill-live',
  warn: 'fill-warn',
  fail: 'fill-fail',
  today: 'fill-fail',
  expired: 'fill-fail',
} as const;

function LeftBar({ expiresAt, now }: Readonly<{ expiresAt: number; now: number }>) {
  // What is left is never drawn as nothing.
  const share = expiresAt <= now ? 0 : Math.min(Math.max((expiresAt - now) / dayMs / fullBarDays, 0.04), 1) * 100;
  return (
    <svg aria-hidden="true" width="96" height="6" className="flex-none max-mid:hidden">
      <rect width="96" height="6" rx="3" className="fill-hover" />
      <rect width={`${share}%`} height="6" rx="3" className={fills[countdownOf(expiresAt, now).level]} />
    </svg>
  );
}

export function ConnectionTable({ connections }: Readonly<{ connections: readonly ConnectionSummary[] }>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section aria-label="Connections" tabIndex={0} className="overflow-x-auto rounded-3 border border-line bg-surface">
      <table className="w-full min-w-[640px] border-separate border-spacing-0 text-13">
        <thead>
          <tr>
            <th scope="col" className={head}>
              Connection
            </th>
            <th scope="col" className={head}>
              Environment
            </th>
            <th scope="col" aria-sort="ascending" className={head}>
              <span className="inline-flex items-center gap-1 font-semibold text-ink">
                Token, time left
                <ArrowUp aria-hidden="true" className="size-3.5" />
              </span>
            </th>
            <th scope="col" className={head}>
              Setup
            </th>
            <th scope="col" className={head}>
              Created
            </th>
          </tr>
        </thead>
        <tbody>
          {connections.map(({ id, name, environment, organizationId, credential, stepsDone, createdAt, serverNow }) => (
            <tr key={id} className="relative hover:bg-hover">
              <td className={`${cell} max-w-72 min-w-44`}>
                <Link
                  href={`/connections/${id}`}
                  className="inline-flex min-h-6 max-w-full items-center text-14 font-medium text-ink no-underline outline-none [overflow-wrap:anywhere] after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-live"
                >
                  {name}
                </Link>
                {organizationId && !name.includes(shortenId(organizationId)) ? (
                  <div className="font-mono text-12 text-ink-2">{shortenId(organizationId)}</div>
                ) : null}
              </td>
              <td className={cell}>
                <EnvironmentBadge environment={environment} />
              </td>
              <td className={cell}>
                {credential ? (
                  <div className="flex items-center gap-3">
                    {credential.expiresAt === null ? null : (
                      <>
                        <span className="w-20 flex-none text-right font-medium whitespace-nowrap">
                          <TimeLeft expiresAt={credential.expiresAt} now={serverNow} />
                        </span>
                        <LeftBar expiresAt={credential.expiresAt} now={serverNow} />
                      </>
                    )}
                    <CountdownPill expiresAt={credential.expiresAt} now={serverNow} quiet />
                  </div>
                ) : (
                  <span className="text-ink-2">No token</span>
                )}
              </td>
              <td className={`${cell} whitespace-nowrap tabular-nums`}>
                {stepsDone} of {steps.length} steps
              </td>
              <td className={`${cell} whitespace-nowrap text-ink-2`}>
                <Time at={createdAt} form="day" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
