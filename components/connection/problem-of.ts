import { type ProblemCode, type ProblemDocument, problems } from '@/lib/problems';

/** The words for a code that the server put into a view, without a request of its own. Apart, because the table of words is long. */
export function problemOf(code: ProblemCode): ProblemDocument {
  const { title, status, why, remedy } = problems[code];
  return { type: 'about:blank', title, status, code, detail: why, remedy, reference: '' };
}
