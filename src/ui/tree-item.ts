import * as vscode from 'vscode';
import type { Look } from './format/appearance.ts';
import type { TreeItem } from './surfaces.ts';
import { newTreeItem } from './surfaces.ts';

/** A tree item that looks so; its id and its commands are its view's. */
export function treeItem(look: Look, state: vscode.TreeItemCollapsibleState): TreeItem {
  const item = newTreeItem(look.label, state);
  item.description = look.description;
  item.contextValue = look.contextValue;
  item.accessibilityInformation = { label: look.spoken };
  if (look.icon !== undefined) {
    const { name, color } = look.icon;
    item.iconPath = new vscode.ThemeIcon(
      name,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
  }
  return item;
}
