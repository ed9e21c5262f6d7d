import { mailHtml } from '@/lib/notice/mail-html';
import { messageOf } from '@/lib/notice/message';
import { notices, toldAt } from '@/lib/notice/notices.fixture';

const pageUrl = 'https://onramp.example.com/connections/0f9f3a52-6f0e-4a5f-8a45-6f3f6f0f1c2d/token';

/** Every sort of mail as a mailbox shows it, with the name of its picture. */
export const mails = Object.entries(notices).map(([name, notice]) => ({
  name,
  html: mailHtml(messageOf({ ...notice, timeZone: 'Europe/Oslo', pageUrl, now: toldAt })),
}));
