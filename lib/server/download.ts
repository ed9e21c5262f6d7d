import 'server-only';

/** What a browser saves instead of showing it. */
export interface Download {
  readonly body: BodyInit;
  readonly contentType: string;
  /** In ASCII, without quotation marks. */
  readonly fileName: string;
}

/** The reply that hands a file over. Nobody may store it on the way. */
export const download = ({ body, contentType, fileName }: Download): Response =>
  new Response(body, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  });
