import type { NoticeMessage } from './message';

/** A notice as a mail's plain text: the same as the HTML part says, in the same order. */
export function mailText({ heading, paragraphs, facts, action, offUrl }: NoticeMessage): string {
  return [
    heading,
    '',
    ...paragraphs.flatMap((paragraph) => [paragraph, '']),
    `${action.label}:`,
    action.url,
    '',
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    '',
    'The token itself is not in this message.',
    '',
    '-- ',
    'Onramp sends this because somebody switched on messages about this connection.',
    'To switch them off, sign in and open:',
    offUrl,
    '',
  ].join('\n');
}
