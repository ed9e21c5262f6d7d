import type { OktaApp } from './okta-app';
import { button } from './okta-page-people';
import { escapeHtml } from './page';

/** What failed, to be retried, and the requests that were made. */
export function logSections({ tasks, traffic }: OktaApp, now: number): string {
  const failed = tasks.map(({ action, name, text, at }) => {
    const seconds = Math.max(0, Math.round((now - at) / 1000));
    return `<li><p>${escapeHtml(text)}<br>${seconds} seconds ago</p>${button(action, 'Retry', `Retry ${name}`)}</li>`;
  });
  const requests = traffic.map(
    ({ method, path, status, ms }) =>
      `<tr><td>${method}</td><td><code>${escapeHtml(path)}</code></td><td>${status ?? 'no answer'}</td><td>${ms}</td></tr>`,
  );
  return `<section aria-labelledby="tasks" class="row">
<h2 id="tasks">Tasks</h2>
${failed.length ? `<ul>${failed.join('\n')}</ul>` : '<p>Nothing failed.</p>'}
</section>
<section aria-labelledby="traffic">
<h2 id="traffic">Traffic log</h2>
<p>The last 50 requests to Webex, newest first. Neither tokens nor bodies are kept.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">Status</th><th scope="col">ms</th></tr></thead>
<tbody>
${requests.join('\n')}
</tbody>
</table></div>
</section>`;
}
