import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const inGzip = promisify(gzip);
const inBrotli = promisify(brotliCompress);

/** Under this a packet holds it anyway. */
const WORTH_COMPRESSING = 1_400;

type Encoded = { readonly bytes: Buffer; readonly encoding?: 'br' | 'gzip' };

/** Brotli at 4 packs a page smaller than gzip does, in about the same time. */
async function encode(text: string, accepted: string): Promise<Encoded> {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length < WORTH_COMPRESSING) return { bytes };
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
    return { bytes: await inBrotli(bytes, { params }), encoding: 'br' };
  }
  return /\bgzip\b/.test(accepted) ? { bytes: await inGzip(bytes), encoding: 'gzip' } : { bytes };
}

export async function sendHtml(
  response: ServerResponse,
  page: { readonly status: number; readonly html: string },
  acceptEncoding: string | undefined,
): Promise<void> {
  const { bytes, encoding } = await encode(page.html, acceptEncoding ?? '');
  response.setHeader('Vary', 'Cookie, Accept-Encoding');
  if (encoding !== undefined) response.setHeader('Content-Encoding', encoding);
  response.writeHead(page.status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': bytes.length,
  });
  response.end(bytes);
}
