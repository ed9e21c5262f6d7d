import { describe } from 'vitest';
import { canary, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { endOfWebhook, isLoopbackName, readWebhookUrl } from './webhook-url';

const urls = spoiltTexts(
  'https://hooks.example.com/services/T000/B000/abcdefghijkl',
  'http://localhost:8080/hook?key=1#part',
  'https://user:password@hooks.example.com:8443/',
  'http://[::1]:3000/',
  'https://0x7f.1/',
  'https://bücher.example/ａ',
);

describe('the URL of a webhook', () => {
  always('is https or this machine, without a password, or refused', urls, (text) => {
    const reading = read(() => readWebhookUrl(text), canary);
    must(!(reading instanceof Error), 'it threw');
    if ('refused' in reading) return;
    const url = new URL(reading.url);
    must(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname)), 'sent in the clear');
    must(url.username === '' && url.password === '' && url.hash === '' && url.host === reading.host, 'more than an address');
    must(reading.url === url.href, 'read again it is another');
    must((endOfWebhook(reading.url) ?? '').length <= 4, 'too much of it is shown');
  });
});
