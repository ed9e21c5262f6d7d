/** Makes text safe in HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** Colours are the app's own, written out because the sandbox imports nothing of it. */
const style = `:root{color-scheme:light dark;--bg:light-dark(oklch(0.981 0.003 255),oklch(0.168 0.008 262));--surface:light-dark(oklch(1 0 0),oklch(0.208 0.009 262));--hover:light-dark(oklch(0.952 0.005 255),oklch(0.248 0.011 262));--line:light-dark(oklch(0.912 0.006 255),oklch(0.298 0.011 262));--control:light-dark(oklch(0.635 0.014 255),oklch(0.545 0.014 262));--ink:light-dark(oklch(0.225 0.016 262),oklch(0.955 0.004 262));--ink-2:light-dark(oklch(0.43 0.016 262),oklch(0.79 0.01 262));--live:light-dark(oklch(0.505 0.17 258),oklch(0.755 0.125 252));--warn:light-dark(oklch(0.505 0.11 66),oklch(0.83 0.135 82));--warn-soft:light-dark(oklch(0.975 0.021 85),oklch(0.262 0.03 75))}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:400 14px/20px "Geist Variable",ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
header{padding:8px 16px;background:var(--warn-soft);color:var(--warn);font-weight:600;text-align:center;border-bottom:1px dashed currentColor}
header p{margin:0;color:inherit}
main{max-width:720px;margin:0 auto;padding:24px 16px 64px}
h1{margin:0 0 8px;font-size:28px;line-height:34px;font-weight:600}
h2{margin:0;font-size:16px;line-height:24px;font-weight:600}
p{margin:0 0 12px;color:var(--ink-2)}
section{margin:16px 0 0;padding:16px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
section p:last-child,li p{margin-bottom:0}
ul{list-style:none;margin:0;padding:0;display:grid;gap:12px}
button{display:block;width:100%;min-height:44px;padding:8px 12px;text-align:start;font:inherit;color:var(--ink);background:var(--surface);border:1px solid var(--control);border-radius:6px;cursor:pointer}
button:hover{background:var(--hover)}
button strong{font-weight:600}
.decline{width:auto;margin-top:24px}
:focus-visible{outline:2px solid var(--live);outline-offset:2px}
dl{margin:0;display:grid;gap:4px}
dt{color:var(--ink-2);font-size:13px;line-height:18px}
dd{margin:0 0 8px}
code{font:13px/18px "Geist Mono Variable",ui-monospace,Menlo,Consolas,monospace}
.wide{max-width:1080px}
label{display:block;margin:0 0 12px;font-weight:600}
label input,label select{display:block;width:100%;margin-top:4px;font-weight:400}
input,select{min-height:36px;padding:6px 8px;font:inherit;color:var(--ink);background:var(--surface);border:1px solid var(--control);border-radius:6px}
tbody th{font-weight:400}
fieldset{margin:0 0 12px;padding:8px 12px;border:1px solid var(--line);border-radius:6px}
fieldset label{font-weight:400;margin:4px 0}
fieldset input{display:inline;width:auto;min-height:0;margin:0 8px 0 0}
.row button{display:inline-block;width:auto;min-height:32px;padding:4px 10px;margin:2px 4px 2px 0}
.notice{padding:8px 12px;background:var(--warn-soft);color:var(--ink);border:1px solid var(--line);border-radius:6px}
.scroll{overflow-x:auto}
table{width:100%;min-width:720px;border-collapse:collapse;font-size:13px;line-height:18px;overflow-wrap:normal}
td code{overflow-wrap:anywhere}
th,td{padding:8px;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
.select{user-select:all;padding:4px 8px;border:1px solid var(--line);border-radius:4px;display:inline-block}
`;

let styleHash: Promise<string> | null = null;

async function hashStyle(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/**
 * A page for people: no script, one hashed style, nothing from elsewhere.
 *
 * @param page.main HTML, in which every foreign text has been through `escapeHtml`.
 * @param page.wide for pages with tables.
 * @param page.formTargets origins to which a form's answer may lead, besides the sandbox itself.
 */
export async function htmlPage(page: {
  title: string;
  main: string;
  status?: number;
  formTargets?: readonly string[];
  wide?: boolean;
}): Promise<Response> {
  styleHash ??= hashStyle();
  const formAction = page.formTargets ? ["'self'", ...page.formTargets].join(' ') : "'none'";
  const policy = `default-src 'none'; style-src ${await styleHash}; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`;
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
<style>${style}</style>
</head>
<body>
<header><p>Sandbox: answers are simulated</p></header>
<main${page.wide ? ' class="wide"' : ''}>
${page.main}
</main>
</body>
</html>
`;
  return new Response(body, {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      'content-security-policy': policy,
      // Under no-referrer a browser sends `Origin: null` with the form.
      'referrer-policy': 'strict-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
