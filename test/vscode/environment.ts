const hostVariables =
  /^(VSCODE_|CODE_SERVER_|CS_|PORT$|PASSWORD$|HASHED_PASSWORD$|LOG_LEVEL$|ELECTRON_RUN_AS_NODE$)/;

/** The environment without what would turn a VS Code that is started into something else, or into a part of another. */
export function withoutHostVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !hostVariables.test(name)));
}
