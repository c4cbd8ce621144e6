import type { Caller } from '../http/caller.ts';
import { Images } from './images.ts';
import { Instances } from './instances.ts';
import { Snapshots } from './snapshots.ts';
import { Volumes } from './volumes.ts';

/** The requests about resources, by what they are about. */
export class Groups {
  readonly volumes: Volumes;
  readonly instances: Instances;
  readonly snapshots: Snapshots;
  readonly images: Images;

  constructor(caller: Caller) {
    this.volumes = new Volumes(caller);
    this.instances = new Instances(caller);
    this.snapshots = new Snapshots(caller);
    this.images = new Images(caller);
  }
}
