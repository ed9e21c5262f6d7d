/**
 * The document that Webex's fixed redirect leads to. It is not a page of the app: beside the token runs no framework, no font,
 * no image and no other script than this one.
 */

/** Runs in the head, before anything is painted. The first two statements take the token out of the address bar. */
export const handoverScript = `const a=location.href;history.replaceState(null,"","/auth/code");
const q=i=>document.getElementById(i),show=(c,h,t,d,r)=>{q("m").className=c;q("h").textContent=h;q("t").textContent=t;q("d").textContent=d||"";q("w").hidden=!d;q("r").textContent=r||"";q("b").hidden=c!="off";q("m").hidden=false;document.title=h+" · Onramp"};
async function send(){show("run","Handing over to Onramp","One moment. Keep this window open.");
let r;try{r=await fetch("/api/deposit",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({address:a}),signal:AbortSignal.timeout(2e4)})}catch{return show("off","Onramp does not answer","The token is safe in this window, and only here.","Start Onramp again, then select Try again. Or copy the answer and paste it in Onramp’s other window. Do not reload this one.")}
if(r.status==204)return show("ok","Done. Close this window and go back.","Onramp has the token; the other window moves on by itself.");
let p={};try{p=await r.json()}catch{}
if(r.status!=400&&r.status!=409||!p.title)return show("off",p.title||"Onramp could not take the token","The token is safe in this window, and only here.","Wait a moment, then select Try again. Do not reload this window.",p.reference);
show("no",p.title,p.detail,p.remedy,p.code+" · reference "+p.reference)}
addEventListener("DOMContentLoaded",()=>{q("y").onclick=send;q("c").onclick=async()=>{try{await navigator.clipboard.writeText(a);q("c").textContent="Copied"}catch{q("c").textContent="Copying is not allowed here"}};send()})`;

/** Few rules, in the design's colours. */
export const handoverStyle = `:root{color-scheme:light dark;--k:light-dark(#171b24,#f0f1f3);--s:light-dark(#4b5160,#bcc0c8)}
body{margin:0;padding:max(48px,12vh) 20px 20px;background:light-dark(#f7f8fa,#0d0f13);color:var(--k);font:16px/24px system-ui,sans-serif}
main{max-width:448px;margin:auto}h1{font-size:24px;line-height:30px;margin:16px 0 8px}p{margin:0 0 16px;color:var(--s)}
i{display:grid;place-items:center;width:44px;height:44px;margin-top:12px;border-radius:22px;font:600 22px system-ui;color:light-dark(#fff,#0d0f13);background:light-dark(#1f5fc4,#7db2ff)}
.ok i{background:light-dark(#0b6b3a,#54cf8b)}.ok i:after{content:"✓"}.no i:after,.off i:after{content:"!"}.no i,.off i{border-radius:10px;background:light-dark(#b3261e,#ff8a80)}
#w{border:1px solid light-dark(#dcdfe5,#33373f);border-radius:10px;padding:12px 14px}#w b{display:block;color:var(--k)}#r{font:12px ui-monospace,monospace}
button{font:500 14px/20px system-ui,sans-serif;padding:8px 14px;margin:0 8px 16px 0;border-radius:6px;border:1px solid var(--s);background:none;color:inherit}#y{background:var(--k);color:light-dark(#fff,#0d0f13)}
:focus-visible{outline:2px solid light-dark(#1f5fc4,#7db2ff);outline-offset:2px}`;

/** The whole document. Its words about failures come from the reply to its one POST. */
export const handoverDocument = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="robots" content="noindex"><script>${handoverScript}</script><meta name="viewport" content="width=device-width,initial-scale=1"><title>Sign-in · Onramp</title><style>${handoverStyle}</style>
<main id="m" role="status" hidden><strong>Onramp</strong><i aria-hidden="true"></i><h1 id="h"></h1><p id="t"></p><p id="w" hidden><b>What to do</b><span id="d"></span></p><div id="b" hidden><button id="y">Try again</button><button id="c">Copy for the other window</button></div><p id="r"></p></main>
<noscript><main class="no"><strong>Onramp</strong><h1>JavaScript is off in this window</h1><p>Onramp cannot take the token out of the address by itself.</p><p>Copy the whole address of this page, paste it in Onramp’s other window under “I was shown an error page”, then close this window.</p></main></noscript></html>
`;
