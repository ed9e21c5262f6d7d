import 'server-only';
import type { ScimUser } from '@/lib/scim/user';
import { type UserExportFormat, userExportWriters } from '@/lib/users/export-format';

/**
 * Users as the texts of a file, one for each page of them.
 *
 * @param first the page that was read already. @param rest is ended when nobody takes the texts any more.
 */
export async function* textsOf(
  first: IteratorResult<readonly ScimUser[]>,
  rest: AsyncGenerator<readonly ScimUser[]>,
  format: UserExportFormat,
): AsyncGenerator<string> {
  const { head, write } = userExportWriters[format];
  try {
    let text = head;
    for (let page = first; !page.done; page = await rest.next()) {
      text += page.value.map(write).join('');
      if (text) yield text;
      text = '';
    }
    if (text) yield text;
  } finally {
    await rest.return(undefined);
  }
}
