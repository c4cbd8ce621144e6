/** The one secret of this extension. */
export const secretName = 'barrack.account';
