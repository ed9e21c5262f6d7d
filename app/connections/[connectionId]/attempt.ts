import { unstable_rethrow } from 'next/navigation';
import type { ProblemDocument } from '@/lib/problems';
import { toProblem } from '@/lib/server/problem-response';

/** What work answers, or what a person reads about its failure. */
export async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly problem?: never } | { readonly value?: never; readonly problem: ProblemDocument }> {
  try {
    return { value: await work() };
  } catch (error) {
    unstable_rethrow(error);
    return { problem: toProblem(error) };
  }
}
