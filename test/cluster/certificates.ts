import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { binariesFolder, NEWEST } from './binaries.ts';

/** A certificate and its key, in PEM. */
export interface CertificatePair {
  certificate: string;
  key: string;
}

/** Whom a certificate is for. */
export interface Subject {
  commonName: string;
  /** Each is a group for the API server. */
  organizations?: readonly string[];
  notBefore?: Date;
  notAfter?: Date;
  /** Addresses and DNS names of a server; without any it is a client's. */
  hosts?: readonly string[];
}

export interface Issued {
  authority: CertificatePair;
  issued: CertificatePair[];
}

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Issues certificates of the authority, or of a new one. */
export function issueCertificates(subjects: readonly Subject[], authority?: CertificatePair): Issued {
  const now = Date.now();
  const asked = {
    authority: authority ?? null,
    subjects: subjects.map(({ commonName, organizations = [], hosts = [], ...validity }) => ({
      commonName,
      organizations,
      hosts,
      notBefore: (validity.notBefore ?? new Date(now - YEAR_MS)).toISOString(),
      notAfter: (validity.notAfter ?? new Date(now + YEAR_MS)).toISOString(),
    })),
  };
  const program = join(binariesFolder(NEWEST), 'certificates');
  const { status, stdout, stderr } = spawnSync(program, { input: JSON.stringify(asked), encoding: 'utf8' });
  if (status !== 0) throw new Error(`no certificate was issued: ${stderr}`);
  return JSON.parse(stdout) as Issued;
}
