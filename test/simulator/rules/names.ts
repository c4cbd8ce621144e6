/** The platform's rules of names (docs/platform.md). Each gives the refusal's text, or undefined if the name is good. */

function lengthError(name: string, least: number, most: number): string | undefined {
  if (name.length < least) return `Ensure this field has at least ${least} characters.`;
  if (name.length > most) return `Ensure this field has no more than ${most} characters.`;
  return undefined;
}

export function volumeNameError(name: string): string | undefined {
  const length = lengthError(name, 3, 30);
  if (length) return length;
  if (!/^[A-Za-z0-9_-]+$/.test(name))
    return 'Name can only contain letters, numbers, hyphens and underscores.';
  if (/^[-_]|[-_]$/.test(name)) return 'Name cannot start or end with a hyphen or underscore.';
  return undefined;
}

export function imageNameError(name: string): string | undefined {
  const length = lengthError(name, 3, 30);
  if (length) return length;
  if (!/^[A-Za-z0-9 _.-]+$/.test(name))
    return 'Invalid image name. Use letters, numbers, spaces, hyphens, underscores and dots only.';
  return undefined;
}

export function snapshotNameError(name: string): string | undefined {
  return lengthError(name, 1, 50);
}
