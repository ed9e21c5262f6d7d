import { describe, expect, it } from 'vitest';
import { readWebhookUrl } from './webhook-url';

describe('readWebhookUrl', () => {
  it.each([
    ['https://hooks.example.com/a?b=c', 'https://hooks.example.com/a?b=c', 'hooks.example.com'],
    ['  https://hooks.example.com  ', 'https://hooks.example.com/', 'hooks.example.com'],
    ['https://hooks.example.com:8443/a#part', 'https://hooks.example.com:8443/a', 'hooks.example.com:8443'],
    ['https://192.168.7.9/a', 'https://192.168.7.9/a', '192.168.7.9'],
    ['http://localhost:8080/a', 'http://localhost:8080/a', 'localhost:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/', '127.0.0.1:8080'],
    ['http://[::1]:8080/', 'http://[::1]:8080/', '[::1]:8080'],
    ['http://0x7f.1/', 'http://127.0.0.1/', '127.0.0.1'],
  ])('takes %s', (text, url, host) => {
    expect(readWebhookUrl(text)).toEqual({ url, host });
  });

  it.each([
    ['', 'not-a-url'],
    ['hooks.example.com', 'not-a-url'],
    ['ftp://hooks.example.com', 'not-a-url'],
    ['javascript:alert(1)', 'not-a-url'],
    ['file:///etc/hostname', 'not-a-url'],
    ['http://hooks.example.com', 'not-https'],
    ['http://localhost.example.com', 'not-https'],
    ['http://192.168.7.9/', 'not-https'],
    ['https://user@hooks.example.com', 'holds-a-password'],
    ['https://user:word@hooks.example.com', 'holds-a-password'],
    ['http://localhost:word@hooks.example.com', 'not-https'],
    [`https://hooks.example.com/${'a'.repeat(2_000)}`, 'too-long'],
  ])('refuses %s', (text, refused) => {
    expect(readWebhookUrl(text)).toEqual({ refused });
  });
});
