interface Parts {
  readonly version?: number;
  readonly title?: string | undefined;
  readonly resources: Readonly<Record<string, object>>;
}

/** The text of a design's file, written by hand as another program would. */
export const designFile = ({ version = 1, title = "Test", resources }: Parts): string =>
  JSON.stringify({
    format: "vnet-designer",
    version,
    title,
    cloud: "public",
    profile: "current",
    naming: { workload: "web", environment: "dev" },
    subscriptions: { sub_1: { name: "sub-main" } },
    resourceGroups: { rg_1: { name: "rg-network", subscription: "sub_1" } },
    defaults: { resourceGroup: "rg_1", region: "westeurope" },
    parameters: {},
    resources,
    layout: {},
    intents: {},
    suppressions: {},
    notes: {},
  });

/** A network whose name is its id. */
export const network = (id: string) => ({ id, kind: "vnet", name: id, props: { prefixes: ["10.0.0.0/16"] } });
