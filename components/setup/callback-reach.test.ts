import { expect, it } from 'vitest';
import { type CallbackReach, callbackReachOf } from './callback-reach';

const cases: readonly (readonly [string, CallbackReach])[] = [
  ['http://localhost:3000', 'reached'],
  ['https://localhost:3000', 'unknown'],
  ['http://localhost', 'unknown'],
  ['http://localhost:3001', 'unknown'],
  ['http://localhost:30000', 'unknown'],
  ['http://onramp.localhost:3000', 'unknown'],
  ['http://127.0.0.1:3000', 'unknown'],
  ['http://127.1.2.3', 'unknown'],
  ['http://0.0.0.0:3000', 'unknown'],
  ['http://[::1]:3000', 'unknown'],
  ['https://onramp.example.com', 'elsewhere'],
  ['http://192.0.2.7:3000', 'elsewhere'],
  ['http://[2001:db8::1]:3000', 'elsewhere'],
  ['http://localhost.example.com:3000', 'elsewhere'],
  ['http://notlocalhost:3000', 'elsewhere'],
  ['http://127.0.0.1.example.com', 'elsewhere'],
  ['null', 'elsewhere'],
];

it.each(cases)('judges a page open at %s as %s', (origin, reach) => {
  expect(callbackReachOf(origin)).toBe(reach);
});
