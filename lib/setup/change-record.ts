import { type Act, actLine, statementWords } from '@/lib/activity/act';
import type { ConnectionView } from '@/lib/connection';
import { checkSubjects } from './check';
import { steps } from './steps';
import { stillOff } from './still-off';

/** Names come from people and from Webex: none of them may begin a line of its own, or turn one around. */
const toLine = (text: string) => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

const utc = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/**
 * A connection as plain text for a change ticket: its steps with marks, the checks, when the token ends, what is still off, and who did
 * what. Holds the token's fingerprint and no secret. Times in UTC.
 *
 * @param acts oldest first.
 */
export function toChangeRecord(view: ConnectionView, acts: readonly Act[]): string {
  const { credential, checkRun, arrivals } = view;
  const marks = new Map(view.progress.map((state) => [state.id, state]));
  const offs = stillOff(view);
  const section = (title: string, lines: readonly string[]) => [
    '',
    title,
    '-'.repeat(title.length),
    ...(lines.length > 0 ? lines : ['None.']),
  ];
  return [
    'CHANGE RECORD: provisioning of users from Okta into Webex Control Hub',
    '',
    `Connection:      ${view.name}`,
    `Environment:     ${view.environment}`,
    `Organization ID: ${view.organizationId ?? 'not set'}`,
    `App edition:     ${view.edition ?? 'not known'}${view.editionFrom ? ` (${view.editionFrom})` : ''}`,
    `Written:         ${utc(view.serverNow)}`,
    ...section(
      'Steps',
      steps.map(({ id, number, name }) => {
        const state = marks.get(id);
        return `${number}. [${state?.mark ?? 'todo'}] ${name}: ${state?.evidence ?? ''}${state?.at ? `, ${utc(state.at)}` : ''}`;
      }),
    ),
    ...section(
      'Confirmed by the administrator',
      view.statements.map(({ id, by, at }) => `${utc(at)}  ${by}: ${statementWords(id)}`),
    ),
    ...section('Token', [
      ...(credential
        ? [
            `Fingerprint:  ${credential.fingerprint} (keyed; the token itself is not in this record)`,
            `Signed in as: ${credential.signedInAs ?? 'not known'}`,
            `Received:     ${utc(credential.receivedAt)}`,
            `Ends:         ${credential.expiresAt === null ? 'not known' : utc(credential.expiresAt)}${credential.expirySource === 'stated' ? ', as the administrator stated' : ''}`,
            `Kept here:    ${credential.forgottenAt === null ? 'yes, encrypted' : `no, deleted ${utc(credential.forgottenAt)}`}`,
          ]
        : []),
    ]),
    ...section(
      `Checks${checkRun ? `, ${utc(checkRun.startedAt)}${checkRun.stale ? ', out of date' : ''}` : ''}`,
      (checkRun?.results ?? []).map(({ id, status, finding }) => `[${status}] ${checkSubjects[id]}: ${finding}`),
    ),
    ...section(
      'Arrivals',
      arrivals
        ? [
            `Watched since ${utc(arrivals.startedAt)}${arrivals.baseline ? `, ${arrivals.baseline.total} users at the start` : ''}`,
            ...Object.entries(arrivals.counts).map(([kind, count]) => `${kind}: ${count}`),
          ]
        : [],
    ),
    ...section(
      'Still off',
      offs.map(({ title, text }) => (text ? `${title}. ${text}` : title)),
    ),
    ...section(
      'Who did what',
      acts.map((act) => `${utc(act.at)}  ${actLine(act)}`),
    ),
    '',
  ]
    .map(toLine)
    .join('\n');
}
