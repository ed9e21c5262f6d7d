// A directory that costs next to nothing to serve, in a process of its own: how long it takes to answer, and how much it lets through, is known.
import { createServer } from 'node:http';

const [size = 0, meanMs = 0, jitter = 0, perMinute = 0] = process.argv.slice(2, 6).map(Number);
const retryAfter = process.argv[6] ?? 'seconds';

const seen = { served: 0, refused: 0 };
const minuteMs = 60_000;
let windowFrom = 0;
let inWindow = 0;
const idOf = (/** @type {number} */ index) => `${index.toString(16).padStart(8, '0')}-7d4a-4c39-9b6e-2a1d8c4e0f37`;

/** @param {number} index */
function userOf(index) {
  const id = idOf(index);
  return `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:scim:schemas:extension:cisco:webexidentity:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"id":"${id}","externalId":"00u${index.toString(36).padStart(9, '0')}","userName":"person.${index}@example.com","active":true,"userType":"user","name":{"givenName":"Person","familyName":"Number ${index}"},"displayName":"Person Number ${index}","title":"Analyst","preferredLanguage":"en_US","locale":"en_US","timezone":"America/Denver","emails":[{"value":"person.${index}@example.com","type":"work","primary":true}],"phoneNumbers":[{"value":"+13035550142","type":"work","primary":true,"display":"work"}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"E-${index}","costCenter":"CC7","organization":"Example","division":"West","department":"Finance","manager":{"value":"${idOf(index >> 3)}","displayName":"Ana Ruiz"}},"urn:scim:schemas:extension:cisco:webexidentity:2.0:User":{"accountStatus":["active"],"provisionSource":"OKTA","userNameType":"email","licenseID":["MS_3d9b7c10-5a2e-4f84-8e61-0c7f4a92b6d5"],"sipAddresses":[{"value":"person.${index}@example.calls.webex.com","type":"cloud-calling","primary":true}]},"meta":{"resourceType":"User","location":"https://webexapis.com/identity/scim/v2/Users/${id}","version":"W/\\"40217733815\\"","created":"2026-01-12T08:15:02.417Z","lastModified":"2026-01-12T08:15:02.417Z"}}`;
}

/** @param {URLSearchParams} query */
function pageOf(query) {
  const start = Number(query.get('startIndex') ?? 1);
  const count = Math.min(100, Number(query.get('count') ?? 100), Math.max(0, size - start + 1));
  const users = Array.from({ length: count }, (_, place) => userOf(start - 1 + place));
  return `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":${size},"itemsPerPage":${count},"startIndex":${start},"Resources":[${users.join(',')}]}`;
}

/** Fixed windows of a minute. @returns when a refused request may come again, or null for one that is let through. */
function refuse() {
  if (!perMinute) return null;
  const now = Date.now();
  if (now - windowFrom >= minuteMs) [windowFrom, inWindow] = [now, 0];
  inWindow += 1;
  if (inWindow <= perMinute) return null;
  seen.refused += 1;
  return windowFrom + minuteMs;
}

/** @param {number} opensAt @returns {Record<string, string>} the headers of a refusal that leaves now */
function tell(opensAt) {
  if (retryAfter === 'absent') return {};
  const seconds = Math.max(0, Math.ceil((opensAt - Date.now()) / 1000));
  return { 'retry-after': retryAfter === 'date' ? new Date(Math.ceil(opensAt / 1000) * 1000).toUTCString() : String(seconds) };
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/seen') return response.end(JSON.stringify(seen));
  const opensAt = refuse();
  const ms = meanMs * (1 + jitter * (2 * Math.random() - 1));
  setTimeout(() => {
    if (opensAt !== null) return response.writeHead(429, { 'content-type': 'application/json', ...tell(opensAt) }).end('{}');
    seen.served += 1;
    response.writeHead(200, { 'content-type': 'application/scim+json' }).end(pageOf(url.searchParams));
  }, ms);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
