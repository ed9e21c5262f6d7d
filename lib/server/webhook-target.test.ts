import { describe, expect, it } from 'vitest';
import { isRefusedAddress, lookupAllowed, RefusedAddress } from './webhook-target';

describe('isRefusedAddress', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '169.254.169.254',
    '169.254.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '::ffff:0:0',
    '64:ff9b::a9fe:a9fe',
    'fe80::1',
    'fe80::1%eth0',
    'febf::1',
    'ff02::1',
    'fd00:ec2::254',
    'not an address',
    '',
  ])('refuses %s', (address) => {
    expect(isRefusedAddress(address)).toBe(true);
  });

  it.each(['127.0.0.1', '::1', '10.0.0.8', '172.16.4.4', '192.168.1.20', '198.51.100.7', '2001:db8::7', 'fd12:3456::1', '::ffff:10.0.0.8'])(
    'allows %s',
    (address) => {
      expect(isRefusedAddress(address)).toBe(false);
    },
  );
});

describe('lookupAllowed', () => {
  /** Resolves as a connection does. */
  const resolve = (hostname: string, all: boolean) =>
    new Promise((done, fail) => lookupAllowed(hostname, { all }, (error, found) => (error ? fail(error) : done(found))));

  it('resolves a name for a connection to all of its addresses, and to one', async () => {
    expect(await resolve('localhost', true)).toContainEqual({ address: '127.0.0.1', family: 4 });
    expect(await resolve('127.1', false)).toBe('127.0.0.1');
  });

  it.each([true, false])('refuses a name that leads to a metadata service, all addresses: %s', async (all) => {
    // The resolver reads this spelling as 169.254.169.254; to Node it is a name.
    await expect(resolve('169.254.43518', all)).rejects.toBeInstanceOf(RefusedAddress);
  });

  it('passes on that a name does not exist', async () => {
    await expect(resolve('nobody.invalid', true)).rejects.toMatchObject({ syscall: 'getaddrinfo' });
  });
});
