import type { Command } from "../../commands/index.ts";
import { VM_IMAGES, VM_IMAGES_SOURCE } from "../../facts/vmImages.ts";
import { VM_SIZE, VM_SIZES_SOURCE } from "../../facts/virtualMachines.ts";
import { fields } from "../../kinds/vm/fields.ts";
import { propsOf } from "../../kinds/read.ts";
import type { Id, Json } from "../../model/design.ts";
import { err, message, ok } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { shown } from "../shown.ts";

const USUAL_SIZE = "Standard_D2s_v5";

/** The size reads like one of Azure's, and the image is one we know how to write. Which a region offers is not checked. */
export const vmSize = defineRule({
  id: "vm/size",
  severity: "error",
  profiles: "base",
  subjects: ["vm"],
  source: [VM_SIZES_SOURCE, VM_IMAGES_SOURCE],
  *check(vm): Iterable<Draft> {
    if (vm.existing !== undefined) return;
    const { size, image } = propsOf(fields, vm);
    const { id, name } = vm;
    if (size !== undefined && !VM_SIZE.test(size.trim())) {
      const text = size.trim();
      yield {
        variant: text === "" ? "noSize" : "size",
        facet: "size",
        at: [{ id, path: "props.size" }],
        params: { name, size: shown(text) },
        fixes: sizeFix(id, text),
      };
    }
    if (image !== undefined && !Object.hasOwn(VM_IMAGES, image))
      yield {
        variant: "image",
        facet: "image",
        at: [{ id, path: "props.image" }],
        params: { name, image: shown(image) },
      };
  },
  words: {
    noSize: {
      what: (p) => `${p["name"]} has no size`,
      why: () => "Azure refuses a machine without one.",
    },
    size: {
      what: (p) => `${p["name"]}: ${p["size"]} is no size of a machine, such as ${USUAL_SIZE}`,
      why: () => "Azure refuses a machine whose size it does not know.",
    },
    image: {
      what: (p) => `${p["name"]}: ${p["image"]} is none of the images that can be written`,
      why: () => "The template needs publisher, offer and edition of the image.",
    },
  },
  fixes: { set: { label: (p) => `Use ${p["size"]}`, command: setSize() } },
});

/** People leave the tier out, or write spaces and small letters; what cannot be read becomes the usual size. */
function sizeFix(id: Id, text: string): DraftFix[] {
  const plain = text
    .replace(/\s+/g, "_")
    .replace(/^(standard|basic)_/i, (tier) => tier.charAt(0).toUpperCase() + tier.slice(1).toLowerCase());
  const size = [plain, `Standard_${plain}`].find((s) => VM_SIZE.test(s)) ?? USUAL_SIZE;
  return [{ fix: "set", args: { id, size }, params: { size } }];
}

function setSize(): Command<Json> {
  return (q, args) => {
    const { id, size } = args as { readonly id: Id; readonly size: string };
    if (q.find(id) === undefined) return err(message("noFix"));
    return ok([{ op: "set", id, path: "props.size", value: size }]);
  };
}
