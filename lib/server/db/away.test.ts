import { describe, expect, it } from 'vitest';
import { StateError } from '@/lib/errors';
import { isDatabaseAway, nameFault } from './away';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('a fault of the database', () => {
  const away: [string, unknown][] = [
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a refused connection on each address', new AggregateError([withCode('ECONNREFUSED'), withCode('EHOSTUNREACH')])],
    ['a connection that was reset', withCode('ECONNRESET')],
    ['a name that is not found', withCode('ENOTFOUND')],
    ['a server that shuts down', withCode('57P01', 'terminating connection due to administrator command')],
    ['a server that starts', withCode('57P03', 'the database system is starting up')],
    ['a server that is full', withCode('53300', 'sorry, too many clients already')],
    ['a connection exception', withCode('08006')],
    ['the driver’s word for an end', new Error('Connection terminated unexpectedly')],
    ['the driver’s word for a full pool', new Error('timeout exceeded when trying to connect')],
  ];
  it.each(away)('is told from others by %s', (_name, error) => {
    const fault = nameFault(error);
    expect(fault).toMatchObject({ code: 'database-away', digest: 'database-away', cause: error, retryAfterSeconds: 5 });
    expect(isDatabaseAway(fault)).toBe(true);
  });

  it('is known by its code, also from another bundle with classes of its own', () => {
    expect(isDatabaseAway(withCode('database-away'))).toBe(true);
  });

  const others: [string, unknown][] = [
    ['a broken constraint', withCode('23505')],
    ['a wrong password', withCode('28P01')],
    ['a failure of ours', new StateError('not-found', 'none')],
    ['nothing in particular', new AggregateError([])],
    ['one of two', new AggregateError([withCode('ECONNREFUSED'), new Error('other')])],
    ['no error at all', 'text'],
  ];
  it.each(others)('is not %s', (_name, error) => {
    expect(nameFault(error)).toBe(error);
    expect(isDatabaseAway(error)).toBe(false);
  });
});
