import { VM_IMAGES } from "../../facts/vmImages.ts";
import type { JsonObject, Resource } from "../../model/design.ts";
import type { EvaluatedResource, ImportContext } from "../definition.ts";
import {
  objectOf,
  objectsOf,
  placementIn,
  stringOf,
  targetIn,
  targetsIn,
  withoutUndefined,
} from "../import.ts";
import { hostNameOf } from "./template.ts";

/** Our name of a marketplace image, or undefined when it is none of those we offer. */
function imageOf(reference: JsonObject): string | undefined {
  return Object.entries(VM_IMAGES).find(
    ([, image]) =>
      image.publisher === reference["publisher"] &&
      image.offer === reference["offer"] &&
      image.sku === reference["sku"],
  )?.[0];
}

function nicFrom(card: EvaluatedResource, context: ImportContext): JsonObject {
  const [first] = objectsOf(card.properties["ipConfigurations"]);
  const config = objectOf(first?.["properties"]);
  return withoutUndefined({
    subnet: targetIn(config["subnet"], context),
    privateAddress: stringOf(config["privateIPAddress"]),
    nsg: targetIn(card.properties["networkSecurityGroup"], context),
    publicIp: targetIn(config["publicIPAddress"], context),
    asgs: targetsIn(config["applicationSecurityGroups"], context),
    ipForwarding: card.properties["enableIPForwarding"] === true,
    acceleratedNetworking: card.properties["enableAcceleratedNetworking"] === true,
  });
}

/** A machine with the network cards it names; a card that the import does not hold is left out. */
export function vmFrom(t: EvaluatedResource, context: ImportContext): readonly Resource[] {
  const profile = objectOf(t.properties["osProfile"]);
  const cards = objectsOf(objectOf(t.properties["networkProfile"])["networkInterfaces"]).flatMap((card) => {
    const azureId = stringOf(card["id"]);
    const found = azureId === undefined ? undefined : context.find(azureId);
    return azureId === undefined || found === undefined
      ? []
      : [[context.row(t.id, azureId), nicFrom(found, context)] as const];
  });
  const [key] = objectsOf(objectOf(objectOf(profile["linuxConfiguration"])["ssh"])["publicKeys"]);
  const vm: Resource = {
    id: context.idOf(t.id),
    kind: "vm",
    name: t.name,
    ...placementIn(t.location),
    props: withoutUndefined({
      nics: Object.fromEntries(cards),
      image: imageOf(objectOf(objectOf(t.properties["storageProfile"])["imageReference"])),
      size: stringOf(objectOf(t.properties["hardwareProfile"])["vmSize"]),
      adminUsername: stringOf(profile["adminUsername"]),
      sshPublicKey: stringOf(key?.["keyData"]),
    }),
  };
  const hostName = stringOf(profile["computerName"]);
  return hostName === undefined || hostName === hostNameOf(vm)
    ? [vm]
    : [{ ...vm, props: { ...vm.props, hostName } }];
}
