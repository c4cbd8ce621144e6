import * as l10n from '@vscode/l10n';
import { called } from '../../ui/format/names.ts';
import type { CloneCheckId } from '../../domain/clone.ts';
import { cloneChecks } from '../../domain/clone.ts';
import { suggestCloneName, volumeNameProblems } from '../../domain/names.ts';
import { stoppedForClone } from '../../domain/preparations.ts';
import { volumePrice } from '../../domain/prices.ts';
import type { Volume } from '../../domain/resources.ts';
import { cloneTypes } from '../../domain/tiers.ts';
import type { Order, ExpectedResource } from '../../writes/model/orders.ts';
import type { Draft } from '../protocol/protocol.ts';
import type { Confirmation, FormServices, FormStore } from '../model/services.ts';
import type { Assessment, FormSubject, Orders, SubjectWords } from '../model/subject.ts';
import { knownNames, namesIn } from '../model/taken-names.ts';
import { checkViews, preparedFor } from '../model/words.ts';
import { factsOf } from '../model/facts.ts';
import { shutDownFirst, shutDownQuestion } from './preparation.ts';
import { costSentence, isIn, pricesNote, typeNames, typeOptions } from '../model/types.ts';
import { clonePage, cloneWords } from './words.ts';

const checkLabels = (): Readonly<Record<CloneCheckId, string>> => ({
  volumeStatus: l10n.t('Volume status'),
  instanceState: l10n.t('Instance state'),
  credits: l10n.t('Credits'),
  region: l10n.t('Region'),
  name: l10n.t('Name'),
});

/** "Clone Volume": what the form shows of one source volume and does with it. */
export class CloneVolumeSubject implements FormSubject {
  readonly makes = 'volume';
  readonly lists = ['volumes', 'instances'] as const;
  readonly fieldNames = { choice: typeNames };
  readonly page = clonePage();
  readonly sourceId: string;
  readonly #store: FormStore;

  constructor(services: FormServices, sourceId: string) {
    this.#store = services.store;
    this.sourceId = sourceId;
  }

  get pricesAreOld(): boolean {
    return this.#store.pricesAreOld;
  }

  about(): string | undefined {
    const source = this.source();
    return source && called(source, this.#store);
  }

  words({ prepare }: Draft): SubjectWords {
    const volume = this.source();
    const shutsDown = prepare && volume !== undefined && this.#running(volume) !== undefined;
    return cloneWords(this.about() ?? this.sourceId, shutsDown);
  }

  source(): Volume | undefined {
    return this.#store.find('volume', this.sourceId);
  }

  suggest(draft: Draft): Draft {
    const { choice } = draft;
    const volume = this.source();
    if (volume === undefined) {
      return draft;
    }
    const { possible } = namesIn(this.#store.volumes, volume.region);
    const types = this.#types(volume);
    const own = types.find((type) => type.toLowerCase() === volume.volumeType?.toLowerCase());
    return {
      ...draft,
      name: suggestCloneName(volume.name, possible),
      choice: choice === '' ? (own ?? (types.length === 1 ? types[0] : undefined) ?? '') : choice,
    };
  }

  assess(draft: Draft): Assessment {
    const volume = this.source();
    if (volume === undefined) {
      return this.#store.volumes.loadedAt === undefined ? { is: 'loading' } : absent(this.sourceId);
    }
    const { prices, balance } = this.#store;
    const tier = this.#store.tierOf(volume.region);
    const instance = this.#store.instanceOf(volume);
    const types = this.#types(volume);
    const price = prices && volumePrice(prices, tier, draft.choice, volume.sizeGb);
    const { taken, possible } = namesIn(this.#store.volumes, volume.region);
    const name = draft.name.trim();
    const checks = cloneChecks({
      volume,
      tier,
      instance,
      balance,
      hourlyCost: isIn(balance?.currency, prices) ? price?.hour : undefined,
      name,
      takenNames: knownNames(this.#store.volumes, taken, name, possible),
    });
    const running = this.#running(volume);
    const shutDown =
      draft.prepare && running !== undefined
        ? l10n.t('{0} is shut down first.', called({ kind: 'instance', ...running }, this.#store))
        : undefined;
    return {
      is: 'here',
      facts: factsOf(volume, this.#store),
      options: typeOptions(types, volume, tier, prices),
      optionsNote: pricesNote(prices),
      nameProblems: volumeNameProblems(name, taken).map(({ message }) => message),
      ...chosen(draft.choice, types),
      checks: preparedFor(checkViews(checks, checkLabels()), 'instanceState', shutDown),
      preparation: running && shutDownFirst(running, this.#store),
      sentence: costSentence(price, prices?.currency),
    };
  }

  orders({ name, choice, prepare, restore }: Draft): Orders {
    const source = this.source();
    if (source === undefined) {
      throw new Error(absent(this.sourceId).title);
    }
    const { id, region, sizeGb, volumeType } = source;
    const seen = { id, name: source.name, region, sizeGb, volumeType };
    const clone: Order = {
      kind: 'clone',
      source: seen,
      name,
      volumeType: choice === '' ? undefined : choice,
    };
    const instance = prepare ? this.#running(source) : undefined;
    if (instance === undefined) {
      return { orders: [clone], main: 0 };
    }
    const stop: Order = { kind: 'stopInstance', instance };
    const start: readonly Order[] = restore ? [{ kind: 'startInstance', instance }] : [];
    return { orders: [stop, clone, ...start], main: 1 };
  }

  leftAs(order: Order, draft: Draft): Draft | undefined {
    const isIt = order.kind === 'clone' && order.source.id === this.sourceId;
    return isIt ? { ...draft, name: order.name } : undefined;
  }

  question({ prepare, restore }: Draft): Confirmation | undefined {
    const volume = this.source();
    const running = volume && this.#running(volume);
    return prepare && volume !== undefined && running !== undefined
      ? shutDownQuestion(running, volume, restore, this.#store)
      : undefined;
  }

  async readAgain(): Promise<void> {
    if (this.pricesAreOld) {
      await this.#store.refresh(undefined, { fresh: true }); // everything, the price list too
    } else {
      await Promise.all([this.#store.refresh(this.lists, { fresh: true }), this.#store.refreshBalance()]);
    }
  }

  #running(volume: Volume): ExpectedResource | undefined {
    const { id, name = id } =
      stoppedForClone({
        volume,
        tier: this.#store.tierOf(volume.region),
        instance: this.#store.instanceOf(volume),
      }) ?? {};
    return id === undefined || name === undefined ? undefined : { id, name, region: volume.region };
  }

  #types(volume: Volume): readonly string[] {
    return cloneTypes(volume.volumeType, this.#store.volumeTypesOf(this.#store.tierOf(volume.region)));
  }
}

/** A volume of no known type in a tier of no known types has nothing to choose from; then Barrack decides. */
function chosen(choice: string, types: readonly string[]) {
  const wanted = l10n.t('Choose the type of the clone.');
  if (types.length === 0 || types.includes(choice)) {
    return { missing: '', choiceProblems: [] };
  }
  return choice === '' ? { missing: wanted, choiceProblems: [] } : { missing: '', choiceProblems: [wanted] };
}

function absent(id: string) {
  return {
    is: 'absent',
    title: l10n.t('There is no volume with the id {0} any more.', id),
    lines: [l10n.t('It may have been deleted, or belong to another account. Nothing was cloned.')],
  } as const;
}
