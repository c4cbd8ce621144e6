import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import type { Element, ItemElement } from '../../../src/views/resources/elements.ts';

type Explored = Pick<TestServices, 'explorer'>;

/** Every element, as VS Code gets them when everything is expanded, parents first. */
export function everyElement({ explorer }: Explored, from?: Element): readonly Element[] {
  const children = explorer.provider.getChildren(from);
  return children.flatMap((child) => [child, ...everyElement({ explorer }, child)]);
}

/** The element of a resource by its name; throws if the tree shows none. */
export function itemNamed(services: Explored, name: string): ItemElement {
  const found = everyElement(services).find(
    (element): element is ItemElement => element.type === 'item' && element.resource.name === name,
  );
  if (found === undefined) {
    throw new Error(`The tree shows nothing named ${name}`);
  }
  return found;
}

/** Label and description of each element, indented by its depth. */
export function outline({ explorer }: Explored, from?: Element, indent = ''): readonly string[] {
  return explorer.provider.getChildren(from).flatMap((child) => {
    const { label, description } = explorer.provider.getTreeItem(child);
    return [
      `${indent}${textOf(label)} | ${String(description)}`,
      ...outline({ explorer }, child, `${indent}  `),
    ];
  });
}

export function textOf(label: vscode.TreeItem['label']): string {
  return typeof label === 'string' ? label : (label?.label.toString() ?? '');
}

/** The tooltip's Markdown. */
export function tooltipOf({ explorer }: Explored, element: Element): string {
  const { provider } = explorer;
  const { tooltip } = provider.resolveTreeItem(provider.getTreeItem(element), element);
  return tooltip instanceof vscode.MarkdownString ? tooltip.value : (tooltip ?? '');
}
