import type { SandboxContext } from './context';
import { isObject, type JsonObject } from './json';
import { refusal } from './replies';

/** Bytes of a SCIM request; a group with thousands of members still fits. */
const maxScimLength = 524_288;
const scimTypes = /^application\/(?:scim\+)?json\s*(?:;|$)/i;

/** The body of a request or an answer as text; `null` when it is longer than `maxLength` bytes, which is noticed before it is read to its end. */
export async function readText(message: Request | Response, maxLength: number): Promise<string | null> {
  if (Number(message.headers.get('content-length') ?? 0) > maxLength) return null;
  const reader = message.body?.getReader();
  const decoder = new TextDecoder();
  let [text, length] = ['', 0];
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > maxLength) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** The object that a SCIM write sends, or the refusal: 415 for another type, 413 for too much, 400 for what is no object. `Accept` is not looked at. */
export async function readScimBody({ randomBytes }: SandboxContext, request: Request): Promise<JsonObject | Response> {
  if (!scimTypes.test(request.headers.get('content-type') ?? ''))
    return refusal('scim', 415, 'The body must be application/scim+json or application/json.', randomBytes);
  const text = await readText(request, maxScimLength);
  if (text === null) return refusal('scim', 413, 'The body is too large.', randomBytes);
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Refused below, as is JSON that is no object.
  }
  return refusal('scim', 400, 'The body is not a JSON object.', randomBytes);
}
