/** The parts of the shared judges that the tests use. The judges are plain JavaScript; this is what they promise. */

export interface Server {
  call(method: string, params: object, timeout?: number): Promise<unknown>;
  close(): void;
}

export interface InstallModule {
  readonly findBicep: (options?: { install?: boolean }) => string;
}

export interface RpcModule {
  readonly BicepServer: new (binary: string) => Server;
}

export interface Checked {
  readonly file: string;
  readonly built: boolean;
  readonly problems: readonly {
    readonly file: string;
    readonly line: number;
    readonly level: "error" | "warning" | "info";
    readonly code: string;
    readonly message: string;
  }[];
}

export interface LintModule {
  readonly checkFiles: (server: Server, files: readonly string[]) => Promise<Checked[]>;
}

/** A resource as Azure's engine predicts it; `body` is everything beside its identity. */
export interface PredictedResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly apiVersion: string;
  readonly [property: string]: unknown;
}

export interface Snapshot {
  readonly resources: readonly PredictedResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly string[];
}

export interface SnapshotModule {
  readonly snapshotFile: (server: Server, file: string) => Promise<Snapshot>;
}

export interface Comparison {
  readonly same: number;
  readonly onlyInA: readonly string[];
  readonly onlyInB: readonly string[];
  readonly changed: readonly {
    readonly id: string;
    readonly differences: readonly { readonly path: string; readonly a: unknown; readonly b: unknown }[];
  }[];
}

export interface CompareModule {
  readonly compareResources: (a: Snapshot["resources"], b: Snapshot["resources"]) => Comparison;
  readonly canonical: (value: unknown) => unknown;
}

export interface ParametersModule {
  readonly valuesOf: (content: unknown) => Record<string, unknown>;
}

export interface DataModule {
  readonly Data: new () => object;
}

export interface CheckerModule {
  readonly Checker: new (
    data: object,
    options: { strict?: boolean; closed?: boolean },
  ) => {
    readonly stats: { readonly resources: number; readonly checked: number };
    check(
      text: string,
      file: string,
    ): readonly {
      readonly path: string;
      readonly resource: string;
      readonly code: string;
      readonly severity: "error" | "warning";
      readonly message: string;
    }[];
  };
}
