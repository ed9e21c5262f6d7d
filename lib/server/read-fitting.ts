import 'server-only';
import { OnrampError, ResponseError } from '@/lib/errors';

/**
 * Reads a page of users, and the beginning of it where the whole is too large for one answer: half as many users, down to one.
 *
 * @param read asks for so many users.
 * @throws {ResponseError} `user-too-large`: one user alone is. @throws what else the reading throws.
 */
export async function readFitting<T>(count: number, read: (count: number) => Promise<T>): Promise<T> {
  for (let size = count; ; size = Math.floor(size / 2)) {
    try {
      return await read(size);
    } catch (error) {
      if (!(error instanceof OnrampError) || error.code !== 'response-too-large') throw error;
      if (size <= 1) throw new ResponseError('user-too-large', error.message, { cause: error });
    }
  }
}
