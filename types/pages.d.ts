// Browser APIs that TypeScript's libraries do not declare.

/** https://w3c.github.io/trusted-types/dist/spec/ */
interface TrustedTypePolicyFactory {
  readonly defaultPolicy: object | null;
  createPolicy(name: string, rules: { createScriptURL(address: string): string | null }): TrustedTypePolicy;
}

interface TrustedTypePolicy {
  createScriptURL(address: string): string;
}

declare var trustedTypes: TrustedTypePolicyFactory | undefined;

/** https://wicg.github.io/web-app-launch/ */
declare var launchQueue: { setConsumer(take: (launch: { files?: FileSystemFileHandle[] }) => void): void } | undefined;
