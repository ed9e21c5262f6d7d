import { byteOrderMark, toCsvRecord } from '@/lib/export/csv';
import { deedOf, type RecordedAct } from './act';

/** The kinds of file that acts are exported as. */
export const exportFormats = { csv: 'CSV', ndjson: 'NDJSON' } as const;
export type ExportFormat = keyof typeof exportFormats;

interface ExportWriter {
  readonly contentType: string;
  /** What stands before the first act. */
  readonly head: string;
  readonly write: (act: RecordedAct) => string;
}

const columns = ['id', 'at', 'actor', 'action', 'deed', 'subject', 'origin', 'connectionId', 'connection'] as const;

/** An act as files hold it: the time in UTC, and what was done both as its code and in words. */
function toFields(act: RecordedAct): Readonly<Record<(typeof columns)[number], string | number | null>> {
  const { id, at, actor, action, subject, origin, connection } = act;
  return {
    id,
    at: new Date(at).toISOString(),
    actor,
    action,
    deed: deedOf(act),
    subject,
    origin,
    connectionId: connection?.id ?? null,
    connection: connection?.name ?? null,
  };
}

/** How each kind of file is written. In NDJSON each line is a JSON object. */
export const exportWriters: Readonly<Record<ExportFormat, ExportWriter>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    head: byteOrderMark + toCsvRecord(columns),
    write: (act) => {
      const fields = toFields(act);
      return toCsvRecord(columns.map((name) => String(fields[name] ?? '')));
    },
  },
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    head: '',
    write: (act) => `${JSON.stringify(toFields(act))}\n`,
  },
};
