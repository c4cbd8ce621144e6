/** What the simulated platform keeps. Times are simulated seconds unless they are ISO dates. */
import type { Ledger } from './ledger.ts';

export type Tier = 'legacy' | 'advanced';
export type Currency = 'USD' | 'EUR' | 'INR';
export type VolumeType = 'SSD' | 'NVMe' | 'HDD';
export type AccountName = 'usd' | 'eur' | 'inr';

export interface Volume {
  readonly id: string;
  name: string;
  /** GB */
  size: number;
  status: string;
  region: string;
  type: VolumeType;
  bootable: boolean;
  instanceId: string | null;
  createdAt: string;
  /** The volume this one was cloned from. */
  sourceId: string | null;
}

export interface Instance {
  readonly id: string;
  name: string;
  status: string;
  region: string;
  gpuModel: string;
  gpuCount: number;
  publicIp: string | null;
  createdAt: string;
}

export interface Snapshot {
  readonly id: string;
  name: string;
  description: string;
  /** GB */
  size: number;
  status: string;
  region: string;
  instanceId: string | null;
  instanceName: string;
  createdAt: string;
}

export interface Image {
  readonly id: string;
  name: string;
  status: string;
  region: string;
  /** GB */
  size: number;
  snapshotId: string;
  createdAt: string;
}

export interface Account {
  readonly name: AccountName;
  readonly user: string;
  readonly currency: Currency;
  profileComplete: boolean;
  /** Credits at simulated second 0; the balance is this less what the ledger has spent since. */
  credits: number;
  readonly ledger: Ledger;
  readonly volumes: Map<string, Volume>;
  readonly instances: Map<string, Instance>;
  readonly snapshots: Map<string, Snapshot>;
  readonly images: Map<string, Image>;
}
