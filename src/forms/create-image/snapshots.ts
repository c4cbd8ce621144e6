import type { Eligibility } from '../../domain/checks.ts';
import type { Snapshot } from '../../domain/resources.ts';
import { definitionOf } from '../../kinds/registry.ts';
import { called } from '../../ui/format/names.ts';
import { joined } from '../../ui/format/text.ts';
import type { Option } from '../protocol/protocol.ts';
import type { FormStore } from '../model/services.ts';

/** A snapshot in the list to choose from; an unusable one says why. */
export function snapshotOption(snapshot: Snapshot, eligibility: Eligibility, store: FormStore): Option {
  const parts = [
    snapshot.region,
    ...definitionOf(snapshot).facts.map((fact) => fact.option?.(snapshot, store)),
    eligibility.can === 'server' && eligibility.isPrepared === true ? eligibility.reason : undefined,
  ];
  return {
    value: snapshot.id,
    label: called(snapshot, store),
    description: joined(parts),
    problem: eligibility.can === 'no' ? eligibility.reason : '',
    facts: [],
  };
}
