import { X509Certificate } from 'node:crypto';
import type { JsonObject } from '../kernel/json.ts';

const MOST = 10;
const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** What is told of the certificates in a PEM text: dates and names. A certificate is public, its key is not here. */
export function certificatesIn(key: string, pem: string): JsonObject[] {
  const blocks = (pem.match(BLOCK) ?? []).slice(0, MOST);
  if (blocks.length === 0) return [{ key, unreadable: 'there is no certificate in it' }];
  return blocks.map((block) => described(key, block));
}

function described(key: string, block: string): JsonObject {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(block);
  } catch {
    return { key, unreadable: 'it is not an X.509 certificate' };
  }
  const { subject, issuer } = certificate.toLegacyObject();
  return {
    key,
    notBefore: instantText(certificate.validFromDate),
    notAfter: instantText(certificate.validToDate),
    subject: { CN: texts(subject.CN), O: texts(subject.O) },
    issuer: { CN: texts(issuer.CN) },
  };
}

// A date that OpenSSL cannot spell has no instant.
function instantText(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}

// An attribute may stand more than once.
function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
}
