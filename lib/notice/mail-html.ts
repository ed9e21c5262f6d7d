import type { NoticeMessage } from './message';
import type { NoticeTone } from './words';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const sans = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** Of the bar above the message, in light and dark. A colour alone says nothing: the heading does. */
const bars = {
  info: { light: '#2f5bd0', dark: '#8fb4ff' },
  pass: { light: '#1c6e3c', dark: '#6fd195' },
  warn: { light: '#8f5a00', dark: '#f0b95a' },
  fail: { light: '#b3261e', dark: '#ff9a90' },
} as const satisfies Record<NoticeTone, { light: string; dark: string }>;

/** Programs that know no media queries show the light colours, which stand at each element. */
const darkStyles = (tone: NoticeTone) => `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#15171c!important}
.card{background:#1d2026!important;border-color:#3b404a!important}
.bar{background:${bars[tone].dark}!important}
.ink{color:#f0f1f4!important}
.soft{color:#b6bbc6!important}
.rule{border-color:#3b404a!important}
.button{background:#f0f1f4!important;color:#1d2026!important}
.link{color:#9dbcff!important}
}`;

function rowOf({ label, value }: NoticeMessage['facts'][number]): string {
  const cell = `padding:6px 0;font:14px/20px ${sans};text-align:left;vertical-align:top`;
  return `<tr>
<th class="soft" scope="row" style="${cell};padding-right:12px;width:28%;font-weight:400;color:#555c6b">${escaped(label)}</th>
<td class="ink" style="${cell};color:#1f2430;overflow-wrap:anywhere;word-break:break-word"><bdi>${escaped(value)}</bdi></td>
</tr>`;
}

const paragraphOf = (text: string) => `<p class="ink" style="margin:0 0 16px;font:16px/24px ${sans};color:#1f2430">${escaped(text)}</p>`;

function bodyOf({ heading, paragraphs, facts, action, tone, offUrl }: NoticeMessage): string {
  return `<div class="bar" style="height:4px;background:${bars[tone].light};font-size:0;line-height:4px" aria-hidden="true">&nbsp;</div>
<div style="padding:24px 20px">
<h1 class="ink" style="margin:0 0 16px;font:600 22px/30px ${sans};color:#1f2430">${escaped(heading)}</h1>
${paragraphs.map(paragraphOf).join('\n')}
<p style="margin:24px 0"><a class="button" href="${escaped(action.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1f2430;color:#ffffff;font:600 16px/20px ${sans};text-decoration:none">${escaped(action.label)}</a></p>
<table class="rule" style="width:100%;border-collapse:collapse;border-top:1px solid #d9dce3">
<caption class="soft" style="padding:16px 0 4px;font:600 13px/18px ${sans};text-align:left;color:#555c6b">What this is about</caption>
${facts.map(rowOf).join('\n')}
</table>
<p class="soft" style="margin:8px 0 0;font:13px/18px ${sans};color:#555c6b">The token itself is not in this message.</p>
</div>
<div class="rule soft" style="padding:16px 20px;border-top:1px solid #d9dce3;font:13px/18px ${sans};color:#555c6b">Onramp sends this because somebody switched on messages about this connection. <a class="link" href="${escaped(offUrl)}" style="color:#2450b8;text-decoration:underline">Switch them off in Onramp</a>, where you are asked to sign in.</div>`;
}

/**
 * A notice as an HTML mail. Everything is in it: no picture, font or script is fetched, and nothing tells that it was opened. At most 600
 * pixels wide, readable at 320, light and dark.
 */
export function mailHtml(message: NoticeMessage): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(message.subject)}</title>
<style>
${darkStyles(message.tone)}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f4f7">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">${escaped(message.preheader)}</div>
<table role="presentation" class="page" style="width:100%;border-collapse:collapse;background:#f3f4f7">
<tr><td style="padding:16px 8px">
<main class="card" style="display:block;max-width:600px;margin:0 auto;overflow:hidden;border:1px solid #d9dce3;border-radius:8px;background:#ffffff">
${bodyOf(message)}
</main>
</td></tr>
</table>
</body>
</html>
`;
}
