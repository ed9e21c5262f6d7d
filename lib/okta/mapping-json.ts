import { isRecord } from '@/lib/webex/is-record';
import type { PastedAttribute } from './mapping-pasted';
import { words } from './mapping-words';

type Fields = Readonly<Record<string, unknown>>;

/** What a JSON answer of Okta's API holds. `complete`: it is a whole mapping, so what it lacks is not sent. */
interface JsonReading {
  readonly form: 'list' | 'schema' | 'mapping' | 'mapping-list' | 'nothing';
  readonly read: readonly PastedAttribute[];
  readonly notes: readonly string[];
  readonly complete: boolean;
}

const nothing = (note: string): JsonReading => ({ form: 'nothing', read: [], notes: [note], complete: false });

const textOf = (value: unknown): readonly string[] => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []);

function readDefinition(definition: unknown, custom: boolean): PastedAttribute[] {
  if (!isRecord(definition) || !isRecord(definition.properties)) return [];
  return Object.entries(definition.properties).map(([variable, property]) => {
    const { externalName, title }: Fields = isRecord(property) ? property : {};
    return { pasted: variable, names: [...textOf(externalName), variable, ...textOf(title)], expression: null, custom };
  });
}

function readSchema(schema: Fields, definitions: Fields): JsonReading {
  if (typeof schema.id === 'string' && schema.id.includes('/schemas/user/')) {
    return { form: 'schema', read: [], notes: [words.note.userSchema], complete: false };
  }
  const read = [...readDefinition(definitions.base, false), ...readDefinition(definitions.custom, true)];
  return { form: 'schema', read, notes: [words.note.schema], complete: false };
}

/** The attributes of a mapping, or `null` where it holds none: in a list of mappings, or in other JSON. */
function propertiesOf(mapping: Fields): Fields | null {
  if (isRecord(mapping.properties)) return mapping.properties;
  const values = Object.values(mapping);
  return values.length > 0 && values.every((value) => isRecord(value) && 'expression' in value) ? mapping : null;
}

const isMapping = (value: unknown): value is Fields =>
  isRecord(value) && !isRecord(value.definitions) && (propertiesOf(value) !== null || (isRecord(value.source) && isRecord(value.target)));

const goesToApp = ({ target }: Fields) => !isRecord(target) || target.type !== 'user';

function readMappings(mappings: readonly Fields[]): JsonReading {
  const toApp = mappings.filter(goesToApp);
  const notes = toApp.length < mappings.length ? [words.note.otherDirection] : [];
  const whole = toApp.map(propertiesOf).filter((properties) => properties !== null);
  if (whole.length === 0 && toApp.length > 0) {
    const ids = toApp.flatMap(({ id }) => textOf(id));
    return { form: 'mapping-list', read: [], notes: [...notes, words.note.mappingList(ids)], complete: false };
  }
  const entries = whole.flatMap(Object.entries).map(([name, value]: [string, unknown]) => {
    const { expression, pushStatus }: Fields = isRecord(value) ? value : {};
    return { name, expression: textOf(expression)[0] ?? null, onlyOnCreate: pushStatus === 'DONT_PUSH' };
  });
  const namesOf = (some: typeof entries) => some.map(({ name }) => name);
  const unmapped = namesOf(entries.filter(({ expression }) => expression === null));
  const onlyOnCreate = namesOf(entries.filter((entry) => entry.expression !== null && entry.onlyOnCreate));
  if (unmapped.length > 0) notes.push(words.note.unmapped(unmapped));
  if (onlyOnCreate.length > 0) notes.push(words.note.onlyOnCreate(onlyOnCreate));
  const read = entries
    .filter(({ expression }) => expression !== null)
    .map(({ name, expression }) => ({ pasted: name, names: [name], expression, custom: false }));
  return { form: 'mapping', read, notes, complete: toApp.length > 0 };
}

/**
 * Reads the JSON of an app's schema, of one or several mappings, of the list of mappings, or a plain list of names.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/ Schemas and Profile Mappings, seen 2026-11
 */
export function readJson(json: unknown): JsonReading {
  if (isRecord(json) && isRecord(json.definitions)) return readSchema(json, json.definitions);
  const parts = Array.isArray(json) ? json : [json];
  const names = parts.flatMap(textOf);
  if (parts.length > 0 && names.length === parts.length) {
    const read = names.map((name) => ({ pasted: name, names: [name], expression: null, custom: false }));
    return { form: 'list', read, notes: [], complete: false };
  }
  const mappings = parts.filter(isMapping);
  return mappings.length > 0 && mappings.length === parts.length ? readMappings(mappings) : nothing(words.note.otherJson);
}
