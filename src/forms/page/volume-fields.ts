import type { Field, FormState } from '../protocol/protocol.ts';
import { byId, element, fill, say } from './dom.ts';
import type { Part } from './part.ts';
import { buttonRow, problemItems } from './parts.ts';

type FieldName = keyof NonNullable<FormState['fields']>;

/** Options, those with a group in one. */
function optionNodes(options: Field['options']): readonly Node[] {
  const groups = new Map<string, HTMLElement>();
  const nodes: Node[] = [];
  for (const { value, label, group } of options) {
    const option = element('option', { value }, label);
    const named = groups.get(group) ?? element('optgroup', { label: group });
    if (group === '') {
      nodes.push(option);
    } else if (!groups.has(group)) {
      groups.set(group, named);
      nodes.push(named);
    }
    named.append(...(group === '' ? [] : [option]));
  }
  return nodes;
}

/** A list to choose from. What is chosen stays so while the list is being read. */
function selectField(name: FieldName, changed: () => void) {
  const input = byId(name, HTMLSelectElement);
  let chosen = '';
  input.addEventListener('change', () => {
    chosen = input.value;
    changed();
  });
  return {
    input,
    value: () => chosen,
    select: (value: string) => {
      chosen = value;
      input.value = value;
    },
    show: ({ options }: Field) => {
      fill(input, options, optionNodes);
      input.value = chosen;
    },
  };
}

/** What is said about a field. */
function showAbout(name: FieldName, { note, problems, buttons }: Field): void {
  say(`${name}-note`, note);
  fill(byId(`${name}-problems`, HTMLElement), problems, problemItems);
  const row = byId(`${name}-buttons`, HTMLElement);
  const hadFocus = row.contains(document.activeElement);
  fill(row, buttons, (shown) => buttonRow(name, shown));
  if (hadFocus && buttons.length === 0) {
    byId(name, HTMLElement).focus(); // there is nothing to try again any more
  }
  byId(name, HTMLElement).setAttribute('aria-invalid', String(problems.length > 0));
}

/** Region, size and image of a new volume. */
export function volumeFields(changed: () => void): Part {
  const region = selectField('region', changed);
  const image = selectField('image', changed);
  const size = byId('size', HTMLInputElement);
  const bootable = byId('bootable', HTMLInputElement);
  const imageRow = byId('image-field', HTMLElement);
  const inputs = { region: region.input, size, image: image.input };

  size.addEventListener('input', changed);
  bootable.addEventListener('change', () => {
    imageRow.hidden = !bootable.checked;
    changed();
  });

  return {
    value: () => ({
      region: region.value(),
      size: size.value,
      bootable: bootable.checked,
      image: image.value(),
    }),
    select: (draft) => {
      region.select(draft.region ?? '');
      image.select(draft.image ?? '');
      if (size.value !== draft.size) {
        size.value = draft.size ?? '';
      }
      bootable.checked = draft.bootable === true;
      imageRow.hidden = !bootable.checked;
    },
    show: ({ fields, phase }) => {
      const isSent = phase !== 'editing';
      region.input.disabled = image.input.disabled = bootable.disabled = isSent;
      size.readOnly = isSent;
      if (fields !== undefined) {
        region.show(fields.region);
        image.show(fields.image);
        for (const name of ['region', 'size', 'image'] as const) {
          showAbout(name, fields[name]);
        }
      }
    },
    problem: ({ fields }) => {
      const names = ['region', 'size', 'image'] as const;
      const name = names.find((one) => (fields?.[one].problems.length ?? 0) > 0);
      return name && inputs[name];
    },
  };
}
