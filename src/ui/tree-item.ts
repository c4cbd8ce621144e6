import * as vscode from 'vscode';
import type { Appearance } from './format/appearance.ts';
import type { TreeItem } from './surfaces.ts';
import { newTreeItem } from './surfaces.ts';

/** A tree item that looks so; its id and its commands are its view's. */
export function treeItem(appearance: Appearance, state: vscode.TreeItemCollapsibleState): TreeItem {
  const item = newTreeItem(appearance.label, state);
  item.description = appearance.description;
  item.contextValue = appearance.contextValue;
  item.accessibilityInformation = { label: appearance.spoken };
  if (appearance.icon !== undefined) {
    const { name, color } = appearance.icon;
    item.iconPath = new vscode.ThemeIcon(
      name,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
  }
  return item;
}
