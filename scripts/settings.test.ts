import { describe, expect, it } from 'vitest';
import { parseSettings, readSettings } from './settings.mjs';

const given = (more: Record<string, string>) => parseSettings({ NODE_ENV: 'test', ...more });

describe('the settings of the start', () => {
  it.each([
    [{}, ['127.0.0.1', '::1']],
    [{ ONRAMP_LISTEN: '127.0.0.1' }, ['127.0.0.1', '::1']],
    [{ ONRAMP_LISTEN: '10.0.0.5' }, ['127.0.0.1', '::1', '10.0.0.5']],
    [{ ONRAMP_LISTEN: '0.0.0.0' }, ['0.0.0.0', '::1']],
    [{ ONRAMP_LISTEN: '::' }, ['::']],
  ])('with %j hold %j, loopback always among them', (more, addresses) => {
    expect(given(more)).toMatchObject({ addresses, wrong: [] });
  });

  it('take an address to listen on for no name to answer to', () => {
    expect(given({ ONRAMP_LISTEN: '10.0.0.5' }).hosts).toEqual(['localhost:3000', '127.0.0.1:3000', '[::1]:3000']);
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['ONRAMP_LISTEN', 'localhost'],
    ['ONRAMP_LISTEN', '10.0.0.0/8'],
    ['ONRAMP_PUBLIC_URL', 'onramp.example.com'],
    ['ONRAMP_PUBLIC_URL', 'https://onramp.example.com/onramp'],
    ['ONRAMP_PUBLIC_URL', 'https://user@onramp.example.com'],
    ['ONRAMP_TRUST_PROXY', '10'],
  ])('do not take %s “%s”', (name, value) => {
    const { wrong } = given({ [name]: value });
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(new RegExp(`^${name}: must be `));
    expect(() => readSettings({ NODE_ENV: 'test', [name]: value })).toThrow(`${name}: must be `);
  });
});
