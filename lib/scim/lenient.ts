import { z } from 'zod';

/** A field that may be absent, `null`, or of a type that nobody documented: the last becomes `null`, so that one field never costs a resource. */
export const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);

/** A text, as {@link lenient}. */
export const text = lenient(z.string());
