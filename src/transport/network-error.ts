import type { Refusal } from './answer.ts';

const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  ERR_STREAM_PREMATURE_CLOSE: 'the answer was cut off',
  Z_BUF_ERROR: 'the answer was cut off',
  ENOTFOUND: 'the host name does not resolve',
  EAI_AGAIN: 'the host name could not be resolved now',
  ETIMEDOUT: 'the connection timed out',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  EPIPE: 'the connection was cut',
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the server's certificate is not trusted",
  SELF_SIGNED_CERT_IN_CHAIN: "the server's certificate is not trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server's certificate is not trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the server's certificate is not trusted",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'the server wants a client certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another host",
};

/** No answer came. Messages of the network libraries carry whole URLs, so only their code is kept. */
export function networkRefusal(error: unknown): Refusal {
  const code = codeOf(error);
  if (isTimeout(error)) return { outcome: 'failed', retry: true, reason: 'no answer came in time' };
  const reason = (code === undefined ? undefined : CODES[code]) ?? 'the connection failed';
  const certificate = code !== undefined && /CERT|SIGN/.test(code);
  return {
    outcome: 'failed',
    retry: !certificate,
    reason: code === undefined ? reason : `${reason} (${code})`,
  };
}

export function isNetworkError(error: unknown): boolean {
  return isTimeout(error) || codeOf(error) !== undefined;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /Timeout/i.test(error.name);
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // Several addresses of one host: the first failure stands for all.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined;
}
