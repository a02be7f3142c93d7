import { X509Certificate } from 'node:crypto';

const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';
/** A certificate has a few kilobytes; a hostile one is not parsed. */
const LONGEST = 64 * 1024;

/**
 * When the first certificate of a PEM text ends (RFC 3339), whether the text is plain or in base64; undefined
 * where there is none that can be read. It is the server's own: those behind it are its issuers'.
 */
export function certificateExpiry(text: string): string | undefined {
  const pem = text.includes(BEGIN) ? text : Buffer.from(text, 'base64').toString('latin1');
  const start = pem.indexOf(BEGIN);
  const end = pem.indexOf(END, start);
  if (start < 0 || end < 0 || end - start > LONGEST) return undefined;
  let ends: Date;
  try {
    ends = new X509Certificate(pem.slice(start, end + END.length)).validToDate;
  } catch {
    return undefined;
  }
  // A date that OpenSSL cannot spell has no instant.
  return Number.isNaN(ends.getTime()) ? undefined : ends.toISOString().replace('.000Z', 'Z');
}
