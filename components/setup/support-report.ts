import type { CheckRunView, ConnectionView } from '@/lib/connection';
import { checkSubjects } from '@/lib/setup/check';

const email = /[^\s@“”"'<>(),;]+@[^\s@“”"'<>(),;]+/g;
const uuid = /\b([0-9a-f]{4})[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})\b/gi;
const longWord = /[A-Za-z0-9_.-]{48,}/g;

const mask = (text: string) => text.replace(email, '(e-mail)').replace(uuid, '$1…$2').replace(longWord, '(hidden)');

/**
 * The ladder as plain text for a support case. The token, names and e-mail addresses are left out: what a finding says in
 * detail may hold them, so only its heading, the request and Webex's own request IDs go in.
 */
export function toSupportReport(view: ConnectionView, run: CheckRunView): string {
  const head = [
    'Onramp report: Okta to Webex provisioning',
    `Environment: ${view.environment}`,
    `Organization: ${view.organizationId ? mask(view.organizationId) : 'not set'}`,
    `Okta app edition: ${view.edition ?? 'not known'}`,
    `Started: ${new Date(run.startedAt).toISOString()}`,
    `Finished: ${run.finishedAt === null ? 'no' : new Date(run.finishedAt).toISOString()}${run.interrupted ? ' (interrupted)' : ''}`,
    `Requests: ${run.requests}`,
  ];
  const rows = run.results.flatMap(({ id, status, finding, exchange }) => [
    '',
    `[${status}] ${checkSubjects[id]}: ${mask(finding)}`,
    ...(exchange
      ? [`  ${exchange.method} ${mask(exchange.target)} -> ${exchange.status ?? 'no answer'}, ${Math.round(exchange.ms)} ms`]
      : []),
    ...(exchange?.problem ? [`  problem: ${exchange.problem}`] : []),
    ...(exchange?.trackingId ? [`  Webex tracking ID: ${exchange.trackingId}`] : []),
  ]);
  return [...head, ...rows, ''].join('\n');
}
