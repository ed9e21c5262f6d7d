import 'server-only';
import { HttpError, type OnrampError } from '@/lib/errors';
import type { ExchangeEvidence } from '@/lib/setup/check';
import type { Answer } from '@/lib/setup/facts';
import { type Exchange, ExchangeFailure } from './http';
import type { Read } from './webex';

/** Turns a request into an answer: what it brought, or why it brought nothing, with the evidence either way. */
export async function answerOf<T, V>(
  target: string,
  reading: Promise<Read<T>>,
  toValue: (value: T) => V,
): Promise<Answer<V> & { requests: number }> {
  const evidence = (exchange: Exchange, problem: OnrampError | null): ExchangeEvidence => ({
    method: 'GET',
    target,
    status: exchange.status,
    ms: exchange.ms,
    trackingId: problem?.trackingId ?? exchange.trackingId,
    problem: problem?.code ?? null,
  });
  try {
    const { value, exchange } = await reading;
    return { exchange: evidence(exchange, null), value: toValue(value), problem: null, said: null, requests: exchange.requests };
  } catch (error) {
    if (!(error instanceof ExchangeFailure)) throw error;
    const { error: problem, exchange } = error;
    const said = problem instanceof HttpError && 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : null;
    return { exchange: evidence(exchange, problem), value: null, problem: problem.code, said, requests: exchange.requests };
  }
}
