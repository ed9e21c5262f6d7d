import type { CheckRunView, ConnectionFacts } from '@/lib/connection';
import { maskTokens } from '@/lib/webex/mask-tokens';
import { type CheckResult, checkSubjects } from './check';

// The report is English, whatever the screen speaks: support reads it.

const email = /[^\s@“”"'<>(),;:/]+(?:@|%40)[^\s@“”"'<>(),;:/]+/gi;
const uuid = /(?<![0-9a-f])([0-9a-f]{4})[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{8}([0-9a-f]{4})(?![0-9a-f])/gi;
const longWord = /[A-Za-z0-9_.+/=-]{48,}/g;
/** What the check of the token says of its account, which may be a name that nothing else in the view holds. */
const signedIn = /\bSigned in as .+/g;

/** A name that goes on in a line of its own would be masked in part only, and could pass for a line of the report. */
const lineBreaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every name that the view knows, the longest first: those of people in their parts as well, where a part looks like a name. */
function namesIn({ name, credential, statements, arrivals }: ConnectionFacts): readonly string[] {
  const arrived = [...(arrivals?.newest ?? []), ...(arrivals?.first ? [arrivals.first] : [])];
  const people = [
    credential?.signedInAs ?? '',
    ...statements.map(({ by }) => by),
    ...arrived.flatMap((user) => [user.name, user.userName]),
  ];
  const parts = people.flatMap((person) => person.split(/[\s@]+/)).filter((part) => /^\p{Lu}.{2}|\./u.test(part));
  return [...new Set([name, ...people, ...parts])].filter((text) => text.length > 2).sort((a, b) => b.length - a.length);
}

type Mask = (text: string) => string;

/** Masks tokens, addresses, names and ids; Webex's own request IDs stay, wherever they stand. */
function maskFor(view: ConnectionFacts, run: CheckRunView): Mask {
  const names = namesIn(view);
  const name = names.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(literally).join('|')})(?![\\p{L}\\p{N}])`, 'gu') : null;
  const hide = (text: string) => {
    const plain = maskTokens(text.replace(lineBreaks, ' '))
      .replace(signedIn, 'Signed in as (name)')
      .replace(email, '(e-mail)')
      .replace(uuid, '$1…$2');
    return (name ? plain.replace(name, '(name)') : plain).replace(longWord, '(hidden)');
  };
  const kept = run.results.flatMap(({ exchange }) => exchange?.trackingId ?? []).map(literally);
  if (kept.length === 0) return hide;
  const request = new RegExp(`(${[...new Set(kept)].join('|')})`);
  return (text) =>
    text
      .split(request)
      .map((part, index) => (index % 2 === 1 ? part : hide(part)))
      .join('');
}

const isoOf = (at: number) => new Date(at).toISOString();

function headOf(view: ConnectionFacts, run: CheckRunView): readonly string[] {
  return [
    'Onramp report: Okta to Webex provisioning',
    `Environment: ${view.environment}`,
    `Organization: ${view.organizationId?.replace(uuid, '$1…$2') ?? 'not set'}`,
    `Okta app edition: ${view.edition ?? 'not known'}${view.editionFrom ? ` (${view.editionFrom})` : ''}`,
    `Started: ${isoOf(run.startedAt)}`,
    `Finished: ${run.finishedAt === null ? 'no' : isoOf(run.finishedAt)}${run.interrupted ? ' (interrupted)' : ''}`,
    `Requests: ${run.requests}`,
  ];
}

function rowOf({ id, status, at, finding, detail, oktaSays, exchange, source }: CheckResult, mask: Mask): readonly string[] {
  return [
    '',
    `[${status}] ${checkSubjects[id]}: ${mask(finding)}`,
    `  at: ${isoOf(at)}`,
    ...(detail ? [`  detail: ${mask(detail)}`] : []),
    ...(oktaSays ? [`  Okta would say: ${mask(oktaSays)}`] : []),
    ...(exchange
      ? [`  ${exchange.method} ${mask(exchange.target)} -> ${exchange.status ?? 'no answer'}, ${Math.round(exchange.ms)} ms`]
      : []),
    ...(exchange?.problem ? [`  problem: ${exchange.problem}`] : []),
    ...(exchange?.trackingId ? [`  Webex tracking ID: ${exchange.trackingId}`] : []),
    ...(source ? [`  source: ${mask(source)}`] : []),
  ];
}

/**
 * The ladder as plain text for a support case: what was asked, what came back and when, and Webex's own request IDs. Tokens, names,
 * e-mail addresses and whole ids are masked, in Webex's own words too.
 */
export function toSupportReport(view: ConnectionFacts, run: CheckRunView): string {
  const mask = maskFor(view, run);
  return [...headOf(view, run), ...run.results.flatMap((result) => rowOf(result, mask)), ''].join('\n');
}
